"""Corpus: the same made-up pages for every site builder, as a catalogue for ours and as Markdown for the others.

A page is about one error code and holds a few paragraphs of about 350 words in all. The words are invented from
syllables with a fixed seed, so that every run and every tool reads the same text.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.pipeline.starter import starter

TAGS = "en nl de sv da nb nn fi et hu eu gl sq af sw fy lb fo az uz tr ms id tk ku rm wo xh zu st".split()
"""Languages written in Latin letters, so that one alphabet of syllables will do."""

SIZES: Mapping[str, tuple[int, int]] = {"small": (4, 100), "middle": (10, 200), "large": (30, 500)}
"""Name -> (languages, pages in each)."""

STATUSES, CAUSES, MEANINGS, VENUES = 8, 5, 4, 5
"""Made-up statuses, causes of each, causes a code may have, and exchanges."""
OTHER_PAGES = 25
"""What our site has besides code pages: lists, pages about the site, and those of statuses and exchanges."""
SENTENCES = 8

_SYLLABLES = [first + second for first in "bdfgklmnprstv" for second in "aeio"]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """One page in one language."""

    slug: str
    title: str
    parts: tuple[Part, ...]


def parts(locale: str) -> list[Part]:
    """Every paragraph of a language; pages share them, as codes share causes."""
    chance = random.Random(f"corpus {locale}")
    return [Part(_sentence(chance, 4).rstrip("."), _paragraph(chance)) for _ in range(STATUSES * CAUSES)]


def pages(locale: str, count: int) -> Iterator[Text]:
    """`count` pages of a language."""
    found = parts(locale)
    for number in range(count):
        chosen = tuple(found[place] for place in meanings(number))
        yield Text(f"code-{10_000 + number}", f"Venue {number % VENUES}: code {10_000 + number}", chosen)


def meanings(number: int) -> list[int]:
    """Which paragraphs the page of that number has."""
    return random.Random(f"meanings {number}").sample(range(STATUSES * CAUSES), MEANINGS)


def write_catalog(folder: Path, locales: int, count: int) -> None:
    """Our catalogue: `count` pages in each of `locales` languages."""
    shutil.rmtree(folder, ignore_errors=True)
    texts = {path.removeprefix("catalog/"): text for path, text in starter().items() if path.startswith("catalog/")}
    data: dict[str, Any] = {path: yaml.safe_load(text) for path, text in texts.items() if "schema/" not in path}
    tags = TAGS[:locales]
    data["catalog.yaml"]["locales"] = {tag: {"state": "published"} for tag in tags}
    for status in range(STATUSES):
        data[f"statuses/made_{status}.yaml"] = _status(data["statuses/invalid.yaml"], status)
    venue = data["exchanges/bitstamp.yaml"]
    for number in range(VENUES):
        data[f"exchanges/venue_{number}.yaml"] = _venue(venue, number, count - OTHER_PAGES)
    for tag in tags[2:]:
        for name in ("site", "fixes", "exchanges", "replies", "statuses"):
            data[f"locales/{tag}/{name}.yml"] = {tag: json.loads(json.dumps(data[f"locales/nl/{name}.yml"]["nl"]))}
    for tag in tags:
        _words(data, tag)
    for path, value in data.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000))


def cause_of(place: int) -> tuple[str, str]:
    """The status and the cause that a paragraph belongs to."""
    return f"made_{place // CAUSES}", f"cause_{place}"


def _status(model: Mapping[str, Any], number: int) -> dict[str, Any]:
    causes = [{"cause": f"cause_{number * CAUSES + at}", "fixes": ["replace_key"]} for at in range(CAUSES)]
    return {**model, "order": 100 + number, "causes": causes}


def _venue(model: Mapping[str, Any], number: int, codes: int) -> dict[str, Any]:
    host = f"venue{number}.example"
    mine = [code for code in range(codes) if code % VENUES == number]
    signatures = [
        {
            "id": f"venue_{number}.code_{10_000 + code}",
            "when": {"code": 10_000 + code},
            "answers": [dict(zip(("status", "cause"), cause_of(place), strict=True)) for place in meanings(code)],
            "source": f"https://{host}/errors",
            "checked": "2026-11-20",
            "confidence": "high",
            "samples": [f'https://api.{host}/v1/order {{"code":{10_000 + code},"msg":"Refused."}}'],
        }
        for code in mine
    ]
    links = {name: f"https://{host}/{name}" for name in model["links"]}
    return {
        **model,
        "name": f"Venue {number}",
        "links": links,
        "recognise": {"hosts": [host]},
        "signatures": signatures,
    }


def _words(data: dict[str, Any], tag: str) -> None:
    statuses = data[f"locales/{tag}/statuses.yml"][tag]
    replies = data[f"locales/{tag}/replies.yml"][tag]["replies"]["statuses"]
    chance = random.Random(f"words {tag}")
    for number in range(STATUSES):
        statuses["statuses"][f"made_{number}"] = {
            **statuses["statuses"]["invalid"],
            "badge": f"{chance.choice(_SYLLABLES).capitalize()} {number}",
            "title": _sentence(chance, 5).rstrip("."),
        }
        replies[f"made_{number}"] = replies["invalid"]
    for place, part in enumerate(parts(tag)):
        statuses["causes"][cause_of(place)[1]] = {"name": part.title, "tell": part.text}
    exchanges = data[f"locales/{tag}/exchanges.yml"][tag]["exchanges"]
    for number in range(VENUES):
        exchanges[f"venue_{number}"] = json.loads(json.dumps(exchanges["bitstamp"]).replace("Bitstamp", "Venue"))


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(8, 13)) for _ in range(SENTENCES))


def _sentence(chance: random.Random, words: int) -> str:
    made = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(words)]
    return f"{' '.join(made).capitalize()}."
