r"""A pattern must mean the same in Python and in browsers, and be quick on every text.

Allowed are letters and digits, classes such as `[0-9]`, alternatives, groups, and repeats with a bound: `?`, `{4}`,
`{1,8}`. Look-around, back-references, `.`, `\w`, `\d`, `\s`, `\b`, anchors and unbounded repeats are not: they differ
between languages, or let a text stall the reader. A pattern always covers the whole code.

Wrong:

```yaml
# exchanges/alpha.yaml
recognise:
  hosts: alpha.example
  envelopes:
    - {fields: [alphaCode, reason], code: '-?\d+', weight: 3}
```

Right:

```yaml
# exchanges/alpha.yaml
recognise:
  hosts: alpha.example
  envelopes:
    - {fields: [alphaCode, reason], code: '-?[0-9]{1,6}', weight: 3}
```

To mend it: write classes out and give every repeat a largest number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place
from generator.rules.context import Context

LARGEST_REPEAT = 200
LARGEST_PATTERN = 200

_TOKEN = re.compile(
    r"""
      (?P<escape>\\(?:[\^$\\.*+?()\[\]{}|/]))
    | (?P<class>\[(?!\^?\])\^?(?!(?:[^\]\\]|\\.)*(?:&&|\|\||~~|--))(?:[^\\\[\]]|\\[\\\[\]^-])+\])
    | (?P<group>\((?:\?:)?)
    | (?P<close>\))
    | (?P<repeat>\?|\{[0-9]{1,3}(?:,[0-9]{1,3})?\})
    | (?P<bar>\|)
    | (?P<literal>[^\\\[\](){}|*+?.^$])
    """,
    re.VERBOSE,
)
_KNOWN_FAULTS = (
    (re.compile(r"\(\?"), "this group is not portable", "Write a plain group: `(…)`."),
    (re.compile(r"\\[1-9k]"), "a back-reference is not portable", "Write the alternatives out."),
    (re.compile(r"\\."), "this escape is not portable", "Write the class out: `[0-9]`, `[A-Za-z0-9_]`."),
    (re.compile(r"[*+]|\{[0-9]*,\}"), "a repeat without a bound can be slow", "Give it a largest number: `{1,20}`."),
    (re.compile(r"[\^$]"), "an anchor is not needed: a pattern covers the whole code", "Remove it."),
    (re.compile(r"\."), "`.` means different characters in different languages", "Write a class, or `\\.` for a dot."),
)


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at every pattern of every exchange."""
    for name, exchange in context.catalog.exchanges.items():
        for index, envelope in enumerate(exchange.recognise.envelopes):
            fault = pattern_fault(envelope.code) if envelope.code else None
            if fault:
                start, end, message, tip = fault
                route = ("recognise", "envelopes", index, "code")
                where = Place(f"exchanges/{name}.yaml", route, start=start, end=end)
                yield Diagnostic("unportable-pattern", message, where, tip)


def pattern_fault(pattern: str) -> tuple[int, int, str, str] | None:
    """The first thing in `pattern` outside the portable subset: start, end, what it is, and a tip."""
    if len(pattern) > LARGEST_PATTERN:
        return LARGEST_PATTERN, len(pattern), f"a pattern has at most {LARGEST_PATTERN} characters", "Shorten it."
    position, repeatable = 0, False
    # For each open group, whether something inside it is repeated: a repeat of a repeat is what makes matching slow.
    repeats, closed_repeats = [False], False
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None or (token.group() == "(" and pattern.startswith("(?", position)):
            return _fault(pattern, position)
        kind, end = token.lastgroup, token.end()
        if kind == "repeat":
            if not repeatable:
                return (
                    position,
                    end,
                    "there is nothing here to repeat",
                    "Put the repeat behind a letter, class or group.",
                )
            numbers = [int(number) for number in re.findall("[0-9]+", token.group())]
            if numbers and (max(numbers) > LARGEST_REPEAT or numbers != sorted(numbers)):
                return position, end, f"a repeat counts up to {LARGEST_REPEAT}", "Give it a smaller bound."
            if closed_repeats and token.group() != "?":
                return position, end, "a repeat of a repeat can be slow", "Repeat only one of the two."
            repeats[-1] = repeats[-1] or token.group() != "?"
        elif kind == "group":
            repeats.append(False)
        elif kind == "close":
            if len(repeats) == 1:
                return position, end, "this closes no group", "Write `\\)` for a bracket."
            closed_repeats = repeats.pop()
            repeats[-1] = repeats[-1] or closed_repeats
        repeatable = kind in ("escape", "class", "close", "literal")
        closed_repeats = closed_repeats and kind == "close"
        position = end
    return None if len(repeats) == 1 else (len(pattern) - 1, len(pattern), "a group is not closed", "Add the `)`.")


def _fault(pattern: str, position: int) -> tuple[int, int, str, str]:
    for known, message, tip in _KNOWN_FAULTS:
        match = known.match(pattern, position)
        if match:
            return position, match.end(), message, tip
    return position, position + 1, "this cannot stand in a portable pattern", "Write `\\` before it, or close it."
