"""Table: the compiled catalogue as the engine holds it, with the indexes that make matching a few look-ups.

The file is plain data (see SPEC.md). Everything here is derived from it once, when it is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.triage.words import find_words, fold

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from typing import Any

FORMAT = 1
ANY = "_any"
CODE_FIELDS = ("code", "label", "name", "error")
"""The field of an envelope that its pattern speaks of: the first of these that it has, else its first field."""
_BEGINNING = 5
MOST_REMEMBERED = 4096


class Signature:
    """Conditions and answers, as the table writes them; phrases and contexts are numbers of phrases."""

    __slots__ = ("answers", "ask", "codes", "confidence", "contexts", "exchange", "folded", "http", "id", "phrases")

    def __init__(self, row: list[Any]) -> None:
        self.id: str
        self.exchange: str
        self.codes: list[str]
        self.phrases: list[int]
        self.http: list[int]
        self.contexts: list[int]
        self.answers: list[list[str]]
        self.ask: str
        self.confidence: str
        self.id, self.exchange, self.codes, self.phrases, self.http, self.contexts = row[:6]
        self.answers, self.ask, self.confidence = row[6:]
        self.folded: frozenset[str] = frozenset(map(fold, self.codes))
        """Its codes, folded."""


class Reading:
    """A success body and its rules: each a list of tests and an answer."""

    __slots__ = ("exchange", "fields", "id", "otherwise", "rules")

    def __init__(self, row: list[Any]) -> None:
        self.id: str
        self.exchange: str
        self.fields: list[str]
        self.rules: list[list[Any]]
        self.otherwise: list[str]
        self.id, self.exchange, self.fields, self.rules, self.otherwise = row


class Envelope:
    """Fields of one level that name an exchange; `weight` 3 alone, 2 and 1 together with other evidence."""

    __slots__ = ("code", "code_field", "exchange", "fields", "weight")

    def __init__(self, row: list[Any]) -> None:
        self.exchange: str
        self.fields: list[str]
        self.code: str
        self.weight: int
        self.exchange, self.fields, self.code, self.weight = row
        # `code` is a pattern that this field must match as a whole, in quotation marks when it must be a text.
        self.code_field: str = next((name for name in CODE_FIELDS if name in self.fields), self.fields[0])


class Announced:
    """What one word announces besides phrases, to be looked for because the word is there."""

    __slots__ = ("http", "labels", "names", "number", "readings")

    def __init__(self) -> None:
        self.names: list[str] = []
        """Error names of which it is a part, folded."""
        self.number = False
        """It is the digits of a code."""
        self.http = 0
        """The HTTP status it can be, or 0."""
        self.readings: list[int] = []
        self.labels: list[int] = []


class Table:
    """The catalogue's knowledge of payloads, indexed by word. What a single text needs is made when it needs it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Index a parsed `triage.json`. Raises KeyError, TypeError or ValueError for anything else."""
        if data["format"] != FORMAT:
            raise ValueError(f"triage table of format {data['format']}, not {FORMAT}")
        self.exchanges: dict[str, dict[str, str]] = data["exchanges"]
        self.texts: list[str] = data["phrases"]
        self.labels: list[list[Any]] = data["labels"]
        self.questions: dict[str, dict[str, list[str]]] = data["questions"]
        self.causes: dict[str, str] = data["causes"]
        self.trading = frozenset(data["context"]["trading"])
        self.other = frozenset(data["context"]["other"])
        self.ours = frozenset(data["context"]["ours"])
        self.ours_cause: str = data["context"]["ours_cause"]
        self.readings: list[Reading] = [Reading(row) for row in data["readings"]]
        self.anchors: dict[str, list[int]] = data["anchors"]
        """Word -> the phrases whose rarest word it is."""
        self.longer: dict[int, list[int]] = dict(data["inside"])
        """Name -> the names that it stands inside of."""
        self.evidence: dict[int, list[tuple[str, str]]] = {}
        for exchange, kind, number in data["evidence"]:
            self.evidence.setdefault(number, []).append((exchange, kind))
        self.envelopes = [Envelope(row) for row in data["envelopes"]]
        self.envelope_fields = frozenset([field for envelope in self.envelopes for field in envelope.fields])
        self._rows: list[list[Any]] = data["signatures"]
        self._signatures: dict[int, Signature] = {}
        self._phrases: dict[int, tuple[str, list[str]]] = {}
        self._shapes: dict[tuple[str, ...], list[int]] = {}
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        self.verdicts: dict[Any, Any] = {}
        """Verdicts by what was seen of this table in a text; at most `MOST_REMEMBERED`, and nothing of any text."""
        self.recognised: dict[Any, Any] = {}
        """The same for the exchange that the evidence speaks for."""
        self._index_signatures()
        self._index_words()

    def _index_signatures(self) -> None:
        self.by_phrase: dict[int, list[int]] = {}
        self.by_code: dict[str, list[int]] = {}
        self.by_http: dict[int, list[int]] = {}
        self.code_texts: dict[str, str] = {}
        """Folded code -> as written."""
        self.general: set[int] = set()
        """Phrases that general signatures use, so that they never name an exchange."""
        by_phrase, by_code = self.by_phrase, self.by_code
        for index, (_, exchange, codes, phrases, statuses, *_) in enumerate(self._rows):
            for number in phrases:
                if number in by_phrase:
                    by_phrase[number].append(index)
                else:
                    by_phrase[number] = [index]
            for written in codes:
                code = fold(written)
                if code in by_code:
                    by_code[code].append(index)
                else:
                    by_code[code] = [index]
                    self.code_texts[code] = written
            for status in statuses:
                self.by_http.setdefault(status, []).append(index)
            if exchange == ANY:
                self.general.update(phrases)

    def _index_words(self) -> None:
        """Index everything but phrases that a word can announce; of several words the longest announces."""
        self.announced: dict[str, Announced] = {}
        for code in self.by_code:
            digits = code.removeprefix("-")
            if digits.isdigit():
                self._announce([digits]).number = True
            elif words := find_words(code):
                self._announce(words).names.append(code)
        for status in self.by_http:
            self._announce([str(status)]).http = status
        for index, reading in enumerate(self.readings):
            self._announce(find_words(fold(" ".join(reading.fields)))).readings.append(index)
        for index, (text, _, _) in enumerate(self.labels):
            self._announce(find_words(fold(text.replace("{days}", "")))).labels.append(index)
        self.anchor_words = frozenset(self.anchors)
        self.numbers = frozenset([word for word, known in self.announced.items() if known.number])
        self.announced_words = frozenset(self.announced)

    def _announce(self, words: list[str]) -> Announced:
        word = max(words, key=len)
        known = self.announced.get(word)
        if known is None:
            known = self.announced[word] = Announced()
        return known

    def signature(self, index: int) -> Signature:
        """Return a signature by its number."""
        known = self._signatures.get(index)
        if known is None:
            known = self._signatures[index] = Signature(self._rows[index])
        return known

    def phrase(self, number: int) -> tuple[str, list[str]]:
        """Return a phrase by its number: as it stands in a sentence, and its words."""
        known = self._phrases.get(number)
        if known is None:
            words = find_words(fold(self.texts[number]))
            known = self._phrases[number] = (f" {' '.join(words)} ", words)
        return known

    def size(self, number: int) -> int:
        """Return how many words a phrase has."""
        return len(self.phrase(number)[1])

    def envelopes_of(self, shape: tuple[str, ...]) -> list[int]:
        """Return the envelopes whose fields are all in `shape`, the names of a level that envelopes use."""
        known = self._shapes.get(shape)
        if known is None:
            known = [number for number, envelope in enumerate(self.envelopes) if set(envelope.fields) <= set(shape)]
            if len(self._shapes) < MOST_REMEMBERED:
                self._shapes[shape] = known
        return known

    def beginnings(self) -> dict[str, list[tuple[str, str]]]:
        """Return names of one word by their first letters, for `kucoinfutures` and the like."""
        if not self._beginnings:
            for number, known in self.evidence.items():
                name = self.phrase(number)[0].strip(" ")
                if len(name) >= _BEGINNING and " " not in name and name.isascii():
                    for exchange, kind in known:
                        if kind == "name":
                            self._beginnings.setdefault(name[:_BEGINNING], []).append((name, exchange))
        return self._beginnings


def load_table(source: str | Mapping[str, Any]) -> Table:
    """Return the engine's table from the text of `triage.json`, or from its data.

    Raises ValueError, KeyError or TypeError when it is no such file.
    """
    return Table(json.loads(source) if isinstance(source, str) else source)
