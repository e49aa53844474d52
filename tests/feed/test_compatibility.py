"""Programs that were written for the feed's schemas go on working until the major version moves."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.feed.model import SCHEMA_VERSION
from generator.feed.schema import bare_schemas
from generator.resources import site_source
from tests.feed.compatibility import breaking, snapshot, version, write_snapshot

Schemas = dict[str, Any]


def test_the_schemas_break_nothing(request: pytest.FixtureRequest) -> None:
    """Within a major version the shape only grows, by fields that may be absent; a new major version may do anything.

    `pytest tests/feed --update-golden` commits to the schemas as they are, but never to a break.
    """
    before, now = version(), bare_schemas()
    broken = breaking(snapshot(), now) if SCHEMA_VERSION.split(".")[0] == before.split(".")[0] else []
    assert broken == [], "this breaks programs: move the major version and the folder, or undo it"
    if request.config.getoption("--update-golden"):
        write_snapshot(now, SCHEMA_VERSION)
    assert snapshot() == now, "the shape grew: move the minor version, then run pytest tests/feed --update-golden"
    assert version() == SCHEMA_VERSION


def test_every_version_is_in_the_changelog() -> None:
    """Whoever reads `schema_version` finds out what is new in it."""
    text = (site_source() / "feed" / "CHANGELOG-FEED.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## ([0-9]+\.[0-9]+\.[0-9]+)", text, re.MULTILINE)
    assert versions[0] == SCHEMA_VERSION
    assert versions == sorted(versions, key=lambda each: [int(part) for part in each.split(".")], reverse=True)


def _shape(schemas: Schemas, name: str = "FeedStatus") -> Any:
    return schemas["catalog"]["$defs"][name]


def _removed(schemas: Schemas) -> None:
    del _shape(schemas)["properties"]["help_url"]
    _shape(schemas)["required"].remove("help_url")


def _renamed(schemas: Schemas) -> None:
    fields = _shape(schemas)["properties"]
    fields["stops_bots"] = fields.pop("bots_stop")


def _retyped(schemas: Schemas) -> None:
    _shape(schemas, "FeedWait")["properties"]["from_minutes"]["type"] = "string"


def _narrowed(schemas: Schemas) -> None:
    _shape(schemas, "FeedCode")["properties"]["code"]["pattern"] = "^[0-9]+$"


def _widened(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["id"]["type"] = ["string", "null"]


def _now_required(schemas: Schemas) -> None:
    _shape(schemas)["required"].append("wait")


def _new_and_required(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["colour"] = {"type": "string"}
    _shape(schemas)["required"].append("colour")


def _now_optional(schemas: Schemas) -> None:
    _shape(schemas)["required"].remove("badge")


def _closed_enumeration(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["tone"]["enum"] = ["positive", "negative"]


def _other_items(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["causes"]["items"] = {"type": "string"}


def _other_map(schemas: Schemas) -> None:
    schemas["catalog"]["properties"]["fixes"]["additionalProperties"] = {"$ref": "#/$defs/FeedTopic"}


def _file_gone(schemas: Schemas) -> None:
    del schemas["guide"]


def _shorter_row(schemas: Schemas) -> None:
    schemas["triage"]["properties"]["signatures"]["items"]["prefixItems"].pop()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_removed, "catalog#FeedStatus.help_url: the field is gone"),
        (_renamed, "catalog#FeedStatus.bots_stop: the field is gone"),
        (_retyped, "catalog#FeedWait.from_minutes: type was integer, is string"),
        (_narrowed, "catalog#FeedCode.code: pattern was None, is ^[0-9]+$"),
        (_widened, "catalog#FeedStatus.id: type was string, is ['string', 'null']"),
        (_now_required, "catalog#FeedStatus.wait: is now asked of every document"),
        (_new_and_required, "catalog#FeedStatus.colour: is now asked of every document"),
        (_now_optional, "catalog#FeedStatus.badge: was always there, may now be absent"),
        (_closed_enumeration, "catalog#FeedStatus.tone: enum was None, is ['positive', 'negative']"),
        (_other_items, "catalog#FeedStatus.causes[]: type was None, is string"),
        (_other_map, "catalog.fixes[]: $ref was #/$defs/FeedFix, is #/$defs/FeedTopic"),
        (_file_gone, "guide: the file is gone"),
        (_shorter_row, "triage.signatures[]: items at the end are gone"),
    ],
    ids=lambda each: each.__name__.strip("_") if callable(each) else "",
)
def test_a_break_is_noticed(change: Callable[[Schemas], None], said: str) -> None:
    """Each way to break a program, tried on the schemas as they are."""
    mutated = copy.deepcopy(bare_schemas())
    change(mutated)
    assert said in breaking(bare_schemas(), mutated)


def _grown(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["colour"] = {"type": "string"}


def _another_value(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["tone"]["x-extensible-enum"].append("festive")


def _fewer_values(schemas: Schemas) -> None:
    _shape(schemas)["properties"]["tone"]["x-extensible-enum"].remove("neutral")


def _said_better(schemas: Schemas) -> None:
    _shape(schemas)["description"] = "Another sentence."


def _another_file(schemas: Schemas) -> None:
    schemas["codes"] = schemas["guide"]


@pytest.mark.parametrize("change", [_grown, _another_value, _fewer_values, _said_better, _another_file])
def test_growth_is_no_break(change: Callable[[Schemas], None]) -> None:
    """Fields that may be absent, values of open lists, descriptions and files come without a new major version."""
    mutated = copy.deepcopy(bare_schemas())
    change(mutated)
    assert mutated != bare_schemas()
    assert breaking(bare_schemas(), mutated) == []
