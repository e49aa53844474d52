"""Several: judges each payload of a paste that holds several; the one that concerns the key wins."""

from __future__ import annotations

from generator.triage.body import Body
from generator.triage.codes import STRONG
from generator.triage.match import Sighting, sight
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
            part.exchanges = seen.exchanges
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
    bodies = [body for body in seen.bodies if not body.loose and _answers(body)]
    codes = sorted(code.lstrip("-") for code, sure in seen.codes.items() if sure >= STRONG)
    if len(bodies) < 2 and len(codes) < 2:
        return [text]
    ends = {_end_of(text, bodies, index) for index in range(min(len(bodies), 2 * _MOST))}
    if len(codes) > 1:
        for code in codes:
            _add_lines(seen, code, bodies, ends)
    pieces: list[str] = []
    start = index = 0
    for end in sorted(ends):
        while index < len(bodies) and bodies[index].end <= end:
            index += 1
        inside = index < len(bodies) and bodies[index].start < end
        if not inside and end > start and len(pieces) < _MOST:
            pieces.append(text[start:end])
            start = end
    rest = text[start:]
    if pieces and rest.strip(" \t\r\n"):
        pieces[-1] += rest
    distinct = list(dict.fromkeys(piece.strip(" \t\r\n") for piece in pieces))
    return distinct if len(distinct) > 1 else [text]


def _answers(body: Body) -> bool:
    """Tell whether a body can be an answer: it has a name that answers have, or is a list of scalars."""
    return not _ANSWER_NAMES.isdisjoint(body.names) if body.names else len(body.fields) > 1


def _end_of(text: str, bodies: list[Body], index: int) -> int:
    """Return where the piece of a body ends: with its line, unless another body begins on it."""
    end = _line_end(text, bodies[index].end)
    return bodies[index].end if index + 1 < len(bodies) and bodies[index + 1].start < end else end


def _add_lines(seen: Sighting, code: str, bodies: list[Body], ends: set[int]) -> None:
    """Add the ends of the lines outside bodies that have a code."""
    index = 0
    at = seen.folded.find(code)
    while at >= 0 and len(ends) < 2 * _MOST:
        while index < len(bodies) and bodies[index].end <= at:
            index += 1
        if index == len(bodies) or at < bodies[index].start:
            ends.add(_line_end(seen.text, at))
        at = seen.folded.find(code, at + len(code))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
