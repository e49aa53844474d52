"""Terminal: colours and progress where a person looks on, plain lines where a program does."""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than a payload to answer
    from typing import TextIO


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour: only on a terminal, and never against the reader's wish (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def fail(message: str) -> None:
    """Say on standard error why the program stops."""
    print(f"helpcenter: {message}", file=sys.stderr)


class Progress:
    """A line that is written over while work goes on; silent unless standard error is a terminal."""

    def __init__(self, what: str, quiet: bool) -> None:
        self.what = what
        self.shown = not quiet and sys.stderr.isatty()
        self.started = time.monotonic()

    def __call__(self, done: str, count: int, total: int) -> None:
        """Show that `done` is the `count`-th of `total`."""
        if self.shown:
            width = 24
            filled = width * count // max(total, 1)
            bar = "█" * filled + "░" * (width - filled)
            sys.stderr.write(f"\r\033[K{self.what} {bar} {count}/{total} {done}")
            sys.stderr.flush()

    def end(self) -> float:
        """Remove the line; the seconds since the start."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
        return time.monotonic() - self.started
