"""A translation should call each concept by the word its glossary chose, and never by a word the glossary rules out.

`catalog/locales/<locale>/glossary.yaml` lists the concepts. Where the source speaks of one, a form listed under `use`
should stand in the translation; forms listed under `never`, and the other form of address, should stand nowhere. A
reader who meets three words for one thing looks for three things.

Wrong:

```yaml
# locales/nl/exchanges.yml
nl:
  exchanges:
    alpha:
      intro: Alpha toont een sleutelwoord maar één keer.
```

Right:

```yaml
# locales/nl/exchanges.yml
nl:
  exchanges:
    alpha:
      intro: Alpha toont een geheim maar één keer.
```

To mend it: use the word of the glossary. If the sentence says it in other words on purpose, list its key under
`elsewhere` of the concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, Label, Place, Severity, quoted
from generator.load.catalog import GLOSSARY_FILE
from generator.model import Glossary, LocaleState
from generator.model.glossary import Term
from generator.rules.context import Context, Form, Written
from generator.rules.suggestion import did_you_mean
from generator.words.terms import Texts, contains, find, prose

_SHOWN = 4


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare every message with its locale's glossary, and every glossary with that of the source."""
    glossaries = context.catalog.glossaries
    source = glossaries.get(context.catalog.source_locale)
    for locale, messages in context.messages.items():
        glossary = glossaries.get(locale)
        if glossary is None:
            yield from _missing_glossary(context, locale)
            continue
        yield from _all_forbidden(messages.values(), glossary)
        yield from _unknown_messages(context, locale, glossary)
        yield from _unguarded(locale, glossary)
        if source is not None and glossary is not source:
            yield from _unlike_source(locale, glossary, source)
            for message in messages.values():
                yield from _missing(context, message, glossary)


def _missing(context: Context, message: Written, glossary: Glossary) -> Iterator[Diagnostic]:
    """Concepts of the source text that no form of the translation names."""
    texts = [prose(form.text) for form in message.forms]
    for name in context.concepts.get(message.key, ()):
        term = glossary.terms.get(name)
        if term is None or message.key in term.elsewhere or any(contains(term.use, text) for text in texts):
            continue
        label = Label(context.sources[message.key].place, "the source speaks of it")
        shown = ", ".join(f"`{form}`" for form in term.use[:_SHOWN])
        yield Diagnostic(
            "glossary-term",
            f"the source speaks of `{name}`, and none of its words stands here",
            message.at(message.forms[-1]),
            f"Use {shown}, or list the message under `elsewhere` of `{name}` in the glossary.",
            (label,),
            Severity.WARNING,
        )


def _all_forbidden(messages: Iterable[Written], glossary: Glossary) -> Iterator[Diagnostic]:
    """Words that the glossary rules out, looked for in all messages of a locale at once."""
    forms = [(message, form, prose(form.text)) for message in messages for form in message.forms]
    texts = Texts(text for _, _, text in forms)
    # What stands in the glossary's order for each text: concepts first, the way of address last.
    suspects: dict[int, list[str]] = {}
    for name, term in glossary.terms.items():
        for index in texts.holding(term.never):
            suspects.setdefault(index, []).append(name)
    for index in texts.holding(glossary.formality.never):
        suspects.setdefault(index, [])
    for index in sorted(suspects):
        message, form, text = forms[index]
        yield from _forbidden(message, form, text, {name: glossary.terms[name] for name in suspects[index]})
        for found in find(glossary.formality.never, text):
            where = message.at(form, found.start(), found.end())
            words = f"{quoted(found.group())} is not how this language addresses its readers"
            tip = f"The glossary chose the {glossary.formality.address} address."
            yield Diagnostic("glossary-term", words, where, tip, (), Severity.WARNING)


def _forbidden(message: Written, form: Form, text: str, terms: Mapping[str, Term]) -> Iterator[Diagnostic]:
    """Words that some concepts rule out, where no word they ask for surrounds them."""
    for name, term in terms.items():
        if message.key in term.elsewhere or not contains(term.never, text):
            continue
        wanted = [match.span() for match in find(term.use, text)]
        for found in find(term.never, text):
            if any(start <= found.start() and found.end() <= end for start, end in wanted):
                continue
            where = message.at(form, found.start(), found.end())
            words = f"{quoted(found.group())} is not the word for `{name}`"
            yield Diagnostic("glossary-term", words, where, f"The glossary has `{term.use[0]}`.", (), Severity.WARNING)


def _missing_glossary(context: Context, locale: str) -> Iterator[Diagnostic]:
    """A published translation without a glossary, where the source has one."""
    file = f"locales/{locale}/{GLOSSARY_FILE}"
    entry = context.catalog.file.locales.get(locale)
    if entry is None or entry.state is LocaleState.DRAFT or not context.read(file):
        return
    if context.catalog.source_locale in context.catalog.glossaries:
        yield Diagnostic(
            "glossary-term",
            f"`{locale}` has no glossary, so nobody notices a wrong word or a switch said the wrong way round",
            Place("catalog.yaml", ("locales", locale)).key(),
            f"Write `{file}`; `helpcenter new locale` shows how it begins.",
            (),
            Severity.WARNING,
        )


def _unguarded(locale: str, glossary: Glossary) -> Iterator[Diagnostic]:
    """Lists of words for on, off and never that nobody has filled in."""
    safety = glossary.safety
    lists = {"enable": safety.enable, "disable": safety.disable, "never": safety.never}
    empty = [f"`{name}`" for name, forms in lists.items() if not forms]
    if empty:
        words = (
            f"`safety` lists no words for {' and '.join(empty)}, so nobody notices a switch said the wrong way round"
        )
        place = Place(f"locales/{locale}/{GLOSSARY_FILE}", ("safety",)).key()
        yield Diagnostic("glossary-term", words, place, "List the words of this language.", (), Severity.WARNING)


def _unlike_source(locale: str, glossary: Glossary, source: Glossary) -> Iterator[Diagnostic]:
    """Concepts that only one of the two glossaries has."""
    place = Place(f"locales/{locale}/{GLOSSARY_FILE}", ("terms",))
    lacking = [name for name in source.terms if name not in glossary.terms]
    if lacking:
        named = ", ".join(f"`{name}`" for name in lacking)
        tip = "Add the words this language has for it."
        yield Diagnostic("glossary-term", f"no words for {named}", place.key(), tip, (), Severity.WARNING)
    for name in glossary.terms:
        if name not in source.terms:
            tip = did_you_mean(name, source.terms, "Remove it, or add it to the glossary of the source.")
            words = f"the source's glossary has no concept `{name}`"
            yield Diagnostic("glossary-term", words, place.at(name).key(), tip, (), Severity.WARNING)


def _unknown_messages(context: Context, locale: str, glossary: Glossary) -> Iterator[Diagnostic]:
    """Exceptions for messages that do not exist."""
    file = f"locales/{locale}/{GLOSSARY_FILE}"
    listed: Mapping[Place, tuple[str, ...]] = {
        Place(file, ("unchanged",)): glossary.unchanged,
        **{Place(file, ("terms", name, "elsewhere")): term.elsewhere for name, term in glossary.terms.items()},
    }
    for place, keys in listed.items():
        for index, key in enumerate(keys):
            if key not in context.expected and not context.loaded.broken:
                tip = did_you_mean(key, context.expected, "Remove it.")
                words = f"there is no message {quoted(key)}"
                yield Diagnostic("glossary-term", words, place.at(index), tip, (), Severity.WARNING)
