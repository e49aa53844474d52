"""Codes: finds the codes of the table in a text where they stand as codes, whatever wraps them.

A number is a code only in a known position; an error name made of several words is one wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.triage.place import OPENING, place_before
from generator.triage.words import compiled, fold

STRONG = 3
"""The text calls it a code or an error, or it is an error's own compound name."""
LIKELY = 2
"""It stands as client libraries print one: `10003: API key is invalid`, `(400, -1013, 'Filter …`."""
WEAK = 1
"""It stands alone; it counts only beside other evidence."""

_MOST_PLACES = 16
_CODE_WORDS = frozenset(
    "code retcode errcode errorcode scode err error errors errno exception label reason returncode errormsg fehler "
    "erreur fout hata errore codigo erro kod".split()
)
_MESSAGE_WORDS = frozenset("message msg body response data text desc description detail details info failed".split())
_NAME_WORDS = frozenset("name id type result message status".split())
_CODE_ENDS = ("code", "error", "exception", "errno")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_DIGITS = frozenset("0123456789")
_NAME_ENDS = frozenset(("", '"', "'", "`", "\\", ",", "}", "]", "\n", "\r", ":", " ", ")"))
_VALUE_BEFORE = frozenset((":", "=", ">", ")", "t"))
_NAME_OPENS = frozenset(('"', "'", "`", "=", "["))
_NUMBER_ENDS = frozenset(("", ",", ")", "]", ":", "\n", ";"))
_MESSAGE_AFTER = "[\"'`)\\]]{0,2} ?(?:(?::|-|=>|\\|) ?[\"'`(\\[]{0,2}[a-z{]|, ?[\"'])"


_FIELDS = frozenset(
    "code Code retCode ret_code err-code err_code errCode errcode errorCode error_code ErrorCode sCode s_code label "
    "reason".split()
)


def find_in_bodies(levels: Iterable[Mapping[str, str]], known: Mapping[str, object], found: dict[str, int]) -> None:
    """Add to `found` the codes of `known` that are the value of a field for codes."""
    for level in levels:
        for name in level:
            if name in _FIELDS:
                code = fold(level[name].removeprefix('"'))
                if code in known:
                    found[code] = STRONG


def find_numbers(folded: str, words: Iterable[str], known: Mapping[str, object], found: dict[str, int]) -> None:
    """Add to `found` the codes of `known` that are numbers and stand as codes; `words` are the digits to look for."""
    for digits in words:
        size = len(digits)
        at = folded.find(digits)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            end = at + size
            if _may_be_code(folded, at, end):
                _judge_number(folded, at, end, folded[at - 1 : at] == "-", known, found)
            at = folded.find(digits, end)


def _may_be_code(folded: str, at: int, end: int) -> bool:
    """Rule out most numbers at a glance: parts of longer ones, line numbers, short ones that are no value."""
    before, after = folded[at - 1 : at], folded[end : end + 1]
    if before in _WORD or before == "." or after in _WORD:
        return False
    if after in (".", ":") and folded[end + 1 : end + 2] in _DIGITS:
        return False
    if before == "-" and folded[at - 2 : at - 1] in _WORD:
        return False
    if end - at < 4:
        return folded[max(0, at - 12) : at].rstrip(OPENING)[-1:] in _VALUE_BEFORE
    return True


def _judge_number(
    folded: str, at: int, end: int, signed: bool, known: Mapping[str, object], found: dict[str, int]
) -> None:
    """Add the code at one place, if it is one there; a lost minus sign leaves a weak one."""
    code = folded[at - signed : end]
    sure = STRONG
    if code not in known:
        code = "-" + code
        if signed or code not in known:
            return
        sure = WEAK
    if found.get(code, 0) < sure:
        word, previous, keyed, listed = place_before(folded, at - signed)
        named = word in _CODE_WORDS or word.endswith(_CODE_ENDS)
        if end - at < 4:
            # So short a number is a code only as the value of a field that says so; as an HTTP status it is read
            # elsewhere.
            says_so = keyed and (word in _CODE_WORDS or word.endswith("code"))
            strength = STRONG if says_so and "http" not in word + previous and "status" not in word + previous else 0
        elif named and (not listed or word == "error") and previous not in ("http", "https", "status"):
            strength = sure
        elif sure == WEAK:
            strength = 0
        else:
            strength = _judge_neighbours(folded, end, end - at, signed, word, keyed, listed)
        if strength > found.get(code, 0):
            found[code] = strength


def _judge_neighbours(folded: str, end: int, size: int, signed: bool, word: str, keyed: bool, listed: bool) -> int:
    """Judge a number that no code word stands before, by what follows and by its form."""
    if compiled(_MESSAGE_AFTER).match(folded, end) and not (keyed and word not in _MESSAGE_WORDS):
        return LIKELY
    if keyed:
        return LIKELY if word in _MESSAGE_WORDS else 0
    if signed:
        return LIKELY if listed or folded[end : end + 1] in _NUMBER_ENDS else WEAK
    return WEAK if size > 4 and not listed else 0


def find_names(text: str, folded: str, names: Iterable[str], written: Mapping[str, str], found: dict[str, int]) -> None:
    """Add to `found` the error names that stand in the text; `written` gives their spelling."""
    for name in names:
        plain = _WORD.issuperset(name) and "_" not in name
        exact = written[name] if plain and _joined(written[name]) else ""
        at = folded.find(name)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            end = at + len(name)
            if not _goes_on(folded, at, end) and (not plain or text[at:end] == exact or _is_named(folded, at, end)):
                found[name] = STRONG
                break
            at = folded.find(name, end)


def _goes_on(folded: str, at: int, end: int) -> bool:
    """Tell whether a name is only a part of a longer one."""
    before, after = folded[at - 1 : at], folded[end : end + 1]
    if before in _WORD or after in _WORD:
        return True
    if after == "-" and folded[end + 1 : end + 2] in _WORD:
        return True
    return before == "-" and folded[at - 2 : at - 1] in _WORD


def _joined(written: str) -> bool:
    """Tell whether a name is several words written as one: `InvalidSignature`, `API0004`."""
    inner = written[1:]
    return inner != fold(inner) and (inner != inner.upper() or not _DIGITS.isdisjoint(inner))


def _is_named(folded: str, at: int, end: int) -> bool:
    """Tell whether an ordinary word, or a name in other capitals, stands where a code stands."""
    if folded.endswith("exception ", max(0, at - 10), at):
        return True
    opened = folded[at - 1 : at] in _NAME_OPENS or folded[max(0, at - 3) : at] == "=> "
    if not opened or folded[end : end + 1] not in _NAME_ENDS:
        return False
    word, _, keyed, _ = place_before(folded, at)
    return keyed and (word in _CODE_WORDS or word.endswith(_CODE_ENDS) or word in _NAME_WORDS)
