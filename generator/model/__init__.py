"""The catalogue as typed, frozen values: what a support desk knows, free of words and of code.

Every class here is one kind of file or one kind of entry in `catalog/`. Nothing in this package reads a file,
resolves a message or judges a fact: the loader fills it, the rules check it, the compiler resolves it.
"""

from generator.model.catalog import Catalog, CatalogFile, LocaleEntry, LocaleState
from generator.model.exchange import (
    Envelope,
    Exchange,
    IpRule,
    Lifetime,
    LifetimeKind,
    Passphrase,
    Permission,
    PermissionNeed,
    PermissionRight,
    Recognition,
    TrustedIps,
)
from generator.model.fix import Actor, Fix, FixesFile, Step
from generator.model.glossary import Address, Formality, Glossary, Safety, Term
from generator.model.platform import Contact, Platform
from generator.model.reading import Reading, ReadingRule
from generator.model.review import Record, ReviewFile, ReviewState
from generator.model.search import SearchWords
from generator.model.signature import Answer, Confidence, NearMiss, Signature, When
from generator.model.status import Action, CauseEntry, Param, Status, Tone
from generator.model.topic import Question, QuestionAnswer, QuestionsFile, Topic, TopicsFile

__all__ = [
    "Action",
    "Actor",
    "Address",
    "Answer",
    "Catalog",
    "CatalogFile",
    "CauseEntry",
    "Confidence",
    "Contact",
    "Envelope",
    "Exchange",
    "Fix",
    "FixesFile",
    "Formality",
    "Glossary",
    "IpRule",
    "Lifetime",
    "LifetimeKind",
    "LocaleEntry",
    "LocaleState",
    "NearMiss",
    "Param",
    "Passphrase",
    "Permission",
    "PermissionNeed",
    "PermissionRight",
    "Platform",
    "Question",
    "QuestionAnswer",
    "QuestionsFile",
    "Reading",
    "ReadingRule",
    "Recognition",
    "Record",
    "ReviewFile",
    "ReviewState",
    "Safety",
    "SearchWords",
    "Signature",
    "Status",
    "Step",
    "Term",
    "Tone",
    "Topic",
    "TopicsFile",
    "TrustedIps",
    "When",
]
