"""Rule: one thing that can be wrong, its page for authors, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType

from generator.diagnostics import Diagnostic
from generator.rules.context import Context

Check = Callable[[Context], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its module's docstring is its page."""

    id: str
    page: str
    """What is wrong and why, a failing and a passing example, and how to mend it."""
    check: Check | None
    """None when only the loader, which reads the files, can find it."""

    @property
    def title(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n\n")[0].replace("\n", " ")


def rule(module: ModuleType) -> Rule:
    """The rule that a module of this package describes; its name is the id with underscores."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Rule(name, cleandoc(module.__doc__ or ""), getattr(module, "check", None))
