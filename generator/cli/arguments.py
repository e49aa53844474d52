"""Arguments: what the verbs' options have in common, and how a wrong one is refused."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli import MISUSE


class Parser(argparse.ArgumentParser):
    """A parser whose help shows examples as they are written and whose errors fit on two lines."""

    def __init__(self, verb: str, description: str, examples: str) -> None:
        super().__init__(
            prog=f"helpcenter {verb}",
            description=description,
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse declares that it never returns
        """Refuse misuse without the whole usage text."""
        self.exit(MISUSE, f"{self.prog}: {message}\n`{self.prog} --help` shows how it is used.\n")


def add_catalog_options(parser: argparse.ArgumentParser) -> None:
    """Where the authors' files are."""
    parser.add_argument(
        "--catalog", type=Path, default=Path("catalog"), metavar="DIR", help="the catalogue (default: catalog)"
    )
    parser.add_argument(
        "--platform", type=Path, metavar="FILE", help="a platform profile instead of the catalogue's platform.yaml"
    )


def add_today_option(parser: argparse.ArgumentParser) -> None:
    """The day on which facts are judged old."""
    parser.add_argument(
        "--today", type=_day, default=None, metavar="DATE", help="judge the age of facts as on this day (YYYY-MM-DD)"
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a date such as 2026-01-31") from None


def moment(text: str) -> dt.datetime:
    """An ISO 8601 moment; without an offset it is UTC."""
    try:
        value = dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a moment such as 2026-01-31T12:00:00Z") from None
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def today(options: argparse.Namespace) -> dt.date:
    """The day asked for, else this day in UTC."""
    chosen: dt.date | None = options.today
    return chosen or dt.datetime.now(dt.UTC).date()
