"""Status pages: what a badge means, what it does to bots, its causes with their steps, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.compile import CauseView, ExchangeView, FixView, Phrase, StatusView
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.page import Crumb, Heading, Page, PageKind, SearchEntry, SourceLine
from generator.pages.pen import general_badge
from generator.words import locales


@dataclass(frozen=True, slots=True)
class _Cause:
    """A cause as its page lists it: each fix stands once, at the first cause that it is the best fix for."""

    view: CauseView
    anchor: str
    exchange_names: str
    fix: FixView | None
    """The fix whose steps stand here."""
    others: tuple[tuple[FixView, str], ...]
    """Fixes whose steps stand elsewhere on the page, with their anchors."""

    @property
    def name(self) -> Phrase:
        return self.view.name

    @property
    def tell(self) -> Phrase:
        return self.view.tell

    @property
    def exchanges(self) -> tuple[str, ...]:
        return self.view.exchanges

    @property
    def fix_anchor(self) -> str:
        return addresses.fix_anchor(self.fix.id) if self.fix else ""


def statuses_page(desk: Desk) -> Page:
    """All statuses on one page."""
    statuses = list(desk.view.statuses.values())
    return desk.page(
        PageKind.STATUSES,
        addresses.STATUSES,
        "statuses",
        title=desk.t("site.statuses.title"),
        short_title=desk.t("site.statuses.short"),
        description=desk.t("site.statuses.lead"),
        search=[SearchEntry("", desk.t("site.statuses.title"), desk.t("site.statuses.lead"))],
        breadcrumb=[desk.home()],
        feedback_key="statuses",
        statuses=statuses,
    )


def status_page(desk: Desk, status: StatusView) -> Page:
    """The page of one status."""
    view = desk.view
    causes = _placed(desk, status.causes)
    placed = {cause.fix.id for cause in causes if cause.fix}
    remaining = {
        fix.id: (fix, addresses.fix_anchor(fix.id))
        for cause in status.causes
        for fix in cause.fixes
        if fix.id not in placed
    }
    choices = _choices(status, list(view.exchanges.values())) if causes else []
    related = [view.statuses[name] for name in status.facts.related if name in view.statuses]
    badge = general_badge(status)
    sections = list(_sections(desk, status, bool(remaining), bool(choices), bool(related)))
    return desk.page(
        PageKind.STATUS,
        addresses.status_uri(status),
        "status",
        title=f"{badge}: {status.title.text()}",
        short_title=badge,
        description=status.summary.text(),
        toc=sections,
        search=list(_search(desk, status, badge)),
        breadcrumb=[desk.home(), Crumb(desk.t("site.statuses.short"), addresses.STATUSES)],
        source=SourceLine(status.path),
        feedback_key=f"statuses.{status.id}",
        short_link=f"s/{status.slug}/",
        scripts=["exchange-choice.js"] if choices else [],
        more_icons=["on", "off"] if choices else [],
        status=status,
        other_names=_other_names(desk, status),
        causes=causes,
        remaining=list(remaining.values()),
        choices=choices,
        codes={exchange.id: sum(status.id in code.statuses for code in exchange.codes) for exchange in choices},
        related=related,
    )


def _placed(desk: Desk, causes: Sequence[CauseView]) -> list[_Cause]:
    """Give each fix its one place; later causes only point there."""
    placed: set[str] = set()
    result = []
    for cause in causes:
        best = cause.fixes[0]
        here = None if best.id in placed else best
        placed.add(best.id)
        others = cause.fixes[1:] if here else cause.fixes
        names = [desk.view.exchanges[name].name for name in cause.exchanges if name in desk.view.exchanges]
        result.append(
            _Cause(
                cause,
                addresses.cause_anchor(cause.id),
                locales.listed(names, desk.view.tag),
                here,
                tuple((fix, addresses.fix_anchor(fix.id)) for fix in others),
            )
        )
    return result


def _other_names(desk: Desk, status: StatusView) -> tuple[str, ...]:
    """Other names of the badge in this language; those of another would only confuse."""
    phrase = desk.view.phrases.get(f"statuses.{status.id}.also_called")
    return status.also_called if phrase and phrase.locale == desk.view.tag else ()


def _choices(status: StatusView, exchanges: list[ExchangeView]) -> list[ExchangeView]:
    """The exchanges on which the status occurs at all."""
    if any(not cause.exchanges for cause in status.causes):
        return exchanges
    named = {name for cause in status.causes for name in cause.exchanges}
    return [exchange for exchange in exchanges if exchange.id in named]


def _sections(desk: Desk, status: StatusView, remaining: bool, choices: bool, related: bool) -> Iterator[Heading]:
    yield Heading("bots", desk.t("site.status.bots"))
    yield Heading("meaning", desk.t("site.status.meaning"))
    if status.causes:
        yield Heading("causes", desk.t("site.status.causes"))
        if remaining:
            yield Heading("more", desk.t("site.status.more"))
        if choices:
            yield Heading("exchanges", desk.t("site.status.exchanges"))
    yield Heading("verify", desk.t("site.status.verify"))
    yield Heading("contact", desk.t("site.status.contact"))
    if related:
        yield Heading("related", desk.t("site.status.related"))


def _search(desk: Desk, status: StatusView, badge: str) -> Iterator[SearchEntry]:
    """The status itself, each cause, each fix: what people type is one of their words."""
    text = " ".join(phrase.text() for phrase in (status.summary, status.meaning, status.consequence))
    typed = desk.view.search
    names = (*_other_names(desk, status), *typed.statuses.get(status.id, ()))
    yield SearchEntry("", f"{badge}: {status.title.text()}", text, names, 2.0)
    seen: set[str] = set()
    for cause in status.causes:
        titles = " ".join(f"{fix.title.text()}." for fix in cause.fixes)
        anchor = addresses.cause_anchor(cause.id)
        words = typed.causes.get(cause.id, ())
        yield SearchEntry(anchor, cause.name.text(), f"{cause.tell.text()} {titles}", words, 2.0)
        for fix in cause.fixes:
            if fix.id not in seen:
                seen.add(fix.id)
                steps = " ".join(step.text.text() for step in fix.steps)
                yield SearchEntry(addresses.fix_anchor(fix.id), fix.title.text(), steps)
    yield SearchEntry("verify", desk.t("site.status.verify"), status.verify.text(), (), 0.5)
    yield SearchEntry("contact", desk.t("site.status.contact"), status.contact.text(), (), 0.5)
