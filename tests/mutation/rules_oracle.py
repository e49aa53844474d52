"""Oracle of the rules: says whether they still find in every catalogue of the tests what is written down."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.load import Loaded, load_catalog
from generator.report import render
from generator.rules import RULES, Rule, check, explain, rule_ids
from generator.rules.context import Context
from generator.rules.rule import rule as rule_of
from tests.check.catalogue import TODAY, copy_base, interface
from tests.check.test_golden import CASES, change
from tests.check.test_rules import EXAMPLES, lay_example
from tests.mutation.mutants import Mutant


class RulesOracle:
    """The golden reports, and the examples on the rules' pages; every catalogue is loaded once."""

    def __init__(self) -> None:
        self._interface = interface()
        with tempfile.TemporaryDirectory() as folder:
            self._cases = [_Case("base", load_catalog(copy_base(Path(folder))), "No problems found.\n")]
        for path in CASES:
            with tempfile.TemporaryDirectory() as folder:
                root = copy_base(Path(folder))
                change(root, path)
                text = (path / "expected.txt").read_text(encoding="utf-8")
                self._cases.append(_Case(path.name, load_catalog(root), text))
        self._examples: list[tuple[Rule, bool, Loaded]] = []
        for rule, kind, name, fragment in EXAMPLES:
            with tempfile.TemporaryDirectory() as folder:
                root = copy_base(Path(folder))
                lay_example(root, name, fragment)
                self._examples.append((rule, kind == "Wrong", load_catalog(root)))
        self._pages = self._seen_pages()
        self._contexts = {id(loaded): context for loaded in self._all() if (context := self._context(loaded))}
        self._known = {(case.name, rule.id): self._found(rule, case.loaded) for case in self._cases for rule in RULES}

    def holds(self, mutant: Mutant) -> bool:
        """A rule is held against what it found before; a part of the machinery against the whole reports."""
        mine = _rules_with(mutant.module)
        if not mine:
            return self._pages == self._seen_pages() and self._reports_hold(self._cases) and self._examples_hold(RULES)
        own = mutant.module.rpartition(".")[2]
        order = sorted(self._cases, key=lambda case: not case.name.startswith(own))
        if not self._examples_hold(mine, known=True):
            return False
        changed = [
            case
            for case in order
            if any(self._found(rule, case.loaded) != self._known[case.name, rule.id] for rule in mine)
        ]
        # What differs may still read the same.
        return self._reports_hold(changed)

    def _all(self) -> Iterable[Loaded]:
        return [*(case.loaded for case in self._cases), *(loaded for *_, loaded in self._examples)]

    def _context(self, loaded: Loaded) -> Context | None:
        return Context(loaded, loaded.catalog, self._interface, TODAY) if loaded.catalog else None

    def _found(self, rule: Rule, loaded: Loaded) -> frozenset[Diagnostic]:
        context = self._contexts.get(id(loaded))
        return frozenset(rule.check(context)) if rule.check and context else frozenset()

    def _reports_hold(self, cases: Iterable[_Case]) -> bool:
        return all(
            render("text", check(case.loaded, self._interface, TODAY), case.loaded.files, base="catalog") == case.text
            for case in cases
        )

    def _examples_hold(self, rules: Iterable[Rule], known: bool = False) -> bool:
        """Whether every wrong example breaks its rule and no right one does."""
        wanted = {rule.id for rule in rules}
        for rule, wrong, loaded in self._examples:
            if rule.id in wanted:
                found: Iterable[Diagnostic] = [*loaded.diagnostics]
                found = [*found, *(self._found(rule, loaded) if known else check(loaded, self._interface, TODAY))]
                if any(each.rule == rule.id for each in found) != wrong:
                    return False
        return True

    def _seen_pages(self) -> list[Any]:
        again = tuple(rule_of(sys.modules[f"generator.rules.{each.id.replace('-', '_')}"]) for each in RULES)
        return [rule_ids(), [(explain(each.id), each.title) for each in RULES], again]


class _Case:
    def __init__(self, name: str, loaded: Loaded, text: str) -> None:
        self.name, self.loaded, self.text = name, loaded, text


def _rules_with(module: str) -> list[Rule]:
    """The rules that a module takes part in; none when it is machinery that all of them need."""
    names = {rule.id: f"generator.rules.{rule.id.replace('-', '_')}" for rule in RULES}
    if module not in names.values():
        return []
    return [
        rule
        for rule in RULES
        if names[rule.id] == module
        or any(getattr(value, "__module__", None) == module for value in vars(sys.modules[names[rule.id]]).values())
    ]
