"""Specification: the appendix of SPEC.md, made from the constants of the Python engine.

`python -m tests.triage.specification` writes it anew.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

SPEC = Path(__file__).resolve().parents[2] / "generator" / "triage" / "SPEC.md"
HEADING = "## Appendix: lists and patterns\n"

CONSTANTS = {
    "words": "NOT_LETTERS",
    "plain": "ESCAPE ENTITY PERCENT NAMED LOOK_ALIKES",
    "payload": "MEMBER PHP_ITEM LIST SUBSCRIPT TOKEN CLOSED",
    "codes": "FIELDS CODE_WORDS CODE_ENDS MESSAGE_WORDS NAME_WORDS MESSAGE_AFTER NUMBER_ENDS NAME_ENDS NAME_OPENS",
    "http": "BEFORE REASON",
    "place": "OPENING CLOSING TYPED PREVIOUS",
    "table": "CODE_FIELDS",
    "rank": "KEY_WORDS",
    "reading": "PRECEDENCE CLOCKS ITEMS",
    "moment": "DIGITS ISO",
    "label": "BEFORE QUOTES MARKS SENTENCE_ENDS COLONS ABOUT_KEY",
    "several": "ANSWER_NAMES",
    "chance": "RUNS COMMON HEX",
    "named": "ENDINGS OWNERS STATES QUOTE CLOSING AFTER VALUE FREE LINE COOKIES USER AFTER_NAME SYMBOL SEPARATED PURE",
    "secret": "RUN PARTS PADDING TAIL SECOND_GROUP GROUPS JWT PEM_BODY PEM_PIECE TRACES",
    "address": "DOMAIN USER IPV4 COLONS IPV6 VERSION_BEFORE",
}


def appendix() -> str:
    """The appendix as it must stand in SPEC.md."""
    parts = [HEADING]
    for module, names in CONSTANTS.items():
        engine = importlib.import_module(f"generator.triage.{module}")
        rows = [f"{name:15} {_shown(_value(engine, name))}" for name in names.split()]
        parts.append(f"\n`{module}`\n\n```text\n" + "\n".join(rows) + "\n```\n")
    return "".join(parts)


def _value(engine: Any, name: str) -> Any:
    return getattr(engine, f"_{name}", None) or getattr(engine, name)


def _shown(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return _escaped(value.pattern)
    if isinstance(value, str):
        return _escaped(value)
    if isinstance(value, Mapping):
        return " ".join(f"{_item(key)}={_item(each)}" for key, each in value.items())
    assert isinstance(value, Collection)
    items = list(value) if isinstance(value, tuple) else sorted(value)
    return " ".join(_item(item) for item in items)


def _item(value: Any) -> str:
    """One entry: a number is a code point, nothing is `-`; quoted where it could be misread."""
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"U+{value:04X}"
    text = _escaped(str(value))
    return text if text and " " not in text and text == str(value) else json.dumps(str(value), ensure_ascii=True)


def _escaped(text: str) -> str:
    """Printable ASCII as it is, everything else as an escape that Python and JavaScript read alike."""
    named = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(named.get(each) or (each if " " <= each <= "~" else f"\\u{{{ord(each):x}}}") for each in text)


def main() -> None:
    """Write the appendix."""
    text = SPEC.read_text(encoding="utf-8")
    SPEC.write_text(text[: text.index(HEADING)] + appendix(), encoding="utf-8")


if __name__ == "__main__":
    main()
