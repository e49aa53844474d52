"""The engine answers every vector as it is written down, and every case as the person meant who wrote it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.triage.specification import HEADING, SPEC, appendix
from tests.triage.vectors import VECTORS, answer, cases, expected, inputs


def test_vectors_are_those_of_the_catalogue() -> None:
    """A new sample or case has its line; `python -m tests.triage.vectors` writes it."""
    written = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]
    assert [{key: each[key] for key in each if key != "expect"} for each in written] == list(inputs())


def test_vectors_are_answered() -> None:
    """Every line has the answer that was written down when somebody last read it."""
    wrong = []
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        vector = json.loads(line)
        wanted = vector.pop("expect")
        if expected(vector) != wanted:
            wrong.append(f"{vector['id']}: {vector['text']}\n  wanted {wanted}\n  got    {expected(vector)}")
    assert not wrong, f"{len(wrong)} answers changed:\n" + "\n".join(wrong[:5])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_case(case: dict[str, Any]) -> None:
    """What a person expects of the case is in the result."""
    result = answer(case)
    assert {key: result.get(key) for key in case["want"]} == case["want"]


def test_specification_shows_the_engine() -> None:
    """The appendix has the lists and patterns that run; `python -m tests.triage.specification` writes it."""
    text = SPEC.read_text(encoding="utf-8")
    assert text[text.index(HEADING) :] == appendix()
