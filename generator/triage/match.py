"""Match: reads a text once, and tells which signatures' conditions hold in it."""

from __future__ import annotations

from typing import NamedTuple

from generator.triage.codes import STRONG, find_in_bodies, find_names, find_numbers
from generator.triage.exchange import Exchanges, recognise
from generator.triage.payload import Body, find_bodies
from generator.triage.table import Signature, Table
from generator.triage.words import find_words, fold

_MANY_WORDS = 200
"""A text of more words is searched in one pass for all phrases; in a shorter one a search for each is faster."""


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


def sight(text: str, table: Table, told: str | None, known: tuple[str, list[str], set[str]] | None = None) -> Sighting:
    """Read a plain text: its words, then only what the words announce.

    `known` are the folded text, its words and the set of them, when the caller has them.
    """
    if known:
        folded, words, distinct = known
    else:
        folded = fold(text)
        words = find_words(folded)
        distinct = set(words)
    sentence = f" {' '.join(words)} "
    names: list[str] = []
    numbers: list[str] = []
    statuses: list[int] = []
    readings: list[int] = []
    labels: list[int] = []
    announced = distinct & table.announced_words
    places: dict[str, list[int]] | None = None
    standing: set[str] = set()
    if len(words) > _MANY_WORDS:
        phrases, standing, places = _find_in_long(words, distinct, announced, table)
    else:
        phrases = _find_in_short(sentence, distinct, table)
    for word in announced:
        parts, is_number, status, fields, titles = table.announced[word]
        if is_number and not _counts_lines(word, words, places):
            numbers.append(word)
        if status:
            statuses.append(status)
        names += [name for name in parts if name in standing] if places is not None else parts
        readings += fields
        labels += titles
    bodies = find_bodies(text) if "{" in text or "[" in text else []
    codes = _find_codes(text, folded, bodies, numbers, names, table)
    if statuses:
        from generator.triage.http import find_http

        statuses = find_http(folded, sorted(statuses))
    exchanges = recognise(table, phrases, sentence, distinct, bodies, told)
    return Sighting(text, folded, sentence, phrases, codes, statuses, bodies, readings, labels, exchanges)


def _find_codes(
    text: str, folded: str, bodies: list[Body], numbers: list[str], names: list[str], table: Table
) -> dict[str, int]:
    """Return the codes in a text: values of fields, numbers and error names that words announced."""
    codes: dict[str, int] = {}
    for body in bodies:
        find_in_bodies(body.levels, table.by_code, codes)
    if numbers:
        numbers = [digits for digits in numbers if codes.get(digits) != STRONG and codes.get("-" + digits) != STRONG]
        find_numbers(folded, numbers, table.by_code, codes)
    if names:
        find_names(text, folded, names, table.code_texts, codes)
    return codes


def _find_in_short(sentence: str, distinct: set[str], table: Table) -> set[int]:
    """Return the phrases in a short text: each is looked for when its rarest word is there."""
    phrases: set[int] = set()
    for word in distinct & table.anchor_words:
        for number, needle, _ in table.anchors[word]:
            if needle in sentence:
                phrases.add(number)
    return phrases


def _find_in_long(
    words: list[str], distinct: set[str], announced: set[str], table: Table
) -> tuple[set[int], set[str], dict[str, list[int]]]:
    """Return the phrases in a long text, the error names whose words stand there, and where digits of codes stand.

    All words in question are found in one pass.
    """
    rows = [
        (number, row)
        for word in distinct & table.anchor_words
        for number, _, row in table.anchors[word]
        if distinct.issuperset(row)
    ]
    names = [(name, find_words(name)) for word in announced for name in table.announced[word].names]
    names = [(name, row) for name, row in names if distinct.issuperset(row)]
    wanted = announced & table.numbers
    wanted.update(*[row for _, row in rows if len(row) > 1], *[row for _, row in names if len(row) > 1])
    places: dict[str, list[int]] = {word: [] for word in wanted}
    for at in [at for at, word in enumerate(words) if word in wanted]:
        places[words[at]].append(at)
    phrases = {number for number, row in rows if len(row) == 1 or _stands(row, words, places)}
    return phrases, {name for name, row in names if len(row) == 1 or _stands(row, words, places)}, places


def _stands(row: list[str], words: list[str], places: dict[str, list[int]]) -> bool:
    """Tell whether the words of a phrase follow each other, by the places of the least frequent of them."""
    rare = min(row, key=lambda word: len(places[word]))
    offset, size = row.index(rare), len(row)
    return any(words[at - offset : at - offset + size] == row for at in places[rare] if at >= offset)


def _counts_lines(digits: str, words: list[str], places: dict[str, list[int]] | None) -> bool:
    """Tell whether a number stands nowhere but after the word `line`: tracebacks are full of them."""
    if places is not None:
        return all(at > 0 and words[at - 1] == "line" for at in places[digits])
    return all(at > 0 and words[at - 1] == "line" for at, word in enumerate(words) if word == digits)


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
