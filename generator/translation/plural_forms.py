"""Plural forms: how the plural categories of a locale stand in a PO file, and how to read them back from one.

A PO file numbers its forms and says in its header, as a C expression, which number takes which form. CLDR names its
forms. The two are matched by counting: every whole number has a category by CLDR and an index by the header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import c2py

from babel.messages.plurals import get_plural
from babel.plural import PluralRule, to_gettext

from generator.words.locales import babel_locale
from generator.words.plurals import CATEGORIES, category, reached

ORDINARY = 1_000_000
"""Up to here every language has shown every form that whole numbers take; French and Spanish have one for a million.

Weblate and translate-toolkit want the same forms in the YAML files, whether a message counts so far or not.
"""

_LONGEST_EXPRESSION = 1000


@dataclass(frozen=True, slots=True)
class PluralForms:
    """The forms of one locale in the order of a PO file."""

    categories: tuple[str, ...]
    """The category of each index."""
    expression: str
    """C expression in `n` that gives the index."""

    @property
    def header(self) -> str:
        """The value of the header `Plural-Forms`."""
        return f"nplurals={len(self.categories)}; plural={self.expression};"


def plural_forms(locale: str, maximum: int = ORDINARY) -> PluralForms:
    """The forms that whole numbers from 0 to `maximum` take, in CLDR's order.

    The expression is the one gettext is used to where it means the same, else one made from CLDR's rules: gettext's
    table knows no plural in Turkish, and numbers the Arabic forms in another order.
    """
    needed = reached(locale, maximum)
    usual = get_plural(str(babel_locale(locale)))
    for expression in (str(usual.plural_expr), _from_cldr(locale, needed)):
        if indexes(locale, expression, maximum) == {name: index for index, name in enumerate(needed)}:
            return PluralForms(needed, expression)
    raise AssertionError(f"CLDR's own rules of {locale} do not give its categories")


def indexes(locale: str, expression: str, maximum: int) -> Mapping[str, int] | None:
    """Category -> index in a PO file with this expression, for whole numbers from 0 to `maximum`.

    None when the expression cannot be read, or gives one category several indexes or several categories one.
    """
    index_of = _compiled(expression)
    if index_of is None:
        return None
    found: dict[str, int] = {}
    try:
        for number in _numbers(maximum):
            index = index_of(number)
            if found.setdefault(category(locale, number), index) != index:
                return None
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    if len(set(found.values())) < len(found):
        return None
    return {name: found[name] for name in CATEGORIES if name in found}


def _compiled(expression: str) -> Callable[[int], int] | None:
    if len(expression) > _LONGEST_EXPRESSION:
        return None
    try:
        return c2py(expression)
    except ValueError:
        return None


def _numbers(maximum: int) -> list[int]:
    return [*range(min(maximum, 1999) + 1), *(10**power for power in range(4, 16) if 10**power <= maximum)]


def _from_cldr(locale: str, needed: tuple[str, ...]) -> str:
    """CLDR's rules as a C expression; the last category is what is left when no rule holds."""
    rules: Mapping[str, str] = babel_locale(locale).plural_form.rules
    rule = PluralRule({name: rules[name] for name in needed[:-1]})
    expression = to_gettext(rule).partition("plural=")[2].removesuffix(";")
    # Babel leaves CLDR's exponent of compact numbers in; whole numbers have none.
    return re.sub(r"\b[ce]\b", "0", expression)
