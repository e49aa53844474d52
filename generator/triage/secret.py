"""Secret: finds what must never be shown although no name stands before it: keys, secrets, PEM blocks and JWTs."""

from __future__ import annotations

from generator.triage.chance import is_drawn
from generator.triage.words import compiled

Span = tuple[int, int, str]
"""Start, end and kind of what is hidden; offsets into the paste."""

_LONGEST_PEM = 16_384
_LONG = 16
_PIECE = 8
_WHOLE = 24
_MANY = 64
# Compiled on first use, which `re` remembers: most texts need few of them.
_RUN = "(?:[A-Za-z0-9+/_-]|%2[BbFf])+"
_PADDING = "[+/]{0,2}(?:=|%3[Dd])+"
_PARTS = "([A-Za-z0-9]+)|%2[BbFf]|[+/_-]"
_SECOND_GROUP = "-[0-9a-z]{4}(?:[0-9a-z]{4})?-"
_GROUPS = "[0-9a-z]{8}(?:((?:-[0-9a-z]{8}){2}-(?:[0-9a-z]{8}|[0-9a-z]{5}))|(?:-[0-9a-z]{4}){2,3}(?:-[0-9a-z]{1,12})?)"
_HEX = "[0-9a-f-]*"
_JWT = "eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]{2,}){0,2}"
_PEM_BODY = "[A-Za-z0-9+/=\\\\ \t\r\n>:,.\"'-]*"
_PEM_PIECE = "(?:\\\\{1,8}[nr]|[ \t\r\n>\"'+,]){0,12}([A-Za-z0-9+/=]{1,4096})"
_TAIL = "[\"'\\\\+ \t]{0,4}(?:\\\\n)?\r?\n[>\"' \t]{0,16}([A-Za-z0-9+/=_-]{4,80})(?:[\"'\\\\, \t]{0,4}\r?\n|[\"']|$)"
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_RUN_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/_-")
_PERCENT_JOINS = frozenset(("%2B", "%2b", "%2F", "%2f"))
_PLUS = frozenset(("+", "%2B", "%2b"))
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
        spans += ((match.start(), match.end(), "token") for match in compiled(_JWT).finditer(text))
    # A word of letters alone must be longer than most words are.
    longs = [word for word in long_words if len(word) >= _LONG or not word.isalpha()]
    if longs and (longs := [word for word in longs if _is_candidate(word)]):
        _find_long(text, folded, longs, spans)
    if text.count("-") >= 2:
        _find_groups(folded, spans)
    return spans


def _find_long(text: str, folded: str, longs: list[str], spans: list[Span]) -> None:
    """Judge every run that holds one of `longs`; the two ways to find them differ in speed only."""
    if len(longs) > _MANY:
        for match in compiled(_RUN).finditer(text):
            _judge_run(text, folded, match.start(), match.end(), spans)
        return
    places: list[int] = []
    for word in longs:
        judged: dict[str, bool] = {}
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            # `%2B` and `%2F` join pieces, so their digits are no part of the word behind them.
            start = at + 2 if text[at - 1 : at + 2] in _PERCENT_JOINS else at
            spelled = text[start:end]
            if spelled not in judged:
                judged[spelled] = _is_candidate(folded[start:end]) and _is_drawn(spelled, folded[start:end])
            if judged[spelled] or _is_owned(text, folded, start, end):
                places.append(start)
            at = folded.find(word, end)
    done = 0
    for at in sorted(places):
        if at >= done:
            start = _find_start(text, at)
            run = compiled(_RUN).match(text, start)
            done = run.end() if run else at + 1
            _judge_run(text, folded, start, done, spans)


def _find_start(text: str, start: int) -> int:
    """Return where the run that `start` lies in begins."""
    while start > 0 and (text[start - 1] in _RUN_CHARACTERS or text[start - 1 : start + 2] in _PERCENT_JOINS):
        start -= 1
    return start


def _is_candidate(word: str) -> bool:
    """Tell whether a folded word is long enough to be a key, or a piece of one between joins.

    A piece may be shorter than a key, but a random piece of eight mostly has a digit.
    """
    size = len(word)
    return (size >= _LONG or (size >= _PIECE and not word.isalpha())) and not word.isdigit()


def _judge_run(text: str, folded: str, start: int, end: int, spans: list[Span]) -> None:
    """Add the spans of a run of letters, digits and what joins them in base64 that look drawn.

    A run is pieces and joins. What is drawn for itself is a seed; from seeds the span grows over pieces that look like
    fragments, and over any piece behind a plus sign, which no path and no name has.
    """
    pieces: list[tuple[int, int]] = []
    joins: list[str] = [""]
    for match in compiled(_PARTS).finditer(text, start, end):
        if match[1]:
            pieces.append(match.span())
            joins.append("")
        else:
            joins[-1] += match[0]
    seeds = [_seed(text, folded, pieces, joins, index) for index in range(len(pieces))]
    if not any(seeds):
        return
    inside = _grow(text, pieces, joins, seeds)
    index = 0
    while index < len(pieces):
        first = index
        strong = False
        while index < len(pieces) and inside[index]:
            strong = strong or seeds[index] > 1
            index += 1
        if index > first and (strong or pieces[index - 1][1] - pieces[first][0] >= _WHOLE):
            left, right = pieces[first][0], _pad(text, pieces[index - 1][1])
            spans.append((left, right, _kind(folded, left, right)))
        index += 1 if index == first else 0


def _seed(text: str, folded: str, pieces: list[tuple[int, int]], joins: list[str], index: int) -> int:
    """Return 2 for a piece that is drawn and as long as a key, 1 for one that can only be a part of one, else 0."""
    start, end = pieces[index]
    word = folded[start:end]
    if not _is_candidate(word):
        return 0
    if end - start < _LONG:
        return 1 if (joins[index] or joins[index + 1]) and _is_drawn(text[start:end], word) else 0
    return 2 if _is_drawn(text[start:end], word) or _is_owned(text, folded, start, end) else 0


def _is_drawn(spelled: str, word: str) -> bool:
    return word.startswith("mx0") or is_drawn(spelled, word)


def _is_owned(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a piece in capitals stands behind the words with which some exchanges' keys begin."""
    return folded.endswith(("account-", "master-"), 0, start) and text[start:end] == text[start:end].upper()


def _grow(text: str, pieces: list[tuple[int, int]], joins: list[str], seeds: list[int]) -> list[bool]:
    """Return which pieces belong to what is drawn: seeds, and what can be reached from them in either direction."""
    inside = [seed > 0 for seed in seeds]
    count = len(pieces)
    for order, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        reached = seeds[0 if step < 0 else count - 1] > 0
        for index in order:
            join = joins[index if step < 0 else index + 1]
            reached = seeds[index] > 0 or (reached and _crosses(join, text[slice(*pieces[index])]))
            inside[index] = inside[index] or reached
    return inside


def _crosses(join: str, piece: str) -> bool:
    """Tell whether a span grows over a join into a piece."""
    if len(join) > 2 and join not in _PERCENT_JOINS:
        return False
    return join in _PLUS or _is_fragment(piece)


def _is_fragment(piece: str) -> bool:
    """Tell whether a piece between `+ / _ -` belongs to a drawn string, and not to a path or a name."""
    if len(piece) < 3:
        return True
    if piece.isalpha():
        inner = piece[1:]
        return is_drawn(piece, piece.lower()) or (inner.upper() != inner and inner.lower() != inner)
    return is_drawn(piece, piece.lower()) or (len(piece) < 6 and not piece.isdigit())


def _pad(text: str, end: int) -> int:
    """Return where a run ends with its padding, and with its last line when it was wrapped."""
    padding = compiled(_PADDING).match(text, end)
    if padding:
        end = padding.end()
    match = compiled(_TAIL).match(text, end)
    if match and (match[1][-1] == "=" or is_drawn(match[1], match[1].lower())):
        return match.end(1)
    return end


def _kind(folded: str, left: int, right: int) -> str:
    """Name an unnamed drawn string by what stands before it and by its length."""
    if folded.startswith("0x", left):
        return "token"
    before = " " + folded[max(0, left - 32) : left].rstrip(_WEAK_BEFORE)
    if before.endswith(_TRACES):
        return "token"
    return "secret" if right - left >= 28 else "api_key"


def _find_groups(folded: str, spans: list[Span]) -> None:
    """Add UUIDs and keys written as dashed groups, also cut ones; the second group shows where they are."""
    match = compiled(_SECOND_GROUP).search(folded)
    while match:
        dash = match.start()
        if dash >= 8:
            _judge_group(folded, dash - 8, spans)
        _judge_group(folded, dash + 1, spans)
        match = compiled(_SECOND_GROUP).search(folded, match.end() - 1)


def _judge_group(folded: str, start: int, spans: list[Span]) -> None:
    match = compiled(_GROUPS).match(folded, start)
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
    elif size < 36 and not compiled(_HEX).fullmatch(match[0]):
        return
    spans.append((start, end, kind))


def _find_pem(text: str, folded: str, spans: list[Span]) -> None:
    """Add PEM blocks, whole or cut, on lines or with escaped line breaks."""
    start = folded.find("-----begin")
    footer = 0
    while start >= 0:
        header = text.find("-----", start + 10, start + 90)
        body = header + 5 if header >= 0 else start + 10
        if 0 <= footer < body:
            footer = folded.find("-----end", body)
        match = compiled(_PEM_BODY).match(text, body, footer) if 0 <= footer - body < _LONGEST_PEM else None
        if match and match.end() == footer:
            closing = text.find("-----", footer + 8, footer + 90)
            end = closing + 5 if closing >= 0 else footer + 8
        else:
            end = _consume_pem(text, body)
        spans.append((start, end, "pem"))
        start = folded.find("-----begin", end)


def _consume_pem(text: str, at: int) -> int:
    """Return where the base64 of a cut block ends."""
    seen = False
    while match := compiled(_PEM_PIECE).match(text, at):
        piece = match[1]
        if not (len(piece) >= 40 or (seen and _is_fragment(piece)) or is_drawn(piece, piece.lower())):
            break
        at = match.end()
        seen = True
    return at
