"""`helpcenter i18n`: the translator's work: how far each language is, files for editors, records of what was read."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.cli import FAILED, FINDINGS, MISUSE, OK
from generator.cli.arguments import Parser, add_catalog_options
from generator.cli.catalog_files import Opened, open_catalog, write_files
from generator.cli.terminal import fail, wants_colour
from generator.diagnostics import Diagnostic, has_errors
from generator.load.review import REVIEW_FILE
from generator.model import ReviewState
from generator.report import render
from generator.source import YamlFile, resolve
from generator.translation.badge import badge
from generator.translation.po_export import export_po
from generator.translation.po_import import Imported, import_po
from generator.translation.po_read import read_po_file
from generator.translation.record import record, with_updates
from generator.translation.sheet import Sheet
from generator.translation.status import as_json, as_table, locale_statuses

_OVERVIEW = """\
usage: helpcenter i18n ACTION [options]

The translator's work on the words of the catalogue.

actions:
  status    how far each language is: translated, stale, machine-made, reviewed
  record    note that translations were made from the source as it is now, or that a native speaker has read them
  export    write one language as a PO file, for an editor or a translation service
  import    take the changes of a PO file over into the YAML files

examples:
  helpcenter i18n status
  helpcenter i18n export nl -o nl.po
  helpcenter i18n import nl nl.po

`helpcenter i18n ACTION --help` says more about one of them."""


def main(arguments: Sequence[str]) -> int:
    """Run one action."""
    words = list(arguments)
    action = _ACTIONS.get(words[0]) if words else None
    if action is not None:
        return action(words[1:])
    if not words or words[0] in ("--help", "-h"):
        print(_OVERVIEW)
        return OK
    fail(f"there is no action `{words[0]}`; there are {', '.join(_ACTIONS)}.")
    return MISUSE


def _status(arguments: Sequence[str]) -> int:
    parser = Parser(
        "i18n status",
        "Says how far each language is. Machine-made is every translation that no native speaker has read.",
        "  helpcenter i18n status\n  helpcenter i18n status --files\n  helpcenter i18n status --badges docs/badges\n",
    )
    add_catalog_options(parser)
    parser.add_argument("--format", choices=("table", "json"), default="table", help="how to print (default: table)")
    parser.add_argument("--files", action="store_true", help="in the table, add a line for each file")
    parser.add_argument("--badges", type=Path, metavar="DIR", help="also write an SVG badge for each language there")
    options = parser.parse_args(arguments)
    opened = open_catalog(options.catalog, options.platform)
    if opened is None:
        return FAILED
    statuses = locale_statuses(opened.catalog, opened.expected)
    if options.format == "json":
        print(json.dumps(as_json(statuses), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(as_table(statuses, options.files))
    if options.badges:
        problem = write_files(options.badges, {f"{status.tag}.svg": badge(status) for status in statuses})
        if problem:
            fail(problem)
            return FAILED
    return OK


def _record(arguments: Sequence[str]) -> int:
    parser = Parser(
        "i18n record",
        "Notes in review.yaml that translations were made from the source texts as they are now. A translation whose\n"
        "source had changed counts as machine-made again, unless --reviewed says that a native speaker has read it.",
        "  helpcenter i18n record nl\n  helpcenter i18n record nl --reviewed statuses.expired replies.greeting\n",
    )
    _add_locale(parser)
    parser.add_argument("keys", nargs="*", metavar="KEY", help="only these messages, or those whose keys begin so")
    states = parser.add_mutually_exclusive_group()
    states.add_argument("--reviewed", action="store_true", help="a native speaker has read them")
    states.add_argument("--machine", action="store_true", help="nobody has read them")
    add_catalog_options(parser)
    options = parser.parse_args(arguments)
    opened, sheet = _open(options)
    if opened is None or sheet is None:
        return MISUSE if opened else FAILED
    unknown = [
        key for key in options.keys if not any(name == key or name.startswith(f"{key}.") for name in sheet.words)
    ]
    if unknown:
        parser.error(f"`{sheet.locale}` has no message `{unknown[0]}`, and none below it")
    state = ReviewState.REVIEWED if options.reviewed else ReviewState.MACHINE if options.machine else None
    made = record(sheet, options.keys, state)
    path = f"locales/{sheet.locale}/{REVIEW_FILE}"
    if made.updates:
        text = with_updates(opened.loaded.files.get(path), sheet.locale, made.updates, sheet.keys)
        problem = write_files(options.catalog, {path: text})
        if problem:
            fail(problem)
            return FAILED
    print(f"{sheet.locale}: {made.new} new, {made.renewed} renewed, {made.removed} removed")
    return OK


def _export(arguments: Sequence[str]) -> int:
    parser = Parser(
        "i18n export",
        "Writes one language as a gettext PO file: what is missing is empty, what is older than its source is fuzzy.",
        "  helpcenter i18n export nl -o nl.po\n  helpcenter i18n export nl | msgfmt --check -o /dev/null -\n",
    )
    _add_locale(parser)
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="where to (default: standard output)")
    add_catalog_options(parser)
    options = parser.parse_args(arguments)
    opened, sheet = _open(options)
    if opened is None or sheet is None:
        return MISUSE if opened else FAILED
    content = export_po(sheet, _moment(), _line_of(opened))
    if options.output is None:
        sys.stdout.buffer.write(content)
        return OK
    problem = write_files(options.output.parent, {options.output.name: content.decode()})
    if problem:
        fail(problem)
        return FAILED
    return OK


def _import(arguments: Sequence[str]) -> int:
    parser = Parser(
        "i18n import",
        "Takes the changes of a PO file over into the YAML files of its language, in place: only the lines of changed\n"
        "messages change. Fuzzy and empty entries are left out; what cannot be taken over is reported.",
        "  helpcenter i18n import nl nl.po\n  helpcenter i18n import nl nl.po --reviewed\n",
    )
    _add_locale(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the PO file")
    parser.add_argument("--reviewed", action="store_true", help="a native speaker has read every entry of the file")
    add_catalog_options(parser)
    options = parser.parse_args(arguments)
    try:
        raw = options.file.read_bytes()
    except OSError as error:
        parser.error(f"cannot read {options.file}: {error.strerror}")
    opened, sheet = _open(options)
    if opened is None or sheet is None:
        return MISUSE if opened else FAILED
    path = str(options.file)
    po, found = read_po_file(path, raw)
    if po is None:
        _report(found, {path: YamlFile(path, raw.decode("utf-8", "replace"), None)})
        return FINDINGS
    imported = import_po(opened.loaded, sheet, po, reviewed=options.reviewed)
    _report(imported.diagnostics, {path: YamlFile(path, po.text, None)})
    problem = write_files(options.catalog, imported.texts)
    if problem:
        fail(problem)
        return FAILED
    print(_summary(sheet.locale, imported))
    return FINDINGS if has_errors(imported.diagnostics) else OK


def _summary(locale: str, imported: Imported) -> str:
    fuzzy = f", {imported.fuzzy} fuzzy left out" if imported.fuzzy else ""
    files = f" in {', '.join(sorted(imported.texts))}" if imported.texts else ""
    return f"{locale}: {len(imported.changed)} messages changed{fuzzy}{files}"


def _report(found: Sequence[Diagnostic], files: Mapping[str, YamlFile]) -> None:
    if found:
        sys.stderr.write(render("text", found, files, colour=wants_colour(sys.stderr)))


def _add_locale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("locale", metavar="LOCALE", help="a language of the catalogue other than its source")


def _open(options: argparse.Namespace) -> tuple[Opened | None, Sheet | None]:
    """The catalogue and the chosen language; a missing one has been complained about."""
    opened = open_catalog(options.catalog, options.platform, options.locale)
    if opened is None:
        return None, None
    tags = [tag for tag in opened.catalog.file.locales if tag != opened.catalog.source_locale]
    if options.locale not in tags:
        listed = ", ".join(tags) or "none"
        fail(f"`{options.locale}` is not a translation of this catalogue; there are {listed}.")
        return opened, None
    return opened, Sheet(opened.catalog, opened.expected, options.locale)


def _line_of(opened: Opened) -> Callable[[str], tuple[str, int] | None]:
    loaded, source = opened.loaded, opened.catalog.source_locale

    def line_of(key: str) -> tuple[str, int] | None:
        place = loaded.message_places.get((source, key))
        return (place.file, resolve(place, loaded.files).line) if place else None

    return line_of


def _moment() -> dt.datetime:
    """Now, or the moment reproducible builds ask for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC)


_ACTIONS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "status": _status,
    "record": _record,
    "export": _export,
    "import": _import,
}
