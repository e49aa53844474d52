"""What changed is announced by stable id, in every language, from files in the catalogue and from nothing else."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.feed import feed_files
from generator.model.changes import Release
from tests.build.test_shipped_site import LOCALES, SITE_URL, Head
from tests.conftest import Run
from tests.site.harbour import compiled
from tests.site.hostile import hostile

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def catalog(small_catalog: Path, tmp_path: Path) -> Path:
    """A small catalogue that never announced anything."""
    folder = tmp_path / "catalog"
    shutil.copytree(small_catalog, folder, ignore=shutil.ignore_patterns("changes.*"))
    return folder


def changes(helpcenter: Run, catalog: Path, *words: str) -> list[str]:
    done = helpcenter("changes", *words, "--catalog", catalog)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def record(helpcenter: Run, catalog: Path, day: str) -> list[str]:
    return changes(helpcenter, catalog, "record", "--today", day)


def built(helpcenter: Run, catalog: Path, output: Path) -> Path:
    done = helpcenter("build", "--only", "feed", "--catalog", catalog, "--output", output, "--quiet")
    assert done.returncode == 0, done.stderr
    return output / "feed" / "v1"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _worked_on(catalog: Path) -> None:
    """A sentence in one language, a fact, a new code and an end."""
    words = catalog / "locales" / "nl" / "statuses.yml"
    title = re.search(r"^    expired:\n(?:      .*\n)*?      title: \"(.+)\"$", words.read_text(), re.MULTILINE)
    assert title
    edit(words, f'title: "{title.group(1)}"', f'title: "{title.group(1)}, helaas"')
    edit(catalog / "statuses" / "temporary_issue.yaml", "to_minutes: 60", "to_minutes: 90")
    status = catalog / "statuses" / "inactive_futures.yaml"
    status.write_text(status.read_text() + "deprecated: true\nreplaced_by: incorrect_permissions\n")
    edit(
        catalog / "exchanges" / "binance.yaml",
        "signatures:\n",
        """signatures:
  - id: binance.brand_new
    when: {code: -99123}
    answers: [{status: invalid, cause: key_not_found}]
    confidence: low
    source: https://example.com/
    checked: 2026-11-20
    samples:
      - '{"code":-99123,"msg":"Something new."}'
""",
    )


def test_the_first_record_announces_what_there_is(helpcenter: Run, catalog: Path) -> None:
    """Statuses, exchanges and topics, one entry each; a new exchange's codes come with it."""
    said = record(helpcenter, catalog, "2026-11-21")
    assert "added: statuses.expired" in said
    assert "added: exchanges.binance" in said
    assert not [line for line in said if "codes." in line]
    assert changes(helpcenter, catalog) == ["nothing changed"]
    assert helpcenter("check", "--catalog", catalog).returncode == 0


def test_changes_are_announced_once_and_by_kind(helpcenter: Run, catalog: Path, tmp_path: Path) -> None:
    """Added, new code, changed, reworded, retired: each in the languages that it concerns, and never twice."""
    record(helpcenter, catalog, "2026-11-21")
    _worked_on(catalog)
    wanted = [
        "new code: codes.binance.brand_new",
        "changed: statuses.temporary_issue",
        "reworded in nl: statuses.expired",
        "retired: statuses.inactive_futures",
        "4 changes since the last record",
    ]
    assert changes(helpcenter, catalog) == wanted
    assert record(helpcenter, catalog, "2026-12-01") == wanted
    assert changes(helpcenter, catalog) == ["nothing changed"]
    feed = built(helpcenter, catalog, tmp_path / "site")
    items = json.loads((feed / "changes.json").read_text())["items"]
    newest = [item for item in items if item["date_published"] == "2026-12-01T00:00:00Z"]
    assert items[:4] == newest
    assert {(item["_change"]["kind"], item["_change"]["subject"]) for item in newest} == {
        ("new_code", "codes.binance.brand_new"),
        ("changed", "statuses.temporary_issue"),
        ("reworded", "statuses.expired"),
        ("retired", "statuses.inactive_futures"),
    }
    links = {item["_change"]["subject"]: item["url"] for item in newest}
    assert links["codes.binance.brand_new"] == f"{SITE_URL}en/exchange/binance/-99123/"
    assert links["statuses.expired"] == f"{SITE_URL}en/status/expired/"
    assert [item["_change"]["locales"] for item in newest if item["tags"] == ["reworded"]] == [["nl"]]
    for tag, times in (("nl", 1), ("en", 0)):
        kinds = [
            entry["kind"] for entry in entries(feed / f"atom/{tag}.atom") if entry["updated"].startswith("2026-12")
        ]
        assert kinds.count("reworded") == times
        assert {"new_code", "changed", "retired"} <= set(kinds)


def test_two_records_on_a_day_are_one(helpcenter: Run, catalog: Path) -> None:
    """A correction on the same day joins what was announced, and ids stay apart."""
    record(helpcenter, catalog, "2026-11-21")
    _worked_on(catalog)
    record(helpcenter, catalog, "2026-11-21")
    history = (catalog / "changes.yaml").read_text()
    assert history.count("date: 2026-11-21") == 1
    assert "exchanges.binance\n" in history
    assert "brand_new" not in history, "it came with its exchange"
    assert "changed:" not in history, "what was added today has no earlier form"
    assert "reworded:" not in history


def test_a_new_date_of_checking_is_no_news(helpcenter: Run, catalog: Path) -> None:
    """Whoever looked again and found the same has nothing to announce."""
    record(helpcenter, catalog, "2026-11-21")
    exchange = catalog / "exchanges" / "binance.yaml"
    exchange.write_text(exchange.read_text().replace("checked: 2026-11-20", "checked: 2026-11-21"))
    assert changes(helpcenter, catalog) == ["nothing changed"]


def test_leftovers_of_a_merge_do_no_harm(helpcenter: Run, catalog: Path) -> None:
    """A line of the record that cannot be read counts as not recorded."""
    record(helpcenter, catalog, "2026-11-21")
    edit(catalog / "changes.lock", "statuses.expired ", "<<<<<<< ours\nstatuses.expired : ")
    assert changes(helpcenter, catalog)[0] == "added: statuses.expired"


@pytest.mark.parametrize("locale", LOCALES)
def test_atom_feeds_are_valid(built_feed: Path, locale: str) -> None:
    """As RFC 4287 asks: what must be there is there once, ids are unique, moments have a zone, the author is named."""
    root = ElementTree.fromstring((built_feed / f"atom/{locale}.atom").read_bytes())
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    own = f"{SITE_URL}feed/v1/atom/{locale}.atom"
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [own]
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for node in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", node.findtext(f"{ATOM}updated", ""))
        alternates = [link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert str(alternates[0].get("href")).startswith(f"{SITE_URL}{locale}/")
    found = entries(built_feed / f"atom/{locale}.atom")
    assert len({entry["id"] for entry in found}) == len(found) > 0
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[\w.\-/]+", entry["id"]) for entry in found)
    assert root.findtext(f"{ATOM}updated") == found[0]["updated"], "the newest entry dates the feed"


def entries(path: Path) -> list[dict[str, str]]:
    root = ElementTree.fromstring(path.read_bytes())
    return [
        {
            "id": entry.findtext(f"{ATOM}id", ""),
            "updated": entry.findtext(f"{ATOM}updated", ""),
            "kind": str(entry.find(f"{ATOM}category").get("term")),  # type: ignore[union-attr]  # asserted elsewhere
            "title": entry.findtext(f"{ATOM}title", ""),
        }
        for entry in root.findall(f"{ATOM}entry")
    ]


def test_words_stay_text_in_xml() -> None:
    """Markup in a name or a sentence arrives as the characters it is made of, and what XML forbids is left out."""
    catalog = compiled(hostile)
    release = Release(
        date=dt.date(2026, 11, 21),
        added=tuple(f"statuses.{name}" for name in catalog.source.statuses),
        changed=tuple(f"exchanges.{name}" for name in catalog.source.exchanges),
    )
    views = tuple(catalog.locales.values())
    files = {file.path: file.content for file in feed_files(views, {}, {}, [release])}
    root = ElementTree.fromstring(files["feed/v1/atom/en.atom"])
    titles = [str(entry.findtext(f"{ATOM}title")) for entry in root.findall(f"{ATOM}entry")]
    assert len(titles) == len(release.added) + len(release.changed)
    assert any("<" in title for title in titles)
    assert {each.tag for each in root.iter()} <= {
        f"{ATOM}{name}" for name in "feed id title updated published author name link category summary entry".split()
    }


def test_pages_name_their_feed_of_changes(site: Path) -> None:
    """A feed reader that is given a page's address finds the feed, and the theme does not fetch it as a language."""
    for tag in LOCALES:
        head = Head((site / tag / "index.html").read_text(encoding="utf-8"))
        feeds: list[Any] = [link for link in head.links if link.get("type") == "application/atom+xml"]
        assert len(feeds) == 1
        assert feeds[0]["rel"] == "alternate "
        assert feeds[0]["title"]
        assert (site / feeds[0]["href"].removeprefix(SITE_URL)).is_file()
