"""Message: one text in the closed inline grammar (strong, code, link, placeholder), parsed once, never evaluated.

```text
message     = { text | strong | code | link | placeholder }
strong      = "**" { text | code | placeholder } "**"
code        = "`" characters "`"
link        = "[" { text | strong | code | placeholder } "](" kind ":" id ")"
placeholder = "{" name "}"
```

A backslash before one of ``\\ * ` [ ] { }`` takes its meaning away. Anything else is text: there is no HTML and
no logic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.diagnostics import quoted

LINK_KINDS = ("status", "exchange", "link", "contact")
"""What a link may point at: a status, an exchange, a link or a contact of the platform."""

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_TARGET = re.compile(r"\]\(([a-z]+):([a-z0-9_.]+)\)")
_PLAIN = re.compile(r"[^\\{}`*\[]+")
"""Characters that begin no construct."""
_ESCAPABLE = "\\*`[]{}"
_MARKUP = re.compile(
    r"(?P<HTML></?[A-Za-z!?][^<>]{0,80}>?)|(?P<an_HTML_entity>&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);)|"
    r"(?P<an_address>(?:https?://|\bwww\.)[^\s)\]]*)|(?P<a_heading>^#{1,6} )|(?P<a_list>^\s*[-*+] )|(?P<an_image>!\[)"
)
"""What other formats would read as something else than text, by what it would be."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """Characters shown as they are, never translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Stressed words, usually a label of somebody's interface."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that point at something by kind and id; the address is the output's business."""

    kind: str
    target: str
    parts: tuple[Inline, ...]


Inline = Text | Slot | Code | Strong | Link
Message = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a message's text that the grammar does not allow, with its place in characters from 0."""

    start: int
    end: int
    text: str
    tip: str


@lru_cache(maxsize=200_000)
def parse_message(text: str) -> tuple[Message, tuple[Fault, ...]]:
    """Parse `text`; faults are reported and their characters kept as plain text, so nothing is lost.

    Equal texts are parsed once: checking, compiling and rebuilding all read the same messages.
    """
    parser = _Parser(text)
    parts = parser.parse(0, len(text), frozenset())
    for found in _MARKUP.finditer(text):
        kind = str(found.lastgroup)
        tip = "Messages know **strong**, `code`, [words](kind:id) and {name} only."
        if kind == "an_address":
            tip = "Put the address into the platform profile, and write `[words](link:id)`."
        words = f"{quoted(found.group().strip())} is {kind.replace('_', ' ')}, which messages do not have"
        parser.faults.append(Fault(found.start(), found.end(), words, tip))
    return parts, tuple(sorted(parser.faults, key=lambda fault: (fault.start, fault.end)))


class _Parser:
    """A single pass from left to right; every construct finds its own end, or is text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []

    def parse(self, start: int, end: int, inside: frozenset[str]) -> Message:
        parts: list[Inline] = []
        plain: list[str] = []
        position = start
        while position < end:
            run = _PLAIN.match(self.text, position, end)
            if run:
                plain.append(run.group())
                position = run.end()
                continue
            found = self._construct(position, end, inside)
            if found is None:
                step = 2 if self._escaped(position, end) else 1
                plain.append(self.text[position + step - 1])
                position += step
                continue
            if plain:
                parts.append(Text("".join(plain)))
                plain = []
            part, position = found
            parts.append(part)
        if plain:
            parts.append(Text("".join(plain)))
        return tuple(parts)

    def _escaped(self, position: int, end: int) -> bool:
        return self.text[position] == "\\" and position + 1 < end and self.text[position + 1] in _ESCAPABLE

    def _construct(self, position: int, end: int, inside: frozenset[str]) -> tuple[Inline, int] | None:
        text = self.text
        character = text[position]
        if character == "\\" and self._escaped(position, end):
            return None
        if character == "{":
            match = _PLACEHOLDER.match(text, position, end)
            if match:
                return Slot(match.group(1)), match.end()
            self._fault(position, "`{` does not open a placeholder here", "Write `{name}`, or `\\{` for a brace.")
        elif character == "}":
            self._fault(position, "`}` closes nothing here", "Write `{name}`, or `\\}` for a brace.")
        elif character == "`":
            close = text.find("`", position + 1, end)
            if close > position + 1:
                return Code(text[position + 1 : close]), close + 1
            self._fault(position, "this code is not closed", "Add the closing backtick.")
        elif text.startswith("**", position) and "strong" not in inside:
            close = self._find("**", position + 2, end)
            if close > position + 2:
                return Strong(self.parse(position + 2, close, inside | {"strong"})), close + 2
            self._fault(position, "this strong text is not closed", "Add the closing `**`.", 2)
        elif character == "[" and "link" not in inside:
            return self._link(position, end, inside)
        return None

    def _link(self, position: int, end: int, inside: frozenset[str]) -> tuple[Inline, int] | None:
        close = self._find("]", position + 1, end)
        target = _TARGET.match(self.text, close, end) if close >= 0 else None
        if target is None:
            self._fault(position, "this bracket opens no link", "Write `[words](kind:id)`, or `\\[` for a bracket.")
            return None
        kind, identifier = target.groups()
        if kind not in LINK_KINDS:
            self.faults.append(
                Fault(
                    target.start(1),
                    target.end(1),
                    f"`{kind}` is not a kind of link",
                    f"Write one of {', '.join(LINK_KINDS)}.",
                )
            )
        if close == position + 1:
            self._fault(position, "this link has no words", "Write what a reader clicks: `[words](kind:id)`.", 2)
        return Link(kind, identifier, self.parse(position + 1, close, inside | {"link"})), target.end()

    def _find(self, mark: str, start: int, end: int) -> int:
        """The next unescaped `mark` that is not inside code, or -1."""
        positions = self._marks[mark]
        index = bisect_left(positions, start)
        found = positions[index] if index < len(positions) else end
        return found if found + len(mark) <= end else -1

    @cached_property
    def _marks(self) -> Mapping[str, list[int]]:
        """Where each mark stands that can close something; found in one pass, so that parsing stays linear."""
        marks: dict[str, list[int]] = {"**": [], "]": []}
        position = 0
        while position < len(self.text):
            if self._escaped(position, len(self.text)):
                position += 2
                continue
            if self.text[position] == "`":
                close = self.text.find("`", position + 1)
                position = close if close > position + 1 else position
            elif self.text[position] == "]":
                marks["]"].append(position)
            elif self.text.startswith("**", position):
                marks["**"].append(position)
            position += 1
        return marks

    def _fault(self, position: int, text: str, tip: str, length: int = 1) -> None:
        self.faults.append(Fault(position, position + length, text, tip))


def slots(message: Message) -> Iterator[str]:
    """The names of the placeholders, in order, with repeats."""
    for part in message:
        match part:
            case Slot(name):
                yield name
            case Strong(parts) | Link(_, _, parts):
                yield from slots(parts)
            case _:
                pass


def links(message: Message) -> Iterator[Link]:
    """The links, in order."""
    for part in message:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, Strong):
            yield from links(part.parts)


def fill(message: Message, values: Mapping[str, str]) -> Message:
    """Replace the placeholders that `values` knows by plain text; the others stay."""
    filled: list[Inline] = []
    for part in message:
        match part:
            case Slot(name) if name in values:
                filled.append(Text(values[name]))
            case Strong(parts):
                filled.append(Strong(fill(parts, values)))
            case Link(kind, target, parts):
                filled.append(Link(kind, target, fill(parts, values)))
            case _:
                filled.append(part)
    return _joined(filled)


def plain(message: Message, slot: Callable[[str], str] = "{{{}}}".format) -> str:
    """The message as text without any markup; a placeholder that is left becomes what `slot` makes of its name."""
    pieces: list[str] = []
    for part in message:
        match part:
            case Text(text) | Code(text):
                pieces.append(text)
            case Slot(name):
                pieces.append(slot(name))
            case Strong(parts) | Link(_, _, parts):
                pieces.append(plain(parts, slot))
    return "".join(pieces)


def _joined(parts: list[Inline]) -> Message:
    """Neighbouring texts as one, so that equal messages are equal values."""
    joined: list[Inline] = []
    for part in parts:
        if isinstance(part, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + part.text)
        else:
            joined.append(part)
    return tuple(joined)
