"""Exchange: recognises whose text it is, from names, hosts, headers and the shape of bodies, and says by what."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.triage.body import Body
from generator.triage.table import ANY, MOST_REMEMBERED, Table

_ENVELOPE = (0, 10, 30, 60)
_KIND = {"host": 50, "header": 45, "name": 40}
_BEGINNING_OF_NAME = 35
_TOLD = 1000
_LEAST = 30
"""Shapes that many exchanges share (weight 1) do not name one by themselves."""

Found = dict[str, dict[str, tuple[int, str]]]
"""Exchange -> kind of evidence -> its score and text, the best of each kind."""


class Recognised:
    """An exchange that fits, with its evidence: kind and text of each, the strongest first."""

    __slots__ = ("evidence", "exchange", "kind", "score")

    def __init__(self, exchange: str, score: int, evidence: list[tuple[str, str]]) -> None:
        self.exchange = exchange
        self.score = score
        self.kind = evidence[0][0]
        self.evidence = evidence


class Exchanges:
    """What a text says about whose it is."""

    __slots__ = ("known", "ranked", "trades")

    def __init__(self, known: Recognised | None, ranked: list[Recognised], trades: bool) -> None:
        self.known = known
        """None when nothing says so, or as much speaks for another."""
        self.ranked = ranked
        """All that have evidence, best first."""
        self.trades = trades
        """Some exchange is named, even one that has no file of its own."""


def recognise(
    table: Table, phrases: set[int], sentence: str, words: Iterable[str], bodies: list[Body], told: str | None
) -> Exchanges:
    """Weigh the evidence in a text: `phrases` of the table that it holds, its words as `sentence` and as a set."""
    named: Collection[int] = table.names & phrases
    if named and not table.longer.keys().isdisjoint(named):
        named = [number for number in named if number not in table.longer or not _only_inside(table, number, sentence)]
    shapes: list[int] = []
    for body in bodies:
        for level in body.levels:
            shape = tuple(filter(table.envelope_fields.__contains__, level))
            if shape:
                shapes += table.fitting[shape].of(level, body.loose)
    beginnings = () if named or shapes else tuple(sorted(_find_beginnings(table, words)))
    key = (frozenset(named), tuple(shapes), beginnings, told)
    known: Exchanges | None = table.recognised.get(key)
    if known is None:
        known = _weigh(table, key)
        if len(table.recognised) < MOST_REMEMBERED:
            table.recognised[key] = known
    return known


def _weigh(
    table: Table, key: tuple[frozenset[int], tuple[int, ...], tuple[tuple[str, str], ...], str | None]
) -> Exchanges:
    """Return what the evidence says: phrases that name an exchange, envelopes, beginnings of words, what was told."""
    named, shapes, beginnings, told = key
    found: Found = {}
    trades = False
    for number in sorted(named):
        for exchange, kind in table.evidence[number]:
            if exchange == ANY:
                trades = True
            else:
                _add(found, exchange, kind, _KIND[kind], table.texts[number])
    for number in sorted(shapes):
        envelope = table.envelopes[number]
        _add(found, envelope.exchange, "envelope", _ENVELOPE[envelope.weight], ", ".join(envelope.fields))
    for name, exchange in beginnings:
        if exchange == ANY:
            trades = True
        else:
            _add(found, exchange, "name", _BEGINNING_OF_NAME, name)
    if told in table.exchanges:
        found.setdefault(told, {})["told"] = (_TOLD, told)
    return _rank(table, found) if found else Exchanges(None, [], trades)


def _add(found: Found, exchange: str, kind: str, score: int, text: str) -> None:
    """Keep the best evidence of a kind: the highest score, then the longest text, then the first by spelling."""
    kinds = found.setdefault(exchange, {})
    best = kinds.get(kind)
    if best is None or (-score, -len(text), text) < (-best[0], -len(best[1]), best[1]):
        kinds[kind] = (score, text)


def _only_inside(table: Table, number: int, sentence: str) -> bool:
    """Tell whether a name stands only inside longer names: `binance` in `binance us`."""
    inside = sum(_count(sentence, table.phrase(other)[0]) for other in table.longer[number])
    return inside > 0 and _count(sentence, table.phrase(number)[0]) <= inside


def _count(sentence: str, needle: str) -> int:
    """Count a phrase; the space that two neighbours share is shared."""
    count = 0
    at = sentence.find(needle)
    while at >= 0:
        count += 1
        at = sentence.find(needle, at + len(needle) - 1)
    return count


def _find_beginnings(table: Table, words: Iterable[str]) -> set[tuple[str, str]]:
    """Find exchanges' names at the beginning of longer words, when nothing else says whose text it is."""
    found: set[tuple[str, str]] = set()
    beginnings = table.beginnings()
    for word in words:
        if len(word) > 5 and word[:5] in beginnings:
            found.update(pair for pair in beginnings[word[:5]] if word.startswith(pair[0]))
    return found


def _recognised(exchange: str, kinds: dict[str, tuple[int, str]]) -> Recognised:
    order = sorted((-score, kind, text) for kind, (score, text) in kinds.items())
    return Recognised(exchange, -sum(row[0] for row in order), [(kind, text) for _, kind, text in order])


def _rank(table: Table, found: Found) -> Exchanges:
    ranked = [_recognised(exchange, kinds) for exchange, kinds in found.items()]
    if len(ranked) > 1:
        ranked.sort(key=lambda one: (-one.score, one.exchange))
    known: Recognised | None = ranked[0]
    for one in ranked[1:]:
        # A house of an exchange is rarely named without it, so its own evidence outweighs what speaks for both.
        if one.kind != "envelope" and table.exchanges[one.exchange]["parent"] == ranked[0].exchange:
            known = one
            break
    else:
        if len(ranked) > 1 and ranked[1].score == ranked[0].score:
            known = None
    if known and known.score < _LEAST:
        known = None
    return Exchanges(known, ranked, True)
