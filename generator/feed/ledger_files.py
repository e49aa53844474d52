"""Ledger files: the history of changes as YAML that people read, and the last state as lines that programs compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.feed.ledger import State
from generator.model.changes import Release

HISTORY = "changes.yaml"
STATE = "changes.lock"

_LINE = re.compile(r"^([a-z_0-9.]+)((?: [A-Za-z0-9-]+=[0-9a-f]{8})+)$")


def written_state(state: State) -> str:
    """One line a subject, in order, so that two people's records merge."""
    lines = [
        f"{subject} {' '.join(f'{part}={parts[part]}' for part in sorted(parts))}"
        for subject, parts in sorted(state.items())
    ]
    return "\n".join(["# Made by `helpcenter changes record`: what the feed said then.", *lines]) + "\n"


def read_state(text: str) -> State:
    """The state; a line that is none of ours (a merge's leftovers) counts as not recorded."""
    state: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        found = _LINE.match(line)
        if found:
            state[found.group(1)] = dict(_pair(pair) for pair in found.group(2).split())
    return state


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def written_history(releases: Sequence[Release]) -> str:
    """`changes.yaml`: ids are plain words of YAML, so only languages stand in quotes."""
    lines = [
        "# yaml-language-server: $schema=schema/changes.json",
        "# Written by `helpcenter changes record`, newest first: what feed readers show.",
        "releases:",
        *(line for release in releases for line in _release(release)),
    ]
    return "\n".join(lines) + "\n"


def _release(release: Release) -> Iterator[str]:
    yield f"  - date: {release.date.isoformat()}"
    for name, subjects in (
        ("added", release.added),
        ("new_codes", release.new_codes),
        ("changed", release.changed),
        ("retired", release.retired),
    ):
        yield from _list(name, subjects, "    ")
    if release.reworded:
        yield "    reworded:"
        for tag, subjects in sorted(release.reworded.items()):
            # In quotes, because `no` is a language and not a refusal.
            yield from _list(f"'{tag}'", subjects, "      ")


def _list(name: str, subjects: Sequence[str], indent: str) -> Iterator[str]:
    if subjects:
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {subject}" for subject in subjects)
