"""What a person reads on each kind of page, word for word."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tests.site.document import Document

GOLDEN = Path(__file__).parent / "golden"

PAGES = {
    "home": "",
    "statuses": "status/",
    "status": "status/invalid/",
    "status_with_days": "status/expires-in-days/",
    "exchanges": "exchange/",
    "exchange": "exchange/alpha/",
    "exchange_without_codes": "exchange/beta/",
    "code": "exchange/alpha/-2015/",
    "code_with_several_samples": "exchange/alpha/40012/",
    "topics": "topics/",
    "triage": "triage/",
    "translation": "about/translation/",
    "sources": "about/sources/",
}


@pytest.mark.parametrize("locale", ["en", "nl"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_expected(small_site: Path, name: str, locale: str, request: pytest.FixtureRequest) -> None:
    """The text of the article with its links; `--update-golden` writes it anew."""
    seen = Document.of(small_site / locale / PAGES[name] / "index.html").reading
    if name == "translation":  # how many messages there are changes with every new one
        seen = re.sub(r"[0-9]+", "#", seen)
    path = GOLDEN / f"{name}.{locale}.txt"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8")
    assert seen == wanted, "\n".join(difflib.unified_diff(wanted.splitlines(), seen.splitlines(), lineterm=""))
