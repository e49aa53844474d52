"""Pen: writes phrases as HTML for one page, escaped by construction, with addresses relative to that page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.compile import ExchangeView, LocaleView, Phrase, Review, StatusView
from generator.model.base import Sourced
from generator.pages.addresses import exchange_uri, relative, status_uri
from generator.pages.page import SiteFacts
from generator.words import locales
from generator.words.message import Code, Link, Message, Slot, Strong, Text, fill, plain

NUMBER = "N"
"""Stands for a number in titles that speak of a badge in general: "Expires in N days"."""


def general_badge(status: StatusView) -> str:
    """The badge's text for any number, in the plural form of its example."""
    example = status.example
    if not example:
        return status.badge.text()
    count = status.badge.count
    message = status.badge.form(example[count]) if count and count in example else status.badge.message
    return plain(fill(message, dict.fromkeys(example, NUMBER)))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a page, and what its pen learnt by drawing it."""

    html: Markup
    used: frozenset[Review]
    icons: tuple[str, ...]


class Memory:
    """What pages of one locale need not have written twice."""

    def __init__(self) -> None:
        self.words: dict[tuple[Hashable, ...], Markup] = {}
        self.parts: dict[tuple[Hashable, ...], _Part] = {}


class Pen:
    """Knows the locale, the site and the page being written; templates call it `pen`."""

    def __init__(self, view: LocaleView, site: SiteFacts, here: str, memory: Memory) -> None:
        self.view = view
        self.site = site
        self.here = here
        self.depth = here.count("/")
        self.used: set[Review] = set()
        """The states of all words written so far."""
        self.icons: dict[str, None] = {}
        """The icons drawn so far, in order: the frame gives each of them once."""
        self._memory = memory

    def to(self, uri: str) -> str:
        """The relative address of a page of this locale."""
        return relative(self.here, uri)

    def up(self, path: str) -> str:
        """The relative address of something beside the locales' folders, such as the feed."""
        return "../" * (self.depth + 1) + path

    def t(self, key: str, **values: str | int) -> str:
        """An interface message as plain text, for attributes."""
        return self.view.t(key, **values)

    def say(self, phrase: Phrase | str, **values: str | int) -> Markup:
        """A phrase, or the interface message of that key, as HTML; words of another language are marked as such."""
        found = self.view.phrases[phrase] if isinstance(phrase, str) else phrase
        self.used.add(found.review)
        remembered = (found.key, self.depth, *values.items())
        words = self._memory.words.get(remembered)
        if words is None:
            words = self._marked(found, self.html(found.filled(values) if values else found.message))
            self._memory.words[remembered] = words
        return words

    def kept(self, name: str, key: Hashable, draw: Callable[..., str], *values: object) -> Markup:
        """What the macro `draw` writes of `values`, drawn once for all pages as deep as this one.

        `name` and `key` must say all that the outcome depends on. What it tells the pen about is kept with it.
        """
        remembered = (name, self.depth, key)
        part = self._memory.parts.get(remembered)
        if part is None:
            own = type(self)(self.view, self.site, self.here, self._memory)
            part = _Part(Markup(draw(own, *values)), frozenset(own.used), tuple(own.icons))  # noqa: S704 - a macro's
            self._memory.parts[remembered] = part
        self.used |= part.used
        self.icons.update(dict.fromkeys(part.icons))
        return part.html

    def html(self, message: Message) -> Markup:
        """A message as HTML: text is escaped, the four kinds of markup become elements of ours."""
        pieces: list[Markup] = []
        for part in message:
            match part:
                case Text(text):
                    pieces.append(_escaped(text))
                case Slot(name):
                    pieces.append(escape(f"{{{name}}}"))
                case Code(text):
                    pieces.append(Markup('<code translate="no">%s</code>') % text)
                case Strong(parts):
                    pieces.append(Markup("<strong>%s</strong>") % self.html(parts))
                case Link(kind, target, parts):
                    pieces.append(self._link(kind, target, self.html(parts)))
        return Markup("").join(pieces)

    def badge(self, status: StatusView) -> Markup:
        """The badge as the product shows it, with example numbers."""
        return self.say(status.badge, **status.example)

    def badge_in_general(self, status: StatusView) -> str:
        """The badge's text for any number: "Expires in N days"."""
        return general_badge(status)

    def action_icon(self, status: StatusView) -> str:
        """The icon of what the trader has to do."""
        return {"none": "check", "act_soon": "clock", "act_now": "bolt", "wait": "wait"}[status.facts.action.value]

    def icon(self, name: str) -> Markup:
        """A place for an SVG of ours; it repeats what words beside it say, so readers' tools pass it over."""
        self.icons[name] = None
        return Markup('<svg class="hc-icon" aria-hidden="true"><use href="#i-%s"/></svg>') % name

    def drawings(self, *more: str) -> Markup:
        """The drawings of the icons used so far, and of those that a script may add."""
        names = [*self.icons, *(name for name in more if name not in self.icons)]
        return Markup("").join(drawing(self.site.sources / "icons", name) for name in names)

    def date(self, day: dt.date | str) -> str:
        """A day as this locale writes it."""
        return _date(dt.date.fromisoformat(day) if isinstance(day, str) else day, self.view.tag)

    def number(self, number: int) -> str:
        """A whole number as this locale writes it."""
        return format_decimal(number, locale=locales.babel_locale(self.view.tag))

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as this locale writes percentages, without decimals."""
        return format_percent(share, locale=locales.babel_locale(self.view.tag))

    def sources(self, facts: Iterable[Sourced]) -> list[tuple[str, str]]:
        """The different sources of some facts, each with the day it was last looked at."""
        days: dict[str, str] = {}
        for fact in facts:
            day = fact.checked.isoformat()
            days[fact.source] = min(day, days.get(fact.source, day))
        return list(days.items())

    def trusted_ips(self, exchange: ExchangeView) -> Markup:
        """What trusted IPs mean on an exchange, with the setting's name there."""
        facts = exchange.facts.trusted_ips
        if facts is None:
            return Markup()
        rule = self.say(f"site.ip_rule.{facts.rule}")
        return Markup("%s %s") % (rule, self.say("site.ip_label", label=facts.label)) if facts.label else rule

    def to_status(self, status: str) -> str:
        """The relative address of a status's page."""
        return self.to(status_uri(self.view.statuses[status]))

    def to_exchange(self, exchange: str) -> str:
        """The relative address of an exchange's page."""
        return self.to(exchange_uri(self.view.exchanges[exchange]))

    def contact_href(self, contact: str) -> str | None:
        """The address of a contact of the platform; None for one that is only named."""
        facts = self.view.platform.contacts[contact]
        if facts.url:
            return facts.url
        return f"mailto:{facts.address}" if facts.address else None

    def _link(self, kind: str, target: str, words: Markup) -> Markup:
        href = self._href(kind, target)
        return Markup('<a href="%s">%s</a>') % (href, words) if href else words

    def _href(self, kind: str, target: str) -> str | None:
        """None where there is no address to give: the words then stay plain words."""
        match kind:
            case "status" if target in self.view.statuses:
                return self.to(status_uri(self.view.statuses[target]))
            case "exchange" if target in self.view.exchanges:
                return self.to(exchange_uri(self.view.exchanges[target]))
            case "link":
                return self.view.platform.links.get(target)
            case "contact" if target in self.view.platform.contacts:
                return self.contact_href(target)
            case _:
                return None

    def _marked(self, phrase: Phrase, html: Markup) -> Markup:
        if phrase.locale == self.view.tag:
            return html
        direction = locales.direction(phrase.locale)
        return Markup('<span lang="%s" dir="%s">%s</span>') % (phrase.locale, direction, html)


@lru_cache(maxsize=4096)
def _date(day: dt.date, tag: str) -> str:
    return format_date(day, "long", locales.babel_locale(tag))


@cache
def environment(templates: Path) -> Environment:
    """The templates of the pages' bodies: everything is escaped, and a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def drawing(folder: Path, name: str) -> Markup:
    """An SVG of ours as a symbol, to be drawn by its name."""
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return Markup('<symbol id="i-%s" viewBox="0 0 24 24">%s</symbol>') % (name, Markup(inside))  # noqa: S704 - ours


def _escaped(text: str) -> Markup:
    """The text for HTML. Attributes of ours stand in double quotes, so an apostrophe may stay what it is."""
    return Markup(escape(text).replace("&#39;", "'"))  # noqa: S704 - escaped one step before
