"""A value must be one that its key can have: a known word, a valid id or address, a number that fits its neighbours.

Wrong:

```yaml
# statuses/expires_in_days.yaml
params:
  days: {minimum: 0, maximum: 365, example: 500}
```

Right:

```yaml
# statuses/expires_in_days.yaml
params:
  days: {minimum: 0, maximum: 365, example: 5}
```

To mend it: follow the tip; it names the values that may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place
from generator.model import LocaleState, Status
from generator.rules.context import Context
from generator.words.locales import is_known

SCHEMA = 1
"""Version of the catalogue's format that this program reads."""

LARGEST = 1_000_000
"""Largest number a placeholder may take: what is known about plural forms ends there."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find values that contradict each other or the world outside."""
    if context.read("catalog.yaml"):
        yield from _catalog_file(context)
    yield from _labels(context)
    for name, status in context.catalog.statuses.items():
        yield from _status(status, Place(f"statuses/{name}.yaml"))


def _catalog_file(context: Context) -> Iterator[Diagnostic]:
    file, place = context.catalog.file, Place("catalog.yaml")
    if file.schema_ != SCHEMA:
        message = f"this program reads the format {SCHEMA}, not {file.schema_}"
        yield Diagnostic("wrong-value", message, place.at("schema"), f"Write `schema: {SCHEMA}`.")
    for tag in file.locales:
        if not is_known(tag):
            message = f"`{tag}` is not a language that plural rules are known for"
            tip = "Write a BCP 47 tag such as `nl`, `pt-BR` or `zh-Hans`."
            yield Diagnostic("wrong-value", message, place.at("locales", tag).key(), tip)
    source = file.locales.get(file.source)
    if source and source.state is LocaleState.DRAFT:
        message = f"the source locale `{file.source}` is a draft"
        yield Diagnostic("wrong-value", message, place.at("locales", file.source, "state"), "Write `published`.")


def _labels(context: Context) -> Iterator[Diagnostic]:
    taken = {"platform", *(name for message in context.expected.values() for name in message.placeholders)}
    for name in context.catalog.platform.labels:
        if name in taken:
            message = f"`{{{name}}}` already means something else in messages"
            place = Place(context.loaded.platform_file, ("labels", name)).key()
            yield Diagnostic("wrong-value", message, place, "Give the label another name.")


def _status(status: Status, file: Place) -> Iterator[Diagnostic]:
    if status.wait and status.wait.from_minutes > status.wait.to_minutes:
        message = "the wait ends before it begins"
        yield Diagnostic("wrong-value", message, file.at("wait", "to_minutes"), "Write the longer time here.")
    for name, param in status.params.items():
        place = file.at("params", name)
        if not 0 <= param.minimum <= param.maximum <= LARGEST:
            tip = f"Write whole numbers from 0 to {LARGEST:,}, the smaller one as `minimum`."
            message = "`minimum` and `maximum` span no numbers"
            yield Diagnostic("wrong-value", message, place.at("maximum"), tip)
        elif not param.minimum <= param.example <= param.maximum:
            message = f"the example {param.example} is not between {param.minimum} and {param.maximum}"
            yield Diagnostic("wrong-value", message, place.at("example"), "Write a number that can occur.")
