"""Plurals: the forms readers see for whole numbers, by hand-checked tables, and the claims other programs rely on."""

from __future__ import annotations

import re
from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from generator.load import load_catalog
from generator.model import Catalog
from generator.translation.plural_forms import indexes, plural_forms
from generator.words.message import fill, parse_message, plain
from generator.words.plurals import category, category_row, only_number, reached
from tests.conftest import CATALOG

NUMBERS = (0, 1, 2, 5, 11, 21, 100, 365)
BADGES = Path(__file__).with_name("badges.txt")

# Checked by hand against CLDR's plural charts: French and Portuguese count 0 as one, Turkish, unlike gettext's usual
# table, has two forms, Russian goes by the last digits except 11 to 14, Arabic has six forms.
CATEGORIES = {
    "en": "other one other other other other other other",
    "nl": "other one other other other other other other",
    "de": "other one other other other other other other",
    "fr": "one one other other other other other other",
    "it": "other one other other other other other other",
    "es": "other one other other other other other other",
    "pt-BR": "one one other other other other other other",
    "tr": "other one other other other other other other",
    "ru": "many one few many many one many many",
    "ar": "zero one two few many many other many",
    "ja": "other other other other other other other other",
    "zh-Hans": "other other other other other other other other",
}


@pytest.mark.parametrize("locale", sorted(CATEGORIES))
def test_categories(locale: str) -> None:
    """The category of each number is the one in the table."""
    assert [category(locale, number) for number in NUMBERS] == CATEGORIES[locale].split()


@pytest.mark.parametrize(
    ("locale", "needed"),
    [
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("ru", ("one", "few", "many")),
        ("ja", ("other",)),
        ("fr", ("one", "other")),
    ],
)
def test_reached(locale: str, needed: tuple[str, ...]) -> None:
    """Translators write the forms that whole numbers take, and no others."""
    assert reached(locale, 3650) == needed


def test_a_million_is_many_in_french() -> None:
    """A form that only large numbers take is asked for only where they can occur."""
    assert reached("fr", 1_000_000) == ("one", "many", "other")


@pytest.mark.parametrize(("locale", "number"), [("en", 1), ("ru", None), ("fr", None), ("ar", 1)])
def test_only_number(locale: str, number: int | None) -> None:
    """English `one` is the number 1 and may leave it out; Russian `one` is also 21, French also 0."""
    assert only_number(locale, "one", 3650) == number


@cache
def shipped() -> Catalog:
    catalog = load_catalog(CATALOG).catalog
    assert catalog is not None
    return catalog


def badges(locale: str) -> list[str]:
    """The badge with a count of days, for each number, as lines of the golden file."""
    words = shipped().words[locale]["statuses.expires_in_days.badge"]
    forms = {number: words if isinstance(words, str) else words[category(locale, number)] for number in NUMBERS}
    shown = {number: fill(parse_message(text)[0], {"days": str(number)}) for number, text in forms.items()}
    return [f"{locale}\t{number}\t{plain(message)}" for number, message in shown.items()]


def locales_with_badge() -> list[str]:
    return [tag for tag in shipped().file.locales if "statuses.expires_in_days.badge" in shipped().words[tag]]


def test_badges_are_as_read(request: pytest.FixtureRequest) -> None:
    """What the badge says for each number of days, in every language. Read the file before you accept it."""
    if request.config.getoption("--update-golden"):
        lines = [line for tag in sorted(locales_with_badge()) for line in badges(tag)]
        BADGES.write_text("\n".join([*lines, ""]), encoding="utf-8")
    read = BADGES.read_text(encoding="utf-8").splitlines()
    for tag in locales_with_badge():
        assert [line for line in read if line.startswith(f"{tag}\t")] == badges(tag)


# Cornish is the one language whose rules for numbers below a million go beyond the last two digits.
UNLIKE = {"kw"}


@pytest.mark.parametrize("language", sorted({Locale.parse(tag).language for tag in locale_identifiers()} - UNLIKE))
def test_category_row_is_enough(language: str) -> None:
    """A program without CLDR takes `row[n]` below 200 and `row[100 + n % 100]` above, up to a million.

    It follows from the rules: they look at a number as it is only below 100, and else at its last two digits, or at
    whether it is a multiple of a million.
    """
    rules = Locale(language).plural_form.rules.values()
    conditions = [condition for rule in rules for condition in re.split(r"\b(?:and|or)\b", rule)]
    for condition in conditions:
        # Digits after the decimal point (v, w, f, t) and exponents (c, e) are none in whole numbers.
        found = re.fullmatch(r"\s*([nivwftce])(?: mod (\d+))? (?:not )?in ([\d.,]+)\s*", condition)
        assert found, condition
        operand, modulus, values = found.groups()
        if operand in "ni" and modulus is None:
            assert max(map(int, re.findall(r"\d+", values))) < 100
        elif operand in "ni":
            assert int(modulus) in (10, 100, 1_000_000), condition
    row = category_row(language)
    letters = {"zero": "z", "one": "o", "two": "t", "few": "f", "many": "m", "other": "x"}
    for number in (*range(400), 999, 1000, 1001, 1011, 1021, 2012, 10_000, 100_000, 123_456, 999_999):
        expected = letters[category(language, number)]
        assert row[number if number < 200 else 100 + number % 100] == expected, number


def test_the_exception_is_one() -> None:
    """Cornish really needs more than the row; if that changes, the exception goes."""
    assert category("kw", 1000) != category("kw", 100)
    assert {"kw"} == UNLIKE


@pytest.mark.parametrize(
    "tag", [*sorted(CATEGORIES), "he", "pl", "uk", "cs", "lt", "lv", "sl", "ga", "cy", "br", "mt", "gd", "kw"]
)
def test_plural_forms_of_a_po_file(tag: str) -> None:
    """Every number takes the form of its category, in CLDR's order, and reading the header gives that back."""
    forms = plural_forms(tag)
    index_of = c2py(forms.expression)
    for number in (*range(300), 1000, 1011, 10_000, 999_999, 1_000_000):
        assert forms.categories[index_of(number)] == category(tag, number)
    assert indexes(tag, forms.expression, 365) is not None
    assert forms.header.startswith(f"nplurals={len(forms.categories)}; plural=")


@pytest.mark.parametrize(
    ("tag", "expression"),
    [
        ("tr", "0"),  # gettext's usual table: one form for both
        ("ru", "n != 1"),  # two forms where three are needed
        ("ar", "n"),  # an index for every number
        ("nl", "n / 0"),
        ("nl", "import os"),
        ("nl", "("),
        ("nl", "n" * 2000),
    ],
)
def test_headers_that_do_not_fit(tag: str, expression: str) -> None:
    """A header that cannot tell the forms apart is refused, whatever it says."""
    assert indexes(tag, expression, 365) is None


def test_usual_arabic_header_is_understood() -> None:
    """Babel's own table numbers the Arabic forms in another order; a file that has it is read by its header."""
    usual = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5)"
    assert indexes("ar", usual, 3650) == {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 5, "other": 4}


def test_aliases_are_known() -> None:
    """The old codes readers still send are in Babel's data."""
    aliases = get_global("language_aliases")
    assert aliases["iw"] == "he"
