"""Code pages: what one error code of an exchange means for the key, with the proof and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compile import AnswerView, CauseView, CodeView, ExchangeView, Phrase, QuestionView, StatusView
from generator.compile.views import SignatureView
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.exchange import cause_names
from generator.pages.page import Crumb, Heading, Page, PageKind, SearchEntry, SourceLine


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One possible meaning of a code."""

    status: StatusView | None
    cause: CauseView | None
    name: Phrase
    text: Phrase
    """How to tell, or what to say about the topic."""
    href: str
    """Where the steps stand."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """An answer to the question that separates the meanings, and where it leads."""

    words: Phrase
    causes: tuple[tuple[Phrase, str], ...]


def code_page(desk: Desk, exchange: ExchangeView, code: CodeView) -> Page:
    """The page of one code."""
    names = cause_names(desk, code)
    title = desk.t("site.code.title", exchange=exchange.name, code=code.code)
    likely = names[0].text() if names else ""
    first = code.signatures[0]
    several = len(code.signatures) > 1
    return desk.page(
        PageKind.CODE,
        addresses.code_uri(exchange, code),
        "code",
        title=f"{title}: {likely}" if likely else title,
        short_title=code.code,
        description=desk.t("site.code.lead", exchange=exchange.name, code=code.code, cause=likely),
        toc=[
            Heading("meaning", desk.t("site.code.meaning")),
            Heading("example", desk.t("site.code.example")),
            Heading("proof", desk.t("site.code.proof")),
        ],
        search=[
            SearchEntry(
                "",
                title,
                " ".join([*(f"{name.text()}." for name in names), *(s.samples[0] for s in code.signatures)]),
                (code.code,),
                2.0,
            )
        ],
        breadcrumb=[
            desk.home(),
            Crumb(desk.t("site.exchanges.short"), addresses.EXCHANGES),
            Crumb(exchange.name, addresses.exchange_uri(exchange)),
        ],
        source=SourceLine(exchange.path, first.line),
        feedback_key=first.id,
        checked=min(signature.checked for signature in code.signatures),
        short_link=f"e/{exchange.slug}/{code.slug}",
        exchange=exchange,
        code=code,
        several=several,
        groups=[(signature, _meanings(desk, exchange, signature)) for signature in code.signatures],
        questions={signature.id: _question(desk, exchange, signature) for signature in code.signatures},
    )


def _meanings(desk: Desk, exchange: ExchangeView, signature: SignatureView) -> list[_Meaning]:
    return [_meaning(desk, exchange, answer) for answer in signature.answers]


def _meaning(desk: Desk, exchange: ExchangeView, answer: AnswerView) -> _Meaning:
    view = desk.view
    if answer.status is None:
        topic = view.topics[answer.topic or ""]
        return _Meaning(None, None, topic.name, topic.sentence, addresses.TOPICS)
    status = view.statuses[answer.status]
    base = f"{addresses.status_uri(status)}?exchange={exchange.id}"
    cause = next((entry for entry in status.causes if entry.id == answer.cause), None)
    if cause is None:
        return _Meaning(status, None, status.title, status.summary, base)
    return _Meaning(status, cause, cause.name, cause.tell, f"{base}#{addresses.cause_anchor(cause.id)}")


def _question(
    desk: Desk, exchange: ExchangeView, signature: SignatureView
) -> tuple[QuestionView, list[_Choice]] | None:
    """The question with those of its answers that lead to a meaning of this signature."""
    if signature.ask is None:
        return None
    question = desk.view.questions[signature.ask]
    meanings = {m.cause.id: m for m in _meanings(desk, exchange, signature) if m.cause}
    choices = []
    for _, words, points_to in question.answers:
        found = tuple((meanings[cause].name, meanings[cause].href) for cause in points_to if cause in meanings)
        if found:
            choices.append(_Choice(words, found))
    return question, choices
