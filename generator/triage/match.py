"""Match: reads a text once, and tells which signatures' conditions hold in it."""

from __future__ import annotations

from generator.triage.codes import STRONG, find_in_bodies, find_names, find_numbers
from generator.triage.exchange import Exchanges, recognise
from generator.triage.payload import Body, find_bodies
from generator.triage.table import Signature, Table
from generator.triage.words import find_words, fold

_MANY_WORDS = 200
"""A text of more words is searched in one pass for all phrases; in a shorter one a search for each is faster."""


class Sighting:
    """What a text holds that the table knows."""

    __slots__ = (
        "bodies", "codes", "exchanges", "folded", "http", "labels", "phrases", "readings", "sentence", "text",
    )  # fmt: skip

    def __init__(self, text: str, folded: str, sentence: str) -> None:
        self.text = text
        self.folded = folded
        self.sentence = sentence
        self.phrases: set[int] = set()
        self.codes: dict[str, int] = {}
        """Folded code -> how surely it stands as one."""
        self.http: list[int] = []
        self.bodies: list[Body] = []
        self.readings: list[int] = []
        """Readings whose rarest field the text names."""
        self.labels: list[int] = []
        """Labels whose rarest word the text has."""
        self.exchanges: Exchanges


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
    seen = Sighting(text, folded, sentence)
    names: list[str] = []
    numbers: list[str] = []
    statuses: list[int] = []
    announced = distinct & table.announced_words
    places: dict[str, list[int]] | None = None
    standing: set[str] = set()
    if len(words) > _MANY_WORDS:
        seen.phrases, standing, places = _find_in_long(words, distinct, announced, table)
    else:
        seen.phrases = _find_in_short(sentence, distinct, table)
    for word in announced:
        known_by = table.announced[word]
        if known_by.number and not _counts_lines(word, words, places):
            numbers.append(word)
        if known_by.http:
            statuses.append(known_by.http)
        names += known_by.names if places is None else [name for name in known_by.names if name in standing]
        seen.readings += known_by.readings
        seen.labels += known_by.labels
    if "{" in text or "[" in text:
        seen.bodies = find_bodies(text)
    seen.codes = _find_codes(text, folded, seen.bodies, numbers, names, table)
    if statuses:
        from generator.triage.http import find_http

        seen.http = find_http(folded, sorted(statuses))
    seen.exchanges = recognise(table, seen.phrases, sentence, distinct, seen.bodies, told)
    return seen


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
        for number in table.anchors[word]:
            if table.phrase(number)[0] in sentence:
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
        for number in table.anchors[word]
        if distinct.issuperset(row := table.phrase(number)[1])
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


def holds(signature: Signature, seen: Sighting) -> bool:
    """Tell whether every condition of a signature holds."""
    return not (
        (signature.phrases and seen.phrases.isdisjoint(signature.phrases))
        or (signature.codes and signature.folded.isdisjoint(seen.codes))
        or (signature.contexts and seen.phrases.isdisjoint(signature.contexts))
        or (signature.http and not any(status in seen.http for status in signature.http))
    )
