"""Shipped: the triage table of the shipped catalogue, with the labels of every locale that has some."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator.compile.triage_table import triage_table
from generator.load import load_catalog
from generator.model import Catalog
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
