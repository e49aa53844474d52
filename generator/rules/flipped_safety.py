"""A translation must not say the opposite of its source: on for off, or a thing allowed that is forbidden.

Withdrawals must be off on every key; a sentence that says they are on costs somebody their funds. The words for on,
off and never stand in the glossaries under `safety`, and the switches to watch are the concepts marked `guarded` in
the glossary of the source. Where the source says what such a switch is set to, the translation must say the same.

Wrong:

```yaml
# locales/nl/exchanges.yml
nl:
  exchanges:
    alpha:
      create:
        name_key: Geef de sleutel een naam, en laat opnames aan.
```

Right:

```yaml
# locales/nl/exchanges.yml
nl:
  exchanges:
    alpha:
      create:
        name_key: Geef de sleutel een naam, en laat opnames uit.
```

To mend it: read both sentences aloud and correct the one that is wrong. If both are right, add the word that was not
understood to `safety` in the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label
from generator.model import Glossary
from generator.rules.context import Context, Form, Written
from generator.words.safety import Mention, Said, forbids, mentions, said, sentences
from generator.words.terms import find, prose


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare what every translation says of switches and prohibitions with its source."""
    source = context.catalog.glossaries.get(context.catalog.source_locale)
    if source is None:
        return
    spoken = {key: _Spoken(message, source) for key, message in context.sources.items()}
    for locale, messages in context.messages.items():
        glossary = context.catalog.glossaries.get(locale)
        if glossary is None or glossary is source:
            continue
        for message in messages.values():
            there = spoken.get(message.key)
            if there and there.says_something:
                yield from _compare(message, there, glossary)


class _Spoken:
    """What one source message says of switches and prohibitions."""

    def __init__(self, message: Written, glossary: Glossary) -> None:
        form = message.forms[-1]
        self.message = message
        self.text = prose(form.text)
        self.glossary = glossary
        self.said = said(self.text, glossary.safety)
        labelled = prose(form.text, labels=True)
        self.mentions = {
            name: mentions(self.text, term.use, term.use, labelled, glossary.safety)
            for name, term in glossary.terms.items()
            if term.guarded
        }
        self.forbids = forbids(self.text, glossary.safety.never)

    @property
    def says_something(self) -> bool:
        return bool(self.said or self.forbids)


def _compare(message: Written, there: _Spoken, glossary: Glossary) -> Iterator[Diagnostic]:
    for form in message.forms:
        text = prose(form.text)
        label = Label(there.message.place, "the source")
        found = list(_switched(message, form, there, glossary)) or list(_turned(said(text, glossary.safety), there))
        for start, end, words in found:
            where = message.at(form, start, end)
            yield Diagnostic("flipped-safety", words, where, "Say the same as the source.", (label,))
        if there.forbids and not _forbids_as_well(text, there, glossary):
            words = "the source forbids something, and this does not"
            where = message.at(form)
            yield Diagnostic("flipped-safety", words, where, f"Say {_listed(glossary.safety.never)}.", (label,))


def _switched(message: Written, form: Form, there: _Spoken, glossary: Glossary) -> Iterator[tuple[int, int, str]]:
    """Guarded switches that the source has the other way round, or whose setting got lost."""
    text, labelled = prose(form.text), prose(form.text, labels=True)
    for name, source in there.mentions.items():
        meant = {mention.meant for mention in source if mention.meant}
        term = glossary.terms.get(name)
        if not meant or term is None or message.key in term.elsewhere:
            continue
        here = mentions(text, term.use, there.glossary.terms[name].use, labelled, glossary.safety)
        said_here = {mention.meant for mention in here if mention.meant}
        for mention in here:
            if mention.meant is not None and mention.meant not in meant:
                words = f"this says that `{name}` is {mention.meant}; the source says {mention.meant.opposite}"
                yield mention.start, mention.end, words
        for lost in sorted(meant - said_here):
            if lost.opposite not in said_here:
                start, end = _whole(here, text)
                yield start, end, f"the source says that `{name}` is {lost}, and this does not"


def _whole(here: list[Mention], text: str) -> tuple[int, int]:
    return (here[0].start, here[0].end) if here else (0, len(text))


def _turned(here: list[Said], there: _Spoken) -> Iterator[tuple[int, int, str]]:
    """Words for on where the source only has off, or the other way round, by the words and with their negations."""
    if not here or not there.said:
        return
    by_word = {each.word for each in here} & {each.word for each in there.said}
    by_meaning = {each.meant for each in here} & {each.meant for each in there.said}
    if not by_word and not by_meaning:
        first = here[0]
        yield first.start, first.end, f"this says {first.meant}; the source says {there.said[0].meant}"


def _forbids_as_well(text: str, there: _Spoken, glossary: Glossary) -> bool:
    """Whether the translation forbids where the source does: sentence by sentence if both have equally many."""
    forms = (*glossary.safety.never, *glossary.safety.negate)
    source, here = sentences(there.text), sentences(text)
    if len(source) == len(here):
        pairs = zip(source, here, strict=True)
        return all(forbids(b, forms) for a, b in pairs if forbids(a, there.glossary.safety.never))
    wanted = sum(1 for _ in find(there.glossary.safety.never, there.text))
    return sum(1 for _ in find(forms, text)) >= min(wanted, 1)


def _listed(forms: tuple[str, ...]) -> str:
    return " or ".join(f"`{form}`" for form in forms)
