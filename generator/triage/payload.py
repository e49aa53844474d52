"""Payload: finds values written like JSON in a text, however they are quoted, cut or decorated.

One string-aware scanner serves JSON, Python and JavaScript dumps, PHP arrays and truncated bodies; it never fails and
never looks back further than the string it is in.
"""

from __future__ import annotations

import re

from generator.triage.body import Body
from generator.triage.words import compiled

_MOST_TOKENS = 20_000
_DEEPEST = 64
_MOST_QUOTES = 32

_LIST_FOLLOWS = "[ \t\r\n]*[\\[{\"']"
_LIST = "\\[" + _LIST_FOLLOWS
# `request['url']`: a line of a program, of which tracebacks are full.
_INDEXED = "[A-Za-z0-9_)\\]]\\["
_INDEX = "[\"'][A-Za-z0-9_]{1,40}[\"']\\][^ =]"
_SUBSCRIPT = _INDEXED + _INDEX
# The bracket of a `_LIST` that is not that of a `_SUBSCRIPT`: one search instead of one for each bracket.
_BRACKET = "\\[(?=" + _LIST_FOLLOWS + ")(?!(?<=" + _INDEXED + ")" + _INDEX + ")"
_TOKEN = "[ \t\r\n>()]*(?:([{}\\[\\],:=])|([\"'`])|([^{}\\[\\],:=\"'` \t\r\n>()]+))"  # noqa: S105 - a pattern
_CLOSED = "[ \t\r\n]*(?:[,:}\\])=]|$)"
_OPENING = frozenset("{[")
_CLOSING = frozenset("}]")
# One member of an object, taken at once where it is written as JSON; token by token the same comes out.
_MEMBER = (
    '[ \t\r\n]*"([A-Za-z0-9_.-]{1,40})" ?: ?(?:"([^"\\\\\r\n]*)"|(-?[0-9]{1,18}|true|false|null)|\\{\\}|\\[\\]'
    '|\\["([^"\\\\\r\n]*)"\\])[ \t\r\n]*(?:(,)|})'
)
# A member of a text that is one small flat object, as most answers of exchanges are; again only faster.
_PAIR = (
    '[ \t\r\n]{0,8}"([A-Za-z0-9_.-]{1,40})" ?: ?(\\[(?="[^"\\\\\r\n]{0,400}"\\]))?'
    '("[^"\\\\\r\n]{0,400}(?=")|-?[0-9]{1,18}|true|false|null|(?=[{[]))(?(2)"\\]|(?:"|\\{\\}|\\[\\]|))[ \t\r\n]{0,8}'
)
_MOST_PAIRS = 12
_MARKS = {4 * pairs + 1: ["{", *[","] * (pairs - 1), "}"] for pairs in range(1, _MOST_PAIRS + 1)}
_PHP_ITEM = (
    "\\[[\"']?([A-Za-z0-9_.-]{1,64})[\"']?\\] ?=>"
    "(?:[ \t\r\n]{0,8}(string|int|float|bool|array|object)\\(([^)\r\n]{0,64})\\)"
    '(?: ?"([^"\r\n]*)")?|[ \t]?([^\r\n]*))'
)


def find_bodies(text: str) -> list[Body]:
    """Return the bodies in a text in order; work is bounded by a number of tokens."""
    if text.startswith("{") and (flat := _read_flat(text)):
        return [flat]
    bodies: list[Body] = []
    tokens = _MOST_TOKENS
    at = 0
    brace = -1
    while tokens > 0:
        if brace < at:
            brace = text.find("{", at)
            if brace < 0:
                brace = len(text)
        at = _find_list(text, at, brace)
        if at == len(text):
            break
        item = compiled(_PHP_ITEM).match(text, at) if text[at] == "[" else None
        if item:
            at = item.end()
        else:
            body, tokens = _read(text, at, tokens)
            bodies.append(body)
            at = body.end
    if "=>" in text and (body := _read_php(text)).levels:
        bodies.append(body)
    return bodies


def _read_flat(text: str) -> Body | None:
    """Return the body of a text that is one small flat object; None when it is not, or has a name twice.

    Split at its members, such a text leaves the opening brace, commas and the closing brace, and nothing else.
    """
    text = text.rstrip(" \t\r\n")
    parts = compiled(_PAIR).split(text, _MOST_PAIRS)
    if parts[::4] != _MARKS.get(len(parts)) or "=>" in text:
        return None
    level = dict(zip(parts[1::4], parts[3::4]))  # noqa: B905 - of one length, by the line above
    if 4 * len(level) + 1 != len(parts):
        return None
    body = Body(0, len(text), level)
    if "[" in parts:
        body.levels += [{"0": text} for mark, text in zip(parts[2::4], parts[3::4], strict=True) if mark]
    return body


def _find_list(text: str, at: int, stop: int) -> int:
    """Return where the next list of objects, lists or texts begins before `stop`; `stop` when there is none.

    What tells a list, or a subscript, from other brackets goes no further than the next brace, which stands at `stop`.
    """
    found = compiled(_BRACKET).search(text, at, stop + 1)
    return found.start() if found else stop


class _Frame:
    """An object or a list that is being read."""

    __slots__ = ("count", "key", "level", "named", "parent", "path", "pending")

    def __init__(self, named: bool, path: str, level: dict[str, str], parent: _Frame | None) -> None:
        self.named = named
        self.parent = parent
        self.path = path
        self.level = level
        self.pending: str | None = None
        """In an object, the text that becomes a key when a colon follows."""
        self.key: str | None = None
        """In an object, the key that waits for its value."""
        self.count = 0


def _read(text: str, start: int, tokens: int) -> tuple[Body, int]:
    """Read the body that begins at `start`; return it and the tokens left."""
    body = Body(start, start)
    fields = body.fields
    frame: _Frame | None = _open(body, _Frame(False, "", {}, None), text[start] == "{")
    depth = 1
    at = start + 1
    tokens -= 1
    match_member = compiled(_MEMBER).match
    match_token = compiled(_TOKEN).match
    while tokens > 0 and frame is not None and depth <= _DEEPEST:
        if frame.named and frame.pending is None and frame.key is None and (member := match_member(text, at)):
            at, tokens, ended = _take_members(text, body, frame, member, tokens)
            if not ended:
                continue
            frame, depth = frame.parent, depth - 1
        else:
            match = match_token(text, at)
            if not match:
                at = len(text)
                break
            tokens -= 1
            at = match.end()
            if match[1] in _OPENING:
                frame, depth = _open(body, frame, match[1] == "{"), depth + 1
            elif match[1] in _CLOSING:
                if frame.count == 0 and frame.path:
                    fields.append((frame.path, ""))
                frame, depth = frame.parent, depth - 1
            else:
                at = _take_token(text, at, body, frame, match)
        if depth == 0:
            break
    body.end = max(at, start + 1)
    return body, tokens


def _take_token(text: str, at: int, body: Body, frame: _Frame, match: re.Match[str]) -> int:
    """Add a comma, a colon or a scalar to the object or list that is being read; return where it ends."""
    mark, quote, bare = match.groups()
    if mark == ",":
        frame.key = frame.pending = None
    elif mark:
        if frame.pending is not None and frame.key is None:
            _name(body, frame)
    elif quote:
        value, at = _read_string(text, at, quote)
        _take_value(body, frame, value, '"' + value)
    elif bare.startswith(("//", "#", "/*")):
        stop = text.find("\n", at)
        at = len(text) if stop < 0 else stop
    else:
        _take_value(body, frame, bare, bare)
    return at


def _take_members(
    text: str, body: Body, frame: _Frame, member: re.Match[str] | None, tokens: int
) -> tuple[int, int, bool]:
    """Add members that are taken at once; return where they end, the tokens left, and whether the object ends there."""
    level, path = frame.level, frame.path + "."
    match_member = compiled(_MEMBER).match
    at = 0
    more: str | None = ","
    while member:
        name, quoted, plain, item, more = member.groups()
        at = member.end()
        tokens -= 4
        if item is not None:
            quoted = item
            body.levels.append({"0": '"' + item})
        body.names[name] = ""
        if name not in level:
            level[name] = plain or ("" if quoted is None else '"' + quoted)
            body.fields.append((path + name, plain or quoted or ""))
        frame.count += 1
        member = match_member(text, at) if more and tokens > 0 else None
    return at, tokens, not more


def _take_value(body: Body, frame: _Frame, value: str, marked: str) -> None:
    """Add a scalar: an item, a value, or the beginning of a member."""
    if not frame.named:
        if frame.count == 0 and frame.parent and frame.parent.key:
            frame.parent.level[frame.parent.key] = marked
        frame.level[str(frame.count)] = marked
        frame.count += 1
        frame.pending = value
        body.fields.append((frame.path, value))
    elif frame.key is None:
        frame.pending = value
    elif frame.key not in frame.level:
        frame.level[frame.key] = marked
        body.fields.append((f"{frame.path}.{frame.key}", value))


def _open(body: Body, parent: _Frame, named: bool) -> _Frame:
    path = parent.path
    if parent.named and parent.key is not None:
        path = f"{path}.{parent.key}"
        parent.level.setdefault(parent.key, "")
    parent.count += 1
    level: dict[str, str] = {}
    body.levels.append(level)
    return _Frame(named, path, level, parent)


def _name(body: Body, frame: _Frame) -> None:
    """Make the pending text a key; a list with keys is an object (PHP writes its arrays so)."""
    name = frame.pending or ""
    if not frame.named:
        frame.named = True
        frame.level.popitem()
        body.fields.pop()
        frame.count -= 1
    frame.key = name
    frame.pending = None
    frame.count += 1
    body.names[name] = ""


def _read_string(text: str, at: int, quote: str) -> tuple[str, int]:
    """Return a string's text and where it ends: at the first quote that something closing follows, on its line."""
    first = stop = text.find(quote, at)
    for _ in range(_MOST_QUOTES):
        if stop < 0 or compiled(_CLOSED).match(text, stop + 1):
            break
        stop = text.find(quote, stop + 1)
    if stop < 0:
        stop = first
    line = text.find("\n", at, stop if stop >= 0 else len(text))
    if line >= 0:
        if first < 0 or first > line:
            return text[at:line], line
        stop = first
    if stop < 0:
        return text[at:], len(text)
    return text[at:stop], stop + 1


def _read_php(text: str) -> Body:
    """Read what PHP's print_r and var_dump show; nesting is told by the last name before numbered items."""
    body = Body(text.find("=>"), 0)
    level: dict[str, str] = {}
    within = ""
    for match in compiled(_PHP_ITEM).finditer(text):
        name, kind, inside, quoted, plain = match.groups()
        value = quoted or (inside if kind != "string" else "") or (plain or "").strip(" \t,")
        if kind in ("array", "object") or value.startswith(("Array", "stdClass Object", "array (")):
            within = "." + name
            body.names[name] = ""
            level.setdefault(name, "")
        elif name.isdigit():
            body.fields.append((within, value))
        else:
            body.names[name] = ""
            level.setdefault(name, '"' + value)
            body.fields.append(("." + name, value))
        body.end = match.end()
    if level:
        body.levels.append(level)
        body.loose = True
    return body
