"""Result: the one shape in which every front end gives an answer, its fields always in the same order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.triage.redact import SECRET_KINDS
from generator.triage.table import Table
from generator.triage.verdict import Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from typing import Any


def build(
    verdict: Verdict,
    others: Sequence[Verdict],
    table: Table,
    redacted: str,
    redactions: Mapping[str, int],
    answers: Sequence[str],
    name: str | None,
) -> dict[str, Any]:
    """Return the result without reply and links; `answers` re-rank the candidates of the question that was asked."""
    head = verdict.head or _remember_head(verdict)
    result: dict[str, Any] = head.copy() if name is None else {"id": name, **head}
    candidates = verdict.candidates
    if verdict.ask and answers:
        for answer in answers:
            question, _, chosen = answer.partition(":")
            causes = table.questions.get(question, {}).get(chosen) if question == verdict.ask else None
            if causes:
                candidates = _answered(candidates, causes, table, answer, verdict.signature)
                first = candidates[0]
                result["result"] = "match" if first["status"] else "unknown"
                result["status"], result["cause"] = first["status"] or None, first["cause"] or None
                result["confidence"], result["topic"], result["question"] = first["confidence"], None, None
                break
    # What a caller may change is made anew.
    result["params"] = {} if verdict.days is None else {"days": verdict.days}
    result["candidates"] = [candidate.copy() for candidate in candidates]
    if others:
        result["others"] = [
            {
                "signature": other.signature,
                "result": other.result,
                "status": other.status or None,
                "topic": other.topic or None,
            }
            for other in others
        ]
    result["redacted_text"] = redacted
    result["redactions"] = []
    if redactions:
        result["redactions"] += [{"kind": kind, "count": redactions[kind]} for kind in sorted(redactions)]
        if not SECRET_KINDS.isdisjoint(redactions):
            result["secret_seen"] = True
    return result


def _remember_head(verdict: Verdict) -> dict[str, Any]:
    """Make the fields that follow from a verdict alone, once for all texts that get it, with places for two others."""
    verdict.head = {
        "result": verdict.result,
        "status": verdict.status or None,
        "cause": verdict.cause or None,
        "exchange": verdict.exchange or None,
        "exchange_evidence": verdict.exchange_evidence or None,
        "signature": verdict.signature or None,
        "confidence": verdict.confidence,
        "params": None,
        "topic": verdict.topic if verdict.topic and not verdict.status else None,
        "question": verdict.ask or None,
        "candidates": None,
    }
    return verdict.head


def _answered(
    candidates: list[dict[str, Any]], causes: list[str], table: Table, answer: str, signature: str
) -> list[dict[str, Any]]:
    """Put the candidates that an answer points to first, in its order; those it adds have the answer as evidence."""
    evidence = {"kind": "answer", "text": answer}
    chosen: list[dict[str, Any]] = []
    for cause in causes:
        known = next((one for one in candidates if one["cause"] == cause), None)
        if known:
            chosen.append({**known, "confidence": "likely", "evidence": [*known["evidence"], evidence]})
        elif cause in table.causes:
            chosen.append(
                {
                    "status": table.causes[cause],
                    "cause": cause,
                    "confidence": "likely",
                    "signature": signature or None,
                    "evidence": [evidence],
                }
            )
    for one in chosen[1:]:
        one["confidence"] = "possible"
    rest = [{**one, "confidence": "possible"} for one in candidates if one["cause"] not in causes]
    return [*chosen, *rest] if chosen else candidates


def to_line(result: Mapping[str, Any]) -> str:
    """Return a result as one line of JSON, the same characters in both engines."""
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))
