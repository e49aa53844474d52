"""Ledger: what the feed said when changes were last recorded, and how that differs from what it says now."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.feed.model import CatalogDocument
from generator.model.changes import Release

FACTS = "facts"
"""The part of a subject that is the same in every language; its other parts are languages."""

State = Mapping[str, Mapping[str, str]]
"""Subject -> part -> fingerprint. What is deprecated is not listed: to readers it is gone."""

_WORDS = ("text", "locale", "review")
_MOVES_ALONE = ("checked", "help_url", "deprecated", "replaced_by", "also_called")
"""Fields that change without anything changing for a reader, or that decide whether a subject is listed at all."""


def state_of(documents: Sequence[CatalogDocument]) -> State:
    """What these languages of the feed say, the source language first."""
    state: dict[str, dict[str, str]] = {}
    for number, document in enumerate(documents):
        for subject, value in _subjects(document):
            parts = state.setdefault(subject, {})
            if number == 0:
                parts[FACTS] = _fingerprint(_facts(value))
            texts = list(_texts(value))
            if texts:
                parts[document.locale] = _fingerprint(texts)
    return state


def difference(old: State, new: State, date: dt.date) -> Release:
    """What to announce. A new exchange's codes are announced with it, not one by one."""
    fresh = set(new) - set(old)
    kept = set(new) & set(old)
    added = {subject for subject in fresh if not subject.startswith("codes.")}
    codes = {subject for subject in fresh - added if _venue(subject) not in added}
    locales = {tag for parts in new.values() for tag in parts} - {FACTS}
    reworded = {
        tag: tuple(sorted(each for each in kept if tag in old[each] and old[each][tag] != new[each].get(tag)))
        for tag in sorted(locales)
    }
    return Release(
        date=date,
        added=tuple(sorted(added)),
        new_codes=tuple(sorted(codes)),
        changed=tuple(sorted(each for each in kept if old[each].get(FACTS) != new[each].get(FACTS))),
        reworded={tag: subjects for tag, subjects in reworded.items() if subjects},
        retired=tuple(sorted(set(old) - set(new))),
    )


def is_empty(release: Release) -> bool:
    """Whether there is nothing to announce."""
    return not (release.added or release.new_codes or release.changed or release.reworded or release.retired)


def joined(releases: Sequence[Release], fresh: Release) -> tuple[Release, ...]:
    """The history with one more release, newest first; a second one on the same day becomes one with the first.

    What was added on a day has no earlier form, so a change of it on that day is no news.
    """
    same = next((each for each in releases if each.date == fresh.date), Release(date=fresh.date))
    tags = sorted({*same.reworded, *fresh.reworded})
    added = _union(same.added, fresh.added)
    codes = tuple(each for each in _union(same.new_codes, fresh.new_codes) if _venue(each) not in added)
    born = {*added, *codes}
    words = {tag: _union(same.reworded.get(tag, ()), fresh.reworded.get(tag, ())) for tag in tags}
    both = Release(
        date=fresh.date,
        added=added,
        new_codes=codes,
        changed=tuple(each for each in _union(same.changed, fresh.changed) if not (born & {each, _venue(each)})),
        reworded={
            tag: left for tag, all_ in words.items() if (left := tuple(each for each in all_ if each not in born))
        },
        retired=_union(same.retired, fresh.retired),
    )
    rest = [each for each in releases if each.date != fresh.date]
    return tuple(sorted([both, *rest], key=lambda each: each.date, reverse=True))


def _venue(subject: str) -> str:
    """The exchange whose code it is; of anything else, itself."""
    part, name, *_ = subject.split(".")
    return f"exchanges.{name}" if part == "codes" else subject


def _union(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


def _subjects(document: CatalogDocument) -> Iterator[tuple[str, Any]]:
    """Every subject with all that belongs to it: a status with the fixes of its causes, a code with each meaning."""
    data = document.model_dump(by_alias=True, exclude_none=True)
    fixes = data["fixes"]
    for name, status in data["statuses"].items():
        if not status["deprecated"]:
            used = [fixes[fix] for cause in status["causes"] for fix in cause["fixes"]]
            yield f"statuses.{name}", {**status, "fixes": used}
    for name, topic in data["topics"].items():
        yield f"topics.{name}", topic
    for name, exchange in data["exchanges"].items():
        codes = exchange.pop("codes")
        yield f"exchanges.{name}", exchange
        found: dict[str, list[Any]] = {}
        for code, entry in codes.items():
            for meaning in entry["meanings"]:
                if not meaning["deprecated"]:
                    found.setdefault(meaning["signature"], []).append([code, meaning])
        for signature, meanings in found.items():
            yield f"codes.{signature}", meanings


def _facts(value: Any) -> Any:
    """The value without words and without what moves alone."""
    if isinstance(value, list):
        return [_facts(item) for item in value]
    if not isinstance(value, dict):
        return value
    hidden = {*_MOVES_ALONE, *(_WORDS if "text" in value else ()), *(("forms",) if "forms" in value else ())}
    return {key: _facts(item) for key, item in value.items() if key not in hidden}


def _texts(value: Any) -> Iterator[Any]:
    """Every text in it, in order; badges with all their forms."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict) and "text" in value and "review" in value:
        yield value.get("forms") or value["text"]
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _fingerprint(value: Any) -> str:
    content = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:8]
