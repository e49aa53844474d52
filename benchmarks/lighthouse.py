"""Lighthouse: its mobile scores for the five kinds of page, served compressed as a host would."""

from __future__ import annotations

import gzip
import json
import mimetypes
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.environment import ROOT, node_with, this_python

LIGHTHOUSE = "lighthouse@12.8.2"
RUNS = 3
PAGES = {
    "home": "",
    "status": "status/invalid/",
    "exchange": "exchange/{exchange}/",
    "code": "exchange/{exchange}/{code}/",
    "triage": "triage/",
}
SCORES = ("performance", "accessibility", "best-practices", "seo")


def run(locale: str = "en") -> None:
    """Build one locale, judge each kind of page `RUNS` times and print the medians, and what costs points."""
    commands = node_with("lighthouse", LIGHTHOUSE)
    with tempfile.TemporaryDirectory() as folder, _served(_built(Path(folder), locale)) as (site, address):
        codes = sorted((site / locale / "exchange").glob("*/*/index.html"))
        exchange, _ = Counter(path.parts[-3] for path in codes).most_common(1)[0]
        code = next(path.parts[-2] for path in codes if path.parts[-3] == exchange)
        print(f"| page | {' | '.join(SCORES)} | layout shift | page, gzipped |\n|---|{'---|' * (len(SCORES) + 2)}")
        lost: dict[str, set[str]] = {}
        for kind, pattern in PAGES.items():
            path = f"{locale}/{pattern.format(exchange=exchange, code=code)}"
            reports = [_judged(commands, address + path) for _ in range(RUNS)]
            scores = [statistics.median(_score(each, name) for each in reports) for name in SCORES]
            shift = statistics.median(
                float(each["audits"]["cumulative-layout-shift"]["numericValue"]) for each in reports
            )
            weight = statistics.median(float(each["audits"]["total-byte-weight"]["numericValue"]) for each in reports)
            print(
                f"| {kind} | {' | '.join(f'{score:.0f}' for score in scores)} | {shift:.3f} | {weight / 1000:.0f} kB |"
            )
            lost[kind] = {name for each in reports for name in _lost(each)}
    for kind, names in lost.items():
        if names:
            print(f"\n{kind}: loses points by {', '.join(sorted(names))}")


def _built(folder: Path, locale: str) -> Path:
    site = folder / "site"
    build: list[str | Path] = [
        this_python(),
        "-m",
        "generator",
        "build",
        "--locale",
        locale,
        "--output",
        site,
        "--quiet",
    ]
    subprocess.run(build, cwd=ROOT, check=True)
    return site


def _judged(commands: Path, address: str) -> Any:
    chrome = os.environ.get("CHROME_PATH") or shutil.which("chromium")
    flags = "--headless=new --no-sandbox"
    words: list[str | Path] = [commands / "lighthouse", address, "--quiet", f"--chrome-flags={flags}", "--output=json"]
    done = subprocess.run(words, env={**os.environ, "CHROME_PATH": chrome or ""}, check=True, capture_output=True)
    return json.loads(done.stdout)


def _score(report: Any, name: str) -> float:
    score: float | None = report["categories"][name]["score"]
    return 100 * score if score is not None else float("nan")


def _lost(report: Any) -> Iterator[str]:
    """Audits that count and were not fully passed."""
    for name in SCORES:
        for each in report["categories"][name]["auditRefs"]:
            score = report["audits"][each["id"]]["score"]
            if each["weight"] and score is not None and score < 0.9:
                yield each["id"]


class _Host(SimpleHTTPRequestHandler):
    """Serves files compressed, once compressed, with what a host says about text."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the table is the output."""

    def do_GET(self) -> None:
        """The file, the folder's page, or the page that says that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = _compressed(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{mimetypes.guess_type(path.name)[0] or 'text/plain'}; charset=utf-8")
        self.send_header("Cache-Control", "max-age=31536000")
        if found:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@lru_cache(maxsize=1000)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def _served(site: Path) -> Iterator[tuple[Path, str]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
