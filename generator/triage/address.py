"""Address: finds e-mail addresses, IP addresses and credentials inside web addresses."""

from __future__ import annotations

from generator.triage.secret import Span
from generator.triage.words import compiled

_LOCAL_PART = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")
# Compiled on first use, which `re` remembers: most texts need few of them.
_DOMAIN = "[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,6}\\.[a-z]{2,24}"
_USER = "://([^ \t\r\n/@:\"'<>\\[\\]]{1,2048}):([^ \t\r\n/@\"'<>\\[\\]]{1,2048})@"
_IPV4 = "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}"
_DOTS = "\\.[0-9]{1,3}\\.[0-9]{1,3}\\."
_DIGITS = frozenset("0123456789")
_COLONS = ":[0-9a-f]{0,4}:"
_IPV6 = "[0-9a-f:]{2,45}"
_HEXADECIMAL = frozenset("0123456789abcdef:")
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DOMAIN_GOES_ON = _ALPHANUMERIC | {"@", "_", "-"}
_VERSION_BEFORE = ("version", "version=", "version:", "version ", "version\"", "==", "@", "-v", " v")  # fmt: skip


def find_addresses(text: str, folded: str) -> list[Span]:
    """Return the spans of addresses of people and machines."""
    spans: list[Span] = []
    if "@" in text:
        if "://" in text:
            for match in compiled(_USER).finditer(text):
                spans += ((match.start(1), match.end(1), "api_key"), (match.start(2), match.end(2), "secret"))
        _find_emails(folded, spans)
    if text.count(".") >= 3:
        for middle in compiled(_DOTS).finditer(text):
            start = middle.start()
            while start > 0 and middle.start() - start < 3 and text[start - 1] in _DIGITS:
                start -= 1
            whole = compiled(_IPV4).match(text, start)
            if whole and _is_ipv4(folded, start, whole.end()):
                spans.append((start, whole.end(), "ip"))
    if "::" in text or text.count(":") >= 7:
        _find_ipv6(folded, spans)
    return spans


def _find_emails(folded: str, spans: list[Span]) -> None:
    at = folded.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < 64 and folded[start - 1] in _LOCAL_PART:
            start -= 1
        match = compiled(_DOMAIN).match(folded, at + 1)
        if match and start < at and folded[match.end() : match.end() + 1] not in _DOMAIN_GOES_ON:
            spans.append((start, match.end(), "email"))
        at = folded.find("@", at + 1)


def _is_ipv4(folded: str, start: int, end: int) -> bool:
    """Tell an address from a version number, a longer dotted number or a part of a name."""
    if any(int(part) > 255 for part in folded[start:end].split(".")):
        return False
    before = folded[max(0, start - 9) : start]
    if before and (before[-1] in _ALPHANUMERIC or before[-1] in "._"):
        return False
    if before.endswith("/") and before[-2:-1] in _ALPHANUMERIC:
        return False
    if before.endswith(_VERSION_BEFORE):
        return False
    after = folded[end : end + 2]
    return after[:1] not in _ALPHANUMERIC and not (after[:1] == "." and after[1:] in _ALPHANUMERIC)


def _find_ipv6(folded: str, spans: list[Span]) -> None:
    end = 0
    match = compiled(_COLONS).search(folded)
    while match:
        start = match.start()
        while start > end and match.start() - start < 45 and folded[start - 1] in _HEXADECIMAL:
            start -= 1
        whole = compiled(_IPV6).match(folded, start)
        end = max(whole.end() if whole else 0, match.end())
        if (
            folded[start - 1 : start] not in _ALPHANUMERIC
            and folded[end : end + 1] not in _ALPHANUMERIC
            and _is_ipv6(folded[start:end])
        ):
            spans.append((start, end, "ip"))
        match = compiled(_COLONS).search(folded, end)


def _is_ipv6(text: str) -> bool:
    groups = text.split(":")
    filled = [group for group in groups if group]
    if any(len(group) > 4 for group in filled) or len(groups) > 9:
        return False
    if "::" in text:
        return 2 <= len(filled) < 8 and not "".join(filled).isalpha()
    return len(filled) == 8 == len(groups)
