"""Names: which ids are defined, by kind, and whether that is all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.load import Loaded
from generator.model import Catalog, PermissionRight


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of one kind."""

    known: frozenset[str]
    complete: bool
    """False when a file that may define more could not be read: an unknown id is then nobody's fault."""
    home: str
    """Where such ids are defined, as a sentence for a tip."""

    def lacks(self, name: str) -> bool:
        """Whether the id is certainly not defined."""
        return self.complete and name not in self.known


STEP_FACTS = frozenset({"permissions", "trusted_ips", "lifetime"})
"""What a step can show of the chosen exchange."""

KEY_PAGE, STATUS_PAGE = "key_page", "status_page"
"""The step links that lead to the exchange's own pages: for keys, and about outages."""


LINK_NAMES: Mapping[str, str] = {
    "status": "status",
    "exchange": "exchange page",
    "link": "platform link",
    "contact": "contact",
}
"""Kind of link in a message -> kind of name."""


def names(loaded: Loaded, catalog: Catalog) -> Mapping[str, Names]:
    """Every defined id by kind."""
    broken = loaded.broken
    statuses = {*catalog.statuses, *_stems(broken, "statuses/")}
    exchanges = {*catalog.exchanges, *_stems(broken, "exchanges/")}
    paged = {name for name, exchange in catalog.exchanges.items() if exchange.links} | _stems(broken, "exchanges/")
    causes = {entry.cause for status in catalog.statuses.values() for entry in status.causes}
    signatures = {entry.id for exchange in catalog.exchanges.values() for entry in exchange.signatures}
    readings = {entry.id for exchange in catalog.exchanges.values() for entry in exchange.readings}
    links, contacts = catalog.platform.links, catalog.platform.contacts
    statuses_read = not any(name.startswith("statuses/") for name in broken)
    exchanges_read = not any(name.startswith("exchanges/") for name in broken)
    platform_read = loaded.platform_file not in broken

    def found(known: Iterable[str], complete: bool, home: str) -> Names:
        return Names(frozenset(known), complete, home)

    return {
        "status": found(statuses, "statuses/" not in broken, "A status is a file in `statuses/`."),
        "cause": found(causes, statuses_read, "A cause is defined where a status lists it."),
        "fix": found(catalog.fixes.fixes, "fixes.yaml" not in broken, "Fixes are defined in `fixes.yaml`."),
        "step": found(catalog.fixes.steps, "fixes.yaml" not in broken, "Steps are defined in `fixes.yaml`."),
        "topic": found(catalog.topics.topics, "topics.yaml" not in broken, "Topics are defined in `topics.yaml`."),
        "queue": found(catalog.topics.queues, "topics.yaml" not in broken, "Queues are defined in `topics.yaml`."),
        "question": found(
            catalog.questions.questions, "questions.yaml" not in broken, "Questions are defined in `questions.yaml`."
        ),
        "exchange": found(exchanges, "exchanges/" not in broken, "An exchange is a file in `exchanges/`."),
        "exchange page": found(paged, "exchanges/" not in broken, "An exchange with `links` has a page."),
        "signature": found(signatures | readings, exchanges_read, "Signatures are defined in `exchanges/`."),
        "contact": found(contacts, platform_read, "Contacts are defined in the platform profile."),
        "platform link": found(links, platform_read, "Links are defined in the platform profile."),
        "step link": found(
            {KEY_PAGE, STATUS_PAGE, *links},
            platform_read,
            f"A step links to `{KEY_PAGE}`, `{STATUS_PAGE}` or to a link of the platform profile.",
        ),
        "step fact": found(
            STEP_FACTS, True, f"A step can show {', '.join(f'`{name}`' for name in sorted(STEP_FACTS))}."
        ),
        "right": found(PermissionRight, True, f"Rights are {', '.join(f'`{right}`' for right in PermissionRight)}."),
        "locale": found(catalog.file.locales, "catalog.yaml" not in broken, "Locales are listed in `catalog.yaml`."),
    }


def _stems(broken: Iterable[str], folder: str) -> set[str]:
    return {name.removeprefix(folder).removesuffix(".yaml") for name in broken if name.startswith(folder)} - {""}
