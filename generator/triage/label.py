"""Label: recognises the platform's own status labels in chat text, where they are named and not merely used.

`Invalid` and `Connected` are ordinary words. One is a label when it is quoted, stands alone on its line, follows a
word such as "status" or a name and a colon, or is written with a capital in the middle of a sentence; labels of
several words need less. Inside a payload nothing is a label.
"""

from __future__ import annotations

import re

from generator.triage.body import Body
from generator.triage.table import Table
from generator.triage.words import compiled, fold

_QUOTES = frozenset("\"'`*_«»“”„‘’「」『』[](){}|<>")
_MARKS = " \t\"'`*_«»“”„‘’「」『』()[]{}|<>.!?;,…-–—~#"
_SENTENCE_ENDS = frozenset(".!?;\n\r|")
_COLONS = frozenset(":=：→")
_MOST_PLACES = 8
_DAYS = "([0-9]{1,4})"
_GAP = "[ \t\xa0]{1,3}"
_SPECIAL = "([.*+?^${}()|\\[\\]\\\\/-])"
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_BEFORE = (
    "status", "state", "label", "badge", "shows", "showing", "says", "saying", "displays", "reads", "marked", "estado",
    "statut", "stato", "durum", "stand", "etat", "statusu", "status is", "status as", "статус", "状态", "狀態", "상태",
    "ステータス", "الحالة", "trạng thái", "สถานะ", "स्थिति", "estatus",
)  # fmt: skip
_ABOUT_KEY = (
    "(?:^|[^a-z0-9])(?:api|keys?|apikey)(?:[^a-z0-9]|$)|sleutel|schlüssel|clave|chave|clef|clés?|chiave|anahtar|klucz|"
    "ключ|密钥|金鑰|キー|키|مفتاح|khóa|kunci|कुंजी|คีย์"
)


class Labelled:
    """A status label in a text, with its days if it counts some, and how it was told from a word: 2 named, 1 likely."""

    __slots__ = ("days", "status", "sure", "text")

    def __init__(self, status: str, text: str, days: int | None, sure: int) -> None:
        self.status = status
        self.text = text
        self.days = days
        self.sure = sure


def find_label(table: Table, candidates: list[int], text: str, folded: str, bodies: list[Body]) -> Labelled | None:
    """Return the label that is named most surely; of equal ones the longest, then the one that stands first."""
    best: tuple[int, int, int, str, str] | None = None
    days: int | None = None
    for index in candidates:
        label, status, capital = table.labels[index]
        for match in _occurrences(label, folded):
            start, end = match.span()
            if any(body.start < start < body.end for body in bodies):
                continue
            sure = _judge(label, capital == 1, text, folded, start, end)
            rank = (-sure, -len(label), start, status, label)
            if sure and (best is None or rank < best):
                best = rank
                days = int(match[1]) if "{days}" in label else None
    return Labelled(best[3], best[4], days, -best[0]) if best else None


def _occurrences(label: str, folded: str) -> list[re.Match[str]]:
    parts = [compiled(_SPECIAL).sub("\\\\\\1", part) for part in fold(label).replace("{days}", "\0").split(" ") if part]
    pattern = compiled(_GAP.join(parts).replace("\0", _DAYS))
    found: list[re.Match[str]] = []
    match = pattern.search(folded)
    while match and len(found) < _MOST_PLACES:
        if (
            folded[match.start() - 1 : match.start()] not in _WORD
            and folded[match.end() : match.end() + 1] not in _WORD
        ):
            found.append(match)
        match = pattern.search(folded, match.end())
    return found


def _judge(label: str, capital: bool, text: str, folded: str, start: int, end: int) -> int:
    """Return 2 when the label is surely named there, 1 when that is likely, 0 when it is a word like any other."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start:start], text[end:line_end]
    bare_before, bare_after = before.rstrip(_MARKS), after.strip(_MARKS + "\r")
    if not before.strip(_MARKS) and not bare_after:
        return 2
    if "{days}" in label:
        return 2
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and len(before) and len(after):
        return 2
    ends = not bare_after or after[:1] in _SENTENCE_ENDS
    first, last = text[start], text[end - 1]
    if first.isascii():
        capital = first != folded[start] and (last == folded[end - 1] or not last.isascii())
    # "It says invalid signature" names no label: a lower-case word goes on into a phrase of its own.
    if fold(bare_before).rstrip(":=：→ ").endswith(_BEFORE) and (ends or capital or " " in label):
        return 2
    inside = bare_before != "" and bare_before[-1:] not in _SENTENCE_ENDS and bare_before[-1:] != ":"
    # Scripts without spaces or capitals: a label of theirs is as good as one of several words.
    several = " " in label or "\u0590" <= label[0] < "\u10a0" or label[0] >= "\u2e80"
    about_key = compiled(_ABOUT_KEY).search(folded[line_start:line_end]) is not None
    if inside and capital:
        return 2 if several or ends else 1
    if several:
        return 1
    return 1 if ends and about_key and (inside or bare_before[-1:] in _COLONS) else 0
