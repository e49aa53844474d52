"""Named: finds values that a name before them makes secret: `secret=…`, `"apiKey": "…"`, `KC-API-PASSPHRASE: …`."""

from __future__ import annotations

from collections.abc import Collection

from generator.triage.chance import is_drawn
from generator.triage.secret import Span
from generator.triage.words import compiled, is_number

# How a secret-bearing name ends, longest first, and the kind of what stands behind it.
_ENDINGS = {
    "authorization": "authorization", "passphrase": "passphrase", "signature": "signature", "sessionid": "token",
    "passcode": "passphrase", "password": "passphrase", "passwort": "passphrase", "clientid": "api_key",
    "session": "token", "passwd": "passphrase", "secret": "secret", "cookie": "cookie", "bearer": "token",
    "token": "token", "keyid": "api_key", "hmac": "signature", "auth": "token", "sign": "signature", "memo": "short",
    "pass": "short", "sig": "signature", "key": "key", "pwd": "short", "jwt": "token", "id": "id",
}  # fmt: skip
_LAST_LETTERS = frozenset(ending[-3:] for ending in _ENDINGS if len(ending) > 2)
# Shorter names as whole words: numbered, and behind `%22`, `%26`, `%27`, `%3F` or `\\n` in an escaped text.
_SHORT = {
    before + name + after: (kind, before)
    for name, kind in (*_ENDINGS.items(), ("apikey", "api_key"), ("apisign", "signature"), ("passkey", "key"))
    if len(name) < 8
    for before in ("", "22", "26", "27", "3f", "n", "r", "t")
    for after in ("", "1", "2")
}
_SHORT_NAMES = frozenset(_SHORT)
_OWNERS = (
    "api",
    "access",
    "public",
    "mbx",
    "bm",
    "bx",
    "my",
    "trading",
    "client",
    "consumer",
    "app",
    "account",
    "user",
)
# What a passphrase is said to be rather than what it is.
_STATES = frozenset(
    "error errors expired failed false incorrect invalid is mandatory mismatch missing must needed no none not null "
    "please required true undefined unknown wrong empty header".split()
)
_PLACEHOLDERS = tuple("[api_key] [secret] [signature] [passphrase] [token] [pem] [uuid] [email] [ip]".split())
_QUOTE = "\\\\{0,8}[\"'`]|%22|%27|&quot;|&#34;|&#39;|\\\\u0022|[“”‘’«»„]"
_CLOSING = {"“": "”", "„": "“", "‘": "’", "«": "»"}
_AFTER = (
    "((?:" + _QUOTE + "|[\\])*]){0,4})"  # 1: what closes the name
    "(?:[ \t]{0,4}(=>|->|:=|:|={1,2}|：|＝|%3[ad]|,)|(>)|[ \t]{1,4}(is|was|ist|est|es)[ \t:]|)"  # 2-4: separator
    "([ \t\r\n]{0,12})(?:string\\([0-9]{1,6}\\) ?)?"  # 5: space
    "(bearer |basic |token )?(?:[bu]?(" + _QUOTE + ")|)"  # 6: scheme, 7: what opens the value
)
_PART = "[^ \t\r\n,;&\"'`<>(){}\\[\\]|\\\\=:]{1,4096}"
# Compiled on first use, which `re` remembers: most texts need few of them.
_VALUE = _PART + "(?::" + _PART + ")?={0,3}"
_FREE = "[^ \t\r\n,\"'`<>]{1,4096}"
_LINE = "[^\t\r\n,\"'`}]{1,4096}"
_COOKIES = "[^\t\r\n\"'`}]{1,4096}"
_USER = "(?:-u|--user)[ =][\"']?([^ :\"'\r\n\\[]{4,256}):([^ \"'\r\n\\[]{4,256})"
_AFTER_NAME = frozenset(" \t\"'`\\]*)=:>-%&：＝“”‘’«»„")
_MANY = 64
# An ordinary word behind a name, or behind "is": without a digit and too short, so that of all kinds only the spoken
# ones could be in it. Most messages stop here; reading on gives the same.
_PROSE = " (?:is |was )?(?!bearer|basic|token|is|was|ist|est|es)[a-z]{2,13}[.']?[a-z]?[ \"]"
_SPOKEN = frozenset(("passphrase", "authorization", "cookie", "short"))
_QUOTES = frozenset("\"'`")
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_DIGIT = "[0-9]"
_LETTER = "[a-z]"
_LETTERS = "[a-z]+"
_COLON = "[\"'`]? ?:"
_PURE = "[A-Za-z0-9+/=]{12,}"
_SEPARATED = "[_.:-]"
_LONG_PIECE = "[A-Za-z0-9]{16}"
_SYMBOL = "[!@#$%^&*?+~]"


def find_named(text: str, folded: str, words: set[str], long_words: list[str]) -> list[Span]:
    """Return the spans of values that stand behind the name of a secret; `long_words` has those over 7 letters."""
    spans: list[Span] = []
    names: dict[str, tuple[str, str]] = {}
    for word in words & _SHORT_NAMES:
        names[word] = _SHORT[word]
    for word in long_words:
        if (word[-3:] in _LAST_LETTERS or word[-1] in "12") and (known := _name_of(word)):
            names[word] = known
    done: dict[str, int] = {}
    for name, at in _places(folded, names):
        end = at + len(name)
        mark = folded[end : end + 1]
        if mark not in _AFTER_NAME:
            continue
        kind, prefix = names[name]
        if mark == " ":
            if kind not in _SPOKEN and compiled(_PROSE).match(folded, end):
                continue
        elif mark in _QUOTES and folded[end + 1 : end + 2] == "," and not _is_opened(folded, at, mark):
            continue
        if at >= done.get(name, 0):
            owner = (folded[max(0, at - 12) : at] + prefix).rstrip(" _-.\"'")
            span = _read_value(text, folded, at, end, kind, owner)
            if span:
                spans.append(span)
                done[name] = span[1]
    if "-u" in folded:
        for match in compiled(_USER).finditer(text):
            spans += ((match.start(1), match.end(1), "api_key"), (match.start(2), match.end(2), "secret"))
    return spans


def _places(folded: str, names: Collection[str]) -> list[tuple[str, int]]:
    """Return where each of the names stands as a word; the two ways to find them differ in speed only."""
    if len(names) > _MANY:
        return [(match[0], match.start()) for match in compiled("[a-z0-9]+").finditer(folded) if match[0] in names]
    places: list[tuple[str, int]] = []
    for name in names:
        at = folded.find(name)
        while at >= 0:
            if folded[at - 1 : at] not in _ALPHANUMERIC:
                places.append((name, at))
            at = folded.find(name, at + len(name))
    return places


def _is_opened(folded: str, start: int, mark: str) -> bool:
    """Tell whether the quotation mark behind a name stands before it too; else it ends a longer text."""
    while start > 0 and folded[start - 1] in _NAME_CHARACTERS:
        start -= 1
    return folded[start - 1 : start] == mark


def _name_of(word: str) -> tuple[str, str] | None:
    """Return the kind of what stands behind a long word and what it begins with; None when it is no name."""
    bare = word.rstrip("12")
    ending = next((ending for ending in _ENDINGS if bare.endswith(ending)), None)
    return (_ENDINGS[ending], bare.removesuffix(ending)) if ending else None


def _read_value(text: str, folded: str, start: int, end: int, kind: str, owner: str) -> Span | None:
    """Return the span of the value behind the name that ends at `end`, if there is one and it is secret."""
    match = compiled(_AFTER).match(folded, end)
    if not match:
        return None
    closed, separator, tag, verb, space, scheme, quote = match.groups()
    if not (separator or tag or verb or space) or (separator == "," and not (closed and quote)):
        return None
    if not separator and not tag and folded.endswith(_PLACEHOLDERS, 0, end + 1):
        return None  # what an earlier pass put there
    if kind == "short" and not (separator and (separator != ":" or closed)):
        return None
    kind = _refine(kind, owner)
    if not kind:
        return None
    at = match.end()
    stop = _find_closing(text, folded, at, quote) if quote else -1
    quoted = stop >= 0
    if not quoted:
        stop = _find_end(text, folded, start, at, kind, closed, separator)
    value = text[at:stop]
    if not value or value in _PLACEHOLDERS:
        return None
    if separator == "," and compiled(_COLON).match(text, stop):
        return None  # not a pair, but a value and the next name of an object
    if not quoted and "\n" in space and separator != "=>" and not is_drawn(value, folded[at:stop]):
        return None
    if scheme and kind in ("authorization", "token"):
        kind = "secret" if scheme == "basic " else "token"
        if len(value) < 8 or not (compiled(_DIGIT).search(value) or is_drawn(value, folded[at:stop])):
            return None
        return at, stop, kind
    # A pair of a header's name and its value, as HTTP libraries print headers.
    pair = separator == "," and (kind == "passphrase" or folded[start - 1 : start] == "-") and not _name_of(value)
    strong = 2 if pair or tag or separator not in (",", None) else 1 if verb else 0
    return (at, stop, _SHOWN.get(kind, kind)) if _is_secret(kind, value, folded[at:stop], strong, quoted) else None


def _refine(kind: str, owner: str) -> str:
    """Return the kind that a name has with the words before it; nothing when it then names no secret."""
    if kind == "key":
        return "secret" if owner.endswith(("secret", "private")) else "api_key" if owner.endswith(_OWNERS) else kind
    if kind == "id":
        return "api_key" if owner.endswith("client") else ""
    return "passphrase" if kind == "short" else kind


_SHOWN = {"key": "api_key", "authorization": "token", "cookie": "token"}


def _find_closing(text: str, folded: str, at: int, quote: str) -> int:
    """Return where a quoted value ends, or -1 when nothing on the line closes it."""
    mark = quote if quote[0] in "%&" or quote.endswith("0022") else _CLOSING.get(quote[-1], quote[-1])
    stop = folded.find(mark, at, at + 4097)
    if stop < 0 or "\n" in text[at:stop]:
        return -1
    while stop > at and text[stop - 1] == "\\":
        stop -= 1
    return stop


def _find_end(text: str, folded: str, start: int, at: int, kind: str, closed: str, separator: str | None) -> int:
    """Return where a value without quotes of its own ends."""
    if kind in ("passphrase", "authorization", "cookie") and not closed:
        while start > 0 and folded[start - 1] in _NAME_CHARACTERS:
            start -= 1
        if start > 0 and text[start - 1] in "\"'":
            stop = _find_closing(text, folded, at, text[start - 1])
            if stop >= 0:
                return stop
    begin = start
    while begin > 0 and folded[begin - 1] in _NAME_CHARACTERS:
        begin -= 1
    in_query = separator == "=" and folded[begin - 1 : begin] in ("&", "?", ";")
    pattern = _FREE if kind == "passphrase" and not in_query else _VALUE
    if separator == ":":
        if kind == "authorization":
            pattern = _LINE
        elif kind == "cookie" or (kind == "passphrase" and folded[start - 1 : start] in ("", "\n")):
            pattern = _COOKIES
    match = compiled(pattern).match(text, at)
    if not match:
        return at
    stop = match.end()
    if (separator or "")[:1] == "%" or closed[:1] == "%":
        for mark in ("%26", "%22"):
            cut = folded.find(mark, at, stop)
            if cut >= 0:
                stop = cut
    return stop


def _is_secret(kind: str, value: str, folded: str, strong: int, quoted: bool) -> bool:
    """Judge a value by the name's kind; `strong` is 2 after `=` or `:`, 1 after `is`, 0 after a space or comma."""
    size = len(value)
    has_digit = compiled(_DIGIT).search(value) is not None
    if kind == "cookie":
        return "=" in value
    if kind == "authorization":
        return strong == 2 and (has_digit or size >= 20)
    if kind == "passphrase":
        if quoted and strong:
            return True
        state = compiled(_LETTERS).match(folded)
        if state and state[0] in _STATES and folded[state.end() : state.end() + 1] not in _ALPHANUMERIC:
            return False
        if strong == 2:
            return True
        mixed = has_digit and compiled(_LETTER).search(folded) is not None
        if strong and (compiled(_SYMBOL).search(value) or is_drawn(value, folded)):
            return size >= 6
        return size >= 6 and mixed
    drawn = is_drawn(value, folded)
    if kind == "key":
        return drawn and compiled(_PURE).fullmatch(value) is not None
    if not has_digit:
        return size >= 16 and drawn
    if strong < 2:
        return size >= 16 and drawn
    if compiled(_SEPARATED).search(value) and not drawn and not compiled(_LONG_PIECE).search(value):
        return False
    if kind == "secret":
        return size >= 4
    return size >= 8 and (drawn or size >= 16 or is_number(value))
