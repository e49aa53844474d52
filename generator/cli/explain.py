"""`helpcenter explain`: says what a rule, a status or an exchange's code means."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from generator.cli import FINDINGS, MISUSE, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import fail
from generator.compile import LocaleView, StatusView
from generator.pipeline.prepare import Project, prepare
from generator.rules import explain, rule_ids

EXAMPLES = """\
  helpcenter explain duplicate-key
  helpcenter explain expired --locale nl
  helpcenter explain -- binance -2015
  helpcenter explain                        # lists the rules
"""


def main(arguments: Sequence[str]) -> int:
    """Print the explanation; 2 when there is nothing of that name."""
    parser = Parser("explain", "Explains a rule of `check`, a status, or a code of an exchange.", EXAMPLES)
    add_catalog_options(parser)
    parser.add_argument("name", nargs="*", metavar="ID", help="a rule, a status, or an exchange and a code")
    parser.add_argument("--locale", default=None, metavar="TAG", help="the language to explain a status or code in")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    words: list[str] = options.name
    if not words:
        print("\n".join(rule_ids()))
        return OK
    if len(words) == 1 and words[0] in rule_ids():
        print(explain(words[0]))
        return OK
    return _from_catalog(words, options.locale, Project(options.catalog, options.platform), today(options))


def _from_catalog(words: list[str], locale: str | None, project: Project, day: object) -> int:
    import datetime as dt

    assert isinstance(day, dt.date)
    prepared = prepare(project, day, None if locale is None else [locale])
    if prepared.compiled is None:
        fail("the catalogue has errors; `helpcenter check` lists them.")
        return FINDINGS
    view = prepared.compiled.locales.get(locale or prepared.compiled.catalog.source_locale)
    if view is None:
        fail(f"`{locale}` is not a published locale of this catalogue.")
        return MISUSE
    lines = list(_lines(view, words))
    if not lines:
        _unknown(words, view)
        return MISUSE
    sys.stdout.write("\n".join(lines) + "\n")
    return OK


def _lines(view: LocaleView, words: list[str]) -> Iterator[str]:
    if len(words) == 1 and words[0] in view.statuses:
        yield from _status(view.statuses[words[0]])
    exchange = view.exchanges.get(words[0])
    if exchange is None or len(words) == 1:
        return
    wanted = " ".join(words[1:]).casefold()
    for code in exchange.codes:
        if wanted not in (code.code.casefold(), code.slug):
            continue
        yield f"{exchange.name} {code.code}"
        for signature in code.signatures:
            condition = f' with "{signature.phrases[0]}"' if signature.phrases else ""
            yield f"\n  {signature.id}{condition} ({signature.confidence}, checked {signature.checked})"
            yield f"  {signature.source}"
            for answer in signature.answers:
                yield f"  - {_answer(view, answer.status, answer.cause, answer.topic)}"


def _answer(view: LocaleView, status: str | None, cause: str | None, topic: str | None) -> str:
    if topic:
        return f"{view.topics[topic].name}: {view.topics[topic].sentence}"
    assert status is not None
    badge = view.statuses[status].badge
    name = view.phrases.get(f"causes.{cause}.name") if cause else None
    return f"{badge}: {name}" if name else str(badge)


def _status(status: StatusView) -> Iterator[str]:
    yield f"{status.badge.text(status.example)}: {status.title}"
    for phrase in (status.meaning, status.consequence):
        yield f"\n{phrase}"
    for number, cause in enumerate(status.causes, 1):
        yield f"\n{number}. {cause.name}\n   {cause.tell}"
        for step_number, step in enumerate(cause.fixes[0].steps, 1):
            yield f"   {number}.{step_number} {step.text}"
    yield f"\n{status.verify}"


def _unknown(words: list[str], view: LocaleView) -> None:
    import difflib

    known = [*rule_ids(), *view.statuses, *view.exchanges]
    close = difflib.get_close_matches(words[0], known, n=1)
    hint = f" Did you mean `{close[0]}`?" if close and close[0] != words[0] else ""
    fail(f"there is no rule, status or exchange code `{' '.join(words)}`.{hint}")
