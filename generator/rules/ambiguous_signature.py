"""Two signatures of one exchange must not claim the same payload.

The order of signatures means nothing, so nothing could choose between two that are equally specific. Where the
exchange itself is ambiguous, one signature lists several answers, the likeliest first.

Wrong:

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
  - id: alpha.wrong_secret
    when: {code: [1001, 1002]}
    answers: [{status: invalid, cause: wrong_secret}]
    confidence: high
    source: https://alpha.example/docs/errors
    checked: 2026-11-01
    samples: ['{"alphaCode":1002,"reason":"The signature is wrong."}']
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
  - id: alpha.wrong_secret
    when: {code: 1002}
    answers: [{status: invalid, cause: wrong_secret}]
    confidence: high
    source: https://alpha.example/docs/errors
    checked: 2026-11-01
    samples: ['{"alphaCode":1002,"reason":"The signature is wrong."}']
```

To mend it: make one more specific with a `phrase` or a `context`, or put both answers into one signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from generator.diagnostics import Diagnostic, Label, Place, Severity
from generator.model import Signature, When
from generator.rules.context import Context
from generator.triage.words import fold, phrase

Condition = tuple[str, str, int | None, str]
"""One code, phrase, HTTP status and context: what a signature claims when each list is reduced to one value."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find conditions that two signatures of an exchange share."""
    for name, exchange in context.catalog.exchanges.items():
        file = Place(f"exchanges/{name}.yaml")
        first: dict[Condition, tuple[Signature, Place]] = {}
        reported: set[tuple[str, str]] = set()
        for index, signature in enumerate(exchange.signatures):
            where = file.at("signatures", index, "when").key()
            for condition in () if signature.deprecated else _conditions(signature.when):
                other, there = first.setdefault(condition, (signature, where))
                if other is not signature and (other.id, signature.id) not in reported:
                    reported.add((other.id, signature.id))
                    label = Label(there, f"`{other.id}` claims it too")
                    yield _shared(signature, other, _claim(condition), where, label)


def _conditions(when: When) -> Iterator[Condition]:
    return product(
        [fold(code) for code in when.code] or [""],
        [phrase(text) for text in when.phrase] or [""],
        when.http or [None],
        [phrase(text) for text in when.context] or [""],
    )


def _claim(condition: Condition) -> str:
    code, words, http, _ = condition
    claimed = [f"code `{code}`"] if code else []
    claimed += [f"the words `{words.strip()}`"] if words else []
    claimed += [f"HTTP {http}"] if http else []
    return " with ".join(claimed) or "every payload"


def _shared(signature: Signature, other: Signature, claim: str, where: Place, label: Label) -> Diagnostic:
    if signature.answers == other.answers:
        message = f"`{signature.id}` claims {claim} and answers as `{other.id}` does"
        tip = "Put the conditions into one signature."
        return Diagnostic("ambiguous-signature", message, where, tip, (label,), Severity.WARNING)
    message = f"`{signature.id}` claims {claim} and so does `{other.id}`, with another answer"
    tip = "Make one more specific with a `phrase` or `context`, or list both answers in one signature."
    return Diagnostic("ambiguous-signature", message, where, tip, (label,))
