"""A static host for tests: serves a built site and obeys its `_headers` and `_redirects` as real hosts do."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class HeaderRule:
    pattern: str
    headers: tuple[tuple[str, str], ...]

    def fits(self, path: str) -> bool:
        """`*` stands for anything, `:name` for anything without a slash."""
        return re.fullmatch(_expression(self.pattern), path) is not None


@functools.cache
def _expression(pattern: str) -> str:
    parts = re.split(r"(\*|:[A-Za-z]\w*)", pattern)
    return "".join(".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part) for part in parts)


def header_rules(text: str) -> list[HeaderRule]:
    """`_headers`: a pattern at the edge, its headers indented below."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        elif line:
            rules.append((line, []))
    return [HeaderRule(pattern, tuple(headers)) for pattern, headers in rules]


def headers_for(rules: list[HeaderRule], path: str) -> dict[str, str]:
    """Every rule that fits; equal names are joined with commas."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        if rule.fits(path):
            for name, value in rule.headers:
                found.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def redirects(text: str) -> list[tuple[str, str, int]]:
    """`_redirects`: from, to, code."""
    return [(old, new, int(code)) for old, new, code in (line.split() for line in text.splitlines())]


class Host(ThreadingHTTPServer):
    """Knows the site's rules; `tampered` replaces the bytes of some paths, to play an update or a broken one."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.rules = header_rules((folder / "_headers").read_text(encoding="utf-8"))
        self.redirects = {
            old: (new, code) for old, new, code in redirects((folder / "_redirects").read_text(encoding="utf-8"))
        }
        self.tampered: dict[str, bytes] = {}
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """A loopback name counts as secure, so that service workers may run."""
        return f"http://localhost:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: Host
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".md": "text/markdown; charset=utf-8",
        ".webmanifest": "application/manifest+json",
    }

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        if path in self.server.redirects:
            target, code = self.server.redirects[path]
            self.send_response(code)
            self.send_header("Location", target)
            self.end_headers()
        elif path in self.server.tampered:
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path + "index.html" if path.endswith("/") else path))
            self.end_headers()
            self.wfile.write(self.server.tampered[path])
        else:
            super().do_GET()

    def end_headers(self) -> None:
        told = headers_for(self.server.rules, self.path.partition("?")[0])
        # What these hosts send when they are told nothing.
        for name, value in {"Cache-Control": "public, max-age=0, must-revalidate", **told}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """The site on the loopback address until the block ends."""
    host = Host(folder.resolve())
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()
        thread.join()
