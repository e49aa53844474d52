"""Search words: what readers of a language type when they mean a status, a cause, a topic or an exchange.

They are compared with what is typed and never shown, so they may be colloquial, half wrong or of another language.
"""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Id, Model, Texts


class SearchWords(Model):
    """`catalog/locales/<locale>/search.yaml`: id -> words that the help center's own texts do not use for it."""

    statuses: dict[Id, Texts] = Field(default_factory=dict)
    causes: dict[Id, Texts] = Field(default_factory=dict)
    """A cause is found on the pages of all its statuses."""
    topics: dict[Id, Texts] = Field(default_factory=dict)
    exchanges: dict[Id, Texts] = Field(default_factory=dict)
    """Names of an exchange as this language writes them."""
