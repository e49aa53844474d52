"""Rank: says how specific each matching signature is, and honestly how sure its first answer is."""

from __future__ import annotations

from generator.triage.codes import LIKELY
from generator.triage.match import Sighting, candidates, holds
from generator.triage.table import ANY, Signature, Table
from generator.triage.words import fold

# Levels: the recognised exchange's own signatures, the status of a body or a label, those of its parent, those of an
# exchange that the text does not name, and the general ones.
OWN_BOTH, OWN_PHRASE, OWN_CODE, OWN_HTTP, OWN_WEAK = 700, 600, 500, 400, 240
READING = 650
PARENT_LEAST = 320
LABEL, LABEL_LIKELY = 345, 195
OPEN_BOTH, OPEN_NAME, OPEN_PHRASE, OPEN_THREE, OPEN_SHORT, OPEN_CODE = 350, 330, 320, 280, 180, 150
ANY_PHRASE, ANY_HTTP, ANY_ALONE = 300, 250, 200
_LEADS = 40
_HOUSE = 10
_CONTEXT = 20
_HTTP = 5
_MOST_WORDS = 15
_KEY_WORDS = (" api key ", " apikey ", " api keys ", " api secret ", " passphrase ", " signature ")


class Ranking:
    """The most specific signatures that hold, of one level, by id; a level of 0 when there are none."""

    __slots__ = ("level", "signatures", "sure")

    def __init__(self, level: int, signatures: list[Signature], sure: int) -> None:
        self.level = level
        self.signatures = signatures
        self.sure = sure
        """How surely the code of the first stands as a code; 0 without one."""


def rank(seen: Sighting, table: Table, foreign: bool, general: int) -> Ranking:
    """Return the signatures that speak most specifically in a text; see `general_level` for the last two."""
    known = seen.exchanges.known
    owner = known.exchange if known else ""
    parent = table.exchanges[owner]["parent"] if known else ""
    speaking = (owner, parent, ANY) if known else None
    silent = foreign or (seen.exchanges.trades and not seen.exchanges.ranked)
    best = 0
    group: list[int] = []
    for index in candidates(seen, table):
        signature = table.signature(index)
        exchange = signature.exchange
        if (speaking and exchange not in speaking) or not holds(signature, seen):
            continue
        if exchange == owner:
            level = _own_level(signature, seen)
        elif exchange == ANY:
            level = general if signature.phrases or signature.codes else ANY_HTTP if general == ANY_PHRASE else 0
        elif known:
            level = PARENT_LEAST + _own_level(signature, seen) // 10
        else:
            level = 0 if silent else _open_level(signature, seen, table)
        if level > 0:
            level += _extra(signature, seen, table)
        if level > best:
            best, group = level, [index]
        elif level == best:
            group.append(index)
    if not best:
        return Ranking(0, [], 0)
    group.sort()
    signatures = [table.signature(index) for index in group]
    sure = max((seen.codes.get(code, 0) for code in signatures[0].folded), default=0)
    return Ranking(best, signatures, sure)


def _extra(signature: Signature, seen: Sighting, table: Table) -> int:
    """Return what further conditions add: words of phrases that stand there, a context, an HTTP status."""
    words = sum(table.size(number) for number in signature.phrases if number in seen.phrases)
    return min(words, _MOST_WORDS) + (_CONTEXT if signature.contexts else 0) + (_HTTP if signature.http else 0)


def _own_level(signature: Signature, seen: Sighting) -> int:
    """Level of the recognised exchange's own signature."""
    if signature.phrases:
        return OWN_BOTH if signature.codes else OWN_PHRASE
    if not signature.codes:
        return OWN_HTTP
    return OWN_CODE if _is_likely(signature, seen) else OWN_WEAK


def _is_likely(signature: Signature, seen: Sighting) -> bool:
    return any(seen.codes.get(code, 0) >= LIKELY for code in signature.folded)


def _open_level(signature: Signature, seen: Sighting, table: Table) -> int:
    """Level of an exchange's signature in a text that does not say whose it is; general words never tell."""
    leads = _LEADS if any(one.exchange == signature.exchange for one in seen.exchanges.ranked) else 0
    if signature.phrases and signature.codes:
        return OPEN_BOTH + leads
    own = [number for number in signature.phrases if number in seen.phrases and number not in table.general]
    if own:
        words = max(table.size(number) for number in own)
        return (OPEN_PHRASE if words >= 4 else OPEN_THREE if words == 3 else OPEN_SHORT) + leads
    if signature.codes and _is_likely(signature, seen):
        codes = [code for code in signature.folded if code in seen.codes]
        if any(not code.removeprefix("-").isdigit() for code in codes):
            return OPEN_NAME + leads
        return OPEN_CODE + leads if leads or any(len(code) > 3 for code in codes) else 0
    return 0


def general_level(seen: Sighting, foreign: bool, table: Table) -> int:
    """Return how much general words may say: about an exchange or trading, about some key, or nothing.

    `foreign` tells that the text names a product that is no exchange.
    """
    known = seen.exchanges.known
    if foreign and (known is None or known.kind == "name"):
        return 0
    if seen.exchanges.trades or not seen.phrases.isdisjoint(table.trading):
        return ANY_PHRASE
    if "://" not in seen.text and any(words in seen.sentence for words in _KEY_WORDS):
        return ANY_ALONE
    return 0


def found_codes(signature: Signature, seen: Sighting) -> list[str]:
    """Return the codes of a signature that the text has, as the table writes them."""
    return [code for code in signature.codes if fold(code) in seen.codes]


def confidence(level: int, rating: str, answers: int, agreed: bool) -> str:
    """Return `certain`, `likely` or `possible` for the first answer.

    `rating` is the signature's own confidence, `answers` how many it gives, `agreed` whether everything that fits
    equally well says the same.
    """
    if not agreed:
        return "possible"
    if level >= PARENT_LEAST + OWN_HTTP // 10:
        if answers > 1:
            return "possible" if rating == "low" else "likely"
        return "certain" if rating == "high" else "likely" if rating == "medium" else "possible"
    if level >= ANY_PHRASE or (level >= ANY_HTTP and answers == 1):
        return "possible" if rating == "low" else "likely"
    return "possible"
