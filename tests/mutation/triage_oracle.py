"""Oracle of the engine: says whether it still gives every answer that its tests have written down or compare.

What `test_engines_agree` compares with the JavaScript engine is compared here with what the engine said before it was
changed: the two are the same, and one process is enough.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from generator import triage
from tests.mutation.install import forget
from tests.mutation.mutants import Mutant
from tests.triage.hostile import hostile_texts
from tests.triage.pastes import pastes
from tests.triage.shipped import shipped_catalog, shipped_data, shipped_replies, shipped_table
from tests.triage.specification import SPEC, appendix
from tests.triage.test_engines_agree import COUNT, NOW, payloads_of, replied_texts
from tests.triage.test_redaction import CODE_LIKE, SENTENCES
from tests.triage.vectors import VECTORS, expected

_LOADED_ONCE = {f"generator.triage.{name}" for name in ("table", "shape", "words", "plain")}
_Request = tuple[str, str | None, tuple[str, ...]]


class TriageOracle:
    """The vectors, what the two engines are compared with, and what must be hidden or shown."""

    def __init__(self) -> None:
        lines = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]
        wanted = [(vector, vector.pop("expect")) for vector in lines]
        self._questions: list[tuple[Callable[[Any], Any], Any, Any]] = [(expected, *each) for each in wanted]
        for vector, answer in wanted:
            assert expected(vector) == answer, f"{vector['id']} fails without a mutant"
        self._questions += [(_line, request, _line(request)) for request in _compared()]
        told = [*payloads_of(shipped_catalog())[::9], *replied_texts()]
        replied = [(text, locale) for locale in shipped_replies() for text in told]
        self._questions += [(_replied, each, _replied(each)) for each in replied]
        self._questions += [(_left, (paste.text, paste.parts), False) for paste in pastes(500)]
        self._questions += [(_twice, paste.text, True) for paste in pastes(300, seed=7)]
        shown = [sentence.format(word) for word in CODE_LIKE for sentence in SENTENCES]
        self._questions += [(_hidden, text, text) for text in shown]
        self._questions.append((_specified, None, True))
        self._runs: dict[tuple[str, int], list[int]] = {}
        for number, (ask, question, _) in enumerate(self._questions):
            if number % 5 == 0 or number < len(wanted) or ask is _replied:
                for place in _places(ask, question):
                    self._runs.setdefault(place, []).append(number)
        shipped_table.cache_clear()
        shipped_table()

    def holds(self, mutant: Mutant) -> bool:
        """What runs the changed function is asked first."""
        if mutant.module in _LOADED_ONCE:
            shipped_table.cache_clear()
        file = str(sys.modules[mutant.module].__file__)
        runs: set[int] = set()
        for line in range(mutant.span[0], mutant.span[1] + 1):
            runs.update(self._runs.get((file, line), ()))
        # A stride sees all kinds of questions soon.
        first = sorted(runs, key=lambda number: (number % 97, number))
        rest = sorted(set(range(len(self._questions))) - runs, key=lambda number: (number % 97, number))
        return all(
            ask(question) == answer for ask, question, answer in map(self._questions.__getitem__, [*first, *rest])
        )


def _compared() -> list[_Request]:
    """What the two engines are asked."""
    data = shipped_data()
    samples = payloads_of(shipped_catalog())
    exchanges = sorted(data["exchanges"])
    answers = [f"{question}:{answer}" for question, known in data["questions"].items() for answer in known]
    found: list[_Request] = [(text, None, ()) for text in samples]
    found += [(text, exchanges[number % len(exchanges)], ()) for number, text in enumerate(samples)]
    found += [(text, None, (*answers[::2], "constructor:x", "ip_or_permission:toString", "x")) for text in samples]
    return [*found, *((text, None, ()) for text in hostile_texts(data, samples, COUNT))]


def _line(request: _Request) -> str:
    text, exchange, answers = request
    return triage.to_line(triage.triage(text, shipped_table(), exchange=exchange, answer=answers, now=NOW))


def _replied(request: tuple[str, str]) -> str:
    text, locale = request
    replies = shipped_replies()[locale]
    return triage.to_line(triage.triage(text, shipped_table(), now=NOW, locale=locale, replies=replies))


def _specified(nothing: None) -> bool:
    """Whether the specification still shows the lists and patterns that run."""
    return SPEC.read_text(encoding="utf-8").endswith(appendix())


def _left(paste: tuple[str, tuple[str, ...]]) -> bool:
    line = triage.to_line(triage.triage(paste[0], shipped_table()))
    return any(part in line for part in paste[1])


def _twice(text: str) -> bool:
    once, _ = triage.redact(text)
    return triage.redact(once) == (once, {})


def _hidden(text: str) -> str:
    return triage.redact(text)[0]


def _places(ask: Callable[[Any], Any], question: Any) -> set[tuple[str, int]]:
    """File and first line of every function that answers a question."""
    forget("generator.triage")
    seen: set[tuple[str, int]] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    sys.setprofile(note)
    try:
        ask(question)
    finally:
        sys.setprofile(None)
    return seen
