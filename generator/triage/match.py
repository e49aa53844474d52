"""Match: reads a text once, and tells which signatures' conditions hold in it."""

from __future__ import annotations

from generator.triage.body import Body
from generator.triage.codes import STRONG, find_in_bodies, find_names, find_numbers
from generator.triage.exchange import Exchanges, recognise
from generator.triage.payload import find_bodies
from generator.triage.table import Signature, Table
from generator.triage.words import find_words, fold

_MANY_WORDS = 200
"""A text of more words is searched in one pass for all phrases; in a shorter one a search for each is faster."""


class Sighting:
    """What a text holds that the table knows."""

    __slots__ = (
        "announced", "bodies", "codes", "exchanges", "folded", "http", "phrases", "sentence", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        folded: str,
        sentence: str,
        phrases: set[int],
        codes: dict[str, int],
        http: list[int],
        bodies: list[Body],
        announced: set[str],
        exchanges: Exchanges,
    ) -> None:
        self.text = text
        self.folded = folded
        self.sentence = sentence
        self.phrases = phrases
        self.codes = codes
        """Folded code -> how surely it stands as one."""
        self.http = http
        self.bodies = bodies
        self.announced = announced
        """Words of the text that announce something."""
        self.exchanges = exchanges


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
    bodies = find_bodies(text) if "{" in text or "[" in text else []
    codes: dict[str, int] = {}
    for body in bodies:
        find_in_bodies(body.levels, table.by_code, codes)
    announced = distinct & table.announced_words
    places: dict[str, list[int]] | None = None
    standing: set[str] = set()
    if len(words) > _MANY_WORDS:
        phrases, standing, places = _find_in_long(words, distinct, announced, table)
    else:
        # In a short text each phrase is looked for when its rarest word is there.
        anchored = table.anchored
        anchors = distinct & table.anchor_words
        phrases = {number for word in anchors for number, phrase in anchored[word] if phrase in sentence}
    numbers, names, statuses = _hints(announced, distinct, codes, table)
    if numbers and "line" in distinct:
        numbers = [digits for digits in numbers if not _counts_lines(digits, words, places)]
    if numbers:
        find_numbers(folded, numbers, table.by_code, codes)
    if names:
        if places is not None:
            names = [name for name in names if name in standing]
        find_names(text, folded, names, table.code_texts, codes)
    http: list[int] = []
    if statuses:
        from generator.triage.http import find_http

        http = find_http(folded, sorted(statuses))
    exchanges = recognise(table, phrases, sentence, distinct, bodies, told)
    return Sighting(text, folded, sentence, phrases, codes, http, bodies, announced, exchanges)


def _hints(
    announced: set[str], distinct: set[str], codes: dict[str, int], table: Table
) -> tuple[list[str], list[str], list[int]]:
    """Return what words announce, to be looked for: digits of codes, error names, HTTP statuses.

    A code that a field has given is as strong as any place makes it. An error name needs its other words as well.
    """
    numbers: list[str] = []
    names: list[str] = []
    statuses: list[int] = []
    for word in announced:
        hint = table.announced[word]
        if hint.number and codes.get(word) != STRONG and codes.get("-" + word) != STRONG:
            numbers.append(word)
        if hint.http:
            statuses.append(hint.http)
        for name, others in hint.names:
            if others <= distinct and name not in codes:
                names.append(name)
    return numbers, names, statuses


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
    names = [
        (name, find_words(name))
        for word in announced
        for name, others in table.announced[word].names
        if distinct.issuperset(others)
    ]
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
