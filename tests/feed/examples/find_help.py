"""Find the help for an exchange's error: what it means, the likeliest cause, and the page to read.

    python find_help.py FEED EXCHANGE CODE [MESSAGE]

FEED is one language of the feed, as an address (`https://.../feed/v1/catalog.en.json`) or a file. With an address, the
last good copy is kept in `~/.cache` and used while there is no network. Needs nothing but Python 3.11.
"""

from __future__ import annotations

import hashlib
import json
import sys
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CACHE = Path.home() / ".cache" / "key-help"


@dataclass(frozen=True)
class Help:
    """What to show a trader."""

    title: str
    """The status, or the topic when the key is not the problem; empty when the feed does not know the error."""
    cause: str
    url: str
    """Always a page that helps: of the code, else of the exchange, else of the help center."""


def load(feed: str, cache: Path = CACHE) -> dict[str, Any]:
    """The catalogue at an address or in a file. Raises OSError when there is neither network nor a copy."""
    if not feed.startswith(("https://", "http://")):
        return _catalog(Path(feed).read_bytes())
    copy = cache / f"{hashlib.sha256(feed.encode()).hexdigest()}.json"
    try:
        with urllib.request.urlopen(feed, timeout=15) as answer:
            content = answer.read()
        catalog = _catalog(content)
    except (OSError, ValueError):
        return _catalog(copy.read_bytes())
    cache.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(content)
    return catalog


def find_help(catalog: dict[str, Any], exchange: str, code: str, message: str = "") -> Help:
    """The help for an error. `message` decides between the meanings of a code that has several."""
    venue = catalog["exchanges"].get(exchange)
    if venue is None:
        return Help("", "", catalog["help_url"])
    found = venue["codes"].get(code)
    if found is None:
        return Help("", "", venue["help_url"])
    # Most likely first. A status or topic newer than this program is passed over, as the feed's rules ask.
    for answer in _meaning(found["meanings"], message)["answers"]:
        status = catalog["statuses"].get(answer.get("status"))
        topic = catalog["topics"].get(answer.get("topic"))
        if status:
            causes = {cause["id"]: cause["name"]["text"] for cause in status["causes"]}
            return Help(status["title"]["text"], causes.get(answer.get("cause"), ""), found["help_url"])
        if topic:
            return Help(topic["name"]["text"], topic["sentence"]["text"], found["help_url"])
    return Help("", "", found["help_url"])


def _meaning(meanings: list[dict[str, Any]], message: str) -> dict[str, Any]:
    """The meaning whose words the message holds, else the one that asks for none, else the first."""
    said = f" {' '.join(message.casefold().split())} "
    spoken = [each for each in meanings if any(_within(said, each["phrases"]))]
    silent = [each for each in meanings if not each["phrases"]]
    return [*spoken, *silent, *meanings][0]


def _within(said: str, phrases: Iterable[str]) -> Iterable[bool]:
    return (" ".join(phrase.casefold().split()) in said for phrase in phrases)


def _catalog(content: bytes) -> dict[str, Any]:
    catalog: dict[str, Any] = json.loads(content)
    if not str(catalog.get("schema_version")).startswith("1."):
        raise ValueError("not version 1 of the feed")
    return catalog


if __name__ == "__main__":
    help_ = find_help(load(sys.argv[1]), *sys.argv[2:])
    sys.stdout.write("\n".join(line for line in (help_.title, help_.cause, help_.url) if line) + "\n")
