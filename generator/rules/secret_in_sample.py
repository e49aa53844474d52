"""Samples must hold no key, secret, signature, e-mail address or real IP address.

The catalogue is public. Whoever pasted a payload did not agree to that, and a key in it may still work. Addresses
that are nobody's may stay: those kept for documentation (`203.0.113.9`, `198.51.100.9`, `192.0.2.9`, `2001:db8::9`,
mail at `example.com`) and private ones. A UUID that no name calls a key identifies a request, and may stay too.

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
    samples: ['{"alphaCode":1001,"reason":"No such key.","ip":"8.8.4.4"}']
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
    samples: ['{"alphaCode":1001,"reason":"No such key.","ip":"203.0.113.9"}']
```

To mend it: replace the value by an obvious stand-in, and tell the owner of a real key to delete it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place
from generator.model import Exchange
from generator.rules.context import Context
from generator.triage.redact import redact

_NOBODYS = re.compile(
    r"(?<![0-9.])(?:203\.0\.113|198\.51\.100|192\.0\.2|192\.168\.[0-9]{1,3}|(?:0|10|127)\.[0-9]{1,3}\.[0-9]{1,3})"
    r"\.[0-9]{1,3}(?![0-9.]*[0-9])|"
    r"\b2001:(?:0?db8)(?::[0-9a-f]{0,4}){1,6}|"
    r"[A-Za-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){0,2}example(?:\.(?:com|net|org))?\b",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Diagnostic]:
    """Look for secrets in every sample and near miss."""
    for name, exchange in context.catalog.exchanges.items():
        for payload, place in payloads(exchange, Place(f"exchanges/{name}.yaml")):
            # A stand-in of the same length keeps the positions.
            masked = _NOBODYS.sub(lambda found: "x" * len(found.group()), payload)
            redacted, counts = redact(masked)
            if counts.keys() - {"uuid"}:
                start, end = _changed(masked, redacted)
                kinds = " and ".join(kind.replace("_", " ") for kind in sorted(counts))
                yield Diagnostic(
                    "secret-in-sample",
                    f"this payload holds what looks private: {kinds}",
                    Place(place.file, place.route, start=start, end=end),
                    "Replace it by an obvious stand-in; a real key must be deleted at the exchange.",
                )


def payloads(exchange: Exchange, file: Place) -> Iterator[tuple[str, Place]]:
    """Every sample and near miss with its place."""
    for index, signature in enumerate(exchange.signatures):
        place = file.at("signatures", index)
        for number, sample in enumerate(signature.samples):
            yield sample, place.at("samples", number)
        for number, miss in enumerate(signature.near_misses):
            yield miss.payload, place.at("near_misses", number, "payload")
    for index, reading in enumerate(exchange.readings):
        for number, body in enumerate(reading.samples):
            yield body.payload, file.at("readings", index, "samples", number, "payload")


def _changed(before: str, after: str) -> tuple[int, int]:
    """The stretch of `before` outside what both texts begin and end with."""
    shortest = min(len(before), len(after))
    start = next((index for index in range(shortest) if before[index] != after[index]), shortest)
    rest = shortest - start
    tail = next((index for index in range(rest) if before[-1 - index] != after[-1 - index]), rest)
    return start, max(start + 1, len(before) - tail)
