"""Shipped: the triage table of the shipped catalogue, with the labels of every locale that has some."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from generator.compile.triage_table import triage_table
from generator.feed.files import to_bytes
from generator.load import load_catalog
from generator.model import Catalog
from generator.pipeline.prepare import Project, prepare
from generator.replies import replies_document
from generator.triage import Table, load_table
from tests.conftest import CATALOG


@lru_cache(maxsize=1)
def shipped_catalog() -> Catalog:
    """The shipped catalogue, typed."""
    catalog = load_catalog(CATALOG).catalog
    assert catalog is not None
    return catalog


@lru_cache(maxsize=1)
def shipped_data() -> dict[str, Any]:
    """The data of `triage.json`."""
    catalog = shipped_catalog()
    labels: dict[str, dict[str, tuple[str, ...]]] = {}
    for tag, words in catalog.words.items():
        own = labels.setdefault(tag, {})
        for status in catalog.statuses:
            badge = words.get(f"statuses.{status}.badge", ())
            also = words.get(f"statuses.{status}.also_called", "")
            assert isinstance(also, str)
            texts = (badge,) if isinstance(badge, str) else tuple(badge.values()) if badge else ()
            own[status] = (*texts, *(text.strip() for text in also.split(";") if text.strip()))
    return triage_table(catalog, labels)


@lru_cache(maxsize=1)
def shipped_table() -> Table:
    """The engine's table."""
    return load_table(shipped_data())


@lru_cache(maxsize=1)
def shipped_replies() -> dict[str, dict[str, Any]]:
    """Locale -> its replies: one with two plural forms, one with more, one with one."""
    compiled = prepare(Project(CATALOG, None), dt.date(2026, 11, 21)).compiled
    assert compiled is not None
    return {tag: json.loads(to_bytes(replies_document(compiled.locales[tag]))) for tag in ("nl", "ru", "ja")}
