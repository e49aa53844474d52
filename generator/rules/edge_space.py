"""A message has no space at its ends, no two spaces in a row, no line break and no control character.

Messages are put beside each other by a program that adds the spaces. A stray one shows in chat answers, and makes two
equal messages different.

Wrong:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: 'Key statuses '
```

Right:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: Key statuses
```

To mend it: delete the space; write a long text on one line, or folded with `>-`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.rules.context import Context

_FAULTS = (
    (
        re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+"),
        "a line break or control character",
        "Write it on one line, or use `>-`.",
    ),
    (re.compile(r"\A[ \xa0\u3000]+"), "a space at the beginning", "Delete the space."),
    (re.compile(r"[ \xa0\u3000]+\Z"), "a space at the end", "Delete the space."),
    (re.compile(r"(?<=\S)[ \xa0\u3000]{2,}(?=\S)"), "several spaces in a row", "Leave one space."),
)
_SUSPECT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|[ \xa0\u3000](?:[ \xa0\u3000]|\Z)|\A[ \xa0\u3000]")


def check(context: Context) -> Iterator[Diagnostic]:
    """Find stray white space in every text."""
    for messages in context.messages.values():
        for message in messages.values():
            for form in message.forms:
                if not _SUSPECT.search(form.text):
                    continue
                for pattern, text, tip in _FAULTS:
                    for found in pattern.finditer(form.text):
                        yield Diagnostic("edge-space", text, message.at(form, found.start(), found.end()), tip)
