"""Words must be written in the script of their language, or in Latin letters for names, and never in a mix of the two.

Cyrillic `а` and Latin `a` look alike. A word with one letter of the other script cannot be searched for, is read out
wrongly, and may hide a deception. Code is left out.

Wrong:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: Key st\u0430tuses
```

Right:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: Key statuses
```

To mend it: type the word again with the keyboard of its language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from generator.diagnostics import Diagnostic
from generator.rules.context import Context, Form, Written
from generator.words.locales import script

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"`[^`]*`")

# Scripts as the first word of a letter's Unicode name, by ISO 15924 code of the locale. Only those whose letters can
# stand in the catalogue's languages are told apart; an unlisted script accepts every letter.
_SCRIPTS: Mapping[str, frozenset[str]] = {
    "Latn": frozenset(),
    "Cyrl": frozenset({"CYRILLIC"}),
    "Grek": frozenset({"GREEK"}),
    "Arab": frozenset({"ARABIC"}),
    "Hebr": frozenset({"HEBREW"}),
    "Jpan": frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH"}),
    "Hans": frozenset({"CJK", "IDEOGRAPHIC"}),
    "Hant": frozenset({"CJK", "IDEOGRAPHIC", "BOPOMOFO"}),
    "Kore": frozenset({"HANGUL", "CJK"}),
    "Thai": frozenset({"THAI"}),
    "Deva": frozenset({"DEVANAGARI"}),
}
_ALWAYS = frozenset({"LATIN", "MICRO", "FEMININE", "MASCULINE", "MODIFIER"})
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
"""Scripts that share shapes, so that a mix inside a word is not seen."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find letters of a script that the locale does not use, and words of two scripts that look alike."""
    for locale, messages in context.messages.items():
        own = _SCRIPTS.get(script(locale))
        if own is None:
            continue
        for message in messages.values():
            for form in message.forms:
                if not form.text.isascii() and _is_suspect(form.text, own | _ALWAYS):
                    yield from _words(message, form, own | _ALWAYS)


def _is_suspect(text: str, allowed: frozenset[str]) -> bool:
    """Whether any word of the text could hold a letter too many; most texts need no closer look."""
    scripts = {_script(letter) for letter in set(text) if letter.isalpha()}
    return not scripts <= allowed or len(scripts & _ALIKE) > 1


def _words(message: Written, form: Form, allowed: frozenset[str]) -> Iterator[Diagnostic]:
    text = _CODE.sub(lambda code: " " * len(code.group()), form.text)
    for word in _WORD.finditer(text):
        if word.group().isascii():
            continue
        scripts = [_script(letter) for letter in word.group()]
        alike = set(scripts) & _ALIKE
        stranger = next((index for index, name in enumerate(scripts) if name not in allowed), None)
        if stranger is None and len(alike) > 1:
            rarest = min(sorted(alike), key=scripts.count)
            stranger = scripts.index(rarest)
        if stranger is not None:
            letter = word.group()[stranger]
            start = word.start() + stranger
            name = unicodedata.name(letter, "")
            mixed = ", inside a word" if len(set(scripts)) > 1 else ""
            yield Diagnostic(
                "wrong-script",
                f"`{letter}` is a letter of another script{mixed}: U+{ord(letter):04X} {name}",
                message.at(form, start, start + 1),
                "Type the word again with the keyboard of its language.",
            )


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
