"""Compiled catalogue: binds every reference and resolves every message, locale by locale."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.compile.phrase import Phrase, Review
from generator.compile.views import (
    AnswerView,
    CauseView,
    CodeView,
    ContactView,
    ExchangeView,
    FixView,
    LocaleView,
    QuestionView,
    SignatureView,
    StatusView,
    StepView,
    TopicView,
)
from generator.model import Catalog, Exchange, SearchWords, Signature, Status
from generator.model.base import DEVICE_NAMES
from generator.model.catalog import Words
from generator.words import locales
from generator.words.expected import Expected
from generator.words.message import Message, fill, parse_message

LineOf = Callable[[str, tuple[str | int, ...]], int]
"""Where a route of a file stands: (file, route) -> line, counted from 1."""


@dataclass(frozen=True, slots=True)
class CompiledCatalog:
    """The catalogue, resolved: what every output reads and nothing else does."""

    catalog: Catalog
    locales: Mapping[str, LocaleView]
    """Published locales, the source locale first."""

    @property
    def source(self) -> LocaleView:
        """The view in the source locale."""
        return self.locales[self.catalog.source_locale]


def compile_catalog(
    catalog: Catalog,
    expected: Mapping[str, Expected],
    reviews: Mapping[str, Mapping[str, Review]] | None = None,
    line_of: LineOf = lambda _file, _route: 1,
    only: tuple[str, ...] | None = None,
) -> CompiledCatalog:
    """Resolve a catalogue that `check` found without errors.

    `reviews` gives per locale the state of each message (absent: `source` in the source locale, else `machine`);
    `only` restricts the work to some locales.
    """
    codes = {
        exchange_id: codes_of(exchange_id, exchange, line_of)
        for exchange_id, exchange in catalog.exchanges.items()
        if exchange.links is not None
    }
    views = {
        tag: _Binder(catalog, expected, tag, (reviews or {}).get(tag, {}), codes).view()
        for tag in catalog.published
        if only is None or tag in only
    }
    return CompiledCatalog(catalog, views)


def slug(identifier: str) -> str:
    """The id as it stands in addresses."""
    return identifier.replace("_", "-")


def code_slug(code: str) -> str:
    """A code as it stands in addresses: a leading minus of a number stays, everything else becomes hyphens.

    What is then nothing, too long for a folder, or a device on Windows, is told apart by a number of its own.
    """
    words = re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")
    if not words or len(words) > _LONGEST_SLUG or words in DEVICE_NAMES:
        words = f"{words[:_LONGEST_SLUG].rstrip('-')}-{zlib.crc32(code.encode()):08x}".strip("-")
    return f"-{words}" if re.fullmatch(r"-[0-9]+", code) else words


_LONGEST_SLUG = 120


class _Binder:
    """Builds one locale's view."""

    def __init__(
        self,
        catalog: Catalog,
        expected: Mapping[str, Expected],
        tag: str,
        reviews: Mapping[str, Review],
        codes: Mapping[str, tuple[CodeView, ...]],
    ) -> None:
        self.catalog = catalog
        self.expected = expected
        self.tag = tag
        self.reviews = reviews
        self.codes = codes
        source = catalog.source_locale
        self.chain = locales.chain(tag, catalog.file.locales[tag].fallback, source)
        self.labels = {
            name: next((words[each] for each in self.chain if each in words), next(iter(words.values())))
            for name, words in catalog.platform.labels.items()
        }
        self.values = {"platform": catalog.platform.name, **self.labels}
        self.phrases = {key: phrase for key in expected if (phrase := self._phrase(key)) is not None}
        self.fixes = {fix: self._fix(fix) for fix in catalog.fixes.fixes}

    def view(self) -> LocaleView:
        catalog = self.catalog
        by_order = sorted(catalog.statuses.items(), key=lambda item: (item[1].order, item[0]))
        return LocaleView(
            tag=self.tag,
            name=locales.own_name(self.tag),
            direction=locales.direction(self.tag),
            platform=catalog.platform,
            labels=self.labels,
            statuses={name: self._status(name, status) for name, status in by_order},
            exchanges={
                name: self._exchange(name, exchange)
                for name, exchange in sorted(catalog.exchanges.items(), key=lambda item: item[1].name.casefold())
                if exchange.links is not None
            },
            topics={name: self._topic(name) for name in catalog.topics.topics},
            questions={name: self._question(name) for name in catalog.questions.questions},
            phrases=self.phrases,
            review=Counter(phrase.review for phrase in self.phrases.values()),
            search=catalog.search.get(self.tag, SearchWords()),
        )

    def _phrase(self, key: str) -> Phrase | None:
        """The message in the first locale of the chain that has it; None for an optional message nobody wrote."""
        for locale in self.chain:
            words = self.catalog.words.get(locale, {}).get(key)
            if words is not None:
                return Phrase(key, self._forms(words), self.expected[key].count, locale, self._review(key, locale))
        return None

    def _forms(self, words: Words) -> dict[str, Message]:
        texts = {"other": words} if isinstance(words, str) else words
        return {name: fill(parse_message(text)[0], self.values) for name, text in texts.items()}

    def _review(self, key: str, locale: str) -> Review:
        if locale == self.tag:
            default = Review.SOURCE if locale == self.catalog.source_locale else Review.MACHINE
            return self.reviews.get(key, default)
        return Review.FALLBACK

    def _status(self, name: str, status: Status) -> StatusView:
        at = f"statuses.{name}"
        also = self.phrases.get(f"{at}.also_called")
        return StatusView(
            id=name,
            slug=slug(name),
            facts=status,
            badge=self.phrases[f"{at}.badge"],
            title=self.phrases[f"{at}.title"],
            summary=self.phrases[f"{at}.summary"],
            meaning=self.phrases[f"{at}.meaning"],
            consequence=self.phrases[f"{at}.consequence"],
            verify=self.phrases[f"{at}.verify"],
            contact=self.phrases[f"{at}.contact"],
            also_called=tuple(part.strip() for part in also.text().split(";") if part.strip()) if also else (),
            causes=tuple(
                CauseView(
                    entry.cause,
                    self.phrases[f"causes.{entry.cause}.name"],
                    self.phrases[f"causes.{entry.cause}.tell"],
                    tuple(self.fixes[fix] for fix in entry.fixes),
                    entry.exchanges,
                )
                for entry in status.causes
            ),
            contacts=tuple(self._contact(contact) for contact in status.contacts),
            path=f"statuses/{name}.yaml",
        )

    def _contact(self, name: str) -> ContactView:
        contact = self.catalog.platform.contacts[name]
        return ContactView(name, contact.kind, contact.href, contact.address)

    def _fix(self, name: str) -> FixView:
        steps = self.catalog.fixes.steps
        return FixView(
            name,
            self.phrases[f"fixes.{name}.title"],
            self.phrases.get(f"fixes.{name}.note"),
            tuple(
                StepView(step, self.phrases[f"steps.{step}"], steps[step].actor, steps[step].link, steps[step].shows)
                for step in self.catalog.fixes.fixes[name].steps
            ),
            {
                exchange_id: self.phrases[f"exchanges.{exchange_id}.fixes.{name}"]
                for exchange_id, exchange in sorted(self.catalog.exchanges.items())
                if name in exchange.fix_notes and exchange.links is not None
            },
        )

    def _exchange(self, name: str, exchange: Exchange) -> ExchangeView:
        at = f"exchanges.{name}"
        return ExchangeView(
            name,
            slug(name),
            exchange,
            self.phrases[f"{at}.intro"],
            self.phrases[f"{at}.lifetime"],
            tuple((step, self.phrases[f"{at}.create.{step}"]) for step in exchange.create),
            self.codes[name],
            f"exchanges/{name}.yaml",
        )

    def _topic(self, name: str) -> TopicView:
        topic = self.catalog.topics.topics[name]
        at = f"topics.{name}"
        queue = self.phrases[f"queues.{topic.queue}"]
        return TopicView(name, self.phrases[f"{at}.name"], self.phrases[f"{at}.sentence"], topic.queue, queue)

    def _question(self, name: str) -> QuestionView:
        question = self.catalog.questions.questions[name]
        return QuestionView(
            name,
            self.phrases[f"questions.{name}.ask"],
            tuple(
                (answer, self.phrases[f"questions.{name}.answers.{answer}"], entry.points_to)
                for answer, entry in question.answers.items()
            ),
        )


def codes_of(exchange_id: str, exchange: Exchange, line_of: LineOf = lambda _file, _route: 1) -> tuple[CodeView, ...]:
    """The exchange's codes in the order of their writing, each with every signature that names it."""
    by_slug: dict[str, list[tuple[str, SignatureView]]] = {}
    for index, signature in enumerate(exchange.signatures):
        view = _signature(signature, line_of(f"exchanges/{exchange_id}.yaml", ("signatures", index)))
        if signature.when.code:
            for code in signature.when.code:
                by_slug.setdefault(code_slug(code), []).append((code, view))
        else:
            title = signature.when.phrase[0] if signature.when.phrase else f"HTTP {signature.when.http[0]}"
            by_slug.setdefault(slug(signature.id.partition(".")[2]), []).append((title, view))
    codes = [
        CodeView(
            exchange_id,
            found[0][0],
            name,
            tuple(view for _, view in found),
            any(answer.status for _, view in found for answer in view.answers),
        )
        for name, found in by_slug.items()
    ]
    return tuple(sorted(codes, key=_code_order))


def _code_order(code: CodeView) -> tuple[int, int, str]:
    number = re.fullmatch(r"-?([0-9]+)", code.code)
    return (0, int(number.group(1)), code.slug) if number else (1, 0, code.slug)


def _signature(signature: Signature, line: int) -> SignatureView:
    return SignatureView(
        signature.id,
        signature.when.code,
        signature.when.phrase,
        signature.when.http,
        signature.when.context,
        tuple(AnswerView(answer.status, answer.cause, answer.topic) for answer in signature.answers),
        signature.ask,
        signature.samples,
        signature.confidence,
        signature.source,
        signature.checked.isoformat(),
        line,
        signature.deprecated,
        signature.replaced_by,
    )
