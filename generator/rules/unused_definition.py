"""A fix, step, question, topic or queue that nothing names is of no use.

It costs every translator work and no reader ever sees it. Often it shows that a name elsewhere was forgotten.

Wrong:

```yaml
# topics.yaml
topics:
  margin: {queue: trading}
```

Right:

```yaml
# topics.yaml
topics:
  balance: {queue: trading}
```

To mend it: name it where it belongs, or remove it together with its messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Place, Severity
from generator.rules.context import Context

_USERS: Mapping[str, tuple[str, str]] = {
    "fix": ("statuses/", "Name it under a cause of a status, or remove it."),
    "step": ("fixes.yaml", "Name it in a fix, or remove it."),
    "question": ("exchanges/", "Name it as `ask` of a signature, or remove it."),
    "topic": ("exchanges/", "Name it in an answer of a signature, or remove it."),
    "queue": ("topics.yaml", "Give it a topic, or remove it."),
}
"""Kind -> where it is named, and the tip."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find definitions that no reference names, where all that might name them could be read."""
    used = {(reference.kind, reference.name) for reference in context.references}
    for kind, name, place in _definitions(context):
        users, tip = _USERS[kind]
        if (kind, name) not in used and context.read(users):
            message = f"nothing uses the {kind} `{name}`"
            yield Diagnostic("unused-definition", message, place, tip, severity=Severity.WARNING)


def _definitions(context: Context) -> Iterator[tuple[str, str, Place]]:
    catalog = context.catalog
    for name in catalog.fixes.fixes:
        yield "fix", name, Place("fixes.yaml", ("fixes", name)).key()
    for name in catalog.fixes.steps:
        yield "step", name, Place("fixes.yaml", ("steps", name)).key()
    for name in catalog.questions.questions:
        yield "question", name, Place("questions.yaml", ("questions", name)).key()
    for name in catalog.topics.topics:
        yield "topic", name, Place("topics.yaml", ("topics", name)).key()
    for index, name in enumerate(catalog.topics.queues):
        yield "queue", name, Place("topics.yaml", ("queues", index))
