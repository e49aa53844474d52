"""Messages know strong text, code, links by id and placeholders, and nothing else.

`**strong**`, `` `code` ``, `[words](kind:id)` and `{name}` mean the same on pages, in chat answers and in the feed.
HTML, addresses and other markup would be shown as they stand, or worse. A backslash takes a mark's meaning away: `\\*`.

Wrong:

```yaml
# locales/en/fixes.yml
en:
  steps:
    extend_term: Choose a <b>later</b> end date.
```

Right:

```yaml
# locales/en/fixes.yml
en:
  steps:
    extend_term: Choose a **later** end date.
```

To mend it: use the marks above, close each one, and put addresses into the platform profile.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.rules.context import Context


def check(context: Context) -> Iterator[Diagnostic]:
    """Report what the messages' grammar does not allow."""
    for messages in context.messages.values():
        for message in messages.values():
            for form in message.forms:
                for fault in form.faults:
                    where = message.at(form, fault.start, fault.end)
                    yield Diagnostic("forbidden-markup", fault.text, where, fault.tip)
