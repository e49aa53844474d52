"""Triage batch: a stream of payloads as JSON Lines, answered in order in constant memory, with a summary at the end."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from generator import triage as engine
from generator.cli import FAILED, FINDINGS, OK
from generator.cli.terminal import fail
from generator.triage.shape import shape_of

if TYPE_CHECKING:
    from generator.cli.triage import RepliesOf

SHAPES_KEPT = 10_000
"""Different unknown shapes that are counted; beyond, only new ones are dropped, so that memory stays constant."""
SHOWN = 10


def run(options: Any, table: engine.Table, replies_of: RepliesOf) -> int:
    """Answer every line; 1 when lines could not be read as requests (each is answered with an error in its place)."""
    summary = _Summary(quiet=options.quiet)
    write = sys.stdout.buffer.write
    try:
        for line in _lines(options.file):
            request, problem = _request(line)
            answer = (
                _answer(request, options, table, replies_of) if request is not None else {"id": None, "error": problem}
            )
            summary.add(answer)
            write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        fail(f"cannot read {options.file}: {error.strerror}")
        return FAILED
    sys.stdout.flush()
    summary.print()
    return FINDINGS if summary.faulty else OK


def _answer(request: dict[str, Any], options: Any, table: engine.Table, replies_of: RepliesOf) -> dict[str, Any]:
    locale = request.get("locale", options.locale)
    try:
        replies = replies_of(locale)
    except LookupError as error:
        return {"id": request.get("id"), "error": str(error.args[0])}
    return engine.triage(
        request["text"],
        table,
        id=request.get("id"),
        exchange=request.get("exchange") or options.exchange,
        answer=tuple(options.answer or ()),
        locale=locale,
        replies=replies,
        now=options.now,
    )


def _lines(path: str) -> Iterator[bytes]:
    source: BinaryIO = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: PTH123, SIM115 - closed below
    with source:
        for line in source:
            if line.strip():
                yield line


def _request(line: bytes) -> tuple[dict[str, Any] | None, str]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return None, "the line is not JSON"
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        return None, 'the line is not an object with a "text"'
    for name in ("exchange", "locale"):
        if not isinstance(request.get(name), str | None):
            return None, f'"{name}" is not a text'
    return request, ""


class _Summary:
    """Counts for the desk: what came in, and what the catalogue does not know yet."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.shows_progress = not quiet and sys.stderr.isatty()
        self.started = time.monotonic()
        self.drawn = 0.0
        self.count = 0
        self.faulty = 0
        self.statuses: Counter[str] = Counter()
        self.causes: Counter[str] = Counter()
        self.exchanges: Counter[str] = Counter()
        self.shapes: Counter[str] = Counter()

    def add(self, answer: dict[str, Any]) -> None:
        self.count += 1
        if "error" in answer:
            self.faulty += 1
            return
        self.statuses[answer["status"] or answer["topic"] or answer["result"]] += 1
        if answer["cause"]:
            self.causes[answer["cause"]] += 1
        self.exchanges[answer["exchange"] or "unknown"] += 1
        if answer["result"] == "unknown":
            shape = shape_of(answer["redacted_text"])
            if shape in self.shapes or len(self.shapes) < SHAPES_KEPT:
                self.shapes[shape] += 1
        if self.shows_progress and time.monotonic() - self.drawn > 0.2:
            self.drawn = time.monotonic()
            rate = self.count / max(self.drawn - self.started, 0.001)
            sys.stderr.write(f"\r\033[K{self.count:,} payloads, {rate:,.0f} a second")
            sys.stderr.flush()

    def print(self) -> None:
        if self.quiet:
            return
        if self.shows_progress:
            sys.stderr.write("\r\033[K")
        lines = [f"{self.count:,} payloads"]
        if self.faulty:
            lines.append(f"{self.faulty:,} lines could not be read")
        for title, counter in (
            ("statuses and topics", self.statuses),
            ("causes", self.causes),
            ("exchanges", self.exchanges),
            ("unknown shapes, most frequent first", self.shapes),
        ):
            if counter:
                lines += ["", f"{title}:"]
                ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
                lines += [f"  {number:>8,}  {name}" for name, number in ranked[:SHOWN]]
        print("\n".join(lines), file=sys.stderr)
