"""Table: the compiled catalogue as the engine holds it, with the indexes that make matching a few look-ups.

The file is plain data (see SPEC.md). Everything here is derived from it once, when it is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping

from generator.triage.words import compiled, find_words, fold

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

    __slots__ = ("code", "code_field", "exchange", "fields", "wants_text", "weight")

    def __init__(self, row: list[Any]) -> None:
        self.exchange: str
        self.fields: list[str]
        self.code: str
        self.weight: int
        self.exchange, self.fields, code, self.weight = row
        # A pattern that this field must match as a whole, in quotation marks when it must be a text.
        self.wants_text = code[:1] == '"'
        self.code = code.strip('"')
        self.code_field: str = next((name for name in CODE_FIELDS if name in self.fields), self.fields[0])


class Announced:
    """What one word announces besides phrases, to be looked for because the word is there."""

    __slots__ = ("http", "labels", "names", "number", "readings")

    def __init__(self) -> None:
        self.names: list[tuple[str, frozenset[str]]] = []
        """Error names of which it is the rarest word, folded, with the other words of each."""
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
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        self.verdicts: dict[Any, Any] = {}
        """Verdicts by what was seen of this table in a text; at most `MOST_REMEMBERED`, and nothing of any text."""
        self.recognised: dict[Any, Any] = {}
        """The same for the exchange that the evidence speaks for."""
        self.names = frozenset(self.evidence)
        """Phrases that name an exchange."""
        self._index_signatures()
        self.fitting = _Fitting(self.envelopes, self.by_code)
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
        """Index everything but phrases that a word can announce; of several words the longest announces.

        Of the words of error names, which share many, it is the rarest.
        """
        self.announced: dict[str, Announced] = {}
        names: dict[str, list[str]] = {}
        counts: dict[str, int] = {}
        for code in self.by_code:
            digits = code.removeprefix("-")
            if digits.isdigit():
                self._announce([digits]).number = True
            else:
                names[code] = words = find_words(code)
                for word in words:
                    counts[word] = counts.get(word, 0) + 1
        for code, words in names.items():
            if words:
                rarest = min(words, key=counts.__getitem__)
                self._announce([rarest]).names.append((code, frozenset([word for word in words if word != rarest])))
        for status in self.by_http:
            self._announce([str(status)]).http = status
        for index, reading in enumerate(self.readings):
            self._announce(find_words(fold(" ".join(reading.fields)))).readings.append(index)
        for index, (text, _, _) in enumerate(self.labels):
            self._announce(find_words(fold(text.replace("{days}", "")))).labels.append(index)
        self.anchor_words = frozenset(self.anchors)
        self.anchored = _Anchored(self)
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


class _Anchored(dict[str, list[tuple[int, str]]]):
    """Word -> the phrases whose rarest word it is, by number and as they stand in a sentence; made when asked for."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> list[tuple[int, str]]:
        table = self._table
        found = self[word] = [(number, table.phrase(number)[0]) for number in table.anchors[word]]
        return found


class Fitting:
    """The envelopes that need no other names than those of one shape of level."""

    __slots__ = ("_coded", "_codes", "_field", "_known", "_plain")

    def __init__(self, shape: Iterable[str], envelopes: Iterable[Envelope], codes: Container[str]) -> None:
        names = set(shape)
        fitting = [(number, each) for number, each in enumerate(envelopes) if names.issuperset(each.fields)]
        self._plain = [number for number, each in fitting if not each.code]
        self._coded = [(number, each) for number, each in fitting if each.code]
        fields = {each.code_field for _, each in self._coded}
        self._field = fields.pop() if len(fields) == 1 else ""
        self._codes = codes
        self._known: dict[tuple[str, bool], list[int]] = {}

    def of(self, level: Mapping[str, str], loose: bool) -> list[int]:
        """Return the numbers of those whose code has the form that they want; for a code of the table, remembered."""
        if not self._coded:
            return self._plain
        value = level[self._field] if self._field else ""
        found = self._known.get((value, loose))
        if found is None:
            found = self._plain + [number for number, each in self._coded if _fits(each, level[each.code_field], loose)]
            if self._field and fold(value.removeprefix('"')) in self._codes:
                self._known[value, loose] = found
        return found


def _fits(envelope: Envelope, value: str, loose: bool) -> bool:
    """Tell whether a value is a code of that form; a number is none where a text is wanted."""
    if value[:1] == '"':
        return compiled(envelope.code).fullmatch(value, 1) is not None
    return (loose or not envelope.wants_text) and compiled(envelope.code).fullmatch(value) is not None


class _Fitting(dict[tuple[str, ...], Fitting]):
    """Names of a level that envelopes use -> the envelopes that fit them; made when asked for."""

    def __init__(self, envelopes: list[Envelope], codes: Container[str]) -> None:
        super().__init__()
        self._envelopes = envelopes
        self._codes = codes

    def __missing__(self, shape: tuple[str, ...]) -> Fitting:
        found = Fitting(shape, self._envelopes, self._codes)
        if len(self) < MOST_REMEMBERED:
            self[shape] = found
        return found


def load_table(source: str | Mapping[str, Any]) -> Table:
    """Return the engine's table from the text of `triage.json`, or from its data.

    Raises ValueError, KeyError or TypeError when it is no such file.
    """
    return Table(json.loads(source) if isinstance(source, str) else source)
