"""Building again: what has not changed is neither rendered nor written, and the site is that of a cold build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

EPOCH = {"SOURCE_DATE_EPOCH": "1000000000"}
WORDS = ("Lijkt het saldo verouderd", "Lijkt het saldo oud")
"""A few words that stand on one page, and others for the same."""


class Desk:
    """A catalogue of one's own and its site."""

    def __init__(self, helpcenter: Run, catalog: Path, folder: Path) -> None:
        self.run = helpcenter
        self.catalog = folder / "catalog"
        self.site = folder / "site"
        shutil.copytree(catalog, self.catalog)

    def build(self, *options: str, site: Path | None = None) -> str:
        words = ("build", "--catalog", self.catalog, "--output", site or self.site, *options)
        done = self.run(*words, env=EPOCH)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def change(self, path: str, old: str, new: str) -> None:
        file = self.catalog / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def contents(self, site: Path | None = None) -> dict[str, bytes]:
        root = (site or self.site).resolve()
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def times(self) -> dict[str, tuple[int, int]]:
        root = self.site.resolve()
        states = {path.relative_to(root).as_posix(): path.stat() for path in root.rglob("*") if path.is_file()}
        return {path: (state.st_ino, state.st_mtime_ns) for path, state in states.items()}

    def is_as_if_built_cold(self) -> bool:
        other = self.site.with_name("cold")
        self.build("--cold", site=other)
        return self.contents() == self.contents(other)


@pytest.fixture
def desk(helpcenter: Run, small_catalog: Path, tmp_path: Path) -> Desk:
    found = Desk(helpcenter, small_catalog, tmp_path)
    found.build()
    return found


def test_nothing_changed_writes_nothing(desk: Desk) -> None:
    """The published folder stays the very same, and what the check had to say is said again."""
    release, times = desk.site.resolve(), desk.times()
    desk.change("locales/nl/statuses.yml", WORDS[0], "Lijkt het geld verouderd")
    said = desk.build()
    assert "glossary-term" in said
    release, times = desk.site.resolve(), desk.times()
    assert desk.build() == said
    assert (desk.site.resolve(), desk.times()) == (release, times)


def test_one_message_changes_its_page_alone(desk: Desk) -> None:
    """Other pages, in this language and the others, keep their file and its time; all is as if built cold."""
    for old, new in (WORDS, reversed(WORDS), WORDS):
        before = desk.times()
        desk.change("locales/nl/statuses.yml", old, new)
        desk.build()
        after = desk.times()
        assert before.keys() == after.keys() or {path for path in before.keys() ^ after.keys() if "immutable" in path}
        written = {path for path, state in after.items() if before.get(path) != state}
        pages = {path for path in written if path.endswith(".html")}
        assert pages == {"nl/status/connected/index.html"}
        assert not {path for path in written if path.startswith("en/")}
    assert desk.is_as_if_built_cold()


def test_what_left_the_catalogue_leaves_the_site(desk: Desk) -> None:
    """A page that is not made any more is gone, with its short link and its place in the sitemap."""
    file = desk.catalog / "exchanges" / "binance.yaml"
    start, rest = file.read_text(encoding="utf-8").split("  - id: binance.keys_locked\n")
    before = desk.contents()
    file.write_text(f"{start}  - id:{rest.partition('  - id:')[2]}", encoding="utf-8")
    desk.build()
    after = desk.contents()
    left = {path for path in before.keys() - after.keys() if path.endswith(".html")}
    assert left == {f"{folder}/binance/-2017/index.html" for folder in ("en/exchange", "nl/exchange", "e")}
    assert b"/-2017/" not in after["sitemap.xml"]
    assert desk.is_as_if_built_cold()


def lose_a_page(desk: Desk) -> None:
    (desk.site / "nl" / "index.html").unlink()


def write_into_a_page(desk: Desk) -> None:
    path = desk.site / "en" / "index.html"
    state = path.stat()
    path.write_text("scribbled")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def add_a_file(desk: Desk) -> None:
    (desk.site / "en" / "stray.html").write_text("stray")


def damage_the_ledger(desk: Desk) -> None:
    ledger = desk.site.parent / ".site-releases" / "ledger"
    ledger.write_bytes(ledger.read_bytes()[:-50] + b"x" * 50)


def take_another_site_s_ledger(desk: Desk) -> None:
    other = desk.site.with_name("other")
    desk.build(site=other)
    shutil.copy(other.parent / ".other-releases" / "ledger", desk.site.parent / ".site-releases" / "ledger")


@pytest.mark.parametrize(
    "harm", [lose_a_page, write_into_a_page, add_a_file, damage_the_ledger, take_another_site_s_ledger]
)
def test_what_cannot_be_trusted_is_built_anew(desk: Desk, harm: Callable[[Desk], None]) -> None:
    """A site that was touched, or a ledger that is damaged or another site's, never reaches the next site."""
    before = desk.contents()
    harm(desk)
    desk.build()
    assert desk.contents() == before


def test_plainly_rendered_pages_are_the_same(desk: Desk) -> None:
    """`--reference` gives the same bytes as filling the theme's template."""
    other = desk.site.with_name("reference")
    desk.build("--reference", site=other)
    assert desk.contents() == desk.contents(other)


def test_parts_make_the_whole(desk: Desk) -> None:
    """Languages built one by one, on machines of their own, are put together to the bytes of one build."""
    parts = [desk.site.with_name(f"part-{tag}") for tag in ("en", "nl")]
    for tag, part in zip(("en", "nl"), parts, strict=True):
        desk.build("--part", "--locale", tag, site=part)
    joined = desk.site.with_name("joined")
    done = desk.run("publish", "--catalog", desk.catalog, "--output", joined, *parts, env=EPOCH)
    assert done.returncode == 0, done.stderr
    assert desk.contents(joined) == desk.contents()


def test_parts_that_do_not_fit_are_refused(desk: Desk) -> None:
    """A language that is missing, and a part of another catalogue, are named, and nothing is published."""
    part, joined = desk.site.with_name("part"), desk.site.with_name("joined")
    desk.build("--part", "--locale", "nl", site=part)
    done = desk.run("publish", "--catalog", desk.catalog, "--output", joined, part, env=EPOCH)
    assert done.returncode == 3
    assert "no part holds en" in done.stderr
    desk.change("locales/nl/statuses.yml", *WORDS)
    done = desk.run("publish", "--catalog", desk.catalog, "--output", joined, part, env=EPOCH)
    assert done.returncode == 3
    assert "another catalogue" in done.stderr
    assert not joined.exists()


def test_fewer_languages_are_another_site(desk: Desk) -> None:
    """Built for one language after all of them, no page speaks of data that only the whole site has."""
    desk.build("--locale", "nl")
    other = desk.site.with_name("cold")
    desk.build("--locale", "nl", "--cold", site=other)
    assert desk.contents() == desk.contents(other)
