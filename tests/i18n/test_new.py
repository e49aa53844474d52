"""`helpcenter new`: what it begins has no fault but the words that are still to write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.load import load_catalog
from generator.pipeline.prepare import read_interface
from generator.pipeline.scaffold import Scaffold, new_locale
from generator.report import render
from generator.rules import check
from tests.conftest import Run
from tests.i18n.workshop import changed_lines, shipped_in_two_languages, texts


def findings(root: Path) -> list[str]:
    """The errors of a catalogue, one line each."""
    loaded = load_catalog(root)
    found = check(loaded, read_interface(), dt.date(2026, 11, 21))
    lines = render("concise", found, loaded.files).splitlines()
    return [line for line in lines if " error[" in line]


def test_new_locale(helpcenter: Run, tmp_path: Path) -> None:
    """A draft that passes `check`; the list keeps its comments, and the files work with every other command."""
    root = shipped_in_two_languages(tmp_path)
    before = texts(root)
    clean = findings(root)
    done = helpcenter("new", "locale", "no", "--catalog", root)
    assert done.returncode == 0, done.stderr
    after = texts(root)
    assert changed_lines({"c": before["catalog.yaml"]}, {"c": after["catalog.yaml"]}) == ['+   "no": {state: draft}']
    assert "# Written first." in after["catalog.yaml"]
    names = ("exchanges.yml", "fixes.yml", "glossary.yaml", "replies.yml", "review.yaml", "site.yml", "statuses.yml")
    assert sorted(after.keys() - before.keys()) == [f"locales/no/{name}" for name in names]
    assert findings(root) == clean
    assert "\nno " in helpcenter("i18n", "status", "--catalog", root).stdout
    po = helpcenter("i18n", "export", "no", "--catalog", root).stdout
    file = tmp_path / "no.po"
    file.write_text(po.replace('msgid "Trading"\nmsgstr ""', 'msgid "Trading"\nmsgstr "Handel"'), encoding="utf-8")
    assert "1 messages changed" in helpcenter("i18n", "import", "no", file, "--catalog", root).stdout
    assert findings(root) == clean


@pytest.mark.parametrize(("tag", "line"), [("sv", "  sv: {state: draft}"), ("zh-Hant", "  zh-Hant: {state: draft}")])
def test_entry_of_a_new_locale(tmp_path: Path, tag: str, line: str) -> None:
    """Written like its neighbours, in the order of the tags."""
    root = shipped_in_two_languages(tmp_path)
    loaded = load_catalog(root)
    assert loaded.catalog is not None
    begun = new_locale(loaded, loaded.catalog, tag)
    assert isinstance(begun, Scaffold)
    assert begun.texts["catalog.yaml"].splitlines()[-1] == line


def test_new_status(helpcenter: Run, tmp_path: Path) -> None:
    """Its errors are the messages to write, in both languages, and no others; with words it passes."""
    root = shipped_in_two_languages(tmp_path)
    clean = findings(root)
    assert helpcenter("new", "status", "paused", "--catalog", root).returncode == 0
    new = [line for line in findings(root) if line not in clean]
    assert {line.partition("[")[2].partition("]")[0] for line in new} == {"wrong-value", "missing-message"}
    assert all("paused" in line or "this message is empty" in line for line in new)
    words = root / "locales/en/statuses.yml"
    words.write_text(words.read_text(encoding="utf-8").replace('""', '"Paused"'), encoding="utf-8")
    replies = root / "locales/en/replies.yml"
    replies.write_text(replies.read_text(encoding="utf-8").replace('""', '"Paused"'), encoding="utf-8")
    left = [line for line in findings(root) if line not in clean]
    assert {line.partition("[")[2].partition("]")[0] for line in left} == {"missing-message"}
    assert all(
        line.startswith(str(root / "locales/nl")) or line.startswith("locales/nl") or "/nl/" in line for line in left
    )


def test_new_exchange(helpcenter: Run, tmp_path: Path) -> None:
    """An exchange with a page; its name needs no care."""
    root = shipped_in_two_languages(tmp_path)
    clean = findings(root)
    pages = ("--home", "https://nova.example/", "--key-page", "https://nova.example/keys")
    done = helpcenter("new", "exchange", "nova", "--name", "Nova: the #1", *pages, "--catalog", root)
    assert done.returncode == 0, done.stderr
    assert 'name: "Nova: the #1"' in texts(root)["exchanges/nova.yaml"]
    new = [line for line in findings(root) if line not in clean]
    assert {line.partition("[")[2].partition("]")[0] for line in new} == {"wrong-value", "missing-message"}


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["locale", "pt-br"], "is written `pt-BR`"),
        (["locale", "nl"], "has a locale `nl`"),
        (["locale", "xx"], "not a language that CLDR knows"),
        (["locale", "../up"], "not a language that CLDR knows"),
        (["status", "expired"], "has a status `expired`"),
        (["status", "../up"], "is not an id"),
        (["status", "Paused"], "is not an id"),
        (["status", "paused", "--home", "https://x.example/"], "belong to an exchange"),
        (
            ["exchange", "binance", "--home", "https://x.example/", "--key-page", "https://x.example/"],
            "has an exchange",
        ),
        (["exchange", "nova"], "needs --home and --key-page"),
        (["exchange", "nova", "--home", "x", "--key-page", "y"], "full addresses"),
        (["topic", "x"], "invalid choice"),
    ],
)
def test_refused(helpcenter: Run, tmp_path: Path, words: list[str], hint: str) -> None:
    """Nothing is written, and the reason is said in a sentence."""
    root = shipped_in_two_languages(tmp_path)
    before = texts(root)
    done = helpcenter("new", *words, "--catalog", root)
    assert (done.returncode, hint in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr
    assert texts(root) == before


def test_nothing_is_overwritten(helpcenter: Run, tmp_path: Path) -> None:
    """Words that lie there already are kept."""
    root = shipped_in_two_languages(tmp_path)
    (root / "locales/sv").mkdir()
    (root / "locales/sv/site.yml").write_text("sv:\n  # mine\n", encoding="utf-8")
    assert helpcenter("new", "locale", "sv", "--catalog", root).returncode == 0
    assert texts(root)["locales/sv/site.yml"] == "sv:\n  # mine\n"
