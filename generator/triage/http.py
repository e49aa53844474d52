"""HTTP: finds HTTP statuses where the text gives them as such, never in amounts, lines or codes of an exchange."""

from __future__ import annotations

from generator.triage.place import place_before
from generator.triage.words import compiled

_MOST_PLACES = 16
_BEFORE = frozenset(
    "http https status statuscode httpstatus httpcode code response responded returned returns got received gives "
    "error err errors exception answered".split()
)
_REASON = (
    "[\"'`)\\]]{0,2}[ \t]?[-:,]?[ \t]?[\"'`(]?(?:unauthorized|forbidden|client error|server error|bad gateway|"
    "bad request|too many|service|internal server|gateway|error|unavailable|proxy auth|request timeout|im a teapot|"
    "i'm a teapot|conflict|status code|http|code|method not|not acceptable|temporarily|<html|<!doctype|[-]?\\{)"
)
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_DIGIT = "[0-9]"
_VERSIONS = frozenset("0 1 2 3".split())


def find_http(folded: str, statuses: list[int]) -> list[int]:
    """Return those of `statuses`, whose digits the text has, that stand as HTTP statuses."""
    found: list[int] = []
    for status in statuses:
        digits = str(status)
        at = folded.find(digits)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            if _is_status(folded, at):
                found.append(status)
                break
            at = folded.find(digits, at + 3)
    return found


def _is_status(folded: str, at: int) -> bool:
    before, after = folded[at - 1 : at], folded[at + 3 : at + 4]
    if before in _WORD or before in (".", "-", "$") or after in _WORD or after == "%":
        return False
    if after == "." and folded[at + 4 : at + 5] in _WORD:
        return False
    if compiled(_REASON).match(folded, at + 3):
        return True
    word, previous, keyed, listed = place_before(folded, at)
    if word in _BEFORE or word.endswith(("error", "exception", "status", "code")):
        return not listed
    if word in _VERSIONS and previous in ("http", "1", "2"):
        return True
    near = folded[max(0, at - 40) : at]
    near = near[near.rfind("\n") + 1 :]
    http = near.rfind("http")
    if http >= 0 and "://" not in near and not compiled(_DIGIT).search(near, http):
        return True
    if keyed and word.isdigit():
        return True  # an item of a dumped list: [4] => 401
    # A library's line: GET https://host/path 503
    line = folded[max(0, at - 240) : at]
    token = line[line.rfind(" ", 0, len(line) - 1) + 1 :]
    return before == " " and "://" in token
