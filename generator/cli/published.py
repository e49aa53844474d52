"""Published: refuses languages on the command line that the catalogue does not publish."""

from __future__ import annotations

from collections.abc import Sequence

from generator.cli import MISUSE
from generator.cli.terminal import fail
from generator.compile import CompiledCatalog


def refused(wanted: Sequence[str] | None, compiled: CompiledCatalog) -> int | None:
    """The exit code for the first unknown language, which has been named; None when all are known."""
    unknown = sorted(set(wanted or ()) - set(compiled.catalog.published))
    if not unknown:
        return None
    known = ", ".join(compiled.catalog.published)
    fail(f"`{unknown[0]}` is not a published locale of this catalogue; published are {known}.")
    return MISUSE
