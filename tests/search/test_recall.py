"""Search finds: in every language, nineteen of twenty queries are answered among the first five results."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search.queries import ANY, LOCALES, Query, queries

ASKING = (Path(__file__).parent / "asking.js").read_text()
WANTED = 0.95


def test_every_published_language_has_queries(site: Path) -> None:
    """Thirty at least."""
    assert sorted(path.parent.parent.name for path in site.glob("*/search/index.json")) == list(LOCALES)
    for locale in LOCALES:
        assert len(queries(locale)) >= 30, locale


def test_every_answer_is_a_page(site: Path) -> None:
    """A query's page that is no longer built would count as not found."""
    for locale in (*LOCALES, ANY):
        for query in queries(locale):
            for page in query.pages:
                assert (site / "en" / page / "index.html").is_file(), (locale, query)


@pytest.mark.parametrize("locale", LOCALES)
def test_recall(browser: Browser, site: Path, shipped_address: str, locale: str) -> None:
    """What is typed in this language and what is typed alike in all, each asked of the shipped worker."""
    page = browser.new_page()
    page.goto(f"{shipped_address}{locale}/404.html")
    own, alike = queries(locale), queries(ANY)
    typed = [query.typed for query in (*own, *alike)]
    worker = next((site / locale / "assets/js/search").glob("worker.*.js")).name
    shown = page.evaluate(ASKING, {"worker": f"/{locale}/assets/js/search/{worker}", "queries": typed})
    page.close()
    missed = missing(own, shown[: len(own)]), missing(alike, shown[len(own) :])
    assert len(missed[0]) <= (1 - WANTED) * len(own), missed[0]
    assert len(missed[1]) <= (1 - WANTED) * len(alike), missed[1]


def missing(asked: list[Query], shown: list[list[str]]) -> list[tuple[str, list[str]]]:
    """The queries without an answer, with what was shown instead."""
    return [(query.typed, pages[:5]) for query, pages in zip(asked, shown, strict=True) if not query.answered(pages)]
