"""Seeds: inputs to begin from, drawn from the shipped catalogue so that they need not be kept twice."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conftest import CATALOG
from tests.triage.hostile import hostile_texts
from tests.triage.shipped import shipped_catalog, shipped_data

FOLDERS = ("exchanges", "statuses", "", "locales/nl")
"""One for each model that the target `load` knows, in its order."""


def seeds() -> Iterator[tuple[str, bytes]]:
    """(target, input)."""
    catalog = shipped_catalog()
    samples = [
        sample
        for exchange in catalog.exchanges.values()
        for signature in exchange.signatures
        for sample in signature.samples
    ]
    for number, folder in enumerate(FOLDERS):
        for path in sorted((CATALOG / folder).glob("*.yaml"))[:6]:
            yield "load", bytes([number]) + path.read_bytes()[:4000]
    for sample in samples[::9]:
        yield "match", sample.encode()
        yield "hide", sample.encode()
    for text in hostile_texts(shipped_data(), samples, 150):
        yield "match", text.encode("utf-8", "replace")[:4000]
        yield "hide", text.encode("utf-8", "replace")[:4000]
    for words in list(catalog.words["en"].values())[::7]:
        yield "message", str(words).encode()
        yield "feed", str(words).encode()
    for exchange in catalog.exchanges.values():
        for signature in exchange.signatures[::5]:
            for code in signature.when.code:
                yield "path", code.encode()
