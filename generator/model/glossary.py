"""Glossary: the words a language uses for each concept, how it addresses the reader, and its words for on and off.

A form is written as it stands in a text; `*` at either end stands for the rest of the word, for languages that inflect
or compound: `opnam*` is found in `opname` and `opnames`, `*sleutel*` also in `API-sleutels` and `sleutelbestand`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from generator.model.base import Flag, Id, Model, Text, Texts


class Address(StrEnum):
    """How the reader is addressed."""

    INFORMAL = "informal"
    FORMAL = "formal"
    NEUTRAL = "neutral"
    """The language makes no difference, or its sentences avoid it."""


class Formality(Model):
    """How a language addresses its readers: chosen once, kept everywhere."""

    address: Address
    note: Text | None = None
    """The choice in a sentence, for translators: `je and jij, as a colleague would say it`."""
    never: Texts = ()
    """Forms of the other address."""


class Term(Model):
    """One concept in one language."""

    use: Texts = Field(min_length=1)
    """The forms that stand for the concept. In the source language they say when a text speaks of it."""
    never: Texts = ()
    """Forms that must not stand for it, because they mislead or because another word was chosen."""
    guarded: Flag = False
    """Source language only: a switch on this must never be said the wrong way round."""
    elsewhere: Texts = ()
    """Message keys that say it in other words on purpose."""
    note: Text | None = None
    """What translators must know about it."""


class Safety(Model):
    """Words by which a program notices that a translation says the opposite."""

    enable: Texts = ()
    """That something is, or is being switched, on."""
    disable: Texts = ()
    """That something is, or is being switched, off."""
    never: Texts = ()
    """That something must not be done. A source text with one of them needs one in its translation."""
    negate: Texts = ()
    """Further words that turn an `enable` or `disable` beside them round."""


class Glossary(Model):
    """`catalog/locales/<locale>/glossary.yaml`."""

    formality: Formality
    terms: dict[Id, Term]
    safety: Safety
    apostrophe: Literal["'", "’"] | None = None
    """The one character used as an apostrophe, where the language has one."""
    quotes: tuple[Text, ...] = ()
    """Opening and closing marks to use instead of those CLDR names, in pairs."""
    unchanged: Texts = ()
    """Message keys whose text is the same as in the source on purpose."""
    foreign: Texts = ()
    """Words in Latin letters that stand in the texts of a language with another script, besides names."""
