"""`helpcenter new`: begins a site, a locale, a status or an exchange; only words and facts are left to fill in."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from generator.cli import FAILED, MISUSE, OK
from generator.cli.arguments import Parser, add_catalog_options
from generator.cli.catalog_files import Opened, open_catalog, write_files
from generator.cli.terminal import fail
from generator.model.exchange import ExchangeLinks
from generator.pipeline.prepare import read_interface
from generator.pipeline.scaffold import Refused, Scaffold, new_exchange, new_locale, new_status
from generator.pipeline.starter import starter

EXAMPLES = """\
  helpcenter new site my-help
  helpcenter new locale de
  helpcenter new status paused
  helpcenter new exchange example --name Example --home https://example.com/ --key-page https://example.com/keys
"""


def main(arguments: Sequence[str]) -> int:
    """Write the first files; nothing that exists is overwritten."""
    parser = Parser(
        "new",
        "Begins a language, a status or an exchange, and `check` then lists what to fill in. Or begins a site: a\n"
        "folder with a small catalogue that can be built at once.",
        EXAMPLES,
    )
    parser.add_argument("kind", choices=("site", "locale", "status", "exchange"), help="what to begin")
    parser.add_argument(
        "id", metavar="ID", help="a language tag such as pt-BR, an id such as rate_limited, or the new site's folder"
    )
    parser.add_argument("--name", metavar="NAME", help="the exchange's name as it writes it")
    parser.add_argument("--home", metavar="URL", help="the exchange's home page")
    parser.add_argument("--key-page", metavar="URL", help="the exchange's page for API keys")
    add_catalog_options(parser)
    options = parser.parse_args(arguments)
    if options.kind != "exchange" and (options.name or options.home or options.key_page):
        parser.error("--name, --home and --key-page belong to an exchange")
    if options.kind == "site":
        return _new_site(Path(options.id))
    links = _links(parser, options) if options.kind == "exchange" else None
    opened = open_catalog(options.catalog, options.platform)
    if opened is None:
        return FAILED
    begun = _begin(opened, options, links)
    if isinstance(begun, Refused):
        fail(begun.reason)
        return MISUSE
    problem = write_files(options.catalog, begun.texts)
    if problem:
        fail(problem)
        return FAILED
    print("\n".join([*(f"wrote {options.catalog / path}" for path in begun.texts), "", "next:", *_steps(begun)]))
    return OK


def _new_site(folder: Path) -> int:
    try:
        taken = folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    except OSError as error:
        fail(f"cannot read {folder}: {error.strerror}.")
        return FAILED
    if taken:
        fail(f"{folder} is there already and not empty. Choose a new folder; nothing was written.")
        return MISUSE
    problem = write_files(folder, starter())
    if problem:
        fail(problem)
        return FAILED
    print(f"wrote {folder}: two statuses, one exchange, two languages\n\nnext:")
    print(f"  1. cd {shlex.quote(str(folder))}\n  2. helpcenter serve\n  3. Read README.md.")
    return OK


def _begin(opened: Opened, options: argparse.Namespace, links: ExchangeLinks | None) -> Scaffold | Refused:
    if options.kind == "locale":
        return new_locale(opened.loaded, opened.catalog, options.id)
    if options.kind == "status":
        return new_status(opened.loaded, opened.catalog, read_interface(), options.id)
    assert links is not None
    name = options.name or options.id.replace("_", " ").capitalize()
    return new_exchange(opened.loaded, opened.catalog, read_interface(), options.id, links, name)


def _links(parser: Parser, options: argparse.Namespace) -> ExchangeLinks | None:
    if not (options.home and options.key_page):
        parser.error("an exchange needs --home and --key-page, the addresses of its public pages")
    try:
        return ExchangeLinks(home=options.home, key_page=options.key_page)
    except ValidationError:
        parser.error("--home and --key-page take full addresses: https://…")
    return None


def _steps(begun: Scaffold) -> list[str]:
    return [f"  {number}. {step}" for number, step in enumerate(begun.next_steps, 1)]
