"""Progress: counts per language and file, badges, and records of what was made from what and read by whom."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.model import Record, ReviewState
from generator.source import resolve
from generator.translation.badge import badge
from generator.translation.record import record, with_updates
from generator.translation.status import as_json, as_table, locale_statuses
from generator.words.staleness import fingerprint
from tests.conftest import Run
from tests.i18n.workshop import Desk, shipped_in_two_languages


def test_the_shipped_translations(helpcenter: Run) -> None:
    """What `helpcenter i18n status` says of the published languages: complete, nothing stale, machine-made said so."""
    rows = json.loads(helpcenter("i18n", "status", "--format", "json").stdout)
    assert rows[0]["source"] is True
    for row in rows[1:]:
        if row["state"] == "published":
            counts = (row["coverage_percent"], row["missing"], row["stale"], row["unrecorded"])
            assert (row["locale"], *counts) == (row["locale"], 100, 0, 0, 0)
            assert row["reviewed"] + row["machine"] == row["messages"]
            assert row["glossary"] is True


def test_table(tmp_path: Path) -> None:
    """One line a language, with a line a file when asked for."""
    desk = Desk(tmp_path, review="exchanges.alpha.intro: machine 00000000\n", site="nl:\n")
    statuses = locale_statuses(desk.sheet.catalog, desk.sheet.expected)
    assert as_table(statuses).splitlines()[0].split() == [
        "locale", "state", "translated", "missing", "stale", "machine", "reviewed", "unrecorded",
    ]  # fmt: skip
    [english, dutch] = [line.split() for line in as_table(statuses).splitlines()[1:]]
    total = len(desk.sheet.source)
    assert english == ["en", "source", f"{total}/{total}", "100%", "0", "-", "-", "-", "-"]
    # By-names of a badge are a language's own and no gap.
    wanted = total - 1
    assert dutch == [
        "nl",
        "published",
        f"{wanted - 2}/{wanted}",
        f"{100 * (wanted - 2) // wanted}%",
        "2",
        "1",
        str(wanted - 3),
        "0",
        str(wanted - 3),
    ]
    assert as_table(statuses, files=True).count("\n") == 1 + 2 * 6
    row = as_json(statuses)[1]
    assert row["files"]["site"]["missing"] == 2
    assert row["files"]["exchanges"]["stale"] == 1


def test_coverage_is_rounded_down(tmp_path: Path) -> None:
    """One missing sentence is not 100 %."""
    desk = Desk(tmp_path, site="nl:\n  site:\n    home:\n      title: Statussen\n")
    [_, dutch] = locale_statuses(desk.sheet.catalog, desk.sheet.expected)
    assert dutch.total.missing == 1
    assert dutch.total.coverage < 100


def test_badges(helpcenter: Run, tmp_path: Path) -> None:
    """A small drawing with a spoken name, well-formed in every language."""
    assert helpcenter("i18n", "status", "--badges", tmp_path / "badges").returncode == 0
    drawn = sorted(path.stem for path in (tmp_path / "badges").iterdir())
    assert {"en", "nl"} <= set(drawn)
    for path in (tmp_path / "badges").iterdir():
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"] == root.findtext("{http://www.w3.org/2000/svg}title")
    dutch = (tmp_path / "badges/nl.svg").read_text(encoding="utf-8")
    assert "Nederlands: 100%, 0% read" in dutch


def test_badge_says_how_much_was_read(tmp_path: Path) -> None:
    """Complete is green, and machine-made is not called reviewed."""
    desk = Desk(tmp_path)
    [_, dutch] = locale_statuses(desk.sheet.catalog, desk.sheet.expected)
    assert ">100%, 1% read<" in badge(dutch)


def test_record_takes_what_is_there_as_current(helpcenter: Run, tmp_path: Path) -> None:
    """One line a message, in the order of the files; a second time there is nothing to do."""
    root = shipped_in_two_languages(tmp_path)
    path = root / "locales/nl/review.yaml"
    path.unlink(missing_ok=True)
    done = helpcenter("i18n", "record", "nl", "--catalog", root)
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert done.stdout == f"nl: {len(entries)} new, 0 renewed, 0 removed\n"
    assert lines[0] == "# yaml-language-server: $schema=../../schema/review.json"
    assert entries[0] == f"statuses.connected.badge: machine {fingerprint('Connected')}"
    assert helpcenter("i18n", "record", "nl", "--catalog", root).stdout == "nl: 0 new, 0 renewed, 0 removed\n"
    assert helpcenter("check", "--catalog", root, "--format", "concise").stdout.count("stale-message") == 0


def test_record_of_some_messages_as_reviewed(helpcenter: Run, tmp_path: Path) -> None:
    """A reviewer names what was read; other lines and comments stay."""
    root = shipped_in_two_languages(tmp_path)
    path = root / "locales/nl/review.yaml"
    head = "# Ours.\nqueues.general: reviewed 00000000  # by hand\nqueues.gone: machine 11111111\n"
    path.write_text(head, encoding="utf-8")
    done = helpcenter("i18n", "record", "nl", "queues", "topics.balance.name", "--reviewed", "--catalog", root)
    assert done.stdout == "nl: 4 new, 1 renewed, 1 removed\n"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Ours.\ntopics.balance.name: reviewed ")
    assert f"queues.general: reviewed {fingerprint('General')}  # by hand\n" in text
    assert "queues.gone" not in text
    assert helpcenter("i18n", "record", "nl", "queues.nothing", "--catalog", root).returncode == 2
    assert helpcenter("i18n", "record", "en", "--catalog", root).returncode == 2


@pytest.mark.parametrize(
    ("old", "state", "made"),
    [
        (None, None, "machine"),
        ("machine", None, None),
        ("reviewed", None, None),
        ("reviewed", ReviewState.MACHINE, "machine"),
        ("machine", ReviewState.REVIEWED, "reviewed"),
        ("reviewed of an older text", None, "machine"),
        ("reviewed of an older text", ReviewState.REVIEWED, "reviewed"),
    ],
)
def test_what_is_recorded(tmp_path: Path, old: str | None, state: ReviewState | None, made: str | None) -> None:
    """A translation made anew has not been read, unless somebody says so."""
    key = "exchanges.alpha.intro"
    current = fingerprint("Alpha shows a secret only once.")
    stamp = "00000000" if old and "older" in old else current
    review = f"{key}: {old.split()[0]} {stamp}\n" if old else "# Nothing yet.\n"
    desk = Desk(tmp_path, review=review)
    updates = record(desk.sheet, [key], state).updates
    assert updates == ({key: Record(ReviewState(made), current)} if made else {})


def test_a_by_name_of_its_own_is_recorded_too(tmp_path: Path) -> None:
    """It has no source, so it is stale only once the source has one."""
    desk = Desk(tmp_path)
    path = desk.root / "locales/nl/statuses.yml"
    own = "      title: De sleutel werkt\n      also_called: Actief\n"
    path.write_text(
        path.read_text(encoding="utf-8").replace("      title: De sleutel werkt\n", own, 1), encoding="utf-8"
    )
    desk.open()
    key = "statuses.connected.also_called"
    made = record(desk.sheet, [key])
    assert made.updates == {key: Record(ReviewState.MACHINE, fingerprint(""))}
    review = desk.root / "locales/nl/review.yaml"
    review.write_text(with_updates(None, "nl", made.updates, []), encoding="utf-8")
    desk.open()
    assert desk.sheet.stale == frozenset()
    source = desk.root / "locales/en/statuses.yml"
    source.write_text(
        source.read_text(encoding="utf-8").replace(
            "      title: The key works\n", "      title: The key works\n      also_called: Active\n", 1
        ),
        encoding="utf-8",
    )
    desk.open()
    assert desk.sheet.stale == {key}


def test_file_of_records_without_an_end(tmp_path: Path) -> None:
    """A file whose last line does not end, one with a comment only, and none at all."""
    made = {"a.b": Record(ReviewState.MACHINE, "12345678")}
    desk = Desk(tmp_path, review="exchanges.alpha.intro: machine 00000000")
    path = "locales/nl/review.yaml"
    both = with_updates(desk.loaded.files[path], "nl", made, ["exchanges.alpha.intro", "a.b"])
    assert both == "exchanges.alpha.intro: machine 00000000\na.b: machine 12345678"
    bare = Desk(tmp_path / "bare", review="# Only this.")
    assert with_updates(bare.loaded.files[path], "nl", made, ["a.b"]) == "# Only this.\na.b: machine 12345678\n"
    assert with_updates(None, "nl", made, []).endswith(
        "writes it; a reviewer may also write `reviewed` here.\na.b: machine 12345678\n"
    )


@pytest.mark.parametrize(
    ("review", "rule", "line"),
    [
        ("a.b: machine\n", "wrong-value", 1),
        ("# x\na.b: checked 12345678\n", "wrong-value", 2),
        ("a.b: [machine]\n", "wrong-type", 1),
        ("- machine\n", "wrong-type", 1),
        ("a.b: machine 12345678\na.b: machine 12345678\n", "duplicate-key", 2),
        ("a.b: 'machine 1234567G'\n", "wrong-value", 1),
        ("a: {b\n", "syntax", 2),
    ],
)
def test_broken_records(tmp_path: Path, review: str, rule: str, line: int) -> None:
    """They are reported at their line, and nothing is taken from them."""
    desk = Desk(tmp_path, review=review)
    [found] = desk.loaded.diagnostics
    assert (found.rule, resolve(found.where, desk.loaded.files).line) == (rule, line)
