"""PO import: the changes of a gettext file as new texts for a locale's YAML files, and what cannot be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity, Span, quoted
from generator.load import Loaded
from generator.load.review import REVIEW_FILE
from generator.model import Record, ReviewState
from generator.model.catalog import Words
from generator.translation.plural_forms import ORDINARY, indexes
from generator.translation.po_export import source_ids
from generator.translation.po_read import PoEntry, PoFile
from generator.translation.record import with_updates
from generator.translation.sheet import Sheet
from generator.translation.write_back import write_back
from generator.words.expected import Expected, platform_placeholders
from generator.words.locales import match
from generator.words.message import parse_message, slots
from generator.words.plurals import CATEGORIES, reached
from generator.words.staleness import fingerprint


@dataclass(frozen=True, slots=True)
class Imported:
    """What a PO file changes."""

    texts: Mapping[str, str]
    """Path inside the catalogue -> its new text; files that stay as they are do not appear."""
    changed: tuple[str, ...]
    """Keys of the messages with new words."""
    fuzzy: int
    """Entries that were left out because their translator was not sure."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Taken:
    """What is taken over from the entries."""

    words: dict[str, Words] = field(default_factory=dict)
    records: dict[str, Record | None] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    fuzzy: int = 0


def import_po(loaded: Loaded, sheet: Sheet, po: PoFile, *, reviewed: bool = False) -> Imported:
    """Take over every entry that is translated, not fuzzy and without fault.

    `reviewed` says that a native speaker has read the file: every message taken from it is then recorded as reviewed.
    """
    if po.language and match([po.language], [sheet.locale], "") != sheet.locale:
        words = f"the file is in `{po.language}`, not in `{sheet.locale}`"
        tip = "Name the locale of the file, or check its header `Language`."
        return Imported({}, (), 0, (Diagnostic("wrong-value", words, Span(po.path, 1, 1, 1, 2), tip),))
    taken = _Taken()
    found = list(_take(sheet, po, taken, reviewed))
    written = write_back(loaded, sheet, taken.words)
    for key in written.refused:
        words = f"`{key}` has no place to be written in the locale's files"
        tip = "Write it there by hand: the file is missing, or holds something else in its place."
        found.append(Diagnostic("wrong-type", words, taken.spans[key], tip))
    changed = tuple(key for key in taken.words if key not in written.refused)
    records = {key: made for key, made in taken.records.items() if key not in written.refused}
    texts = dict(written.texts)
    if records:
        path = f"locales/{sheet.locale}/{REVIEW_FILE}"
        texts[path] = with_updates(loaded.files.get(path), sheet.locale, records, sheet.keys)
    return Imported(texts, changed, taken.fuzzy, tuple(found))


def _take(sheet: Sheet, po: PoFile, taken: _Taken, reviewed: bool) -> Iterator[Diagnostic]:
    for entry in po.entries:
        if not any(entry.texts):
            continue
        if entry.fuzzy:
            taken.fuzzy += 1
            continue
        expected = sheet.expected.get(entry.key)
        if expected is None or entry.key not in sheet.source:
            words = f"there is no message {quoted(entry.key)} to translate"
            yield Diagnostic("unused-message", words, entry.span(po.path), "Export the locale again.")
            continue
        faults = list(_faults(sheet, po, entry, expected))
        yield from faults
        if faults:
            continue
        words_or_fault = _words(sheet, po, entry, expected)
        if isinstance(words_or_fault, Diagnostic):
            yield words_or_fault
            continue
        made_from = _made_from(sheet, entry)
        if made_from != fingerprint(sheet.source[entry.key]):
            words = "the source text has changed since this file was exported"
            tip = "The translation is taken over and marked as older than its source."
            yield Diagnostic("stale-message", words, entry.span(po.path), tip, (), Severity.WARNING)
        _note(sheet, entry, words_or_fault, made_from, taken, reviewed)
        taken.spans[entry.key] = entry.span(po.path)


def _note(sheet: Sheet, entry: PoEntry, words: Words, made_from: str, taken: _Taken, reviewed: bool) -> None:
    """Remember the words if they are new, and the record if it says anything new."""
    changed = not _equal(sheet.words.get(entry.key), words)
    if changed:
        taken.words[entry.key] = words
    old = sheet.records.get(entry.key)
    if reviewed:
        made = Record(ReviewState.REVIEWED, made_from)
    elif changed or (old and old.source != made_from and made_from == fingerprint(sheet.source[entry.key])):
        made = Record(ReviewState.MACHINE, made_from)
    else:
        return
    if made != old:
        taken.records[entry.key] = made


def _faults(sheet: Sheet, po: PoFile, entry: PoEntry, expected: Expected) -> Iterator[Diagnostic]:
    """What in the texts no message may have."""
    allowed = expected.placeholders | platform_placeholders(sheet.catalog)
    for index, text in enumerate(entry.texts):
        span = entry.span(po.path, index)
        if "\n" in text or text != text.strip():
            words = "a message is one line without spaces at its ends"
            yield Diagnostic("edge-space", words, span, "Remove the line break or space.")
        elif not all(char.isprintable() or char in "\xa0\u202f\u2009\u200c\u200d" for char in text):
            words = "a control character or an invisible one stands in this text"
            yield Diagnostic("edge-space", words, span, "Type the text again.")
        parts, faults = parse_message(text)
        for fault in faults:
            yield Diagnostic("forbidden-markup", fault.text, span, fault.tip)
        for name in sorted(set(slots(parts)) - allowed):
            words = f"`{{{name}}}` is no placeholder of this message"
            yield Diagnostic("unknown-placeholder", words, span, "Copy the placeholders from the source text.")


def _words(sheet: Sheet, po: PoFile, entry: PoEntry, expected: Expected) -> Words | Diagnostic:
    """The entry as words of the locale, by plural category if it counts."""
    if expected.count is None:
        return entry.texts[-1]
    index_of = indexes(sheet.locale, po.plural_expression, max(ORDINARY, expected.maximum))
    if index_of is None:
        # Fewer forms will do where the message never counts up to a million.
        index_of = indexes(sheet.locale, po.plural_expression, expected.maximum)
    if index_of is None:
        words = f"the header `Plural-Forms` does not tell apart the plural forms of `{sheet.locale}`"
        tip = f"Copy it from a fresh export: `helpcenter i18n export {sheet.locale}`."
        return Diagnostic("plural-categories", words, Span(po.path, po.plural_line, 1, po.plural_line, 2), tip)
    texts = {name: entry.texts[index] for name, index in index_of.items() if index < len(entry.texts)}
    missing = [name for name in reached(sheet.locale, expected.maximum) if not texts.get(name)]
    if missing:
        listed = " and ".join(f"`{name}`" for name in missing)
        return Diagnostic("plural-categories", f"the plural form {listed} is empty", entry.span(po.path), "Fill it in.")
    return {name: texts[name] for name in CATEGORIES if texts.get(name)}


def _made_from(sheet: Sheet, entry: PoEntry) -> str:
    """The fingerprint of the source text in the file."""
    source = sheet.source[entry.key]
    if isinstance(source, str):
        return fingerprint(entry.ids[-1])
    if source_ids(source) == (entry.ids[0], entry.ids[-1]):
        # A PO file has room for two forms of the source only; they speak for all of them.
        return fingerprint(source)
    names = [name for name in CATEGORIES if name in source]
    return fingerprint({**source, names[0]: entry.ids[0], names[-1]: entry.ids[-1]})


def _equal(old: Words | None, new: Words) -> bool:
    """Whether nothing would change; a form that is there and not needed does not count."""
    if old is None or isinstance(new, str):
        return old == new
    if isinstance(old, str):
        return set(new.values()) == {old}
    return all(old.get(name) == text for name, text in new.items())
