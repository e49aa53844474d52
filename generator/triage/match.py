"""Match: reads a text once, and tells which signatures' conditions hold in it."""

from __future__ import annotations

from typing import NamedTuple

from generator.triage.codes import STRONG, find_in_bodies, find_names, find_numbers
from generator.triage.exchange import Exchanges, recognise
from generator.triage.payload import Body, find_bodies
from generator.triage.table import Signature, Table
from generator.triage.words import find_words, fold


class Sighting(NamedTuple):
    """What a text holds that the table knows."""

    text: str
    folded: str
    sentence: str
    phrases: set[int]
    codes: dict[str, int]
    """Folded code -> how surely it stands as one."""
    http: list[int]
    bodies: list[Body]
    readings: list[int]
    """Readings whose rarest field the text names."""
    labels: list[int]
    """Labels whose rarest word the text has."""
    exchanges: Exchanges


def sight(text: str, table: Table, told: str | None, folded: str | None = None, words: list[str] | None = None) -> Sighting:
    """Read a plain text: its words, then only what the words announce."""
    if folded is None or words is None:
        folded = fold(text)
        words = find_words(folded)
    distinct = set(words)
    sentence = f" {' '.join(words)} "
    phrases: set[int] = set()
    names: list[str] = []
    numbers: list[str] = []
    statuses: list[int] = []
    readings: list[int] = []
    labels: list[int] = []
    for word in distinct & table.anchor_words:
        for number, needle in table.anchors[word]:
            if needle in sentence:
                phrases.add(number)
    for word in distinct & table.announced_words:
        parts, is_number, status, fields, titles = table.announced[word]
        if is_number:
            numbers.append(word)
        if status:
            statuses.append(status)
        names += parts
        readings += fields
        labels += titles
    bodies = find_bodies(text) if "{" in text or "[" in text else []
    codes: dict[str, int] = {}
    for body in bodies:
        find_in_bodies(body.levels, table.by_code, codes)
    if numbers:
        numbers = [digits for digits in numbers if codes.get(digits) != STRONG and codes.get("-" + digits) != STRONG]
        find_numbers(folded, numbers, table.by_code, codes)
    if names:
        find_names(text, folded, names, table.code_texts, codes)
    if statuses:
        from generator.triage.http import find_http

        statuses = find_http(folded, sorted(statuses))
    exchanges = recognise(table, phrases, sentence, distinct, bodies, told)
    return Sighting(text, folded, sentence, phrases, codes, statuses, bodies, readings, labels, exchanges)


def candidates(seen: Sighting, table: Table) -> set[int]:
    """Return the signatures for which at least one condition holds, by number."""
    found: set[int] = set()
    for code in seen.codes:
        found.update(table.by_code[code])
    for number in seen.phrases:
        if number in table.by_phrase:
            found.update(table.by_phrase[number])
    for status in seen.http:
        found.update(table.by_http[status])
    return found


def holds(index: int, signature: Signature, seen: Sighting, table: Table) -> bool:
    """Tell whether every condition of a signature holds."""
    _, _, codes, phrases, http, contexts, _, _, _ = signature
    return not (
        (phrases and seen.phrases.isdisjoint(phrases))
        or (codes and table.code_sets[index].isdisjoint(seen.codes))
        or (contexts and seen.phrases.isdisjoint(contexts))
        or (http and not any(status in seen.http for status in http))
    )
