"""Compile: a checked catalogue into what outputs read: per locale, every message resolved and reference bound."""

from generator.compile.catalog import CompiledCatalog, compile_catalog
from generator.compile.phrase import Phrase, Review
from generator.compile.views import (
    AnswerView,
    CauseView,
    CodeView,
    ContactView,
    ExchangeView,
    FixView,
    LocaleView,
    QuestionView,
    StatusView,
    StepView,
    TopicView,
)

__all__ = [
    "AnswerView",
    "CauseView",
    "CodeView",
    "CompiledCatalog",
    "ContactView",
    "ExchangeView",
    "FixView",
    "LocaleView",
    "Phrase",
    "QuestionView",
    "Review",
    "StatusView",
    "StepView",
    "TopicView",
    "compile_catalog",
]
