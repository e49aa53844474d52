"""A fact about an exchange must have been compared with its source within the last year.

Exchanges rename switches, change terms and reuse numbers. A fact that nobody looked at for a year is a guess. A date
in the future is a typing error.

Wrong:

```yaml
# exchanges/alpha.yaml
permissions:
  - label: Read
    right: read
    need: on
    source: https://alpha.example/docs/keys
    checked: 2024-01-31
```

Right:

```yaml
# exchanges/alpha.yaml
permissions:
  - label: Read
    right: read
    need: on
    source: https://alpha.example/docs/keys
    checked: 2026-11-01
```

To mend it: open the source, compare, correct the fact if needed, and write the day you looked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place, Severity
from generator.model import Exchange
from generator.model.base import Sourced
from generator.rules.context import Context

FRESH = dt.timedelta(days=365)

_TIME_ZONES = dt.timedelta(days=1)
"""Somewhere it is tomorrow already."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find facts whose check is too long ago or yet to come."""
    for name, exchange in context.catalog.exchanges.items():
        for fact, place in _facts(exchange, Place(f"exchanges/{name}.yaml")):
            age = context.today - fact.checked
            where = place.at("checked")
            if age > FRESH:
                message = f"this was last checked {age.days} days ago"
                tip = "Compare the fact with its source and write the day you looked."
                yield Diagnostic("stale-fact", message, where, tip, severity=Severity.WARNING)
            elif age < -_TIME_ZONES:
                yield Diagnostic("stale-fact", "this day has not come yet", where, "Write the day you looked.")


def _facts(exchange: Exchange, file: Place) -> Iterator[tuple[Sourced, Place]]:
    for key in ("permissions", "lifetimes", "signatures", "readings"):
        for index, fact in enumerate(getattr(exchange, key)):
            yield fact, file.at(key, index)
    for key in ("passphrase", "trusted_ips", "closed"):
        fact = getattr(exchange, key)
        if fact:
            yield fact, file.at(key)
