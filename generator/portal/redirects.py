"""Redirects: old addresses of pages lead to the new ones, as rules for hosts that read them and as pages for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.compile import LocaleView

STATIC_RULES = 2000
"""Rules without placeholders that hosts take from `_redirects`; beyond it the pages alone do the work."""


def redirect_rules(views: Sequence[LocaleView], moved: Mapping[str, str]) -> str:
    """The file `_redirects`.

    Short links have no rule on purpose: some hosts follow rules before they look for a file, others know no rules about
    languages, and the page of a short link leads every reader to the right language by itself.
    """
    lines = [f"/{view.tag}/{old} /{view.tag}/{new} 301" for old, new in moved.items() for view in views]
    return "".join(f"{line}\n" for line in lines[:STATIC_RULES])


def moved_short_links(moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Short addresses of pages that have moved, each with the page it stands for now."""
    for old, new in moved.items():
        folder, _, name = old.partition("/")
        if folder in SHORT_FOLDERS:
            yield f"{SHORT_FOLDERS[folder]}/{name}", new


SHORT_FOLDERS: Mapping[str, str] = {"status": "s", "exchange": "e"}
"""Folder of pages -> the one letter it has in short links."""
