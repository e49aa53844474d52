"""Validity: a plain check of HTML against the rules of the standard that templates break most easily.

It knows less than the Nu checker, runs without Java, and is fast enough for every kind of page in every language. The
Nu checker reads the same pages with `java -jar vnu.jar --errors-only site/en/index.html ...` (npm package `vnu-jar`).
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PHRASING_ONLY = frozenset("p h1 h2 h3 h4 h5 h6 span b strong em code pre a label dt summary small i".split())
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul".split()
)
MAY_HOLD_BLOCKS = frozenset({"a", "summary"})
"""A link may hold blocks where its parent may, a summary one heading."""
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup"},
}
PARENTS = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "td": {"tr"}, "th": {"tr"}}
PARENTS |= {"tr": {"table", "thead", "tbody", "tfoot"}, "summary": {"details"}}
INTERACTIVE = frozenset("a button select textarea details".split())
NAMES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
"""Attributes that name elements of the page by id."""
ONE = ("title", "main", "h1")
REQUIRED = {"html": ("lang",), "img": ("src", "alt"), "meta": (), "link": ("rel", "href"), "use": ("href",)}
NOT_ON = {"autocomplete": ("checkbox", "radio", "button")}


class Validity(HTMLParser):
    """Collects what is wrong in `faults`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._named: list[tuple[str, str]] = []
        self._count: dict[str, int] = {}
        if not html.lower().startswith("<!doctype html>"):
            self._say("no doctype")
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]
        self.faults += [f"nothing has the id {name}" for _, name in self._named if name not in self._ids]
        self.faults += [f"{self._count.get(tag, 0)} <{tag}>" for tag in ONE if self._count.get(tag, 0) != 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)
        if "svg" not in self._open and tag != "svg" and tag not in VOID:
            self._say(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self._say(f"</{tag}> closes nothing; open: {self._open[-3:]}")
            if tag in self._open:
                while self._open.pop() != tag:
                    pass
            return
        self._open.pop()

    def _look(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count[tag] = self._count.get(tag, 0) + ("svg" not in self._open)
        self.faults += [f"{fault} (line {self.getpos()[0]})" for fault in self._wrong(tag, attrs)]

    def _wrong(self, tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        values = {name: value or "" for name, value in attrs}
        if len(values) != len(attrs):
            yield f"<{tag}> says an attribute twice"
        if "id" in values:
            if values["id"] in self._ids or not values["id"] or " " in values["id"]:
                yield f"id {values['id']!r} is not the only one"
            self._ids.add(values["id"])
        for name in NAMES:
            self._named += [(name, each) for each in values.get(name, "").split()]
        yield from (f"<{tag}> lacks {name}" for name in REQUIRED.get(tag, ()) if name not in values)
        yield from (
            f"<{tag}> has {name}" for name, kinds in NOT_ON.items() if name in values and values.get("type") in kinds
        )
        if "svg" not in self._open:
            yield from self._misplaced(tag)

    def _misplaced(self, tag: str) -> Iterator[str]:
        parent = self._open[-1] if self._open else ""
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            yield f"<{tag}> in <{parent}>"
        if tag in PARENTS and parent not in PARENTS[tag]:
            yield f"<{tag}> outside its list or table, in <{parent}>"
        if tag in BLOCKS:
            if parent in PHRASING_ONLY - MAY_HOLD_BLOCKS:
                yield f"<{tag}> in <{parent}>"
            if "p" in self._open:
                yield f"<{tag}> inside a paragraph"
        if tag in INTERACTIVE - {"details"} and {"a", "button"} & set(self._open):
            yield f"<{tag}> inside a link or button"

    def _say(self, fault: str) -> None:
        self.faults.append(f"{fault} (line {self.getpos()[0]})")
