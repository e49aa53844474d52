"""Locales: names, direction, fallback and matching of language tags, from CLDR through Babel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.lists import format_list

_PSEUDO = {"en-XA": "en", "ar-XB": "ar"}
"""Pseudo-locales for looking at layouts; CLDR has them, Babel does not."""

_REMEMBERED = 1024
"""Tags kept in memory: readers may send any number of different ones."""


@lru_cache(maxsize=_REMEMBERED)
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


@lru_cache(maxsize=_REMEMBERED)
def own_name(tag: str) -> str:
    """The language's name in itself, as a reader looks for it in a menu; begins with a capital where it has one."""
    if tag in _PSEUDO:
        return tag
    name = babel_locale(tag).display_name or tag
    return name[0].upper() + name[1:]


@lru_cache(maxsize=_REMEMBERED)
def direction(tag: str) -> str:
    """`ltr` or `rtl`."""
    return "rtl" if babel_locale(tag).text_direction == "rtl" else "ltr"


def listed(words: Sequence[str], tag: str) -> str:
    """Some words as a list, with the commas and the "and" of the language."""
    return format_list(words, locale=babel_locale(tag))


def with_region(tag: str) -> str:
    """Language and region as Open Graph wants them (`nl_NL`): the tag's own region, else the likeliest."""
    likely = _likely(_PSEUDO.get(tag, tag))
    return f"{likely.language}_{likely.region}" if likely and likely.region else tag


@dataclass(frozen=True, slots=True)
class _Subtags:
    """Language, script and region, the missing ones filled in from CLDR's likely subtags."""

    language: str
    script: str
    region: str


@lru_cache(maxsize=_REMEMBERED)
def _likely(tag: str) -> _Subtags | None:
    """The subtags of a tag that may come from anybody; None for what is no language tag."""
    # Extensions and private use (`-u-co-phonebk`, `-x-klingon`) say nothing about which words a reader understands.
    plain = re.split(r"-[A-Za-z0-9](?:-|$)", tag.replace("_", "-"), maxsplit=1)[0]
    try:
        language, region, script_code, *_ = parse_locale(plain, sep="-")
    except ValueError:
        return None
    # An old code may stand for a language with its script: `sh` is Serbian in Latin letters.
    alias, _, alias_script = str(get_global("language_aliases").get(language, language)).partition("_")
    language = {"no": "nb"}.get(alias, alias)
    script_code = script_code or alias_script or None
    for parts in ((language, script_code, region), (language, region), (language,)):
        likely = get_global("likely_subtags").get("_".join(part for part in parts if part))
        if likely:
            filled = [*str(likely).split("_"), "", ""][:3]
            return _Subtags(language, script_code or filled[1], region or filled[2])
    return _Subtags(language, script_code or "", region or "")


def match(wanted: Iterable[str], offered: Sequence[str], default: str) -> str:
    """The offered locale that serves the reader of the first `wanted` tag that any serves; else `default`.

    The same tag wins, then the same language and script with the same region, then with any region; a reader is never
    given another script (a Taiwanese reader is not given Simplified Chinese). Old codes (`iw`, `no`) are understood;
    pseudo-locales are given to those who ask for them by their tag.
    """
    by_name = {tag.casefold(): tag for tag in offered}
    for tag in wanted:
        if tag == "*":
            return default
        if tag.casefold() in by_name:
            return by_name[tag.casefold()]
        reader = _likely(tag)
        if reader is None:
            continue
        best: tuple[int, str] | None = None
        for candidate in offered:
            other = _likely(candidate) if candidate not in _PSEUDO else None
            if other and (other.language, other.script) == (reader.language, reader.script):
                score = 1 if other.region == reader.region else 0
                if best is None or score > best[0]:
                    best = (score, candidate)
        if best:
            return best[1]
    return default


_HEADER_LENGTH = 1000
_ACCEPTED = re.compile(
    r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.A
)


def parse_accept_language(header: str) -> list[str]:
    """The tags of an `Accept-Language` header, most wanted first; what cannot be read is passed over."""
    weighted: list[tuple[float, int, str]] = []
    items = header[:_HEADER_LENGTH].split(",")
    if len(header) > _HEADER_LENGTH:
        items.pop()
    for position, item in enumerate(items):
        found = _ACCEPTED.fullmatch(item)
        if found and float(found[2] or 1) > 0:
            weighted.append((-float(found[2] or 1), position, found[1]))
    return [tag for _, _, tag in sorted(weighted)]


def chain(tag: str, fallback: Sequence[str], source: str) -> tuple[str, ...]:
    """The locales to look a message up in, nearest first, ending with the source locale."""
    seen: dict[str, None] = dict.fromkeys((tag, *fallback, source))
    return tuple(seen)


def script(tag: str) -> str:
    """The ISO 15924 code of the script the locale is written in, `Latn` or `Hans`; empty when it is not known."""
    subtags = _likely(tag)
    return subtags.script if subtags else ""
