"""A catalogue whose authors mean harm: markup in every word, label, code and sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.model import Catalog
from generator.model.catalog import Words

MARK = """<img src=x onerror="window.hit=1">'"&lt;script>window.hit=1</script>"""


def hostile(catalog: Catalog) -> Catalog:
    """Every text of the catalogue with a trap behind it."""
    words = {tag: {key: _trapped(text) for key, text in messages.items()} for tag, messages in catalog.words.items()}
    exchanges = {
        name: exchange.model_copy(
            update={
                "name": exchange.name + MARK,
                "permissions": tuple(_copy(each, label=each.label + MARK) for each in exchange.permissions),
                "trusted_ips": exchange.trusted_ips and _copy(exchange.trusted_ips, label=MARK),
                "signatures": tuple(
                    _copy(each, samples=tuple(sample + MARK for sample in each.samples), when=_when(each.when))
                    for each in exchange.signatures
                ),
            }
        )
        for name, exchange in catalog.exchanges.items()
    }
    labels = {key: dict.fromkeys(values, MARK) for key, values in catalog.platform.labels.items()}
    platform = _copy(catalog.platform, name=catalog.platform.name + MARK, labels=labels)
    return replace(catalog, words=words, exchanges=exchanges, platform=platform)


def _trapped(text: Words) -> Words:
    return {form: each + MARK for form, each in text.items()} if isinstance(text, Mapping) else text + MARK


def _when(when: Any) -> Any:
    return _copy(when, code=tuple(code + MARK for code in when.code))


def _copy(model: Any, **changes: Any) -> Any:
    return model.model_copy(update=changes)
