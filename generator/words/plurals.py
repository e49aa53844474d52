"""Plurals: which categories a locale needs for whole numbers, from CLDR through Babel."""

from __future__ import annotations

from functools import cache

from generator.words.locales import babel_locale

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

_PERIOD = 100


def category(locale: str, number: int) -> str:
    """The plural category of a whole number in `locale`."""
    return str(babel_locale(locale).plural_form(number))


@cache
def reached(locale: str, maximum: int) -> tuple[str, ...]:
    """The categories that whole numbers from 0 to `maximum` reach, in CLDR's order: those a translator must write."""
    # Between 200 and a million the rules only repeat; what is new further on begins at a power of ten.
    numbers = [*range(min(maximum, 2 * _PERIOD - 1) + 1), *(10**n for n in range(3, 16) if 10**n <= maximum)]
    found = {category(locale, number) for number in numbers}
    return tuple(name for name in CATEGORIES if name in found)


@cache
def only_number(locale: str, name: str, maximum: int) -> int | None:
    """The one whole number up to `maximum` that has the category, if it is only one (`one` in English, not in Russian).

    A form for a single number need not repeat it: "expires today".
    """
    numbers = [number for number in range(min(maximum, 2 * _PERIOD - 1) + 1) if category(locale, number) == name]
    return numbers[0] if len(numbers) == 1 else None


@cache
def category_row(locale: str) -> str:
    """The categories of 0 to 199, one letter each (`z o t f m x` for `other`): enough for any whole number.

    CLDR's cardinal rules for whole numbers below a million repeat every hundred from 100 on, so a program without CLDR
    takes `row[n]` below 200 and `row[100 + n % 100]` above. `test_plurals.py` proves it for every locale shipped.
    """
    letters = {"zero": "z", "one": "o", "two": "t", "few": "f", "many": "m", "other": "x"}
    return "".join(letters[category(locale, number)] for number in range(2 * _PERIOD))
