"""Two dozen mistakes in one Dutch translation: each is reported, at the character where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.load import load_catalog
from generator.pipeline.prepare import read_interface
from generator.rules import check
from generator.source import resolve
from generator.translation.record import begun
from tests.i18n.workshop import shipped_in_two_languages


@dataclass(frozen=True)
class Mistake:
    """One change to a file of the locale."""

    file: str
    old: str
    new: str
    rule: str
    at: str
    """Text of the changed file, found once; the report points to its first character."""


MISTAKES = {
    "switch_on_for_off": Mistake(
        "fixes",
        "Controleer of opnames uit staan en laat ze uit.",
        "Controleer of opnames aan staan en laat ze aan.",
        "flipped-safety",
        "opnames aan staan en",
    ),
    "badge_off_for_on": Mistake(
        "statuses",
        'badge: "Opnames ingeschakeld"',
        'badge: "Opnames uitgeschakeld"',
        "flipped-safety",
        "Opnames uitgeschakeld",
    ),
    "negated_switch": Mistake(
        "fixes",
        'title: "Zet opnames uit"',
        'title: "Zet opnames niet uit"',
        "flipped-safety",
        "opnames niet uit",
    ),
    "prohibition_lost": Mistake(
        "fixes",
        "Stuur nooit de geheime sleutel of de wachtwoordzin mee.",
        "Stuur altijd de geheime sleutel of de wachtwoordzin mee.",
        "flipped-safety",
        '"Schrijf naar de klantenservice van de beurs, geef',
    ),
    "do_not_became_do": Mistake(
        "fixes",
        "op de kaart van de beurs. Verwijder de verbinding niet.",
        "op de kaart van de beurs. Verwijder de verbinding gerust.",
        "flipped-safety",
        '"Open **{my_exchanges}** en kies **{replace_key}** op de kaart van de beurs. Verwijder',
    ),
    "placeholder_dropped": Mistake(
        "fixes",
        "Ga terug naar **{my_exchanges}** en kies **{refresh}** op",
        "Ga terug naar **{my_exchanges}** en kies **Ververs** op",
        "missing-placeholder",
        '"Ga terug naar **{my_exchanges}** en kies **Ververs**',
    ),
    "placeholder_misspelt": Mistake(
        "fixes",
        "Kopieer de hele lijst met IP-adressen uit het venster dat in {platform} opent.",
        "Kopieer de hele lijst met IP-adressen uit het venster dat in {platfrom} opent.",
        "unknown-placeholder",
        "{platfrom}",
    ),
    "plural_form_missing": Mistake(
        "statuses",
        '        other: "Vervalt over {days} dagen"\n',
        "",
        "plural-categories",
        'badge:\n        one: "Vervalt',
    ),
    "foreign_letter": Mistake(
        "fixes",
        'title: "Activeer de sleutel"',
        'title: "Activeer de sl\u0435utel"',
        "wrong-script",
        "\u0435utel",
    ),
    "sentence_copied": Mistake(
        "fixes",
        "Wacht een paar minuten, en zo nodig tot een uur.",
        "Wait a few minutes, and up to an hour if needed.",
        "untranslated-copy",
        '"Wait a few minutes',
    ),
    "badge_copied": Mistake(
        "statuses",
        'badge: "Ongeldig"',
        'badge: "Invalid"',
        "untranslated-copy",
        '"Invalid"',
    ),
    "word_ruled_out": Mistake(
        "fixes",
        'title: "Verleng de sleutel bij de beurs"',
        'title: "Verleng de sleutel bij de exchange"',
        "glossary-term",
        'exchange"',
    ),
    "word_missing": Mistake(
        "fixes",
        'title: "Voer de sleutel in met zijn eigen wachtwoordzin"',
        'title: "Voer de sleutel in met zijn eigen codewoord"',
        "glossary-term",
        '"Voer de sleutel in met zijn eigen codewoord',
    ),
    "other_address": Mistake(
        "statuses",
        "Je bots op deze verbinding kunnen handelen.",
        "Uw bots op deze verbinding kunnen handelen.",
        "glossary-term",
        "Uw bots",
    ),
    "straight_quotes": Mistake(
        "statuses",
        'title: "Je API-sleutel is verlopen"',
        'title: "Je API-sleutel is \\"verlopen\\""',
        "wrong-quotes",
        '\\"verlopen',
    ),
    "link_dropped": Mistake(
        "fixes",
        "Controleer of er nu [Verbonden](status:connected) op de kaart staat.",
        "Controleer of er nu Verbonden op de kaart staat.",
        "markup-parity",
        '"Controleer of er nu Verbonden op',
    ),
    "code_changed": Mistake(
        "fixes", "`BEGIN` tot en met", "`BEGINN` tot en met", "markup-parity", '"Kopieer de hele geheime'
    ),
    "space_at_the_end": Mistake(
        "fixes",
        'title: "Laat de klok controleren"',
        'title: "Laat de klok controleren "',
        "edge-space",
        ' "\n    separate',
    ),
    "badge_too_long": Mistake(
        "statuses",
        'badge: "Tijdelijk probleem"',
        'badge: "Tijdelijk probleem bij de beurs zelf"',
        "message-length",
        '"Tijdelijk probleem bij de beurs zelf"',
    ),
    "strong_not_closed": Mistake(
        "replies",
        "Hallo, fijn dat je ons schrijft.",
        "Hallo, **fijn dat je ons schrijft.",
        "forbidden-markup",
        "**fijn",
    ),
    "message_missing": Mistake(
        "replies",
        '    greeting: "Hallo, ',
        '    greting: "Hallo, ',
        "unused-message",
        "greting",
    ),
    "message_empty": Mistake("replies", 'general: "Algemeen"', 'general: ""', "wrong-value", '""\n\n  questions'),
    "message_gone": Mistake("replies", '    engineering: "Techniek"\n', "", "missing-message", "queues:"),
}


@pytest.fixture(scope="module")
def mutated(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], set[tuple[str, str, int, int]]]:
    """The locale with every mistake in it, and what is reported: (rule, file, line, column)."""
    root = shipped_in_two_languages(tmp_path_factory.mktemp("mutated"))
    today = dt.date(2026, 11, 21)
    (root / "locales/nl/review.yaml").write_text(begun("nl"), encoding="utf-8")
    clean = check(load_catalog(root), read_interface(), today)
    assert [
        found for found in clean if resolve(found.where, load_catalog(root).files).file.startswith("locales/")
    ] == []
    files: dict[str, str] = {}
    for mistake in MISTAKES.values():
        name = f"locales/nl/{mistake.file}.yml"
        files.setdefault(name, (root / name).read_text(encoding="utf-8"))
        assert files[name].count(mistake.old) == 1, mistake.old
        files[name] = files[name].replace(mistake.old, mistake.new)
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    loaded = load_catalog(root)
    spans = [(found.rule, resolve(found.where, loaded.files)) for found in check(loaded, read_interface(), today)]
    return files, {(rule, span.file, span.line, span.column) for rule, span in spans}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_at_its_place(
    name: str, mutated: tuple[dict[str, str], set[tuple[str, str, int, int]]]
) -> None:
    """The right rule, file, line and column."""
    files, found = mutated
    mistake = MISTAKES[name]
    path = f"locales/nl/{mistake.file}.yml"
    text = files[path]
    assert text.count(mistake.at) == 1, mistake.at
    before = text[: text.index(mistake.at)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    there = sorted(each for each in found if each[0] == mistake.rule and each[1] == path)
    assert (mistake.rule, path, *place) in found, there


def test_a_changed_source_makes_its_translation_stale(tmp_path: Path) -> None:
    """The finding stands at the translation."""
    root = shipped_in_two_languages(tmp_path)
    (root / "locales/nl/review.yaml").write_text("queues.general: reviewed 00000000\n", encoding="utf-8")
    loaded = load_catalog(root)
    [found] = [each for each in check(loaded, read_interface(), dt.date(2026, 11, 21)) if each.rule == "stale-message"]
    span = resolve(found.where, loaded.files)
    line = loaded.files["locales/nl/replies.yml"].text.splitlines()[span.line - 1]
    assert (span.file, line.strip(), span.column) == ("locales/nl/replies.yml", 'general: "Algemeen"', 5)
