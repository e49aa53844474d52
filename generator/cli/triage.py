"""`helpcenter triage`: reads a pasted payload and prints what it means, with a reply to send."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence

from generator import triage as engine
from generator.cli import FAILED, FINDINGS, OK
from generator.cli.terminal import fail, wants_colour

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than a payload to answer
    from typing import Any

    RepliesOf = Callable[[str | None], dict[str, Any] | None]
    """From a locale to its replies; None when no locale was asked for."""


EXAMPLES = """\
  helpcenter triage error.txt
  pbpaste | helpcenter triage --locale nl
  helpcenter triage --exchange okx --format json - < error.txt
  helpcenter triage --answer ip_or_permission:ip_changed error.txt
  helpcenter triage --batch < payloads.jsonl > answers.jsonl
"""


LIMIT = 4_000_000
"""Characters of one payload that are read; what follows is cut off, and said to be."""


def main(arguments: Sequence[str]) -> int:
    """Triage one payload, or with --batch a stream of them."""
    options = _options(arguments)
    options.now = options.now or time.time_ns() // 1_000_000
    try:
        table, replies_of = _data(options)
        if options.batch:
            from generator.cli.triage_batch import run

            return run(options, table, replies_of)
        replies = replies_of(options.locale)
    except LookupError as error:
        fail(str(error.args[0]))
        return FAILED
    text = _payload(options.file)
    if text is None:
        return FAILED
    result = engine.triage(
        text,
        table,
        exchange=options.exchange,
        answer=tuple(options.answer or ()),
        locale=options.locale,
        replies=replies,
        now=options.now,
    )
    if options.format == "json":
        plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
        sys.stdout.write(json.dumps(result, ensure_ascii=plain, indent=2) + "\n")
    else:
        from generator.cli.triage_text import as_text

        sys.stdout.write(as_text(result, replies, wants_colour(sys.stdout)))
    return FINDINGS if options.strict and result["result"] == "unknown" else OK


class _Options:
    """The options of the plain call `helpcenter triage [FILE]`; everything else is read by argparse."""

    file = "-"
    exchange = locale = now = table = replies = platform = None
    answer: Sequence[str] | None = None
    format = "text"
    batch = quiet = strict = False
    catalog = "catalog"


_PLAIN = ("--locale", "--exchange", "--format")


def _options(arguments: Sequence[str]) -> Any:
    """Return the options; a call without rare ones is read at once, as loading argparse takes as long as the rest."""
    options = _Options()
    words = iter(arguments)
    files = []
    for word in words:
        value = next(words, "") if word in _PLAIN else ""
        if value and not value.startswith("-") and (word != "--format" or value in ("text", "json")):
            setattr(options, word[2:], value)
        elif word == "-" or not word.startswith("-"):
            files.append(word)
        else:
            return _all_options(arguments)
    if len(files) > 1 or "" in files:
        return _all_options(arguments)
    options.file = files[0] if files else "-"
    return options


def _all_options(arguments: Sequence[str]) -> Any:
    from generator.cli.arguments import Parser, add_catalog_options, moment

    parser = Parser(
        "triage",
        "Tells what a pasted error means: the status, its causes, the evidence and a reply. Secrets in the text are\n"
        "hidden in everything that is printed.",
        EXAMPLES,
    )
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the payload; - or nothing: standard input"
    )
    parser.add_argument("--exchange", metavar="ID", help="the exchange it came from, if known")
    parser.add_argument("--locale", metavar="TAG", help="add a reply and links in this language")
    parser.add_argument(
        "--answer", action="append", metavar="QUESTION:ANSWER", help="the customer's answer to a question (repeatable)"
    )
    parser.add_argument("--format", choices=["text", "json"], default="text", help="how to print (default: text)")
    parser.add_argument(
        "--batch", action="store_true", help="JSON Lines in, JSON Lines out, in order; a summary on standard error"
    )
    parser.add_argument("--quiet", "-q", action="store_true", help="with --batch: no progress and no summary")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when nothing was recognised")
    parser.add_argument(
        "--now", type=moment, metavar="TIME", help="count days from this moment (ISO 8601; default: now)"
    )
    parser.add_argument("--table", metavar="FILE", help="a compiled triage.json instead of the catalogue")
    parser.add_argument("--replies", metavar="FILE", help="with --table: the replies.<locale>.json that goes with it")
    add_catalog_options(parser)
    return parser.parse_args(arguments)


def _data(options: Any) -> tuple[engine.Table, RepliesOf]:
    """The table, and a function from locale to its replies. Both raise LookupError with a message for the user."""
    if options.table:
        table = _file(options.table)
        given = _file(options.replies) if options.replies else None

        def text_of(locale: str | None) -> str | None:
            if given is None and locale is not None:
                raise LookupError("--locale with --table needs --replies too.")
            return given

        return _parsed(engine.load_table, lambda: table), _remembered(text_of)
    from generator.pipeline.triage_cache import Compiled

    compiled = Compiled(options.catalog, options.platform)
    return (
        _parsed(engine.load_table, compiled.table, compiled.renew),
        _remembered(compiled.replies, compiled.renew),
    )


def _remembered(text_of: Callable[[str | None], str | None], renew: Callable[[], None] | None = None) -> RepliesOf:
    """Parse each locale's replies once."""
    known: dict[str | None, dict[str, Any] | None] = {None: None}

    def replies_of(locale: str | None) -> dict[str, Any] | None:
        if locale not in known:
            known[locale] = _parsed(
                lambda text: None if text is None else json.loads(text), lambda: text_of(locale), renew
            )
        return known[locale]

    return replies_of


def _parsed(
    parse: Callable[[Any], Any], read: Callable[[], str | None], renew: Callable[[], None] | None = None
) -> Any:
    """Parse what is read; `renew` mends a cache of which a machine that lost power kept half a file."""
    try:
        return parse(read())
    except (ValueError, KeyError, TypeError):
        if renew is None:
            raise LookupError("this is not a triage table of this program; `helpcenter build` makes one.") from None
    renew()
    return _parsed(parse, read)


def _file(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would cost more time than the rest of this
            return file.read()
    except OSError as error:
        raise LookupError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise LookupError(f"cannot read {path}: it is not UTF-8 text") from None


def _payload(path: str) -> str | None:
    """The payload's text; bytes that are not UTF-8 are shown as replacement characters rather than refused."""
    if path == "-" and sys.stdin.isatty():
        print("Paste the payload, then press Ctrl-D.", file=sys.stderr)
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(LIMIT * 4)
        else:
            with open(path, "rb") as file:  # noqa: PTH123 - see above
                raw = file.read(LIMIT * 4)
    except OSError as error:
        fail(f"cannot read {path}: {error.strerror}")
        return None
    text = raw.decode("utf-8-sig", "replace")
    if len(text) > LIMIT:
        fail(f"only the first {LIMIT:,} characters were read.")
    return text[:LIMIT]
