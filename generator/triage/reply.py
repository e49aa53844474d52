"""Reply: puts together, from ready sentences of a locale, what an agent can send to the customer."""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from typing import Any

_CATEGORIES = {"z": "zero", "o": "one", "t": "two", "f": "few", "m": "many", "x": "other"}


def compose(result: Mapping[str, Any], replies: Mapping[str, Any]) -> str:
    """Return greeting, opening, cause, numbered steps and closing, with a blank line between each two."""
    parts = [replies["greeting"], *_middle(result, replies)]
    if result.get("secret_seen"):
        parts.append(replies["secret_seen"])
    parts.append(replies["closing"])
    exchange = replies["exchanges"].get(result["exchange"]) or replies["your_exchange"]
    values = {"exchange": exchange, **{name: str(value) for name, value in result["params"].items()}}
    return _fill("\n\n".join(part for part in parts if part), values)


def _middle(result: Mapping[str, Any], replies: Mapping[str, Any]) -> list[str]:
    if result["result"] == "unknown":
        return [replies["unknown"]]
    if result["result"] == "none":
        topic = replies["topics"].get(result["topic"])
        return [replies["none"], topic["sentence"]] if topic else [replies["none"]]
    status = replies["statuses"].get(result["status"])
    if status is None:
        return []
    parts = [_opening(status, result["params"], replies["plurals"]["row"])]
    if result["question"]:
        parts.append(replies["ambiguous"])
    cause = status["causes"].get(result["cause"]) if result["cause"] else None
    if cause:
        parts.append(cause["text"])
        parts.append("\n".join(f"{number}. {step}" for number, step in enumerate(cause["steps"], 1)))
    return parts


def _opening(status: Mapping[str, Any], params: Mapping[str, int], row: str) -> str:
    """Choose the opening's plural form by the counted parameter; the general form when there is none."""
    forms: Mapping[str, str] = status["opening"]
    number = params.get(status["count"]) if status["count"] else None
    category = "other" if number is None else _CATEGORIES[row[number if number < 200 else 100 + number % 100]]
    text: str = forms.get(category) or forms.get("other") or next(iter(forms.values()))
    return text


def _fill(text: str, values: Mapping[str, str]) -> str:
    """Replace `{name}` by its value; a brace that belongs to no known name stays."""
    for name in sorted(values):
        text = text.replace("{" + name + "}", values[name])
    return text


def links(result: Mapping[str, Any], replies: Mapping[str, Any]) -> dict[str, str]:
    """Return the pages of the locale that explain the result."""
    urls = replies["urls"]
    found: dict[str, str] = {}
    if result["status"]:
        found["status"] = urls["status"].replace("{slug}", _slug(result["status"]))
    if result["exchange"] in replies["exchanges"]:
        found["exchange"] = urls["exchange"].replace("{slug}", _slug(result["exchange"]))
    return found


def _slug(name: str) -> str:
    return name.replace("_", "-")
