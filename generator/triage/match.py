"""Match: reads a text once, and tells which signatures' conditions hold in it."""

from __future__ import annotations

from typing import NamedTuple

from generator.triage.codes import STRONG, find_in_bodies, find_names, find_numbers
from generator.triage.exchange import Exchanges, recognise
from generator.triage.payload import Body, find_bodies
from generator.triage.table import Signature, Table
from generator.triage.words import find_words, fold

_MANY_WORDS = 200
"""Above, a text is long."""


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


def sight(
    text: str, table: Table, told: str | None, folded: str | None = None, words: list[str] | None = None
) -> Sighting:
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
    # In a long text a look at the words alone rules most phrases out; in a short one the search itself is as cheap.
    is_long = len(words) > _MANY_WORDS
    for word in distinct & table.anchor_words:
        for number, needle, row in table.anchors[word]:
            if is_long and not distinct.issuperset(row):
                continue
            if len(row) == 1 or needle in sentence:
                phrases.add(number)
    announced = distinct & table.announced_words
    places = _find_places(words, announced & table.numbers) if is_long else None
    for word in announced:
        parts, is_number, status, fields, titles = table.announced[word]
        if is_number and not _counts_lines(word, words, places):
            numbers.append(word)
        if status:
            statuses.append(status)
        if parts:
            names += parts if places is None else [name for name in parts if distinct.issuperset(find_words(name))]
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


def _find_places(words: list[str], known: set[str]) -> dict[str, list[int]]:
    """Return where some words stand in a long list of words."""
    places: dict[str, list[int]] = {word: [] for word in known}
    for at in [at for at, word in enumerate(words) if word in known]:
        places[words[at]].append(at)
    return places


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
