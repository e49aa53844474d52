"""Locales: names and direction, and which language a reader is given, whatever a browser sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.locales import chain, direction, is_known, match, own_name, parse_accept_language, script

TWELVE = ("en", "nl", "de", "fr", "it", "es", "pt-BR", "tr", "ru", "ar", "ja", "zh-Hans")


@pytest.mark.parametrize(
    ("wanted", "given_"),
    [
        ("nl", "nl"),
        ("pt-PT", "pt-BR"),
        ("pt", "pt-BR"),
        ("de-AT", "de"),
        ("de-CH-1996", "de"),
        ("de-DE-u-co-phonebk", "de"),
        ("es-419", "es"),
        ("ar-EG", "ar"),
        ("EN-us", "en"),
        ("PT-br", "pt-BR"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-TW", "en"),  # Traditional characters: another script is no help
        ("zh-Hant-CN", "en"),
        ("ru-Latn", "en"),
        ("xx", "en"),
        ("x-klingon", "en"),
        ("", "en"),
        ("*", "en"),
        ("../../etc", "en"),
    ],
)
def test_match_in_twelve(wanted: str, given_: str) -> None:
    """A region is bridged, a script is not."""
    assert match([wanted], TWELVE, "en") == given_


@pytest.mark.parametrize(
    ("wanted", "offered", "given_"),
    [
        ("iw", ("en", "he"), "he"),
        ("he", ("en", "iw"), "iw"),
        ("no", ("en", "nb"), "nb"),
        ("nb", ("en", "no"), "no"),
        ("in", ("en", "id"), "id"),
        ("tl", ("en", "fil"), "fil"),
        ("sh", ("sr", "sr-Latn"), "sr-Latn"),
        ("zh-TW", ("zh-Hans", "zh-Hant"), "zh-Hant"),
        ("zh-HK", ("zh-Hans", "zh-Hant"), "zh-Hant"),
        ("pt-PT", ("pt-BR", "pt-PT"), "pt-PT"),
        ("pt-AO", ("pt-BR", "pt-PT"), "pt-BR"),
        ("en-GB", ("en-XA", "en-US"), "en-US"),  # nobody is given a pseudo-locale unasked
        ("en-XA", ("en", "en-XA"), "en-XA"),
    ],
)
def test_match_old_codes_scripts_and_regions(wanted: str, offered: tuple[str, ...], given_: str) -> None:
    """Old codes are understood, the nearest of several is taken."""
    assert match([wanted], offered, "x") == given_


def test_first_language_that_serves_wins() -> None:
    """A reader's second choice is better than the default."""
    assert match(["sv", "zh-TW", "de-CH", "fr"], TWELVE, "en") == "de"
    assert match([], TWELVE, "en") == "en"


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("en-US,en;q=0.9,nl;q=0.8", ["en-US", "en", "nl"]),
        ("nl; q=0.5, de", ["de", "nl"]),
        ("*;q=0.1,de;q=0.5", ["de", "*"]),
        ("de;q=0,nl;q=0.0,fr;q=0.001", ["fr"]),
        ("de;q=abc,nl", ["nl"]),
        ("de;q=nan,nl;q=inf,fr;q=1e9,it;q=-1,es;q=1.5", []),
        ("de;q=,nl", ["nl"]),
        ("nl;level=1;q=0.3,de;q=0.4", ["de"]),
        (",,,;q=1,\x00,de", ["de"]),
        ("日本語,ja", ["ja"]),
        ("a" * 5000, []),
        ("de," * 5000, ["de"] * 333),
        ("", []),
    ],
)
def test_accept_language(header: str, tags: list[str]) -> None:
    """Weights order the tags; what is malformed is passed over, and a long header is cut."""
    assert parse_accept_language(header) == tags


@given(st.text())
def test_any_header_gives_a_locale(header: str) -> None:
    """Nothing a client sends is an error."""
    assert match(parse_accept_language(header), TWELVE, "en") in TWELVE


@given(st.text())
def test_any_tag_gives_a_locale(tag: str) -> None:
    """Nor is a tag that comes from elsewhere."""
    assert match([tag], TWELVE, "en") in TWELVE
    assert is_known(tag) in (True, False)


@pytest.mark.parametrize(
    ("tag", "name", "side", "letters"),
    [
        ("nl", "Nederlands", "ltr", "Latn"),
        ("fr", "Français", "ltr", "Latn"),
        ("pt-BR", "Português (Brasil)", "ltr", "Latn"),
        ("tr", "Türkçe", "ltr", "Latn"),
        ("ru", "Русский", "ltr", "Cyrl"),
        ("ar", "العربية", "rtl", "Arab"),
        ("ja", "日本語", "ltr", "Jpan"),
        ("zh-Hans", "中文 (简体)", "ltr", "Hans"),
        ("en-XA", "en-XA", "ltr", "Latn"),
        ("ar-XB", "ar-XB", "rtl", "Arab"),
    ],
)
def test_names(tag: str, name: str, side: str, letters: str) -> None:
    """A language is called as its readers call it."""
    assert (own_name(tag), direction(tag), script(tag)) == (name, side, letters)


def test_chain_ends_with_the_source() -> None:
    """A message is looked for nearest first, and nowhere twice."""
    assert chain("pt-BR", ("es", "en"), "en") == ("pt-BR", "es", "en")
    assert chain("en", (), "en") == ("en",)
