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
    status, cause, topic = verdict.status, verdict.cause, verdict.topic
    sure, ask, candidates = verdict.confidence, verdict.ask, verdict.candidates
    if ask and answers:
        for answer in answers:
            question, _, chosen = answer.partition(":")
            causes = table.questions.get(question, {}).get(chosen) if question == ask else None
            if causes:
                candidates = _answered(candidates, causes, table, answer, verdict.signature)
                first = candidates[0]
                status, cause, topic, sure, ask = first["status"], first["cause"], "", first["confidence"], ""
                break
    result: dict[str, Any] = {
        "result": "match" if status else "none" if topic else "unknown",
        "status": status or None,
        "cause": cause or None,
        "exchange": verdict.exchange or None,
        "exchange_evidence": verdict.exchange_evidence or None,
        "signature": verdict.signature or None,
        "confidence": sure,
        "params": {} if verdict.days is None else {"days": verdict.days},
        "topic": topic if topic and not status else None,
        "question": ask or None,
        "candidates": [{**candidate} for candidate in candidates],
    }
    if name is not None:
        result = {"id": name, **result}
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
