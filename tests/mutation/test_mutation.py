"""Mutation testing itself: what it tries is noticed, what changes nothing is not, and its lists are kept in order."""

from __future__ import annotations

import ast
from dataclasses import replace

from tests.mutation.__main__ import all_mutants
from tests.mutation.mutants import Mutant
from tests.mutation.report import equivalents, report
from tests.mutation.rules_oracle import RulesOracle
from tests.mutation.run import outcomes


def test_an_obvious_mutant_is_killed_and_the_program_itself_lives() -> None:
    """One turned condition in a rule is noticed; the same module put in its own place is not."""
    found = all_mutants("rules", ["signature_id"])
    wrong = next(mutant for mutant in found if mutant.what.startswith("condition turned"))
    same = replace(wrong, what="nothing", put=lambda: None, tree=ast.parse(ast.unparse(wrong.tree)))
    seen = dict(outcomes([wrong, same], RulesOracle()))
    assert seen == {wrong: True, same: False}


def test_every_kind_of_mistake_is_made() -> None:
    """The engine's modules give mutants of each kind."""
    kinds = "condition turned|removed|swapped|dropped|operator changed|->|no lower|no upper|None for|True for|LtE in"
    whats = [mutant.what for mutant in all_mutants("triage")]
    assert [kind for kind in kinds.split("|") if not any(kind in what for what in whats)] == []


def test_equivalents_exist() -> None:
    """Who is listed as equivalent is still a mutant, and has a reason."""
    names = {mutant.lineless for target in ("rules", "triage") for mutant in all_mutants(target)}
    assert [name for name, why in equivalents().items() if name not in names or len(why) < 20] == []


def test_report_counts() -> None:
    """What lives counts against the share, and the total stands last."""
    one = Mutant("generator.rules.x", 1, "a", 0, (1, 1), lambda: None, ast.Module([], []))
    lines = report([(one, True), (replace(one, what="b"), False)]).splitlines()
    assert lines[2] == "| `rules.x` | 2 | 1 | 1 | 0 | 50.0% |"
    assert lines[3] == "| **all** | 2 | 1 | 1 | 0 | 50.0% |"
