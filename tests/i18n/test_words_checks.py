"""What the glossary's checks see in single sentences: terms, quotes, switches said on or off, prohibitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Safety, Term
from generator.words.quotes import MARKS, quotes_of, stray_quotes
from generator.words.safety import Switch, forbids, mentions, said, sentences
from generator.words.staleness import fingerprint
from generator.words.terms import concepts, contains, find, pattern, prose

WORDS = {
    "en": (
        Safety(
            enable=("turn on", "turned on", "on again", "be on"), disable=("off", "disabled"), never=("never", "do not")
        ),
        ("withdraw*",),
    ),
    "nl": (
        Safety(enable=("aan", "ingeschakeld*"), disable=("uit", "uitgeschakeld*"), never=("nooit", "niet", "geen")),
        ("opname*",),
    ),
    "de": (
        Safety(
            enable=("ein", "eingeschaltet*", "aktivier*"),
            disable=("aus", "ausgeschaltet*", "deaktivier*"),
            never=("nie", "niemals", "nicht", "kein*"),
        ),
        ("*auszahlung*",),
    ),
    "fr": (Safety(enable=("activ*",), disable=("désactiv*",), never=("jamais", "ne", "pas")), ("retrait*",)),
    "ru": (Safety(enable=("включ*",), disable=("выключ*", "отключ*"), never=("никогда", "не")), ("вывод*",)),
    "ar": (
        Safety(enable=("*مفعل*", "*تفعيل*"), disable=("*معطل*", "*تعطيل*", "*إيقاف*"), never=("لا", "أبدا*")),
        ("*سحب*",),
    ),
    "ja": (Safety(enable=("オン", "有効"), disable=("オフ", "無効"), never=("ないで", "しない")), ("出金",)),
    "zh-Hans": (
        Safety(enable=("开启", "启用"), disable=("关闭", "停用"), never=("不要", "切勿", "绝不")),
        ("提现", "提币"),
    ),
}


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "Turn on orders and history, and leave withdrawals off.", Switch.OFF),
        ("nl", "Zet orderbeheer, saldo en geschiedenis aan en laat opnames uit.", Switch.OFF),
        ("nl", "Zet orderbeheer, saldo en geschiedenis uit en laat opnames aan.", Switch.ON),
        ("nl", "Opnames mogen niet aan staan.", Switch.OFF),
        ("nl", "Opnames moeten niet uit staan.", Switch.ON),
        ("de", "Schalten Sie Orders ein und lassen Sie Auszahlungen ausgeschaltet.", Switch.OFF),
        ("de", "API-Auszahlungen müssen deaktiviert sein; Handel muss aktiviert sein.", Switch.OFF),
        ("fr", "Activez la gestion des ordres et laissez les retraits désactivés.", Switch.OFF),
        ("ru", "Вывод средств должен быть выключен, а управление ордерами — включено.", Switch.OFF),
        ("ar", "يجب أن يكون السحب معطّلاً، وإدارة الأوامر مفعّلة.", Switch.OFF),
        ("ar", "يجب أن يكون السحب مفعّلاً.", Switch.ON),
        ("ja", "注文管理と残高をオンにし、出金はオフのままにします。", Switch.OFF),
        ("ja", "出金はオンのままにします。", Switch.ON),
        ("zh-Hans", "开启订单管理,并保持提现关闭。", Switch.OFF),
        ("nl", "De API-pagina toont opnames.", None),
    ],
)
def test_what_is_said_of_withdrawals(locale: str, text: str, meant: Switch | None) -> None:
    """The nearest word for on or off in the sentence, turned round by a negation in its clause."""
    safety, forms = WORDS[locale]
    [mention] = mentions(prose(text), forms, (), prose(text, labels=True), safety)
    assert mention.meant == meant


def test_labels_of_switches_are_mentions() -> None:
    """A label in the exchange's own words is left in every language, and says which switch is meant."""
    safety, forms = WORDS["nl"]
    text = "Zet **Enable Reading** aan. Laat **Enable Withdrawals** uit."
    [mention] = mentions(prose(text), forms, ("withdraw*",), prose(text, labels=True), safety)
    assert (text[mention.start : mention.end], mention.meant) == ("Withdrawals", Switch.OFF)


def test_words_inside_longer_words_do_not_count() -> None:
    """`désactivez` is not `activez`, and a word inside a longer form of the list is that form."""
    assert [each.word for each in said("Désactivez les retraits", WORDS["fr"][0])] == [Switch.OFF]
    both = Safety(enable=("on",), disable=("on hold",), never=())
    assert [each.word for each in said("put on hold", both)] == [Switch.OFF]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Never do it. Do this.", ["Never do it.", " Do this."]),
        ("切勿这样。要那样。", ["切勿这样。", "要那样。"]),
        ("Version 1.5 is out", ["Version 1.5 is out"]),
        ("First; then", ["First;", " then"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A point inside a number ends nothing; full-width marks do."""
    assert sentences(text) == expected


def test_forbids() -> None:
    """Whole words only, and nothing is forbidden by an empty list."""
    assert forbids("Stuur nooit je sleutel", ("nooit",))
    assert not forbids("Stuur ongeschikte sleutels", ("geschikt",))
    assert not forbids("Send it", ())


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (("sleutel",), "De API-sleutel, niet het sleutelbestand", ["sleutel"]),
        (("sleutel*",), "De sleutels en het sleutelbestand", ["sleutels", "sleutelbestand"]),
        (("*schlüssel*",), "Geheimschlüssels", ["Geheimschlüssels"]),
        (("vertrouwde ip-adres*",), "vertrouwde\u00a0IP-adressen", ["vertrouwde\u00a0IP-adressen"]),
        (("密钥",), "您的密钥已过期", ["密钥"]),
        (("出金",), "API出金をオフ", ["出金"]),
        (("*مفتاح*",), "بالمفتاح وَمفتاحك", ["بالمفتاح", "وَمفتاحك"]),
        (("مفعل",), "مُفعَّل", ["مُفعَّل"]),
        (("izin",), "İZİN verildi", ["İZİN"]),
        (("a.b", "c++"), "axb a.b c++", ["a.b", "c++"]),
        ((), "anything", []),
    ],
)
def test_forms(forms: tuple[str, ...], text: str, found: list[str]) -> None:
    """Whole words, stems, compounds, scripts without spaces and without vowels; no pattern language."""
    assert [match.group() for match in find(forms, text)] == found


@given(
    st.lists(
        st.sampled_from(["*مفعل*", "لا", "sleutel*", "*key", "IZIN", "a b", "出金", "é", "ß", "-1"]),
        min_size=1,
        max_size=4,
    ),
    st.lists(
        st.sampled_from(
            ["مُفعَّلاً", "لا", "Sleutels", "monkey", "İzin", "ızın", "a\u00a0b", "出金は", "é", "É", "x-1", ". "]
        )
    ),
    st.sampled_from(["", " ", "-"]),
)
def test_both_ways_to_look_agree(forms: list[str], words: list[str], joint: str) -> None:
    """The fast look finds a form where, and only where, the pattern does."""
    text = joint.join(words)
    assert contains(tuple(forms), text) == bool(pattern(tuple(forms)).search(text))


def test_prose_keeps_positions() -> None:
    """What is not prose is blanked out, character by character."""
    text = "Kies **Withdraw** in `key` via [de pagina](link:help) met {refresh} \\* nu"
    kept = prose(text)
    assert len(kept) == len(text)
    assert kept.replace("\ufffc", "") == "Kies  in  via [de pagina met   nu"
    assert "Withdraw" in prose(text, labels=True)


def test_concepts_are_those_of_the_prose() -> None:
    """A button called Withdraw is no sentence about withdrawals."""
    terms = {"withdrawal": Term(use=("withdraw*",)), "key": Term(use=("key",))}
    assert concepts(terms, ["Choose **Withdraw** for the key."]) == ("key",)


@pytest.mark.parametrize(
    ("locale", "text", "strays"),
    [
        ("de", "Das Label „Abgelaufen“ und ‚dies‘", ""),
        ("de", "Das Label “Abgelaufen”", "”"),
        ("de", 'Das "Label"', '""'),
        ("fr", "Le badge « Expiré »", ""),
        ("fr", "L’échange et l'échange", ""),
        ("nl", "Zo'n sleutel, 's avonds, programma's", ""),
        ("nl", "De status 'Verlopen'", "''"),
        ("nl", "De status ‘Verlopen’", ""),
        ("en", "The traders' keys, the exchange's page, don't", ""),
        ("en", "It says 'Invalid' there.", "''"),
        ("ja", "「期限切れ」と表示", ""),
        ("ja", "“期限切れ”と表示", "“”"),
        ("ar", "”منتهي“", ""),
        ("ru", "Статус «Истёк»", ""),
        ("sv", "Statusen ”Utgången”", ""),
    ],
)
def test_quotes(locale: str, text: str, strays: str) -> None:
    """The marks of the language pass, an apostrophe is none, others are found."""
    marks = quotes_of(locale)
    assert marks is not None
    assert "".join(stray.mark for stray in stray_quotes(text, marks, None)) == strays


def test_one_apostrophe() -> None:
    """Where the glossary names one, the other is found; the same mark as a quotation mark is not."""
    assert [stray.mark for stray in stray_quotes("programma’s en zo'n", "‘’", "'")] == ["’"]
    assert [stray.start for stray in stray_quotes("l'échange", "«»", "’")] == [1]


def test_quotes_of_languages() -> None:
    """A script has its own, an unlisted language is not judged, and every mark is one the check looks for."""
    assert quotes_of("zh-Hant") == quotes_of("zh-TW") == "「」『』"
    assert quotes_of("pt-PT") == quotes_of("pt-BR")
    assert quotes_of("xx") is None
    assert all(mark in MARKS for tag in ("ar", "de", "fr", "ja", "ru") for mark in quotes_of(tag) or "")


def test_fingerprint() -> None:
    """It follows the words, not the way they are written down, and is the same on every machine."""
    assert fingerprint("Expired") == "424a2551"
    assert fingerprint("e\u0301") == fingerprint("\u00e9")
    assert fingerprint({"other": "b", "one": "a"}) == fingerprint({"one": "a", "other": "b"})
    assert len({fingerprint("a"), fingerprint("a "), fingerprint({"other": "a"}), fingerprint({"one": "a"})}) == 4
