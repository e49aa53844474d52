"""References: every place in the facts that names something by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Place
from generator.model import Answer, Catalog, CatalogFile, Exchange, FixesFile, Platform, Status


@dataclass(frozen=True, slots=True)
class Reference:
    """One id, what kind of thing it names, and where."""

    kind: str
    """A key of `names()`."""
    name: str
    where: Place


def references(catalog: Catalog, platform_file: str) -> Iterator[Reference]:
    """Every reference of the facts, file by file."""
    yield from _catalog_file(catalog.file)
    yield from _platform(catalog.platform, Place(platform_file))
    for status_id, status in catalog.statuses.items():
        yield from _status(status, Place(f"statuses/{status_id}.yaml"))
    yield from _fixes(catalog.fixes)
    for name, topic in catalog.topics.topics.items():
        yield Reference("queue", topic.queue, Place("topics.yaml", ("topics", name, "queue")))
    for name, question in catalog.questions.questions.items():
        for answer_id, answer in question.answers.items():
            place = Place("questions.yaml", ("questions", name, "answers", answer_id, "points_to"))
            yield from _listed("cause", answer.points_to, place)
    for exchange_id, exchange in catalog.exchanges.items():
        yield from _exchange(exchange, Place(f"exchanges/{exchange_id}.yaml"))


def searched(catalog: Catalog) -> Iterator[Reference]:
    """Every id that words for the search are given for; being found is no use of a thing."""
    for locale, typed in catalog.search.items():
        file = Place(f"locales/{locale}/search.yaml")
        groups = {"statuses": typed.statuses, "causes": typed.causes, "topics": typed.topics}
        for group, words in {**groups, "exchanges": typed.exchanges}.items():
            kind = {"statuses": "status", "causes": "cause", "topics": "topic", "exchanges": "exchange"}[group]
            for name in words:
                yield Reference(kind, name, file.at(group, name))


def _catalog_file(file: CatalogFile) -> Iterator[Reference]:
    yield Reference("locale", file.source, Place("catalog.yaml", ("source",)))
    for tag, entry in file.locales.items():
        yield from _listed("locale", entry.fallback, Place("catalog.yaml", ("locales", tag, "fallback")))


def _platform(platform: Platform, file: Place) -> Iterator[Reference]:
    policy, place = platform.policy, file.at("policy")
    yield from _listed("right", policy.required_rights, place.at("required_rights"))
    yield from _listed("right", policy.forbidden_rights, place.at("forbidden_rights"))
    yield from _listed("exchange", policy.trusted_ips_required, place.at("trusted_ips_required"))
    yield from _listed("exchange", policy.trusted_ips_off, place.at("trusted_ips_off"))
    yield from _listed("exchange", policy.one_click_replace, place.at("one_click_replace"))


def _status(status: Status, file: Place) -> Iterator[Reference]:
    for index, entry in enumerate(status.causes):
        place = file.at("causes", index)
        yield from _listed("fix", entry.fixes, place.at("fixes"))
        yield from _listed("exchange", entry.exchanges, place.at("exchanges"))
    yield from _listed("contact", status.contacts, file.at("contacts"))
    yield from _listed("status", status.related, file.at("related"))
    yield from _optional("status", status.replaced_by, file.at("replaced_by"))


def _fixes(fixes: FixesFile) -> Iterator[Reference]:
    file = Place("fixes.yaml")
    for name, step in fixes.steps.items():
        yield from _optional("step link", step.link, file.at("steps", name, "link"))
        yield from _optional("step fact", step.shows, file.at("steps", name, "shows"))
    for name, fix in fixes.fixes.items():
        yield from _listed("step", fix.steps, file.at("fixes", name, "steps"))


def _exchange(exchange: Exchange, file: Place) -> Iterator[Reference]:
    yield from _listed("fix", exchange.fix_notes, file.at("fix_notes"))
    for index, signature in enumerate(exchange.signatures):
        place = file.at("signatures", index)
        for number, answer in enumerate(signature.answers):
            yield from _answer(answer, place.at("answers", number))
        yield from _optional("question", signature.ask, place.at("ask"))
        for number, miss in enumerate(signature.near_misses):
            yield from _optional("signature", miss.is_, place.at("near_misses", number, "is"))
        yield from _optional("signature", signature.replaced_by, place.at("replaced_by"))
    for index, reading in enumerate(exchange.readings):
        place = file.at("readings", index)
        for number, rule in enumerate(reading.rules):
            yield from _answer(rule.answer, place.at("rules", number, "answer"))
        yield from _answer(reading.otherwise, place.at("otherwise"))
        for number, sample in enumerate(reading.samples):
            yield Reference("status", sample.status, place.at("samples", number, "status"))


def _answer(answer: Answer, place: Place) -> Iterator[Reference]:
    yield from _optional("status", answer.status, place.at("status"))
    yield from _optional("cause", answer.cause, place.at("cause"))
    yield from _optional("topic", answer.topic, place.at("topic"))


def _listed(kind: str, values: tuple[str, ...], place: Place) -> Iterator[Reference]:
    for index, name in enumerate(values):
        yield Reference(kind, name, place.at(index))


def _optional(kind: str, name: str | None, place: Place) -> Iterator[Reference]:
    if name is not None:
        yield Reference(kind, name, place)
