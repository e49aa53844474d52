"""Queries: what readers of each language type, and which pages answer it.

`queries/any.yaml` holds what is typed alike everywhere: codes, exchanges' messages, badges in English. A query is
answered when one of its pages is among the first five that the search shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "queries"
ANY = "any"
SEEN = 5
"""Results that a reader looks at."""
LOCALES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != ANY))


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the pages, relative to the language's home page, of which each is a right answer."""

    kind: str
    typed: str
    pages: tuple[str, ...]

    def answered(self, shown: list[str]) -> bool:
        """Whether the pages shown, the best first, answer it."""
        return any(page in self.pages for page in shown[:SEEN])


def queries(locale: str) -> list[Query]:
    """The queries of one file, in its order."""
    groups = yaml.safe_load((FOLDER / f"{locale}.yaml").read_text(encoding="utf-8"))
    return [Query(kind, typed, _pages(pages)) for kind, group in groups.items() for typed, pages in group.items()]


def _pages(text: str) -> tuple[str, ...]:
    return tuple(name if "/" in name else f"status/{name}/" for name in text.split())
