"""Exchange pages: how to make a right key there, what its settings mean, and its error codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compile import CodeView, ExchangeView, FixView, Phrase, StatusView, TopicView
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.page import Crumb, Heading, Page, PageKind, SearchEntry, SourceLine


@dataclass(frozen=True, slots=True)
class _Row:
    """A code in the exchange's table."""

    code: CodeView
    anchor: str
    href: str
    """The code's page, relative to the exchange's."""
    meanings: tuple[Phrase, ...]
    statuses: tuple[StatusView, ...]


def exchanges_page(desk: Desk) -> Page:
    """All exchanges on one page."""
    return desk.page(
        PageKind.EXCHANGES,
        addresses.EXCHANGES,
        "exchanges",
        title=desk.t("site.exchanges.title"),
        short_title=desk.t("site.exchanges.short"),
        description=desk.t("site.exchanges.lead"),
        search=[SearchEntry("", desk.t("site.exchanges.title"), desk.t("site.exchanges.lead"))],
        breadcrumb=[desk.home()],
        feedback_key="exchanges",
        exchanges=list(desk.view.exchanges.values()),
    )


def exchange_page(desk: Desk, exchange: ExchangeView) -> Page:
    """The page of one exchange."""
    facts = exchange.facts
    policy = desk.view.platform.policy
    title = desk.t("site.exchange.title", exchange=exchange.name)
    return desk.page(
        PageKind.EXCHANGE,
        addresses.exchange_uri(exchange),
        "exchange",
        title=title,
        short_title=exchange.name,
        description=exchange.intro.text(),
        toc=list(_sections(desk, exchange)),
        search=list(_search(desk, exchange, title)),
        breadcrumb=[desk.home(), Crumb(desk.t("site.exchanges.short"), addresses.EXCHANGES)],
        source=SourceLine(exchange.path),
        feedback_key=f"exchanges.{exchange.id}",
        checked=exchange.checked,
        short_link=f"e/{exchange.slug}/",
        scripts=["code-filter.js"] if exchange.codes else [],
        exchange=exchange,
        title_words=title,
        uncertain=not all(lifetime.certain for lifetime in facts.lifetimes),
        links=[(name, href) for name, href in facts.links or () if name != "home" and href],
        ips_wanted=exchange.id in policy.trusted_ips_required,
        ips_unwanted=exchange.id in policy.trusted_ips_off,
        one_click=exchange.id in policy.one_click_replace,
        notes=_notes(desk, exchange),
        rows=[_row(desk, code) for code in exchange.codes if code.has_page],
        others=_others(desk, exchange),
        topics=addresses.TOPICS,
        code_statuses=[
            status
            for name, status in desk.view.statuses.items()
            if any(name in code.statuses for code in exchange.codes)
        ],
    )


def cause_names(desk: Desk, code: CodeView) -> tuple[Phrase, ...]:
    """What a code may mean, most likely first: names of causes, or of topics where the key is not the problem."""
    names: dict[str, Phrase] = {}
    for signature in code.signatures:
        for answer in signature.answers:
            if answer.cause:
                names.setdefault(answer.cause, desk.view.phrases[f"causes.{answer.cause}.name"])
            elif answer.topic:
                names.setdefault(answer.topic, desk.view.topics[answer.topic].name)
    return tuple(names.values())


def _row(desk: Desk, code: CodeView) -> _Row:
    statuses = tuple(desk.view.statuses[name] for name in code.statuses)
    return _Row(code, addresses.code_anchor(code), f"{code.slug}/", cause_names(desk, code), statuses)


def _others(desk: Desk, exchange: ExchangeView) -> list[tuple[TopicView, list[tuple[str, str]]]]:
    """Codes that are not about the key, by topic: (anchor, code) in the order of the exchange's list."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code in exchange.codes:
        if not code.has_page and code.topics:
            found.setdefault(code.topics[0], []).append((addresses.code_anchor(code), code.code))
    return [(desk.view.topics[name], found[name]) for name in desk.view.topics if name in found]


def _notes(desk: Desk, exchange: ExchangeView) -> list[tuple[FixView, Phrase]]:
    """What the exchange adds to fixes, in the order in which statuses and causes name them."""
    fixes = {fix.id: fix for status in desk.view.statuses.values() for cause in status.causes for fix in cause.fixes}
    return [(fix, fix.exchange_notes[exchange.id]) for fix in fixes.values() if exchange.id in fix.exchange_notes]


def _sections(desk: Desk, exchange: ExchangeView) -> Iterator[Heading]:
    if exchange.create:
        yield Heading("create", desk.t("site.exchange.create"))
    if exchange.facts.permissions:
        yield Heading("permissions", desk.t("site.exchange.permissions"))
    yield Heading("settings", desk.t("site.exchange.settings"))
    if _notes(desk, exchange):
        yield Heading("notes", desk.t("site.exchange.notes"))
    if exchange.codes:
        yield Heading("codes", desk.t("site.exchange.codes"))
    yield Heading("links", desk.t("site.exchange.links"))


def _search(desk: Desk, exchange: ExchangeView, title: str) -> Iterator[SearchEntry]:
    text = f"{exchange.intro.text()} {exchange.lifetime.text()}"
    typed = (exchange.name, *desk.view.search.exchanges.get(exchange.id, ()))
    yield SearchEntry("", title, text, typed, 2.0)
    if exchange.create:
        steps = " ".join(words.text() for _, words in exchange.create)
        yield SearchEntry("create", desk.t("site.exchange.create_on", exchange=exchange.name), steps, (), 1.5)
    if exchange.facts.permissions:
        labels = " ".join(f"{permission.label}." for permission in exchange.facts.permissions)
        yield SearchEntry("permissions", f"{exchange.name}: {desk.t('site.exchange.permissions')}", labels)
    for code in exchange.codes:
        if not code.has_page:
            names = " ".join(f"{name.text()}." for name in cause_names(desk, code))
            yield SearchEntry(addresses.code_anchor(code), f"{exchange.name} {code.code}", names)
