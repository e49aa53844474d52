"""Whatever is named by its id must be defined: statuses, causes, fixes, steps, questions, topics, contacts, links ...

A name that leads nowhere would be a dead link for a trader, or a step that is not shown.

Wrong:

```yaml
# statuses/invalid.yaml
causes:
  - {cause: key_not_found, fixes: [replace_kee]}
  - {cause: wrong_secret, fixes: [replace_key]}
```

Right:

```yaml
# statuses/invalid.yaml
causes:
  - {cause: key_not_found, fixes: [replace_key]}
  - {cause: wrong_secret, fixes: [replace_key]}
```

To mend it: correct the id, or define what it names. What a file defines that could not be read counts as defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place, quoted
from generator.rules.context import Context, Form, Written
from generator.rules.names import LINK_NAMES
from generator.rules.references import searched
from generator.rules.suggestion import did_you_mean
from generator.words.message import links


def check(context: Context) -> Iterator[Diagnostic]:
    """Find names in facts and links in messages that lead nowhere."""
    for reference in (*context.references, *searched(context.catalog)):
        if context.names[reference.kind].lacks(reference.name):
            yield _unknown(context, reference.kind, reference.name, reference.where)
    for messages in context.messages.values():
        for message in messages.values():
            for form in message.forms:
                if "](" in form.text:
                    yield from _links(context, message, form)


def _links(context: Context, message: Written, form: Form) -> Iterator[Diagnostic]:
    position = 0
    for link in links(form.parts):
        position = form.text.find(f"]({link.kind}:{link.target})", position) + len(f"]({link.kind}:")
        kind = LINK_NAMES.get(link.kind)
        if kind and context.names[kind].lacks(link.target):
            where = message.at(form, position, position + len(link.target))
            yield _unknown(context, kind, link.target, where)


def _unknown(context: Context, kind: str, name: str, where: Place) -> Diagnostic:
    names = context.names[kind]
    # A signature's id is compared with its neighbours only: there may be thousands of others.
    prefix = f"{name.partition('.')[0]}." if kind == "signature" else ""
    tip = did_you_mean(name, (known for known in names.known if known.startswith(prefix)), names.home)
    return Diagnostic("unknown-reference", f"there is no {kind} {quoted(name)}", where, tip)
