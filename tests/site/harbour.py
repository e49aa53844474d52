"""A small site for tests: the catalogue beside this file, compiled, changed if a test wants it, and built by MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.compile import CompiledCatalog, compile_catalog
from generator.diagnostics import Place
from generator.load import load_catalog
from generator.model import Catalog
from generator.model.catalog import Words
from generator.pages import LocaleFact, SiteFacts
from generator.pipeline.prepare import read_interface
from generator.plugin import build_locale
from generator.resources import site_source
from generator.source import resolve
from generator.words import locales
from generator.words.expected import expected_messages

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "catalog"

Change = Callable[[Catalog], Catalog]


def compiled(change: Change = lambda catalog: catalog) -> CompiledCatalog:
    """The small catalogue with the shipped words for the site itself; Arabic has hardly any."""
    loaded = load_catalog(HERE / "catalog")
    shipped = load_catalog(SHIPPED)
    assert loaded.catalog is not None
    assert shipped.catalog is not None
    words = {tag: {**_site_words(shipped.catalog, tag), **own} for tag, own in loaded.catalog.words.items()}
    expected = expected_messages(loaded.catalog, read_interface())
    # Replies are none of this site's business, and every message needs some words in the source locale.
    words["en"] = {**{key: key for key in expected if key.startswith("replies.")}, **words["en"]}
    catalog = change(replace(loaded.catalog, words=words))

    def line_of(file: str, route: tuple[str | int, ...]) -> int:
        return resolve(Place(file, route), loaded.files).line

    return compile_catalog(catalog, expected_messages(catalog, read_interface()), line_of=line_of)


def built(folder: Path, change: Change = lambda catalog: catalog) -> Path:
    """The small site below `folder`, in all its languages."""
    catalog = compiled(change)
    for tag in catalog.locales:
        build_locale(catalog, tag, folder / tag)
    return folder


def facts(catalog: CompiledCatalog) -> SiteFacts:
    """What pages must know of the site."""
    tags = catalog.catalog.published
    named = tuple(LocaleFact(tag, locales.own_name(tag), locales.direction(tag)) for tag in tags)
    return SiteFacts(named, site_source())


def _site_words(catalog: Catalog, tag: str) -> Mapping[str, Words]:
    return {key: words for key, words in catalog.words.get(tag, {}).items() if tag != "ar" and key.startswith("site.")}
