"""Home, topics and triage: the pages that stand for themselves."""

from __future__ import annotations

import json

from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.page import Heading, Page, PageKind, SearchEntry


def home_page(desk: Desk) -> Page:
    """What do you see? Every status as a card, then errors, exchanges and people."""
    view = desk.view
    return desk.page(
        PageKind.HOME,
        addresses.HOME,
        "home",
        title=desk.t("site.name"),
        short_title=desk.t("site.home.short"),
        description=desk.t("site.home.lead"),
        search=[SearchEntry("", desk.t("site.home.title"), desk.t("site.home.lead"))],
        feedback_key="home",
        statuses=list(view.statuses.values()),
        exchanges=list(view.exchanges.values()),
        contacts=list(view.platform.contacts),
        triage=addresses.TRIAGE,
        topics=addresses.TOPICS,
        scripts=["ask.js"],
        words=json.dumps({name: desk.t(key) for name, key in _ASK.items()}, ensure_ascii=False),
        data=addresses.TRIAGE_DATA,
    )


_ASK = {
    **{name: f"site.ask.{name}" for name in ("meaning", "results", "count", "nothing")},
    **{
        name: f"site.triage.{name}"
        for name in ("certain", "likely", "possible", "steps", "secret", "not_key", "failed")
    },
}
"""What the box on the home page says: its script's name for it -> message."""


def topics_page(desk: Desk) -> Page:
    """Messages of an exchange that have nothing to do with the key."""
    topics = list(desk.view.topics.values())
    entries = [
        SearchEntry(
            f"topic-{topic.id.replace('_', '-')}",
            topic.name.text(),
            topic.sentence.text(),
            desk.view.search.topics.get(topic.id, ()),
            2.0,
        )
        for topic in topics
    ]
    return desk.page(
        PageKind.TOPICS,
        addresses.TOPICS,
        "topics",
        title=desk.t("site.topics.title"),
        short_title=desk.t("site.topics.short"),
        description=desk.t("site.topics.lead"),
        toc=[Heading(entry.anchor, entry.title) for entry in entries],
        search=[SearchEntry("", desk.t("site.topics.title"), desk.t("site.topics.lead")), *entries],
        breadcrumb=[desk.home()],
        feedback_key="topics",
        topics=topics,
    )


def triage_page(desk: Desk) -> Page:
    """The place where the browser's triage engine works.

    The form stands in the page, so that nothing moves when the script comes; the script's words go with it as data.
    """
    view = desk.view
    made = desk.site.replies
    offered = [locale for locale in desk.site.locales if made is None or locale.tag in made]
    words = {key.removeprefix("site.triage."): view.t(key) for key in view.phrases if key.startswith("site.triage.")}
    return desk.page(
        PageKind.TRIAGE,
        addresses.TRIAGE,
        "triage",
        title=desk.t("site.triage.title"),
        short_title=desk.t("site.triage.short"),
        description=desk.t("site.triage.lead"),
        search=[SearchEntry("", desk.t("site.triage.title"), desk.t("site.triage.lead"), (), 2.0)],
        breadcrumb=[desk.home()],
        feedback_key="triage",
        scripts=["triage-page.js"],
        words=json.dumps(words, ensure_ascii=False),
        data=addresses.TRIAGE_DATA,
        exchanges=list(view.exchanges.values()),
        offered=offered,
        locales=json.dumps([[locale.tag, locale.name, locale.direction] for locale in offered]),
        origins=" ".join(view.platform.desk_origins),
    )
