"""Vectors: every payload of the catalogue and every case written by hand, with what the engines must answer.

`python -m tests.triage.vectors` writes `vectors.jsonl` anew. Read its diff before you commit it: a line that changed is
an answer that changed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import triage
from generator.model import Exchange
from tests.triage.shipped import shipped_catalog, shipped_table

HERE = Path(__file__).parent
CASES = HERE / "cases.jsonl"
VECTORS = HERE / "vectors.jsonl"
NOW = "2026-11-20T00:00:00Z"

Vector = dict[str, Any]


def cases() -> list[Vector]:
    """The cases written by hand: a text, options, and what must be in the result."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def inputs() -> Iterator[Vector]:
    """Every input: the cases first, then the catalogue's samples, near misses and bodies, exchange by exchange."""
    for number, case in enumerate(cases()):
        yield {"id": f"case.{number}", **{key: case[key] for key in case if key not in ("case", "want")}}
    for name, exchange in sorted(shipped_catalog().exchanges.items()):
        yield from _payloads(name, exchange)


def _payloads(name: str, exchange: Exchange) -> Iterator[Vector]:
    for signature in sorted(exchange.signatures, key=lambda each: each.id):
        for number, sample in enumerate(signature.samples):
            yield {"id": f"{signature.id}.{number}", "text": sample}
        for number, miss in enumerate(signature.near_misses):
            yield {
                "id": f"{signature.id}.not.{number}",
                "text": miss.payload,
                "exchange": "" if name == "_any" else name,
            }
    for reading in sorted(exchange.readings, key=lambda each: each.id):
        for number, body in enumerate(reading.samples):
            yield {"id": f"{reading.id}.{number}", "text": body.payload, **({"now": body.now} if body.now else {})}


def answer(vector: Vector) -> dict[str, Any]:
    """What the engine says to an input."""
    return triage.triage(
        vector["text"],
        shipped_table(),
        exchange=vector.get("exchange") or None,
        answer=vector.get("answer", ()),
        now=dt.datetime.fromisoformat(vector.get("now", NOW)),
    )


def expected(vector: Vector) -> dict[str, Any]:
    """The part of an answer that a vector keeps: what is not empty, and the text only where something is hidden."""
    result = answer(vector)
    kept = {key: value for key, value in result.items() if key not in ("candidates", "redacted_text") and value}
    kept["causes"] = [
        each["cause"] or each["topic"] for each in result["candidates"] if each["cause"] or "topic" in each
    ]
    if result["redactions"]:
        kept["redacted_text"] = result["redacted_text"]
    return kept


def main() -> None:
    """Write the vectors."""
    lines = [json.dumps({**each, "expect": expected(each)}, ensure_ascii=False) for each in inputs()]
    VECTORS.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
