"""Scaffold: begins a new locale, status or exchange, so that only words and facts are left to fill in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from babel.core import parse_locale

from generator.load import Loaded
from generator.load.catalog import GLOSSARY_FILE, LOCALE_FILES
from generator.load.review import REVIEW_FILE
from generator.model import Action, Catalog, Exchange, Glossary, Status, Tone
from generator.model.base import ID_PATTERN
from generator.model.exchange import ExchangeLinks
from generator.model.interface import InterfaceFile
from generator.source import MappingNode
from generator.source.edit import Tree, apply_edits, insert_entries, is_plain
from generator.translation.record import begun
from generator.translation.write_back import message_rank
from generator.words.expected import expected_messages
from generator.words.locales import is_known


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What there is to write, and what the author does next."""

    texts: Mapping[str, str]
    """Path inside the catalogue -> text of a new or changed file."""
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was begun."""

    reason: str


def new_locale(loaded: Loaded, catalog: Catalog, tag: str) -> Scaffold | Refused:
    """A draft without a single word: files to fill, a glossary to begin with, and an entry in `catalog.yaml`."""
    wanted = _canonical(tag)
    if wanted is None or not is_known(wanted):
        return Refused(f"`{tag}` is not a language that CLDR knows; write a tag such as `nl`, `pt-BR` or `zh-Hans`.")
    if wanted != tag:
        return Refused(f"`{tag}` is written `{wanted}`.")
    if tag in catalog.file.locales:
        return Refused(f"the catalogue has a locale `{tag}`.")
    root = loaded.files["catalog.yaml"].root
    if not isinstance(root, MappingNode):
        return Refused("catalog.yaml has no keys.")
    tags = sorted([*catalog.file.locales, tag], key=lambda each: (each != catalog.source_locale, each))
    new: Tree = {"locales": {tag: "{state: draft}"}}
    edits, taken = insert_entries(
        loaded.files["catalog.yaml"], root, new, lambda route: _place(tags, str(route[-1])), write=str
    )
    if taken:
        return Refused("`locales` in catalog.yaml stands between braces; write it as lines, one locale each.")
    folder = f"locales/{tag}"
    key = tag if is_plain(tag) else json.dumps(tag)
    texts = {f"{folder}/{name}.yml": f"{_schema(f'../../schema/locale-{name}.json')}{key}:\n" for name in LOCALE_FILES}
    texts[f"{folder}/{GLOSSARY_FILE}"] = _glossary(catalog.glossaries.get(catalog.source_locale))
    texts[f"{folder}/{REVIEW_FILE}"] = begun(tag)
    kept = {path: text for path, text in texts.items() if not (loaded.root / path).exists()}
    return Scaffold(
        {"catalog.yaml": apply_edits(loaded.files["catalog.yaml"].text, edits), **kept},
        (
            f"Choose the words of each concept in {folder}/{GLOSSARY_FILE}.",
            f"Translate in {folder}/*.yml, or in a PO file: `helpcenter i18n export {tag} -o {tag}.po`.",
            f"`helpcenter i18n status` says how far it is; `helpcenter i18n record {tag}` when a part is done.",
            "Write `state: published` in catalog.yaml when nothing is missing.",
        ),
    )


def new_status(loaded: Loaded, catalog: Catalog, interface: InterfaceFile, status_id: str) -> Scaffold | Refused:
    """A neutral status that asks for nothing, and its messages in the source locale, empty."""
    problem = _refused_id(status_id, catalog.statuses, "status")
    if problem:
        return problem
    order = max((status.order for status in catalog.statuses.values()), default=0) + 10
    contacts = tuple(catalog.platform.contacts)
    status = Status(order=order, tone=Tone.NEUTRAL, icon="info", action=Action.NONE, bots_stop=False, contacts=contacts)
    text = _STATUS.format(schema=_schema("../schema/status.json"), order=order, contacts=", ".join(contacts))
    grown = replace(catalog, statuses={**catalog.statuses, status_id: status})
    return _with_words(loaded, catalog, grown, interface, {f"statuses/{status_id}.yaml": text})


def new_exchange(
    loaded: Loaded, catalog: Catalog, interface: InterfaceFile, exchange_id: str, links: ExchangeLinks, name: str
) -> Scaffold | Refused:
    """An exchange with a page that recognises nothing yet, and its messages in the source locale, empty."""
    problem = _refused_id(exchange_id, catalog.exchanges, "exchange")
    if problem:
        return problem
    schema = _schema("../schema/exchange.json")
    quoted = name if is_plain(name) else json.dumps(name, ensure_ascii=False)
    text = _EXCHANGE.format(schema=schema, name=quoted, home=links.home, key_page=links.key_page, id=exchange_id)
    exchange = Exchange(name=name, links=links)
    grown = replace(catalog, exchanges={**catalog.exchanges, exchange_id: exchange})
    return _with_words(loaded, catalog, grown, interface, {f"exchanges/{exchange_id}.yaml": text})


def _with_words(
    loaded: Loaded, catalog: Catalog, grown: Catalog, interface: InterfaceFile, texts: dict[str, str]
) -> Scaffold | Refused:
    """Add the messages that only the grown catalogue needs to the source locale, with nothing in them."""
    source = catalog.source_locale
    before, after = expected_messages(catalog, interface), expected_messages(grown, interface)
    trees: dict[str, dict[str, Tree | str]] = {}
    for key, message in after.items():
        if key not in before and message.required:
            here = trees.setdefault(f"locales/{source}/{message.file}.yml", {})
            for step in (source, *key.split(".")[:-1]):
                below = here.setdefault(step, {})
                assert isinstance(below, dict)
                here = below
            here[key.rpartition(".")[2]] = ""
    for path, tree in trees.items():
        file = loaded.files.get(path)
        if file is None or not isinstance(file.root, MappingNode):
            return Refused(f"{path} cannot be read; `helpcenter check` says why.")
        edits, taken = insert_entries(file, file.root, tree, message_rank(source, [*catalog.words[source], *after]))
        if taken:
            return Refused(f"`{'.'.join(map(str, taken[0]))}` in {path} is taken by something else.")
        texts[path] = apply_edits(file.text, edits)
    facts, *words = texts
    steps = [f"Fill in {facts}."]
    steps += [f"Write the empty messages in {path}; `helpcenter check` lists them." for path in words]
    return Scaffold(texts, tuple(steps))


def _refused_id(identifier: str, taken: Mapping[str, object], kind: str) -> Refused | None:
    if not re.fullmatch(ID_PATTERN, identifier):
        return Refused(f"`{identifier}` is not an id; write lower-case letters, digits and `_`, first a letter.")
    return Refused(f"the catalogue has {_article(kind)} {kind} `{identifier}`.") if identifier in taken else None


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _canonical(tag: str) -> str | None:
    """The tag as BCP 47 writes it: `pt-BR`, `zh-Hans`."""
    try:
        language, region, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return None
    return "-".join(part for part in (language, script, region) if part)


def _place(tags: list[str], name: str) -> int:
    return tags.index(name) if name in tags else 0


def _schema(path: str) -> str:
    return f"# yaml-language-server: $schema={path}\n"


def _glossary(source: Glossary | None) -> str:
    concepts = "".join(
        f"#   {name}: {{use: []}}" + (f"  # {term.note}" if term.note else "") + "\n"
        for name, term in (source.terms if source else {}).items()
    )
    return _GLOSSARY.format(schema=_schema("../../schema/glossary.json"), concepts=concepts)


_GLOSSARY = """\
{schema}# The words of this translation. `use` lists the forms of the one word chosen for a concept, `never` those that
# must not stand for it; a `*` at either end of a form stands for the rest of the word.
formality:
  address: neutral  # informal, formal or neutral; `never` lists the forms of the other address

terms: {{}}
# Write the list like this, with the word for every concept:
# terms:
{concepts}
# By these words `check` notices that a translation says the opposite of its source.
safety:
  enable: []  # words for on, turned on, enabled
  disable: []  # words for off, turned off, disabled
  never: []  # words that forbid: never, not
"""

_STATUS = """\
{schema}order: {order}
tone: neutral  # positive, caution, negative or neutral
icon: info  # a file in site_src/icons/
action: none  # none, act_soon, act_now or wait
bots_stop: false
# Reasons, the likeliest first, each with its fixes; a cause that is new here needs its words in `causes.<cause>`.
causes: []
contacts: [{contacts}]
"""

_EXCHANGE = """\
{schema}name: {name}
links:
  home: {home}
  key_page: {key_page}
# Facts about keys, each with the page where it stands and the day somebody looked:
# permissions:
#   - {{label: Read, right: read, need: 'on', source: 'https://…', checked: 2026-01-31}}
# trusted_ips: {{rule: optional, source: 'https://…', checked: 2026-01-31}}
# lifetimes:
#   - {{kind: none, source: 'https://…', checked: 2026-01-31}}
recognise:
  hosts: []
# What its errors mean, each with a payload that shows it:
# signatures:
#   - id: {id}.wrong_key
#     when: {{code: 1001}}
#     answers: [{{status: invalid, cause: key_not_found}}]
#     confidence: medium
#     source: https://…
#     checked: 2026-01-31
#     samples: ['{{"code":1001,"message":"…"}}']
"""
