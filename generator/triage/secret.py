"""Secret: finds what must never be shown although no name stands before it: keys, secrets, PEM blocks and JWTs."""

from __future__ import annotations

import re

from generator.triage.chance import is_drawn

Span = tuple[int, int, str]
"""Start, end and kind of what is hidden; offsets into the paste."""

_LONG = 16
_PIECE = 8
_WHOLE = 24
_MANY = 64
_LONG_WORD = re.compile("[a-z0-9]{8,}")
_SECOND_GROUP = re.compile("-[0-9a-z]{4}(?:[0-9a-z]{4})?-")
_GROUPS = re.compile(
    "[0-9a-z]{8}(?:((?:-[0-9a-z]{8}){2}-(?:[0-9a-z]{8}|[0-9a-z]{5}))|(?:-[0-9a-z]{4}){2,3}(?:-[0-9a-z]{1,12})?)"
)
_HEX = re.compile("[0-9a-f-]*")
_SEGMENT = re.compile("[A-Za-z0-9]*")
_JWT = re.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]{2,}){0,2}")
_PEM_BODY = re.compile("[A-Za-z0-9+/=\\\\ \t\r\n>:,.\"'-]*")
_PEM_PIECE = re.compile("(?:\\\\{1,8}[nr]|[ \t\r\n>\"'+,]){0,12}([A-Za-z0-9+/=]{1,4096})")
_TAIL = re.compile(
    "[\"'\\\\+ \t]{0,4}(?:\\\\n)?\r?\n[>\"' \t]{0,16}([A-Za-z0-9+/=_-]{4,80})(?:[\"'\\\\, \t]{0,4}\r?\n|[\"']|$)"
)
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LETTERS_AND_DIGITS = _ALPHANUMERIC | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_JOINS = frozenset("+/_-")
_PERCENT_JOINS = frozenset(("%2B", "%2b", "%2F", "%2f"))
_PLUS = frozenset(("+", "%2B", "%2b"))
_PERCENT_PADDING = frozenset(("%3D", "%3d"))
_WEAK_BEFORE = " \t\"'`[](){}:=#>\\"
# Names whose drawn value is no secret: numbers that only trace a request, an order or a block.
_TRACES = (
    " id", "-id", "_id", "orderid", "requestid", "traceid", "userid", " uid", "uuid", "txid", " cid", "logid", "trace",
    " hash", "_hash", " ray", "-ray", " etag", " nonce", " tx", " ref", "reference", "sha1", "sha256", "md5", " commit",
    " order", " address", " hint", " blob",
)  # fmt: skip


def find_secrets(text: str, folded: str, long_words: list[str]) -> list[Span]:
    """Return the spans of unnamed keys and secrets in `text`; `long_words` has its words over 7 letters."""
    spans: list[Span] = []
    if "-----" in text:
        _find_pem(text, folded, spans)
    if "eyJ" in text:
        spans += ((match.start(), match.end(), "token") for match in _JWT.finditer(text))
    if longs := [word for word in long_words if is_candidate(word)]:
        _find_long(text, folded, longs, spans)
    if text.count("-") >= 2:
        _find_groups(folded, spans)
    return spans


def _find_long(text: str, folded: str, longs: list[str], spans: list[Span]) -> None:
    """Add the spans of drawn words; the two ways to find them differ in speed only."""
    if len(longs) > _MANY:
        for match in _LONG_WORD.finditer(folded):
            if is_candidate(match[0]):
                _judge(text, folded, match.start(), match.end(), spans, {})
        return
    for word in longs:
        size = len(word)
        judged: dict[str, bool] = {}
        at = folded.find(word)
        while at >= 0:
            end = at + size
            if folded[at - 1 : at] not in _ALPHANUMERIC and folded[end : end + 1] not in _ALPHANUMERIC:
                _judge(text, folded, at, end, spans, judged)
            at = folded.find(word, end)


def is_candidate(word: str) -> bool:
    """Tell whether a folded word is long enough to be a key, or a piece of one between joins.

    A piece may be shorter than a key, but a random piece of eight mostly has a digit.
    """
    size = len(word)
    if size < _LONG and (size < _PIECE or word.isalpha()):
        return False
    return not word.isdigit()


def _judge(text: str, folded: str, start: int, end: int, spans: list[Span], judged: dict[str, bool]) -> None:
    """Add the span of one long word, widened to the whole of what it is part of, when it looks drawn.

    `judged` remembers what is known of the word in each spelling.
    """
    short = end - start < _LONG
    if short and not _join_before(text, start) and not _join_after(text, end):
        return
    word = text[start:end]
    drawn = judged.get(word)
    if drawn is None:
        drawn = judged[word] = is_drawn(word, folded[start:end]) or folded.startswith("mx0", start)
    before = folded[max(0, start - 8) : start]
    if not drawn and not (before.endswith(("account-", "master-")) and word.upper() == word):
        return
    left, right = _widen_left(text, start), _widen_right(text, end)
    if short and right - left < _WHOLE:
        return
    match = _TAIL.match(text, right)
    if match and (match[1][-1] == "=" or is_drawn(match[1], match[1].lower())):
        right = match.end(1)
    spans.append((left, right, _kind(folded, start, left, right)))


def _widen_left(text: str, start: int) -> int:
    """Return where the run of base64 or base64url that `start` lies in begins."""
    while join := _join_before(text, start):
        at = end = start - join
        while at > 0 and text[at - 1] in _LETTERS_AND_DIGITS:
            at -= 1
        if at == end and not _join_before(text, at):
            break
        if not _is_fragment(text[at:end]) and text[end : end + join] not in _PLUS:
            break
        start = at
    return start


def _widen_right(text: str, end: int) -> int:
    """Return where the run ends, padding included."""
    while join := _join_after(text, end):
        match = _SEGMENT.match(text, end + join)
        at = match.end() if match else end
        if at == end + join and not _join_after(text, at) and text[at : at + 1] != "=":
            break
        if not _is_fragment(text[end + join : at]) and text[end : end + join] not in _PLUS:
            break
        end = at
    while text[end : end + 1] == "=":
        end += 1
    while text[end : end + 3] in _PERCENT_PADDING:
        end += 3
    return end


def _join_before(text: str, at: int) -> int:
    """Return the length of what joins pieces of base64 before `at`: one of `+ / _ -`, also percent-coded."""
    if text[at - 1 : at] in _JOINS:
        return 1
    return 3 if text[max(0, at - 3) : at] in _PERCENT_JOINS else 0


def _join_after(text: str, at: int) -> int:
    if text[at : at + 1] in _JOINS:
        return 1
    return 3 if text[at : at + 3] in _PERCENT_JOINS else 0


def _is_fragment(text: str) -> bool:
    """Tell whether a piece between `+ / _ -` belongs to a drawn string, and not to a path or a name."""
    if len(text) < 3:
        return True
    if text.isalpha():
        inner = text[1:]
        return is_drawn(text, text.lower()) or (inner.upper() != inner and inner.lower() != inner)
    return is_drawn(text, text.lower()) or (len(text) < 6 and not text.isdigit())


def _kind(folded: str, start: int, left: int, right: int) -> str:
    """Name an unnamed drawn string by what stands before it and by its length."""
    if folded.startswith("0x", start) or folded[max(0, left - 2) : left] == "0x":
        return "token"
    before = " " + folded[max(0, left - 32) : left].rstrip(_WEAK_BEFORE)
    if before.endswith(_TRACES):
        return "token"
    return "secret" if right - left >= 28 else "api_key"


def _find_groups(folded: str, spans: list[Span]) -> None:
    """Add UUIDs and keys written as dashed groups, also cut ones; the second group shows where they are."""
    match = _SECOND_GROUP.search(folded)
    while match:
        dash = match.start()
        if dash >= 8:
            _judge_group(folded, dash - 8, spans)
        _judge_group(folded, dash + 1, spans)
        match = _SECOND_GROUP.search(folded, match.end() - 1)


def _judge_group(folded: str, start: int, spans: list[Span]) -> None:
    match = _GROUPS.match(folded, start)
    coded = folded[max(0, start - 3) : start - 2] == "%"
    if not match or (folded[start - 1 : start] in _ALPHANUMERIC and not coded):
        return
    end = match.end()
    drawn = match[0].replace("-", "")
    if folded[end : end + 1] in _ALPHANUMERIC or drawn.isalpha() or drawn.isdigit():
        return
    size = end - start
    kind = "uuid"
    if match[1]:
        kind = "api_key" if match[1][-9] == "-" else "secret"
    elif folded.endswith("apikeys/", 0, start) or folded.startswith("/apikeys", end):
        kind = "api_key"
    elif size < 36 and not _HEX.fullmatch(match[0]):
        return
    spans.append((start, end, kind))


def _find_pem(text: str, folded: str, spans: list[Span]) -> None:
    """Add PEM blocks, whole or cut, on lines or with escaped line breaks."""
    start = folded.find("-----begin")
    while start >= 0:
        header = text.find("-----", start + 10, start + 90)
        body = header + 5 if header >= 0 else start + 10
        kind = "pem"
        end = folded.find("-----end", body)
        match = _PEM_BODY.match(text, body, end) if end >= 0 and end - body < 16384 else None
        if match and match.end() == end:
            closing = text.find("-----", end + 8, end + 90)
            end = closing + 5 if closing >= 0 else end + 8
        else:
            end = _consume_pem(text, body)
        spans.append((start, end, kind))
        start = folded.find("-----begin", end)


def _consume_pem(text: str, at: int) -> int:
    """Return where the base64 of a cut block ends."""
    seen = False
    while match := _PEM_PIECE.match(text, at):
        piece = match[1]
        if not (len(piece) >= 40 or (seen and _is_fragment(piece)) or is_drawn(piece, piece.lower())):
            break
        at = match.end()
        seen = True
    return at
