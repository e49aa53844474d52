"""Suggestion: the name an author probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST = 100
"""Characters of a word that is compared; comparing takes time, and nobody means a longer one."""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A tip that names the known word nearest to `word`, or `otherwise` when none is near."""
    close = _close(word, known)
    return f"Did you mean `{close}`?" if close else otherwise


@dataclass(slots=True)
class KeyTree:
    """Dotted keys as a tree, so that a misspelt key is compared only with the few that could stand in its place."""

    children: dict[str, KeyTree] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Iterable[str]) -> KeyTree:
        """The tree of `keys`."""
        root = cls()
        for key in keys:
            node = root
            for part in key.split("."):
                node = node.children.setdefault(part, cls())
        return root

    def nearest(self, key: str) -> str | None:
        """The key that differs from `key` only by misspelt parts, if there is one."""
        node, found = self, []
        for part in key.split("."):
            name = part if part in node.children else _close(part, node.children)
            if name is None:
                return None
            found.append(name)
            node = node.children[name]
        return None if node.children else ".".join(found)


def _close(word: str, known: Iterable[str]) -> str | None:
    close = difflib.get_close_matches(word, sorted(known), n=1) if len(word) <= LONGEST else []
    return close[0] if close else None
