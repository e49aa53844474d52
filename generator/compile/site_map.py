"""Site map: the address of every page of a catalogue, known before anything is built."""

from __future__ import annotations

from generator.compile.catalog import codes_of, slug
from generator.model import Catalog

FIXED = ("", "status/", "exchange/", "topics/", "triage/", "about/translation/", "about/sources/")
"""Pages that every help center has."""


def page_addresses(catalog: Catalog) -> frozenset[str]:
    """Every page below a locale's folder; a test compares them with a built site."""
    found = {*FIXED, *(f"status/{slug(name)}/" for name in catalog.statuses)}
    for name, exchange in catalog.exchanges.items():
        if exchange.links is not None:
            at = f"exchange/{slug(name)}/"
            found |= {at, *(f"{at}{code.slug}/" for code in codes_of(name, exchange) if code.has_page)}
    return frozenset(found)
