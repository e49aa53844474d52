"""Table: the compiled catalogue as the engine holds it, with the indexes that make matching a few look-ups.

The file is plain data (see SPEC.md). Everything here is derived from it once, when it is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.triage.words import find_words, fold

FORMAT = 1
ANY = "_any"
CODE_FIELDS = ("code", "label", "name", "error")
"""The field of an envelope that its pattern speaks of: the first of these that it has, else its first field."""
_BEGINNING = 5
MOST_REMEMBERED = 4096


class Signature(NamedTuple):
    """Conditions and answers, as the table writes them; phrases and contexts are numbers of phrases."""

    id: str
    exchange: str
    codes: list[str]
    phrases: list[int]
    http: list[int]
    contexts: list[int]
    answers: list[list[str]]
    ask: str
    confidence: str


class Reading(NamedTuple):
    """A success body and its rules: each a list of tests and an answer."""

    id: str
    exchange: str
    fields: list[str]
    rules: list[list[Any]]
    otherwise: list[str]


class Envelope(NamedTuple):
    """Fields of one level that name an exchange; `weight` 3 alone, 2 and 1 together with other evidence."""

    exchange: str
    fields: list[str]
    code_field: str
    code: str
    """A pattern that the code field must match as a whole, in quotation marks when it must be a text; empty: any."""
    weight: int


class Announced(NamedTuple):
    """What one word announces besides phrases, to be looked for because the word is there."""

    names: list[str]
    """Error names of which it is a part, folded."""
    number: bool
    """It is the digits of a code."""
    http: int
    """The HTTP status it can be, or 0."""
    readings: list[int]
    labels: list[int]


class Table:
    """The catalogue's knowledge of payloads, indexed by word."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Index a parsed `triage.json`. Raises KeyError, TypeError or ValueError for anything else."""
        if data["format"] != FORMAT:
            raise ValueError(f"triage table of format {data['format']}, not {FORMAT}")
        self.exchanges: dict[str, dict[str, str]] = data["exchanges"]
        self.texts: list[str] = data["phrases"]
        self.signatures = [Signature._make(row) for row in data["signatures"]]
        self.readings = [Reading._make(row) for row in data["readings"]]
        self.labels: list[list[Any]] = data["labels"]
        self.questions: dict[str, dict[str, list[str]]] = data["questions"]
        self.causes: dict[str, str] = data["causes"]
        self.trading = frozenset(data["context"]["trading"])
        self.other = frozenset(data["context"]["other"])
        self.ours = frozenset(data["context"]["ours"])
        self.ours_cause: str = data["context"]["ours_cause"]
        self.general: set[int] = set()
        """Phrases that general signatures use, so that they never name an exchange."""
        self.by_phrase: dict[int, list[int]] = {}
        self.by_code: dict[str, list[int]] = {}
        self.by_http: dict[int, list[int]] = {}
        self.code_texts: dict[str, str] = {}
        """Folded code -> as written."""
        self.code_sets: list[frozenset[str]] = []
        """Folded codes of each signature."""
        self._index_signatures()
        self.verdicts: dict[Any, Any] = {}
        """Verdicts by what was seen of this table in a text; at most `MOST_REMEMBERED`, and nothing of any text."""
        self.recognised: dict[Any, Any] = {}
        """The same for the exchange that the evidence speaks for."""

        self.evidence: dict[int, list[tuple[str, str]]] = {}
        for exchange, kind, number in data["evidence"]:
            self.evidence.setdefault(number, []).append((exchange, kind))
        self._index_words()
        self._index_names()
        self._index_envelopes(data["envelopes"])

    def _index_signatures(self) -> None:
        for index, signature in enumerate(self.signatures):
            for number in signature.phrases:
                self.by_phrase.setdefault(number, []).append(index)
            folded = [fold(code) for code in signature.codes]
            for code, written in zip(folded, signature.codes, strict=True):
                self.by_code.setdefault(code, []).append(index)
                self.code_texts.setdefault(code, written)
            self.code_sets.append(frozenset(folded))
            for status in signature.http:
                self.by_http.setdefault(status, []).append(index)
            if signature.exchange == ANY:
                self.general.update(signature.phrases)

    def _index_words(self) -> None:
        """Choose each phrase's anchor, its rarest word, and index everything that a word can announce."""
        # One pass over all phrases: words never hold a line break, so it keeps them apart.
        rows = [find_words(row) for row in fold("\n".join(self.texts)).split("\n")]
        self.needles = [f" {' '.join(row)} " for row in rows]
        self.sizes = [len(row) for row in rows]
        counts: dict[str, int] = {}
        for row in rows:
            for word in row:
                counts[word] = counts.get(word, 0) + 1

        def rarest(words: list[str]) -> str:
            if len(words) == 1:
                return words[0]
            return min(words, key=lambda word: (counts.get(word, 0), -len(word), word))

        def announced(words: list[str]) -> Announced:
            word = rarest(words)
            if word not in self.announced:
                self.announced[word] = Announced([], False, 0, [], [])
            return self.announced[word]

        self.anchors: dict[str, list[tuple[int, str, list[str]]]] = {}
        """Word -> the phrases whose rarest word it is: number, how they stand in a sentence, words."""
        self.announced: dict[str, Announced] = {}
        for number, row in enumerate(rows):
            self.anchors.setdefault(rarest(row), []).append((number, self.needles[number], row))
        for code in self.by_code:
            digits = code.removeprefix("-")
            if digits.isdigit():
                self.announced[digits] = announced([digits])._replace(number=True)
            elif words := find_words(code):
                announced(words).names.append(code)
        for index, reading in enumerate(self.readings):
            announced(find_words(fold(" ".join(reading.fields)))).readings.append(index)
        for index, (text, _, _) in enumerate(self.labels):
            announced(find_words(fold(text.replace("{days}", "")))).labels.append(index)
        for status in self.by_http:
            self.announced[str(status)] = announced([str(status)])._replace(http=status)
        self.anchor_words = frozenset(self.anchors)
        self.numbers = frozenset(word for word, known in self.announced.items() if known.number)
        self.announced_words = frozenset(self.announced)

    def _index_names(self) -> None:
        """Index names by their first letters, for `kucoinfutures` and the like, and those that stand inside others."""
        self.beginnings: dict[str, list[tuple[str, str]]] = {}
        self.longer: dict[int, list[int]] = {}
        names = [number for number, known in self.evidence.items() if any(kind == "name" for _, kind in known)]
        together = "\n".join(self.needles[number] for number in names)
        for number in names:
            needle = self.needles[number]
            name = needle.strip()
            if len(name) >= _BEGINNING and " " not in name and name.isascii():
                for exchange, kind in self.evidence[number]:
                    if kind == "name":
                        self.beginnings.setdefault(name[:_BEGINNING], []).append((name, exchange))
            if together.count(needle) > 1:
                self.longer[number] = [other for other in names if other != number and needle in self.needles[other]]

    def _index_envelopes(self, rows: list[list[Any]]) -> None:
        self.envelopes = [
            Envelope(exchange, fields, next((name for name in CODE_FIELDS if name in fields), fields[0]), code, weight)
            for exchange, fields, code, weight in rows
        ]
        self.envelope_fields = frozenset(field for envelope in self.envelopes for field in envelope.fields)
        self._shapes: dict[tuple[str, ...], list[int]] = {}

    def envelopes_of(self, shape: tuple[str, ...]) -> list[int]:
        """Return the envelopes whose fields are all in `shape`, the names of a level that envelopes use."""
        known = self._shapes.get(shape)
        if known is None:
            known = [number for number, envelope in enumerate(self.envelopes) if set(envelope.fields) <= set(shape)]
            if len(self._shapes) < MOST_REMEMBERED:
                self._shapes[shape] = known
        return known


def load_table(source: str | Mapping[str, Any]) -> Table:
    """Return the engine's table from the text of `triage.json`, or from its data.

    Raises ValueError, KeyError or TypeError when it is no such file.
    """
    return Table(json.loads(source) if isinstance(source, str) else source)
