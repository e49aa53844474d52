"""The id of a signature or reading must begin with its exchange and be used only once.

Ids are stable for ever: answers, links and statistics refer to them. One that was retired keeps its place with
`deprecated` and `replaced_by`, and is never given to something else.

Wrong:

```yaml
# exchanges/alpha.yaml
signatures:
  - id: beta.unknown_key
    when: {code: 1001}
    answers: [{status: invalid, cause: key_not_found}]
    confidence: high
    source: https://alpha.example/docs/errors
    checked: 2026-11-01
    samples: ['{"alphaCode":1001,"reason":"No such key."}']
```

Right:

```yaml
# exchanges/alpha.yaml
signatures:
  - id: alpha.unknown_key
    when: {code: 1001}
    answers: [{status: invalid, cause: key_not_found}]
    confidence: high
    source: https://alpha.example/docs/errors
    checked: 2026-11-01
    samples: ['{"alphaCode":1001,"reason":"No such key."}']
```

To mend it: write the file's name, a dot, and a name that no other signature has; `_any.yaml` begins with `any.`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Place
from generator.model import Exchange
from generator.rules.context import Context


def check(context: Context) -> Iterator[Diagnostic]:
    """Find ids with the wrong beginning, and ids used twice."""
    first: dict[str, Place] = {}
    for name, exchange in context.catalog.exchanges.items():
        prefix = f"{name.removeprefix('_')}."
        for identifier, place in signature_ids(exchange, Place(f"exchanges/{name}.yaml")):
            if not identifier.startswith(prefix):
                tip = f"Write `{prefix}{identifier.partition('.')[2]}`."
                message = f"`{identifier}` does not begin with this file's exchange"
                yield Diagnostic("signature-id", message, place, tip)
            elif identifier in first:
                label = Label(first[identifier], "first used here")
                message = f"the id `{identifier}` is used twice"
                yield Diagnostic("signature-id", message, place, "Give one of them another name.", (label,))
            first.setdefault(identifier, place)


def signature_ids(exchange: Exchange, file: Place) -> Iterator[tuple[str, Place]]:
    """The ids that one exchange defines, and where."""
    for index, signature in enumerate(exchange.signatures):
        yield signature.id, file.at("signatures", index, "id")
    for index, reading in enumerate(exchange.readings):
        yield reading.id, file.at("readings", index, "id")
