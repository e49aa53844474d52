"""Locales: names, direction, fallback and matching of language tags, from CLDR through Babel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_PSEUDO = {"en-XA": "en", "ar-XB": "ar"}
"""Pseudo-locales for looking at layouts; CLDR has them, Babel does not."""


@cache
def babel_locale(tag: str) -> Locale:
    """Babel's data for a BCP 47 tag. Raises ValueError for a tag that CLDR does not know."""
    try:
        return Locale.parse(_PSEUDO.get(tag, tag).replace("-", "_"))
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from error


def is_known(tag: str) -> bool:
    """Whether CLDR knows the tag."""
    try:
        babel_locale(tag)
    except ValueError:
        return False
    return True


def own_name(tag: str) -> str:
    """The language's name in itself, as a reader looks for it in a menu; begins with a capital where it has one."""
    if tag in _PSEUDO:
        return tag
    name = babel_locale(tag).display_name or tag
    return name[0].upper() + name[1:]


def direction(tag: str) -> str:
    """`ltr` or `rtl`."""
    return "rtl" if babel_locale(tag).text_direction == "rtl" else "ltr"


@dataclass(frozen=True, slots=True)
class _Subtags:
    """Language, script and region, the missing ones filled in from CLDR's likely subtags."""

    language: str
    script: str
    region: str


@cache
def _likely(tag: str) -> _Subtags | None:
    try:
        locale = babel_locale(tag)
    except ValueError:
        return None
    language = get_global("language_aliases").get(locale.language, locale.language)
    language = {"no": "nb"}.get(language, language)
    for parts in ((language, locale.script, locale.territory), (language, locale.territory), (language,)):
        key = "_".join(part for part in parts if part)
        likely = get_global("likely_subtags").get(key)
        if likely:
            filled = [*likely.split("_"), "", ""][:3]
            return _Subtags(language, locale.script or filled[1], locale.territory or filled[2])
    return _Subtags(language, locale.script or "", locale.territory or "")


def match(wanted: Iterable[str], offered: Sequence[str], default: str) -> str:
    """The offered locale that serves the reader of the first `wanted` tag that any serves; else `default`.

    The same tag wins, then the same language and script with the same region, then with any region; a reader is never
    given another script (a Taiwanese reader is not given Simplified Chinese). Old codes (`iw`, `no`) are understood.
    """
    for tag in wanted:
        if tag == "*":
            return default
        if tag in offered:
            return tag
        reader = _likely(tag)
        if reader is None:
            continue
        best: tuple[int, str] | None = None
        for candidate in offered:
            other = _likely(candidate)
            if other and (other.language, other.script) == (reader.language, reader.script):
                score = 1 if other.region == reader.region else 0
                if best is None or score > best[0]:
                    best = (score, candidate)
        if best:
            return best[1]
    return default


def parse_accept_language(header: str) -> list[str]:
    """The tags of an `Accept-Language` header, most wanted first; what cannot be read is passed over."""
    weighted: list[tuple[float, int, str]] = []
    for position, item in enumerate(header[:1000].split(",")):
        tag, _, rest = item.strip().partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            value = float(weight) if weight else 1.0
        except ValueError:
            continue
        if tag and value > 0:
            weighted.append((-value, position, tag.strip()))
    return [tag for _, _, tag in sorted(weighted)]


def chain(tag: str, fallback: Sequence[str], source: str) -> tuple[str, ...]:
    """The locales to look a message up in, nearest first, ending with the source locale."""
    seen: dict[str, None] = dict.fromkeys((tag, *fallback, source))
    return tuple(seen)


def script(tag: str) -> str:
    """The ISO 15924 code of the script the locale is written in, `Latn` or `Hans`; empty when it is not known."""
    subtags = _likely(tag)
    return subtags.script if subtags else ""
