"""Interface: the words a program's own pages need, declared once so that every locale can be checked against them."""

from __future__ import annotations

from generator.model.base import Id, Model, Text, Whole


class InterfaceMessage(Model):
    """One message of the interface: what a translator must know about it."""

    describe: Text
    """Where it stands and what it does, for translators."""
    placeholders: tuple[Id, ...] = ()
    count: Id | None = None
    """The placeholder whose number chooses the plural category."""
    maximum: Whole = 100_000
    """The largest number `count` takes."""
    length: Whole | None = None
    """The most characters there is room for."""


class InterfaceFile(Model):
    """`site_src/messages.yaml`: message key -> what it is."""

    messages: dict[Text, InterfaceMessage]
