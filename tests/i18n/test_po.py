"""PO files: out with all a translator needs, back in without a lost line, and nothing that does not belong."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.report import render
from generator.source import YamlFile
from generator.translation.po_read import read_po_file
from generator.words.staleness import fingerprint
from tests.conftest import Run
from tests.i18n.workshop import Desk, changed_lines, shipped_in_two_languages, texts


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_round_trip_changes_exactly_three_lines(helpcenter: Run, tmp_path: Path) -> None:
    """Export, change three messages, import: three lines of YAML differ, comments, quotes and order stay."""
    root = shipped_in_two_languages(tmp_path)
    helpcenter("i18n", "record", "nl", "--catalog", root)
    before = texts(root)
    file = tmp_path / "nl.po"
    assert helpcenter("i18n", "export", "nl", "-o", file, "--catalog", root).returncode == 0
    po = file.read_text(encoding="utf-8")
    for old, new in (
        ('msgstr "Je API-sleutel werkt"', 'msgstr "Je \\"API-sleutel\\" doet het"'),
        ('msgstr[1] "Vervalt over {days} dagen"', 'msgstr[1] "Vervalt na {days} dagen"'),
        ('msgstr "Activeer de sleutel"', 'msgstr "De sleutel activeren: zo gaat het"'),
    ):
        assert po.count(old) == 1
        po = po.replace(old, new)
    file.write_text(po, encoding="utf-8")
    done = helpcenter("i18n", "import", "nl", file, "--catalog", root)
    assert done.returncode == 0, done.stderr
    assert "3 messages changed" in done.stdout
    assert sorted(changed_lines(before, texts(root))) == sorted(
        [
            '-       title: "Je API-sleutel werkt"',
            '+       title: "Je \\"API-sleutel\\" doet het"',
            '-         other: "Vervalt over {days} dagen"',
            '+         other: "Vervalt na {days} dagen"',
            '-       title: "Activeer de sleutel"',
            '+       title: "De sleutel activeren: zo gaat het"',
        ]
    )


def test_import_of_an_unchanged_export_changes_nothing(helpcenter: Run, tmp_path: Path) -> None:
    """Not a byte."""
    root = shipped_in_two_languages(tmp_path)
    before = texts(root)
    done = helpcenter("i18n", "export", "nl", "--catalog", root)
    (tmp_path / "nl.po").write_text(done.stdout, encoding="utf-8")
    done = helpcenter("i18n", "import", "nl", tmp_path / "nl.po", "--catalog", root)
    assert (done.returncode, done.stdout) == (0, "nl: 0 messages changed\n")
    assert texts(root) == before


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(helpcenter: Run, tmp_path: Path, ending: str) -> None:
    """A file from another system keeps its line ends, so that only the changed line differs."""
    root = shipped_in_two_languages(tmp_path)
    fixes = root / "locales/nl/fixes.yml"
    raw = b"\xef\xbb\xbf" + fixes.read_text(encoding="utf-8").replace("\n", ending).encode()
    fixes.write_bytes(raw)
    po = helpcenter("i18n", "export", "nl", "--catalog", root).stdout
    (tmp_path / "nl.po").write_text(po.replace('"Activeer de sleutel"', '"Zet de sleutel aan"'), encoding="utf-8")
    assert helpcenter("i18n", "import", "nl", tmp_path / "nl.po", "--catalog", root).returncode == 0
    assert fixes.read_bytes() == raw.replace(b"Activeer de sleutel", b"Zet de sleutel aan")


@pytest.mark.parametrize("locale", ["nl", "ar", "ru", "ja", "tr", "pt-BR", "zh-Hans", "no"])
def test_babel_reads_every_export_without_a_warning(tmp_path: Path, locale: str) -> None:
    """The header names the language and its forms, and every message is as it was written."""
    desk = Desk(tmp_path, locale)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        po = read_po(io.BytesIO(desk.export().encode()), abort_invalid=True)
        assert [error for _, errors in po.check() for error in errors] == []
    assert str(po.locale_identifier).replace("_", "-") == locale
    assert {message.context for message in po if message.id} == set(desk.sheet.keys)


def test_what_a_translator_is_told(desk: Desk) -> None:
    """What the message is, what its placeholders become, how long it may be, which words the glossary chose."""
    po = desk.export()
    block = next(block for block in po.split("\n\n") if 'msgctxt "statuses.expires_in_days.badge"' in block)
    assert block.splitlines()[0] == "#. The badge on the exchange card."
    assert "#. {days}: a whole number up to 365" in block
    assert "#. At most 32 characters, with the placeholders filled in." in block
    assert 'msgid_plural "Expires in {days} days"' in block
    intro = next(block for block in po.split("\n\n") if 'msgctxt "exchanges.alpha.intro"' in block)
    assert "#. Glossary, secret: geheim…" in intro
    assert "No native speaker" not in intro  # it is recorded as reviewed
    assert "#. {refresh}: shown as “Vernieuwen”" in po


def test_stale_is_fuzzy_and_missing_is_empty(tmp_path: Path) -> None:
    """An editor shows both as work to do."""
    desk = Desk(tmp_path, review="exchanges.alpha.intro: machine 00000000\n", site="nl:\n")
    blocks = desk.export().split("\n\n")
    stale = next(block for block in blocks if 'msgctxt "exchanges.alpha.intro"' in block)
    assert "#, fuzzy" in stale
    assert "The source text has changed" in stale
    assert any(block.endswith('msgid "Key statuses"\nmsgstr ""') for block in blocks)


def test_arabic_gets_six_forms(tmp_path: Path) -> None:
    """A new language's file has room for each of its forms, and they come back under their names."""
    desk = Desk(tmp_path, "ar")
    (desk.root / "catalog.yaml").write_text(
        "schema: 1\nsource: en\nlocales:\n  en: {state: published}\n  ar: {state: draft}\n"
    )
    for name in ("statuses", "fixes", "exchanges", "site", "replies"):
        path = desk.root / f"locales/ar/{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("ar:\n")
    desk.open()
    po = desk.export()
    empty = "\n".join(f'msgstr[{index}] ""' for index in range(6))
    assert po.count(empty) == 3
    filled = "\n".join(f'msgstr[{index}] "{{days}} {"ابتثجح"[index]}"' for index in range(6))
    start = po.index('msgctxt "statuses.expires_in_days.badge"')
    po = po[:start] + po[start:].replace(empty, filled, 1)
    assert desk.bring(po).changed == ("statuses.expires_in_days.badge",)
    assert texts(desk.root)["locales/ar/statuses.yml"] == (
        "ar:\n  statuses:\n    expires_in_days:\n      badge:\n"
        + "".join(
            f'        {name}: "{{days}} {letter}"\n'
            for name, letter in zip(("zero", "one", "two", "few", "many", "other"), "ابتثجح", strict=True)
        )
    )


ODD = """\
# Above everything.
nl:
  fixes:
    extend_key: {title: De sleutel verlengen}   # in braces

    # About the next one.
    replace_key:
      title: 'Een ''nieuwe'' sleutel maken'
      note: >-
        Bewaar de oude sleutel
        tot de nieuwe werkt.
  steps:
    open_key_page: Open de pagina
      voor sleutels op de beurs.  # two lines
    extend_term: "Kies een \\"latere\\" einddatum."
    create_key: |-
      Maak een sleutel met deze rechten.
    refresh_card: Kies **{refresh}** op de kaart.
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "De sleutel verlengen",
            "Sleutel langer, of niet",
            '    extend_key: {title: "Sleutel langer, of niet"}   # in braces',
        ),
        ("De sleutel verlengen", "Sleutel langer", "    extend_key: {title: Sleutel langer}   # in braces"),
        ("Een 'nieuwe' sleutel maken", "Maak 'm nieuw", "      title: 'Maak ''m nieuw'"),
        (
            "Bewaar de oude sleutel tot de nieuwe werkt.",
            "Bewaar de oude: hij werkt.",
            "        Bewaar de oude: hij werkt.",
        ),
        (
            "Open de pagina voor sleutels op de beurs.",
            "Open de pagina.",
            "    open_key_page: Open de pagina.  # two lines",
        ),
        ("Open de pagina voor sleutels op de beurs.", "no", '    open_key_page: "no"  # two lines'),
        ('Kies een "latere" einddatum.', 'Kies "later" \\\\* hier.', '    extend_term: "Kies \\"later\\" \\\\* hier."'),
        ("Maak een sleutel met deze rechten.", "Maak: een 'sleutel'", "      Maak: een 'sleutel'"),
        ("Kies **{refresh}** op de kaart.", "**{refresh}** kiezen.", '    refresh_card: "**{refresh}** kiezen."'),
    ],
)
def test_every_way_to_write_a_text_survives(tmp_path: Path, old: str, new: str, line: str) -> None:
    """A text keeps its style where that can hold the new words; comments and neighbours stay."""
    desk = Desk(tmp_path, fixes=ODD)
    before = texts(desk.root)
    escaped = old.replace('"', '\\"')
    po = desk.export()
    assert po.count(f'msgstr "{escaped}"') == 1
    wanted = new.replace("\\\\", "\\")
    imported = desk.bring(
        po.replace(f'msgstr "{escaped}"', 'msgstr "' + wanted.replace("\\", "\\\\").replace('"', '\\"') + '"')
    )
    assert imported.diagnostics == ()
    assert len(imported.changed) == 1
    assert desk.sheet.words[imported.changed[0]] == wanted
    after = texts(desk.root)
    assert line in after["locales/nl/fixes.yml"].splitlines()
    del after["locales/nl/review.yaml"], before["locales/nl/review.yaml"]
    added = [each for each in changed_lines(before, after) if each.startswith("+")]
    assert added == [f"+ {line}"]


def test_new_messages_stand_where_the_source_has_them(tmp_path: Path) -> None:
    """Between their neighbours, under the parents they need, without touching a comment."""
    last = "    # The last one.\n    refresh_card: Kies **{refresh}** op de kaart.\n# The end.\n"
    desk = Desk(tmp_path, fixes=f"nl:\n  # Steps first.\n  steps:\n{last}")
    po = desk.export()
    for source, words in (
        ("Open the page for keys on the exchange.", "Open de sleutelpagina."),
        ("Make a key with these permissions.", "Maak de sleutel."),
        ("Make a new key", "Een nieuwe maken"),
    ):
        po = po.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{words}"')
    desk.bring(po)
    assert texts(desk.root)["locales/nl/fixes.yml"] == (
        "nl:\n"
        '  fixes:\n    replace_key:\n      title: "Een nieuwe maken"\n'
        "  # Steps first.\n  steps:\n"
        '    open_key_page: "Open de sleutelpagina."\n    create_key: "Maak de sleutel."\n'
        f"{last}"
    )


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies een **latere einddatum."', "forbidden-markup", 0),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies <b>later</b>."', "forbidden-markup", 0),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies {datum}."', "unknown-placeholder", 0),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies.\\nNu."', "edge-space", 0),
        ('msgstr "Kies een latere einddatum."', 'msgstr " Kies."', "edge-space", 0),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies \\a."', "edge-space", None),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies een latere einddatum.', "syntax", 0),
        ('msgstr "Kies een latere einddatum."', "msgstr Kies", "syntax", 0),
        ('msgctxt "steps.extend_term"', 'msgctxt "steps.extend_trem"', "unused-message", 0),
        ('msgctxt "steps.extend_term"', 'msgctxt "steps.create_key"', "duplicate-key", None),
        ('msgstr[1] "Verloopt over {days} dagen"', 'msgstr[1] ""', "plural-categories", None),
        ('msgstr[1] "Verloopt over {days} dagen"', 'msgstr[7] "x"', "syntax", None),
        ("plural=(n != 1);", "plural=0;", "plural-categories", None),
        ("plural=(n != 1);", "plural=(n ! 1);", "plural-categories", None),
        ("nplurals=2", "nplurals=two", "syntax", None),
        ('"Language: nl\\n"', '"Language: de\\n"', "wrong-value", None),
        ('msgstr "Kies een latere einddatum."', 'msgstr "Kies \u202ereeds."', "bidi-control", 0),
    ],
)
def test_what_is_refused(desk: Desk, old: str, new: str, rule: str, line: int | None) -> None:
    """It is reported at its line of the PO file, and the YAML stays as it is."""
    po = desk.export()
    assert po.count(old) == 1
    before = texts(desk.root)
    imported = desk.bring(po.replace(old, new))
    if new.endswith('\\a."'):
        # An unknown escape is the letter itself: nothing is wrong with that.
        assert imported.changed == ("steps.extend_term",)
        return
    assert rule in {diagnostic.rule for diagnostic in imported.diagnostics}
    assert texts(desk.root) == before
    report = render("concise", imported.diagnostics, {"nl.po": YamlFile("nl.po", po, None)})
    assert "nl.po:" in report
    if line is not None:
        number = po[: po.index(old)].count("\n") + 1
        assert f"nl.po:{number}:" in report


def test_fuzzy_and_empty_entries_are_left_out(desk: Desk) -> None:
    """A translator who is not sure changes nothing, and nobody deletes by leaving a field empty."""
    po = desk.export()
    before = texts(desk.root)
    po = po.replace('msgctxt "steps.extend_term"', '#, fuzzy\nmsgctxt "steps.extend_term"')
    po = po.replace('msgstr "Kies een latere einddatum."', 'msgstr "Kies iets."')
    po = po.replace('msgstr "Maak een sleutel met deze rechten."', 'msgstr ""')
    imported = desk.bring(po)
    assert (imported.changed, imported.fuzzy, imported.diagnostics) == ((), 1, ())
    assert texts(desk.root) == before


def test_records_follow_what_was_translated(tmp_path: Path) -> None:
    """New words count as unread, unless the file was read by a native; a source that has moved on makes them stale."""
    desk = Desk(tmp_path)
    po = desk.export()
    changed = po.replace('msgstr "Alpha toont een geheim maar één keer."', 'msgstr "Alpha toont het geheim één keer."')
    desk.bring(changed)
    current = fingerprint("Alpha shows a secret only once.")
    assert str(desk.sheet.records["exchanges.alpha.intro"]) == f"machine {current}"
    desk.bring(desk.export(), reviewed=True)
    assert str(desk.sheet.records["exchanges.alpha.intro"]) == f"reviewed {current}"
    assert len(desk.sheet.records) == len(desk.sheet.words)
    old = desk.export()
    source = desk.root / "locales/en/fixes.yml"
    source.write_text(source.read_text().replace("Choose a later end date.", "Choose the last end date."))
    desk.open()
    assert desk.sheet.stale == {"steps.extend_term"}
    imported = desk.bring(old.replace('msgstr "Kies een latere einddatum."', 'msgstr "Kies een late einddatum."'))
    assert [diagnostic.rule for diagnostic in imported.diagnostics] == ["stale-message"]
    assert imported.changed == ("steps.extend_term",)
    assert desk.sheet.stale == {"steps.extend_term"}
    fresh = desk.export()
    assert "#, fuzzy" in fresh
    confirmed = desk.bring("\n".join(each for each in fresh.split("\n") if each != "#, fuzzy"))
    assert (confirmed.changed, desk.sheet.stale) == ((), frozenset())


def test_misuse_of_the_command(helpcenter: Run, tmp_path: Path) -> None:
    """Files that are not there, languages that are not there, things that are no PO file."""
    root = shipped_in_two_languages(tmp_path)
    assert helpcenter("i18n", "export", "xx", "--catalog", root).returncode == 2
    assert helpcenter("i18n", "export", "en", "--catalog", root).returncode == 2
    assert helpcenter("i18n", "import", "nl", "nowhere.po", "--catalog", root).returncode == 2
    assert helpcenter("i18n", "export", "nl", "--catalog", tmp_path / "nowhere").returncode == 3
    (tmp_path / "x.po").write_bytes(b"\xff\xfe\x00msgid")
    done = helpcenter("i18n", "import", "nl", tmp_path / "x.po", "--catalog", root)
    assert (done.returncode, "not UTF-8" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


_LINES = st.sampled_from(
    [
        'msgid ""',
        'msgstr ""',
        '"Plural-Forms: nplurals=2; plural=n;\\n"',
        '"Content-Type: text/plain; charset=klingon\\n"',
        '"Language: ?? \\n"',
        '"PO-Revision-Date: never\\n"',
        'msgctxt "a"',
        'msgid "b"',
        'msgid_plural "c"',
        'msgstr[0] "d"',
        'msgstr[9] "d"',
        "#, fuzzy",
        "#~ msgid",
        "#: x:y",
        "#| msgid",
        '"text"',
        "",
        "msgstr[",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LINES, max_size=14).map("\n".join) | st.text() | st.binary())
def test_any_file_is_read_or_refused(content: str | bytes) -> None:
    """No file ends in an exception."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    read, found = read_po_file("any.po", raw)
    assert (read is None) == bool(found)
