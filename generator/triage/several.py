"""Several: judges each payload of a paste that holds several; the one that concerns the key wins."""

from __future__ import annotations

from generator.triage.codes import STRONG
from generator.triage.match import Sighting, sight
from generator.triage.payload import Body
from generator.triage.rank import ANY_HTTP
from generator.triage.table import Table
from generator.triage.verdict import Verdict, judge

_ANSWER_NAMES = frozenset(
    "code msg message error errors retCode ret_code retMsg ret_msg err-code err_code err-msg err_msg errCode errMsg "
    "errcode errmsg error_code error_message sCode label reason detail success status".split()
)
_MOST = 24


def judge_several(
    seen: Sighting, whole: Verdict, table: Table, told: str | None, now: int | None
) -> tuple[Verdict, list[Verdict]]:
    """Return the verdict that matters most and the others, in the order of the paste; `whole` is that on all of it."""
    pieces = _cut(seen)
    if len(pieces) < 2:
        return whole, []
    verdicts: dict[tuple[str, str, str], Verdict] = {}
    for piece in pieces:
        part = sight(piece, table, told)
        if part.exchanges.known is None:
            part = part._replace(exchanges=seen.exchanges)
        verdict = judge(part, table, now)
        if verdict.result != "unknown":
            key = (verdict.signature, verdict.status, verdict.topic)
            if key not in verdicts or verdict.level > verdicts[key].level:
                verdicts[key] = verdict
    found = list(verdicts.values())
    best = min(found, key=_gravity, default=None)
    if best is None or (best.level < whole.level and _gravity(best)[0] >= _gravity(whole)[0]):
        return whole, [one for one in found if one.signature != whole.signature]
    return best, [one for one in found if one is not best]


def _gravity(verdict: Verdict) -> tuple[int, int]:
    """Order verdicts: what troubles the key before all else, then what is told more surely."""
    troubles = verdict.status not in ("", "connected") and verdict.level >= ANY_HTTP
    return (0 if troubles else 1, -verdict.level)


def _cut(seen: Sighting) -> list[str]:
    """Return the pieces of a text in order, each ending where an answer ends; one piece when there is one answer.

    An answer is a body with a code or message, or a line outside bodies with a code that surely is one.
    """
    text = seen.text
    bodies = [body for body in seen.bodies if not body.loose and not _ANSWER_NAMES.isdisjoint(body.names)]
    bodies += [body for body in seen.bodies if not body.loose and not body.names and len(body.fields) > 1]
    codes = [code.lstrip("-") for code, sure in seen.codes.items() if sure >= STRONG]
    if len(bodies) + len(codes) < 2 or (len(bodies) < 2 and len(codes) < 2):
        return [text]
    ends = {_line_end(text, body.end) if not _opens(text, body.end, bodies) else body.end for body in bodies}
    if len(codes) > 1:
        for code in codes:
            at = seen.folded.find(code)
            while at >= 0 and len(ends) < 2 * _MOST:
                if not any(body.start <= at < body.end for body in bodies):
                    ends.add(_line_end(text, at))
                at = seen.folded.find(code, at + len(code))
    pieces: list[str] = []
    start = 0
    for end in sorted(ends):
        inside = any(body.start < end < body.end for body in bodies)
        if not inside and end > start and len(pieces) < _MOST:
            pieces.append(text[start:end])
            start = end
    rest = text[start:]
    if pieces and rest.strip(" \t\r\n"):
        pieces[-1] += rest
    distinct = list(dict.fromkeys(piece.strip(" \t\r\n") for piece in pieces))
    return distinct if len(distinct) > 1 else [text]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _opens(text: str, at: int, bodies: list[Body]) -> bool:
    """Tell whether another body begins on the line that this one ends on."""
    end = _line_end(text, at)
    return any(at <= body.start < end for body in bodies)
