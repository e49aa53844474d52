"""Report: how many mutants of each module were noticed, and which live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from tests.mutation.mutants import Mutant

EQUIVALENTS = Path(__file__).with_name("equivalents.yaml")


def equivalents() -> Mapping[str, str]:
    """Mutants that change nothing anybody can see: name without line -> why."""
    listed: dict[str, str] = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8"))
    return listed


def report(outcomes: Iterable[tuple[Mutant, bool]]) -> str:
    """A table as Markdown: a module a line, the total last."""
    same = equivalents()
    killed: Counter[str] = Counter()
    lived: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    for mutant, noticed in outcomes:
        kind = killed if noticed else equal if mutant.lineless in same else lived
        kind[mutant.module.removeprefix("generator.")] += 1
    modules = sorted({*killed, *lived, *equal})
    rows = [_row(f"`{name}`", killed[name], lived[name], equal[name]) for name in modules]
    total = _row("**all**", killed.total(), lived.total(), equal.total())
    head = ["| module | mutants | killed | live | equivalent | killed of the rest |", "|---|---:|---:|---:|---:|---:|"]
    return "\n".join([*head, *rows, total]) + "\n"


def _row(name: str, killed: int, lived: int, equal: int) -> str:
    share = f"{100 * killed / (killed + lived):.1f}%" if killed + lived else "-"
    return f"| {name} | {killed + lived + equal} | {killed} | {lived} | {equal} | {share} |"
