"""Fix: ordered steps that a named actor takes to remove a cause; steps are shared between fixes."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Id, Model


class Actor(StrEnum):
    """Who takes a step."""

    TRADER = "trader"
    PLATFORM = "platform"
    EXCHANGE = "exchange"


class Step(Model):
    """One action; its words are the message `steps.<step>`."""

    actor: Actor
    link: Id | None = None
    """`key_page` or `status_page` of the exchange, or the id of a platform link: offered beside the step."""
    shows: Id | None = None
    """A list of facts of the chosen exchange to print under the step: `permissions`, `trusted_ips` or `lifetime`."""


class Fix(Model):
    """Steps in order; its words are the messages `fixes.<fix>.title` and, if present, `fixes.<fix>.note`."""

    steps: tuple[Id, ...] = Field(min_length=1)


class FixesFile(Model):
    """`catalog/fixes.yaml`: every step and every fix."""

    steps: dict[Id, Step]
    fixes: dict[Id, Fix]
