"""Fuzz: coverage-guided, with atheris in an environment of its own. `make fuzz`, or `python -m tests.fuzz TARGET`.

New inputs that reach new code are kept in a folder that is no part of the project; what breaks a target is written to
`tests/fuzz/found/<target>/`, where the tests replay it for ever after.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"], enable_loader_override=False):
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent


def main() -> None:
    """Run one target for some seconds from its seeds."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=300, help="how long (default: 300)")
    parser.add_argument("--corpus", type=Path, default=Path(".cache/fuzz-corpus"), help="where new inputs are kept")
    options = parser.parse_args()
    corpus = options.corpus / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    found = HERE / "found" / options.target
    found.mkdir(parents=True, exist_ok=True)
    for number, (target, data) in enumerate(seeds()):
        if target == options.target:
            (corpus / f"seed-{number:04}").write_bytes(data)
    arguments = [sys.argv[0], str(corpus), str(found), f"-max_total_time={options.seconds}"]
    arguments += [f"-artifact_prefix={found}/", "-max_len=4096", "-timeout=20", "-print_final_stats=1", "-verbosity=1"]
    atheris.Setup(arguments, TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
