"""A signature must say what it recognises, and prove it with a sample.

Without a condition it would recognise everything or nothing; without a sample nobody can tell whether it works.
`context` alone is no condition: it only narrows the others down.

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

To mend it: add a real payload with its secrets taken out, or a condition: `code`, `phrase` or `http`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place
from generator.rules.context import Context
from generator.triage.words import find_words, fold


def check(context: Context) -> Iterator[Diagnostic]:
    """Find signatures without a condition; the loader finds those without a sample."""
    for name, exchange in context.catalog.exchanges.items():
        for index, signature in enumerate(exchange.signatures):
            when, place = signature.when, Place(f"exchanges/{name}.yaml", ("signatures", index, "when"))
            if not (when.code or when.phrase or when.http):
                message = f"`{signature.id}` has no condition"
                yield Diagnostic("unproven-signature", message, place, "Add `code`, `phrase` or `http`.")
            for key, phrases in (("phrase", when.phrase), ("context", when.context)):
                for number, phrase in enumerate(phrases):
                    if not find_words(fold(phrase)):
                        message = "this holds no word, so no payload can have it"
                        tip = "Write the words as people see them."
                        yield Diagnostic("unproven-signature", message, place.at(key, number), tip)
