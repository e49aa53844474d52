"""`python -m tests.mutation rules|triage`: makes every small mistake in turn and says which the tests notice."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from pathlib import Path
from random import Random

import generator.rules
import generator.triage
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.report import equivalents, report
from tests.mutation.rules_oracle import RulesOracle
from tests.mutation.run import Oracle, outcomes
from tests.mutation.triage_oracle import TriageOracle

PACKAGES = {"rules": generator.rules, "triage": generator.triage}


def main() -> None:
    """Print each mutant that lives, then the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("target", choices=sorted(PACKAGES))
    parser.add_argument("--module", action="append", help="only this module of the package; may be repeated")
    parser.add_argument("--sample", type=int, help="only so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=2026, help="of the draw (default: 2026)")
    options = parser.parse_args()
    os.nice(10)
    found = all_mutants(options.target, options.module)
    if options.sample is not None and options.sample < len(found):
        found = sorted(Random(options.seed).sample(found, options.sample), key=lambda each: (each.module, each.line))
    oracle: Oracle = RulesOracle() if options.target == "rules" else TriageOracle()
    same = equivalents()
    done = []
    for mutant, noticed in outcomes(found, oracle):
        done.append((mutant, noticed))
        if not noticed and mutant.lineless not in same:
            sys.stdout.write(f"lives: {mutant.name}\n")
            sys.stdout.flush()
    sys.stdout.write("\n" + report(done))


def all_mutants(target: str, modules: list[str] | None = None) -> list[Mutant]:
    """The mutants of a package, or of some of its modules."""
    package = PACKAGES[target]
    names = ["", *sorted(module.name for module in pkgutil.iter_modules(package.__path__))]
    found = []
    for name in names:
        if not modules or name in modules:
            module = importlib.import_module(f"{package.__name__}.{name}".rstrip("."))
            found += mutants(module.__name__, Path(str(module.__file__)))
    return found


if __name__ == "__main__":
    main()
