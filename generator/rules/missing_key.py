"""Every key that an entry needs must be there, also those that another key's value makes necessary.

Wrong:

```yaml
# platform.yaml
contacts:
  help_line: {kind: email}
```

Right:

```yaml
# platform.yaml
contacts:
  help_line: {kind: email, address: support@example.com}
```

To mend it: add the key that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place
from generator.model import LifetimeKind
from generator.model.platform import ContactKind
from generator.rules.context import Context

PRODUCT_PAGE = "my_exchanges"
"""The platform link that pages need besides those that steps name: where a trader sees the badges."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find keys that only another value makes necessary."""
    platform, place = context.catalog.platform, Place(context.loaded.platform_file)
    if context.read(context.loaded.platform_file):
        if PRODUCT_PAGE not in platform.links:
            yield _missing(PRODUCT_PAGE, place.at("links"), "Add the page where a trader sees the badges.")
        for name, contact in platform.contacts.items():
            if contact.kind is ContactKind.EMAIL and not contact.address:
                yield _missing("address", place.at("contacts", name), "Add the e-mail address.")
        target = platform.feedback
        if target.endpoint and not (target.email or target.issues_url):
            tip = "Add an e-mail address or `issues_url`, for readers without JavaScript and answers that are lost."
            yield _missing("email", place.at("feedback"), tip)
        for name, words in platform.labels.items():
            if context.catalog.source_locale not in words:
                tip = "Add the word as the product shows it; other locales fall back on it."
                yield _missing(context.catalog.source_locale, place.at("labels", name), tip)
    for name, exchange in context.catalog.exchanges.items():
        file = Place(f"exchanges/{name}.yaml")
        if exchange.links is None and name != "_any":
            yield _missing("links", file, "Add the exchange's public pages; only `_any` has none.")
        for index, lifetime in enumerate(exchange.lifetimes):
            if lifetime.kind is LifetimeKind.FIXED_TERM and lifetime.days is None:
                yield _missing("days", file.at("lifetimes", index), "Say how many days a key lives.")
            if lifetime.kind is LifetimeKind.EVENT and lifetime.event is None:
                yield _missing("event", file.at("lifetimes", index), "Say what ends the key.")


def _missing(key: str, where: Place, tip: str) -> Diagnostic:
    return Diagnostic("missing-key", f"`{key}` is missing here", where, tip)
