"""Triage table: turns what the catalogue knows about payloads into the one file that both triage engines load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import Answer, Catalog, Exchange, Reading, Signature
from generator.model.reading import FieldTest
from generator.triage.words import fold, phrase

FORMAT = 1
ANY = "_any"
NOT_TRUSTED = "ip_not_trusted"
"""The cause that the platform's own address in a payload speaks for: the exchange saw it and did not know it."""


def triage_table(catalog: Catalog, labels: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Return `triage.json`: plain data, sorted, the same whatever order the catalogue was written in.

    `labels` gives, per locale and status, what the platform's badge is or was called there, with `{days}` left in.
    The arrays are described in the specification of triage (`generator/triage/SPEC.md`).
    """
    phrases = _Phrases()
    for name, exchange in catalog.exchanges.items():
        for signature in exchange.signatures:
            phrases.add((*signature.when.phrase, *signature.when.context))
        phrases.add(text for _, text in _evidence(name, exchange))
        phrases.add((*exchange.recognise.trading_words, *exchange.recognise.other_products))
    phrases.add(catalog.platform.ip_addresses)
    number = phrases.numbers()
    exchanges = sorted(name for name in catalog.exchanges if name != ANY)
    return {
        "format": FORMAT,
        "exchanges": {name: _family(name, exchanges, catalog.exchanges[name]) for name in exchanges},
        "phrases": phrases.texts(),
        "signatures": [
            _signature(name, signature, number) for signature, name in _signatures(catalog) if not signature.deprecated
        ],
        "evidence": sorted(
            [name, kind, number[phrase(text)]]
            for name, exchange in catalog.exchanges.items()
            for kind, text in {(kind, phrase(text)): (kind, text) for kind, text in _evidence(name, exchange)}.values()
        ),
        "envelopes": sorted(
            [name, sorted(envelope.fields), envelope.code or "", envelope.weight]
            for name, exchange in catalog.exchanges.items()
            for envelope in exchange.recognise.envelopes
        ),
        "context": {
            "trading": _numbers(
                (text for e in catalog.exchanges.values() for text in e.recognise.trading_words), number
            ),
            "other": _numbers(
                (text for e in catalog.exchanges.values() for text in e.recognise.other_products), number
            ),
            "ours": _numbers(catalog.platform.ip_addresses, number),
            "ours_cause": NOT_TRUSTED,
        },
        "readings": [_reading(name, reading) for reading, name in _readings(catalog)],
        "labels": _labels(labels),
        "questions": {
            question: {answer: list(value.points_to) for answer, value in sorted(entry.answers.items())}
            for question, entry in sorted(catalog.questions.questions.items())
        },
        "causes": _causes(catalog),
        "anchors": phrases.anchors(),
        "inside": _inside(catalog, number),
    }


class _Phrases:
    """Every phrase of the catalogue once, by its words, with the spelling that sorts first."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def add(self, texts: Iterable[str]) -> None:
        for text in texts:
            words = phrase(text)
            if words.strip():
                self._texts[words] = min(self._texts.get(words, text), text)

    def texts(self) -> list[str]:
        return [self._texts[words] for words in sorted(self._texts)]

    def anchors(self) -> dict[str, list[int]]:
        """Word -> the phrases whose rarest word it is: an engine looks for a phrase only when it may be there."""
        rows = [words.split() for words in sorted(self._texts)]
        counts = Counter(word for row in rows for word in row)
        anchors: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            anchors.setdefault(min(row, key=lambda word: (counts[word], -len(word), word)), []).append(number)
        return dict(sorted(anchors.items()))

    def numbers(self) -> dict[str, int]:
        return {words: index for index, words in enumerate(sorted(self._texts))}


def _family(name: str, names: list[str], exchange: Exchange) -> dict[str, str]:
    """A name that begins with another exchange's is a house of it: `binanceus`, `krakenfutures`."""
    parents = [other for other in names if other != name and name.startswith(other)]
    return {"name": exchange.name, "parent": max(parents, key=len) if parents else ""}


def _evidence(name: str, exchange: Exchange) -> list[tuple[str, str]]:
    """Kind and text of everything that names the exchange; `_any` lists names of exchanges without a file."""
    known = exchange.recognise
    names = known.names if name == ANY else (name, exchange.name, *known.names)
    kinds = (("header", known.headers), ("host", known.hosts), ("name", names))
    return [(kind, text) for kind, texts in kinds for text in texts]


def _inside(catalog: Catalog, number: Mapping[str, int]) -> list[list[Any]]:
    """Names that stand inside longer names, each with those: `binance` in `binance us`."""
    names = {
        phrase(text)
        for name, each in catalog.exchanges.items()
        for kind, text in _evidence(name, each)
        if kind == "name"
    }
    longer = {name: sorted(number[other] for other in names if other != name and name in other) for name in names}
    return sorted([number[name], others] for name, others in longer.items() if others)


def _signatures(catalog: Catalog) -> list[tuple[Signature, str]]:
    pairs = [(signature, name) for name, exchange in catalog.exchanges.items() for signature in exchange.signatures]
    return sorted(pairs, key=lambda pair: pair[0].id)


def _readings(catalog: Catalog) -> list[tuple[Reading, str]]:
    pairs = [(reading, name) for name, exchange in catalog.exchanges.items() for reading in exchange.readings]
    return sorted(pairs, key=lambda pair: pair[0].id)


def _numbers(texts: Iterable[str], number: Mapping[str, int]) -> list[int]:
    return sorted({number[words] for words in map(phrase, texts) if words.strip()})


def _signature(exchange: str, signature: Signature, number: Mapping[str, int]) -> list[Any]:
    when = signature.when
    return [
        signature.id,
        exchange,
        sorted({fold(code): code for code in when.code}.values()),
        _numbers(when.phrase, number),
        sorted(set(when.http)),
        _numbers(when.context, number),
        [_answer(answer) for answer in signature.answers],
        signature.ask or "",
        str(signature.confidence),
    ]


def _answer(answer: Answer) -> list[str]:
    return [answer.status or "", answer.cause or "", answer.topic or ""]


def _reading(exchange: str, reading: Reading) -> list[Any]:
    rules = sorted([[_test(test) for test in rule.all_], _answer(rule.answer)] for rule in reading.rules)
    return [reading.id, exchange, sorted(reading.fields), rules, _answer(reading.otherwise)]


def _test(test: FieldTest) -> list[Any]:
    """A test as field, operation and what it compares with; a test with several operations becomes `all` of them."""
    operations: list[tuple[str, Any]] = [
        ("equals", sorted(fold(text) for text in test.equals)),
        ("contains", sorted(fold(text) for text in test.contains)),
        ("lacks", sorted(fold(text) for text in test.lacks)),
        ("empty", None if test.empty is None else ["true" if test.empty else "false"]),
        ("past", [str(test.past)] if test.past else None),
        ("ahead", [str(test.ahead)] if test.ahead else None),
    ]
    return [test.field, *([operation, values] for operation, values in operations if values)]


def _labels(labels: Mapping[str, Mapping[str, tuple[str, ...]]]) -> list[list[Any]]:
    """Labels with their status and whether they begin with a capital, in spellings that differ beyond A-Z."""
    found: dict[str, tuple[str, str]] = {}
    for locale in sorted(labels):
        for status in sorted(labels[locale]):
            for text in labels[locale][status]:
                for spelling in (text, text.lower(), text.upper().replace("{DAYS}", "{days}")):
                    found.setdefault(fold(spelling), (spelling, status))
    return sorted([text, status, int(text[0].isupper())] for text, status in found.values())


def _causes(catalog: Catalog) -> dict[str, str]:
    """Cause -> the first status, in the order of the home page, that lists it."""
    causes: dict[str, str] = {}
    for name, status in sorted(catalog.statuses.items(), key=lambda item: (item[1].order, item[0])):
        for entry in status.causes:
            causes.setdefault(entry.cause, name)
    return dict(sorted(causes.items()))
