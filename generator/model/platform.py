"""Platform: the product whose keys these are, as a profile that another platform can replace in one file."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import Field

from generator.model.base import Flag, Id, LocaleTag, Model, Text, Url, Whole


class ContactKind(StrEnum):
    """How a contact is reached."""

    CHAT = "chat"
    EMAIL = "email"
    COMMUNITY = "community"


class Contact(Model):
    """A door to a human; words in `contacts.<kind>`."""

    kind: ContactKind
    url: Url | None = None
    address: Text | None = None
    """An e-mail address, for the kind `email`."""

    @property
    def href(self) -> str | None:
        """Where a click leads; None when the contact is only found inside the product."""
        return self.url or (f"mailto:{self.address}" if self.address else None)


class KeyPolicy(Model):
    """The platform's own rules for keys, by exchange id."""

    required_rights: tuple[Id, ...]
    """Rights a key must grant, named as in `PermissionRight`."""
    forbidden_rights: tuple[Id, ...]
    trusted_ips_required: tuple[Id, ...] = ()
    trusted_ips_off: tuple[Id, ...] = ()
    one_click_replace: tuple[Id, ...] = ()
    one_account_per_key: Flag = False
    relock_hours: Whole | None = None
    """Once a key has been removed for this many hours, the platform refuses it when it is added again."""


class FeedbackTarget(Model):
    """Where "was this helpful" goes: an e-mail, an issue tracker's new-issue page, or an endpoint that takes a POST."""

    email: Text | None = None
    issues_url: Url | None = None
    endpoint: Url | None = None
    """Takes answers as JSON (`assets/feedback.schema.json`). An e-mail or an issue tracker beside it stays needed: for
    readers without JavaScript, and for answers that could not be sent."""

    @property
    def origin(self) -> str:
        """Scheme and host of the endpoint, as policies name it; empty without one."""
        parts = urlsplit(self.endpoint or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


class Platform(Model):
    """`catalog/platform.yaml`: every platform-specific word, link and rule."""

    id: Id
    name: Text
    site_url: Url
    """Where the help center is published; canonical and hreflang addresses start with it."""
    home: Url
    links: dict[Id, Url]
    """Pages of the product a step can point to; `my_exchanges` is required."""
    contacts: dict[Id, Contact] = Field(min_length=1)
    labels: dict[Id, dict[LocaleTag, Text]]
    """Words exactly as the product shows them, per locale: usable in any message as `{label}`."""
    ip_addresses: tuple[Text, ...] = ()
    """Addresses the platform calls exchanges from; empty when they are shown only inside the product."""
    policy: KeyPolicy
    desk_origins: tuple[Url, ...] = ()
    """Origins of chat tools that may hand a conversation to the triage page shown inside them."""
    feedback: FeedbackTarget = FeedbackTarget()
    edit_url: Url | None = None
    """Address of the catalogue's source with `{path}` and `{line}`, for edit links."""
