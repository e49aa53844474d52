"""Verdict: what one payload means: a status with its cause, a topic, or nothing known; and why."""

from __future__ import annotations

from generator.triage.codes import LIKELY
from generator.triage.exchange import Recognised
from generator.triage.match import Sighting
from generator.triage.rank import (
    LABEL,
    LABEL_LIKELY,
    OPEN_PHRASE,
    OWN_CODE,
    READING,
    Ranking,
    confidence,
    found_codes,
    general_level,
    rank,
)
from generator.triage.table import ANY, MOST_REMEMBERED, Signature, Table

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from typing import Any

NO_ANSWER = ("", "", "")
_RATINGS = {"high": 0, "medium": 1, "low": 2}


class Verdict:
    """The answer to one payload. Texts are ids; an empty text means that there is none."""

    __slots__ = (
        "ask", "candidates", "cause", "confidence", "days", "exchange", "exchange_evidence", "head", "level",
        "signature", "status", "topic",
    )  # fmt: skip

    def __init__(
        self,
        level: int,
        answer: tuple[str, str, str],
        exchange: tuple[str, str],
        signature: str = "",
        confidence: str = "possible",
        days: int | None = None,
        ask: str = "",
        candidates: list[dict[str, Any]] | None = None,
    ) -> None:
        self.level = level
        self.status, self.cause, self.topic = answer
        self.exchange, self.exchange_evidence = exchange
        self.signature = signature
        self.confidence = confidence
        self.days = days
        self.ask = ask
        self.candidates = candidates or []
        self.head: dict[str, Any] | None = None
        """The fields of a result that follow from this alone, once one has been made."""

    @property
    def result(self) -> str:
        """`match`, `none` or `unknown`."""
        return "match" if self.status else "none" if self.topic else "unknown"


def judge(seen: Sighting, table: Table, now: int | None) -> Verdict:
    """Return the verdict on a payload: an error first, then a body that describes a key, then a status label."""
    verdict, sure = _from_signatures(seen, table)
    if seen.bodies and not (sure >= LIKELY and verdict.level >= OWN_CODE):
        read = _from_reading(seen, table, now)
        if read:
            return read
    if verdict.level < LABEL:
        label = _from_label(seen, table)
        if label and verdict.level < label.level:
            return label
    return verdict


def _from_signatures(seen: Sighting, table: Table) -> tuple[Verdict, int]:
    """Return the verdict of the signatures, and how surely its code stands as one.

    It follows from what the text holds of the table and from nothing else of it, so it is remembered by that.
    """
    foreign = not seen.phrases.isdisjoint(table.other)
    general = general_level(seen, foreign, table)
    codes = tuple(seen.codes.items())
    if len(codes) > 1:
        codes = tuple(sorted(codes))
    key = (frozenset(seen.phrases), codes, tuple(seen.http), seen.exchanges, general)
    known: tuple[Verdict, int] | None = table.verdicts.get(key)
    if known is None:
        ranking = rank(seen, table, foreign, general)
        known = (_from_ranking(seen, table, ranking) if ranking.level else _unknown(seen), ranking.sure)
        if len(table.verdicts) < MOST_REMEMBERED:
            table.verdicts[key] = known
    return known


def _unknown(seen: Sighting) -> Verdict:
    return Verdict(0, NO_ANSWER, _names(seen.exchanges.known))


def _names(known: Recognised | None) -> tuple[str, str]:
    return (known.exchange, known.kind) if known else ("", "")


def _from_reading(seen: Sighting, table: Table, now: int | None) -> Verdict | None:
    # Readings whose rarest field the text names.
    readings = [index for word in seen.announced for index in table.announced[word].readings]
    if not readings:
        return None
    from generator.triage.reading import read_bodies

    read = read_bodies(table, sorted(readings), seen.bodies, now)
    if read is None:
        return None
    reading = read.reading
    evidence = [{"kind": "field", "text": field} for field in read.fields]
    sure = "likely" if read.dated else "possible"
    candidates = [_candidate(read.answer, sure, reading.id, evidence)]
    status, cause, topic = read.answer
    whose = (reading.exchange, "field")
    return Verdict(READING, (status, cause, topic), whose, reading.id, sure, read.days, "", candidates)


def _from_label(seen: Sighting, table: Table) -> Verdict | None:
    # Labels whose rarest word the text has.
    labels = [index for word in seen.announced for index in table.announced[word].labels]
    if not labels:
        return None
    from generator.triage.label import find_label

    label = find_label(table, sorted(labels), seen.text, seen.folded, seen.bodies)
    if label is None:
        return None
    level, sure = (LABEL, "likely") if label.sure > 1 else (LABEL_LIKELY, "possible")
    text = label.text if label.days is None else label.text.replace("{days}", str(label.days))
    candidates = [_candidate([label.status, "", ""], sure, "", [{"kind": "label", "text": text}])]
    whose = _names(seen.exchanges.known)
    return Verdict(level, (label.status, "", ""), whose, "", sure, label.days, "", candidates)


def _from_ranking(seen: Sighting, table: Table, ranking: Ranking) -> Verdict:
    """Return the verdict of the most specific signatures; those of one level stand beside each other."""
    level, group = ranking.level, ranking.signatures
    known = seen.exchanges.known
    exchange, kind = _names(known)
    if not known and group[0].exchange != ANY:
        group = _without_houses(group, table)
        told = group[0].codes or level >= OPEN_PHRASE
        if told and len({signature.exchange for signature in group}) == 1:
            exchange, kind = group[0].exchange, "code" if group[0].codes else "phrase"
    agreed = True
    if len(group) > 1:
        # What concerns the key goes first, then what the catalogue is surer of.
        # Of those, the exchange's own goes before that of the house it belongs to.
        own = known.exchange if known else ""
        group = sorted(
            group, key=lambda one: (one.answers[0][0] == "", one.exchange != own, _RATINGS[one.confidence], one.id)
        )
        agreed = len({(one.answers[0][0], one.answers[0][2]) for one in group}) == 1
    first = group[0]
    sure = confidence(level, first.confidence, len(first.answers), agreed)
    rate = sure
    candidates: list[dict[str, Any]] = []
    given: set[tuple[str, ...]] = set()
    for signature in group:
        evidence = _evidence(signature, seen, table, known)
        for answer in signature.answers:
            key = tuple(answer)
            if key not in given:
                given.add(key)
                candidates.append(_candidate(answer, rate, signature.id, evidence))
                rate = "likely" if sure == "certain" else "possible"
    if not agreed and not exchange and not first.phrases and first.exchange != ANY:
        # A code alone that means different things on different exchanges: what it can mean is listed, none is chosen.
        return Verdict(level, NO_ANSWER, ("", ""), "", sure, None, "", candidates)
    status, cause, topic = first.answers[0]
    ask = first.ask if len(candidates) > 1 else ""
    ours = sorted(seen.phrases & table.ours) if table.ours else []
    if ours and any(one["cause"] == table.ours_cause for one in candidates):
        candidates = _with_ours(candidates, table, ours)
        status, cause, topic, ask = candidates[0]["status"] or "", table.ours_cause, "", ""
        sure = candidates[0]["confidence"]
    return Verdict(level, (status, cause, topic), (exchange, kind), first.id, sure, None, ask, candidates)


def _with_ours(candidates: list[dict[str, Any]], table: Table, ours: list[int]) -> list[dict[str, Any]]:
    """Put first the cause that the platform's own address in the payload speaks for."""
    chosen = next(one for one in candidates if one["cause"] == table.ours_cause)
    evidence = [*chosen["evidence"], *({"kind": "context", "text": table.texts[number]} for number in ours)]
    first = {**chosen, "confidence": "certain" if chosen["confidence"] == "certain" else "likely", "evidence": evidence}
    return [first, *({**one, "confidence": "possible"} for one in candidates if one is not chosen)]


def _candidate(answer: list[str], sure: str, signature: str, evidence: list[dict[str, str]]) -> dict[str, Any]:
    status, cause, topic = answer
    candidate: dict[str, Any] = {
        "status": status or None,
        "cause": cause or None,
        "confidence": sure,
        "signature": signature or None,
        "evidence": evidence,
    }
    if topic:
        candidate["topic"] = topic
    return candidate


def _without_houses(group: list[Signature], table: Table) -> list[Signature]:
    """Leave out an exchange's houses where the exchange itself fits as well and nothing speaks for the house."""
    owners = {signature.exchange for signature in group}
    if len(owners) == 1:
        return group
    return [one for one in group if one.exchange == ANY or table.exchanges[one.exchange]["parent"] not in owners]


def _evidence(signature: Signature, seen: Sighting, table: Table, known: Recognised | None) -> list[dict[str, str]]:
    """Return what a signature rests on, the payload's own words first."""
    texts = table.texts
    evidence: list[dict[str, str]] = []
    if signature.codes:
        evidence += [{"kind": "code", "text": code} for code in found_codes(signature, seen)]
    if signature.phrases:
        numbers = [number for number in signature.phrases if number in seen.phrases]
        if len(numbers) > 1:
            numbers.sort(key=lambda number: (-table.size(number), number))
        evidence += [{"kind": "phrase", "text": texts[number]} for number in numbers]
    if signature.http:
        evidence += [{"kind": "http", "text": str(status)} for status in signature.http if status in seen.http]
    if signature.contexts:
        evidence += [{"kind": "context", "text": texts[n]} for n in signature.contexts if n in seen.phrases]
    if known:
        evidence += [{"kind": kind, "text": text} for kind, text in known.evidence]
    return evidence
