"""Triage: tells what a pasted text means for an API key. Redact, read, match, rank; standard library only.

`load_table` takes the compiled catalogue (`triage.json`), `triage` a text. SPEC.md says exactly what happens; the
JavaScript engine in `site_src/js/triage/` gives the same answers, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.triage.match import sight
from generator.triage.plain import plain, well_formed
from generator.triage.redact import redact
from generator.triage.result import build, to_line
from generator.triage.table import Table, load_table
from generator.triage.verdict import Verdict, judge
from generator.triage.words import find_words, fold

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from datetime import datetime
    from typing import Any

__all__ = ["Table", "load_table", "redact", "to_line", "triage"]


def triage(
    text: str,
    table: Table,
    *,
    exchange: str | None = None,
    answer: Sequence[str] = (),
    locale: str | None = None,
    replies: Mapping[str, Any] | None = None,
    now: datetime | int | None = None,
    id: str | None = None,  # noqa: A002 - the field of the result is called so
) -> dict[str, Any]:
    """Return what a pasted text means, as the result that every front end gives.

    `exchange` is the id of the exchange when it is known; an unknown id counts as not given. `answer` holds answers
    to questions as `question:answer`. With a `locale` and its `replies` (`replies.<locale>.json`) the result has a
    `reply` and `links`. `now` is the moment from which days are counted, also as milliseconds since 1970; without it
    no date decides. Any text gives a result; none raises.
    """
    text = well_formed(text)
    folded = fold(text)
    words = find_words(folded)
    distinct = set(words)
    redacted, redactions = redact(text, folded, distinct)
    typed = plain(text)
    seen = sight(typed, table, exchange, (folded, words, distinct) if typed == text else None)
    moment = _milliseconds(now) if now is not None and not isinstance(now, int) else now
    others: list[Verdict] = []
    verdict = judge(seen, table, moment)
    if len(seen.bodies) > 1 or len(seen.codes) > 1:
        from generator.triage.several import judge_several

        verdict, others = judge_several(seen, verdict, table, exchange, moment)
    result = build(verdict, others, table, redacted, redactions, answer, id)
    if locale is not None and replies is not None:
        from generator.triage.reply import compose, links

        result["reply"] = compose(result, replies)
        result["links"] = links(result, replies)
    return result


def _milliseconds(now: datetime) -> int:
    """Return a moment as whole milliseconds since 1970; without a zone it counts as UTC."""
    from datetime import UTC, datetime, timedelta

    zoned = now if now.tzinfo else now.replace(tzinfo=UTC)
    return (zoned - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
