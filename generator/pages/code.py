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
    told: bool
    """Whether the page has told of it before."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """An answer to the question that separates the meanings, and where it leads."""

    words: Phrase
    causes: tuple[tuple[Phrase, str], ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Signatures of a code with the same meanings; a code may mean other things in other messages."""

    samples: tuple[str, ...]
    meanings: tuple[_Meaning, ...]
    question: QuestionView | None
    choices: tuple[_Choice, ...]


def code_page(desk: Desk, exchange: ExchangeView, code: CodeView) -> Page:
    """The page of one code."""
    names = cause_names(desk, code)
    title = desk.t("site.code.title", exchange=exchange.name, code=code.code)
    likely = names[0].text() if names else ""
    first = code.signatures[0]
    groups = _groups(desk, exchange, code)
    return desk.page(
        PageKind.CODE,
        addresses.code_uri(exchange, code),
        "code",
        title=f"{title}: {likely}" if likely else title,
        short_title=code.code,
        description=desk.t("site.code.lead", exchange=exchange.name, code=code.code, cause=likely),
        toc=[
            Heading("meaning", desk.t("site.code.meaning")),
            *([Heading("example", desk.t("site.code.example"))] if len(groups) == 1 and groups[0].samples else []),
            Heading("proof", desk.t("site.code.proof")),
        ],
        search=[
            SearchEntry(
                "",
                title,
                " ".join([*(f"{n.text()}." for n in names), *(each.samples[0] for each in groups if each.samples)]),
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
        short_link=f"e/{exchange.slug}/{code.slug}/",
        exchange=exchange,
        code=code,
        groups=groups,
    )


def _groups(desk: Desk, exchange: ExchangeView, code: CodeView) -> list[_Group]:
    """The meanings of a code by message; what has been told once is only named again."""
    alike: dict[tuple[tuple[AnswerView, ...], str | None], list[SignatureView]] = {}
    for signature in code.signatures:
        alike.setdefault((signature.answers, signature.ask), []).append(signature)
    told: set[AnswerView] = set()
    groups = []
    for (answers, ask), signatures in alike.items():
        meanings = tuple(_meaning(desk, exchange, answer, answer in told) for answer in answers)
        told.update(answers)
        question = desk.view.questions[ask] if ask else None
        samples = tuple(sample for signature in signatures for sample in _samples(signature, code))
        groups.append(_Group(samples, meanings, question, _choices(question, meanings)))
    return groups


def _samples(signature: SignatureView, code: CodeView) -> tuple[str, ...]:
    """The signature's messages that show this code: one signature may speak of many codes."""
    if code.code not in signature.codes:
        return signature.samples
    return tuple(sample for sample in signature.samples if code.code in sample)


def _meaning(desk: Desk, exchange: ExchangeView, answer: AnswerView, told: bool) -> _Meaning:
    view = desk.view
    if answer.status is None:
        topic = view.topics[answer.topic or ""]
        return _Meaning(None, None, topic.name, topic.sentence, addresses.TOPICS, told)
    status = view.statuses[answer.status]
    base = f"{addresses.status_uri(status)}?exchange={exchange.id}"
    cause = next((entry for entry in status.causes if entry.id == answer.cause), None)
    if cause is None:
        return _Meaning(status, None, status.title, status.summary, base, told)
    return _Meaning(status, cause, cause.name, cause.tell, f"{base}#{addresses.cause_anchor(cause.id)}", told)


def _choices(question: QuestionView | None, meanings: tuple[_Meaning, ...]) -> tuple[_Choice, ...]:
    """Those answers to the question that lead to one of the meanings."""
    if question is None:
        return ()
    causes = {meaning.cause.id: meaning for meaning in meanings if meaning.cause}
    found = (
        _Choice(words, tuple((causes[cause].name, causes[cause].href) for cause in points_to if cause in causes))
        for _, words, points_to in question.answers
    )
    return tuple(choice for choice in found if choice.causes)
