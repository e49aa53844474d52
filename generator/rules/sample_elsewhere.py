"""Every sample must be recognised as its own signature, and every near miss as the one it names.

Samples are the proof that a signature works, near misses that it does not take what belongs to another. The engine
that answers tickets reads them here exactly as it reads a ticket of a known exchange. A sample of a reading must give
its status and its days.

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
    samples: ['{"alphaCode":1010,"reason":"No such key."}']
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

To mend it: correct the condition or the sample; where another signature is too greedy, give it a `phrase` or `context`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from generator.compile.triage_table import ANY, triage_table
from generator.diagnostics import Diagnostic, Label, Place
from generator.model import Reading, Signature
from generator.model.reading import ReadingSample
from generator.rules.context import Context
from generator.rules.signature_id import signature_ids
from generator.rules.unportable_pattern import pattern_fault
from generator.triage import Table, load_table, triage
from generator.words.message import plain

Result = dict[str, Any]


def check(context: Context) -> Iterator[Diagnostic]:
    """Put every sample and near miss before the engine."""
    exchanges = context.catalog.exchanges
    patterns = [envelope.code for each in exchanges.values() for envelope in each.recognise.envelopes if envelope.code]
    if not exchanges.keys() - {ANY} or not context.read(f"exchanges/{ANY}.yaml") or any(map(pattern_fault, patterns)):
        return
    prover = _Prover(context)
    for name, exchange in exchanges.items():
        file = Place(f"exchanges/{name}.yaml")
        told = None if name == ANY else name
        for index, signature in enumerate(exchange.signatures):
            # Without a condition it cannot recognise anything; that is reported by itself.
            if not signature.deprecated and (signature.when.code or signature.when.phrase or signature.when.http):
                yield from prover.signature(signature, file.at("signatures", index), told)
        for index, reading in enumerate(exchange.readings):
            for number, sample in enumerate(reading.samples):
                yield from prover.reading(reading, sample, file.at("readings", index, "samples", number), told)


class _Prover:
    """Reads payloads with the table that this catalogue would be compiled to."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.table: Table = load_table(triage_table(context.catalog, _labels(context)))
        self.homes: Mapping[str | None, Place] = {
            identifier: place
            for name, exchange in context.catalog.exchanges.items()
            for identifier, place in signature_ids(exchange, Place(f"exchanges/{name}.yaml"))
        }

    def signature(self, signature: Signature, place: Place, told: str | None) -> Iterator[Diagnostic]:
        """Findings for the samples and near misses of one signature."""
        for number, sample in enumerate(signature.samples):
            found = self._found(sample, signature.id, told)
            if found != signature.id:
                where = place.at("samples", number)
                yield self._elsewhere(_instead("sample", found, signature.id), where, found)
        for number, miss in enumerate(signature.near_misses):
            if miss.is_ and self.context.names["signature"].lacks(miss.is_):
                continue
            found = self._found(miss.payload, miss.is_, told)
            if found != miss.is_ and (miss.is_ is None or miss.is_ in self.homes):
                where = place.at("near_misses", number, "payload")
                yield self._elsewhere(_instead("near miss", found, miss.is_), where, found)

    def reading(self, reading: Reading, sample: ReadingSample, place: Place, told: str | None) -> Iterator[Diagnostic]:
        """Findings for one sample of a reading."""
        now = None
        if sample.now:
            try:
                now = dt.datetime.fromisoformat(sample.now)
            except ValueError:
                message = f"`{sample.now}` is not a moment"
                yield Diagnostic("wrong-value", message, place.at("now"), "Write it as `2026-01-31T12:00:00Z`.")
                return
        result = triage(sample.payload, self.table, exchange=told, now=now)
        days = result["params"].get("days")
        if result["signature"] != reading.id:
            found = result["signature"]
            yield self._elsewhere(_instead("sample", found, reading.id), place.at("payload"), found)
        elif result["status"] != sample.status:
            message = f"this sample gives the status `{result['status']}`, not `{sample.status}`"
            yield Diagnostic("sample-elsewhere", message, place.at("status"), "Correct the rules or the sample.")
        elif sample.days is not None and days != sample.days:
            message = f"this sample gives {'no days' if days is None else f'{days} days'}, not {sample.days}"
            yield Diagnostic("sample-elsewhere", message, place.at("days"), "Correct the rules or the sample.")

    def _found(self, payload: str, wanted: str | None, told: str | None) -> str | None:
        """The signature a payload resolves to, with the exchange told or else recognised."""
        found: str | None = triage(payload, self.table, exchange=told)["signature"]
        if found != wanted and told is not None:
            recognised: str | None = triage(payload, self.table)["signature"]
            return wanted if recognised == wanted else found
        return found

    def _elsewhere(self, message: str, where: Place, found: str | None) -> Diagnostic:
        related = (Label(self.homes[found], "this one takes it"),) if found in self.homes else ()
        tip = "Make the conditions fit the payload, or give the signature that takes it a `phrase` or `context`."
        return Diagnostic("sample-elsewhere", message, where, tip, related)


def _instead(kind: str, found: str | None, wanted: str | None) -> str:
    names = [f"`{name}`" if name else "nothing" for name in (found, wanted)]
    return f"this {kind} is recognised as {names[0]} instead of {names[1]}"


def _labels(context: Context) -> dict[str, dict[str, tuple[str, ...]]]:
    """Locale -> status -> what its badge is called there, because the engine knows these words too."""
    labels: dict[str, dict[str, tuple[str, ...]]] = {}
    for locale, messages in context.messages.items():
        for status in context.catalog.statuses:
            badge = messages.get(f"statuses.{status}.badge")
            if badge:
                also = messages.get(f"statuses.{status}.also_called")
                names = {plain(form.parts) for form in badge.forms if form.text}
                names |= {name.strip() for name in also.forms[0].text.split(";") if name.strip()} if also else set()
                labels.setdefault(locale, {})[status] = tuple(sorted(names))
    return labels
