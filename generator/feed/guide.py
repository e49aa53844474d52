"""Feed guide: headings, links and labels of a quick guide, so that an app needs no translations of its own."""

from __future__ import annotations

from generator.compile import LocaleView
from generator.feed.words import FeedModel, FeedText, feed_text


class FeedGuide(FeedModel):
    """The frame of a quick guide: what stands around a status's own words."""

    consequence: FeedText
    """Heading over `consequence`."""
    meaning: FeedText
    """Heading over `meaning`."""
    cause: FeedText
    """Heading over the likeliest cause."""
    steps: FeedText
    """Heading over the steps of a fix."""
    verify: FeedText
    """Heading over `verify`."""
    contact: FeedText
    """Heading over the ways to reach people."""
    contacts: dict[str, FeedText]
    """Kind of contact to what a link to one is called."""
    actors: dict[str, FeedText]
    """Actor of a step, when it is not the trader, to label of the step."""
    key_page: FeedText
    """Link to an exchange's API page; holds `{exchange}`."""
    status_page: FeedText
    """Link to an exchange's page about outages."""
    my_exchanges: FeedText
    """Link to `platform.links.my_exchanges`."""
    open_link: FeedText
    """Link to another page of the platform."""
    more: FeedText
    """Link to `help_url`."""
    close: FeedText
    """Button that closes the guide."""


_FRAME = {
    "consequence": "site.status.bots",
    "meaning": "site.status.meaning",
    "cause": "site.embed.cause",
    "steps": "site.embed.steps",
    "verify": "site.status.verify",
    "contact": "site.status.contact",
    "key_page": "site.key_page",
    "status_page": "site.link.status_page",
    "my_exchanges": "site.step.open_my_exchanges",
    "open_link": "site.step.open_link",
    "more": "site.embed.more",
    "close": "site.embed.close",
}
"""Field -> interface message: the site's own words, where it has them."""

_CONTACTS = ("chat", "email", "community")
_ACTORS = ("platform", "exchange")


def feed_guide(view: LocaleView) -> FeedGuide:
    """The words in one language."""

    def say(key: str) -> FeedText:
        return feed_text(view.phrases[key])

    return FeedGuide(
        **{field: say(key) for field, key in _FRAME.items()},
        contacts={kind: say(f"site.contact.{kind}") for kind in _CONTACTS},
        actors={actor: say(f"site.actor.{actor}") for actor in _ACTORS},
    )
