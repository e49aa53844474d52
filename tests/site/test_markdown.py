"""The Markdown beside each page, and the maps for programs: the same things said, inert, with links that lead on."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import markdown
import pytest

from generator.words.markdown import block, code, escaped, link
from tests.site.document import Document
from tests.site.hostile import MARK

SITE = "https://help.lighthouse.example/"
NASTY = [
    MARK,
    "# no heading",
    "- no item",
    "12. no item",
    "> no quote",
    "~~~",
    "```",
    "[words](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "&lt;b&gt; &#60;b&#62;",
    "**strong** _stress_ `code`",
    "a | b",
    "line\nbreak\n\n# heading",
    "back\\slash \\<b>",
    "\0 null",
    "{{ 7 * 7 }} {% raw %}",
]


def rendered(text: str) -> Document:
    return Document(markdown.markdown(text, extensions=["tables", "fenced_code"]))


def pages(site: Path) -> list[Path]:
    return sorted(path.parent for path in site.resolve().rglob("index.html"))


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_only_text(text: str) -> None:
    """Wherever it stands: as a paragraph, an item, a heading, a cell, in a link, as code."""
    around = ("{}", "- {}", "# {}", "words {}", "| a |\n| --- |\n| {} |")
    for form in around:
        seen = rendered(form.format(escaped(text)))
        found = {each.tag for each in seen.elements}
        assert found <= {"p", "ul", "li", "h1", "table", "thead", "tbody", "tr", "th", "td"}, (form, text, found)
        assert len(seen.all("li")) <= 1
    seen = rendered(link(escaped(text), 'https://example.com/a b(c)<d>"e"?x=1#y'))
    assert [each.tag for each in seen.elements] == ["p", "a"]
    assert {each.tag for each in rendered(block(text)).elements} == {"pre", "code"}
    assert {each.tag for each in rendered(f"x {code(text)} y").elements} <= {"p", "code"}


@pytest.mark.parametrize("text", ["Spot & Margin", "More > Replace", "It's a key.", "5.5 days", "a-b", "C# + x"])
def test_plain_words_stay_readable(text: str) -> None:
    """Nothing is escaped that means nothing."""
    assert escaped(text) == text


PROGRAMS = ("feedback", "meaning")
"""Sections that only work in a browser: the answers about a page, and those of the triage page."""


def test_every_page_has_its_twin(small_site: Path) -> None:
    """Linked from the page, headed by the page's title, and with the page's own sections."""
    for folder in pages(small_site):
        page = Document.of(folder / "index.html")
        twin = (folder / "index.md").read_text(encoding="utf-8")
        assert page.one("link", type="text/markdown").attributes["href"] == "index.md"
        seen = rendered(twin)
        assert len(seen.all("h1")) == 1, folder
        wanted = [
            "".join(each.text)
            for each in page.all("h2")
            if each.attributes.get("id") not in PROGRAMS and each.inside[-1] == "section"
        ]
        headings = ["".join(each.text) for each in seen.all("h2")]
        assert [each for each in wanted if each not in headings] == [], folder


def test_links_of_twins_lead_to_twins(small_site: Path) -> None:
    """Relative ones to Markdown that is there; the last one of each is its page."""
    root = small_site.resolve()
    for folder in pages(small_site):
        twin = (folder / "index.md").read_text(encoding="utf-8")
        addresses = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", twin, flags=re.DOTALL))
        for address in addresses:
            if not address.startswith(("https:", "mailto:")):
                target = unquote(urljoin(f"{folder.as_posix()}/index.md", address))
                assert target.endswith("/index.md"), address
                assert Path(target).is_file(), (folder, address)
        assert addresses[-1] == f"{SITE}{folder.relative_to(root).as_posix()}/"


def test_hostile_words_stay_words_in_twins(hostile_site: Path) -> None:
    """Whatever stands in the catalogue: no element but those of our templates, no address that runs."""
    allowed = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "code", "pre", "hr"}
    allowed |= {"table", "thead", "tbody", "tr", "th", "td"}
    for folder in pages(hostile_site):
        seen = rendered((folder / "index.md").read_text(encoding="utf-8"))
        assert {each.tag for each in seen.elements} <= allowed, folder
        for each in seen.elements:
            assert set(each.attributes) <= {"href", "class"}, folder
            assert each.attributes.get("href", "https:").startswith(
                ("https:", "mailto:", "../", "index.md", "status/", "exchange/", "topics/", "triage/", "about/")
            ) or each.attributes["href"].endswith("index.md")


def test_maps_list_what_is_there(site: Path) -> None:
    """`llms.txt`: a title, a summary, sections of links; each of them resolves, and statuses come first."""
    root = site.resolve()
    files = [root / "llms.txt", *sorted(root.glob("*/llms.txt"))]
    languages = {path.parent for path in root.glob("*/offline.html")}
    assert {path.parent for path in files} == {root, *languages}
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert lines[2].startswith("> ")
        assert lines[4].startswith("## ")
        found = re.findall(r"^- \[.+\]\((https://[^)/]+/)([^)]+)\)", "\n".join(lines), re.MULTILINE)
        assert len(found) == sum(line.startswith("- ") for line in lines)
        for _, address in found:
            target = root / address
            assert (target / "index.html" if address.endswith("/") else target).is_file(), address
        if path.parent != root:
            assert "/status/" in found[0][1]
