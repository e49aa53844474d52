"""Search: the queries of `tests/search`, asked of our search, of Pagefind and of the theme's own, in a browser.

Every candidate answers from the same built site. What a phone downloads is counted by the server: all files that one
first search asks for, compressed as a host would.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
from material.plugins.search.plugin import SearchIndex
from playwright.sync_api import Browser, sync_playwright

from benchmarks.environment import ROOT, WORK, python_with, this_python
from generator.plugin.theme import stock_words
from tests.search.queries import ANY, LOCALES, Query, queries

SITE = WORK / "search" / "site"
PEERS = "peers"
TEMPLATES = Path(material.__file__).parent / "templates"
ASKING = (ROOT / "tests" / "search" / "asking.js").read_text(encoding="utf-8")
PAGEFIND = """async ({ bundle, home, queries }) => {
  const pagefind = await import(bundle);
  await pagefind.options({ baseUrl: "/" });
  const shown = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 5).map((each) => each.data()));
    shown.push(first.map(({ url }) => url.slice(home.length)));
  }
  return shown;
}"""
TUNED = r"""[\s\u200b\u3000\-_,:;.=&/()\[\]{}"'`’“”«»„!?#+*|<>@%~^$\\…·。、，．？！；：（）「」]+"""
"""What stands between words in codes, labels and sentences of every language."""
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_AROUND_HAN = re.compile(rf"(?<={_HAN})(?=\S)|(?<=\S)(?={_HAN})")
_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def run() -> None:
    """Print recall in the first five results, and bytes of a first search, for each candidate and language."""
    _prepare()
    with _served(SITE) as (address, asked), sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        rows = {name: _row(name, browser, address, asked) for name in ("ours", "pagefind", "tuned", "stock")}
        browser.close()
    print("| recall in the first five, % | " + " | ".join(LOCALES) + " | least | first search, kB |")
    print("|---" * (len(LOCALES) + 3) + "|")
    for name, (recalls, sizes) in rows.items():
        shown = " | ".join(f"{recalls[locale]:.0f}" for locale in LOCALES)
        print(f"| {_NAMES[name]} | {shown} | {min(recalls.values()):.1f} | {max(sizes.values()) / 1000:.0f} |")


_NAMES = {
    "ours": "this search",
    "pagefind": "Pagefind",
    "tuned": "the theme's lunr, our entries and separator",
    "stock": "the theme's search as it comes",
}


def _row(name: str, browser: Browser, address: str, asked: set[str]) -> tuple[dict[str, float], dict[str, int]]:
    recalls, sizes = {}, {}
    for locale in LOCALES:
        all_queries = [*queries(locale), *queries(ANY)]
        page = browser.new_page()
        page.goto(f"{address}blank.html")
        asked.clear()
        _ask(name, page, locale, all_queries[:1])
        files = [SITE / path for path in asked if path != "favicon.ico"]
        sizes[locale] = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
        shown = _ask(name, page, locale, all_queries)
        found = sum(query.answered(pages) for query, pages in zip(all_queries, shown, strict=True))
        recalls[locale] = 100 * found / len(all_queries)
        page.close()
    return recalls, sizes


def _ask(name: str, page: Any, locale: str, asked: list[Query]) -> list[list[str]]:
    typed = [query.typed for query in asked]
    if name == "pagefind":
        bundle = f"/{PEERS}/pagefind/{locale}/pagefind.js"
        return page.evaluate(PAGEFIND, {"bundle": bundle, "home": "/", "queries": typed})
    if name == "ours":
        worker = next((SITE / locale / "assets" / "js" / "search").glob("worker.*.js"))
        return page.evaluate(ASKING, {"worker": f"/{worker.relative_to(SITE).as_posix()}", "queries": typed})
    if name == "tuned":
        # A leading minus excludes a word and a colon names a field; readers mean neither.
        typed = [re.sub(r'[-+~^*:"\\]+', " ", each) for each in typed]
    worker = next((SITE / PEERS / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    index = f"/{PEERS}/{name}/{locale}.json"
    return page.evaluate(
        ASKING, {"worker": f"/{worker.relative_to(SITE).as_posix()}", "queries": typed, "index": index}
    )


def _prepare() -> None:
    """Build the site and every peer's index beside it."""
    shutil.rmtree(SITE.parent, ignore_errors=True)
    SITE.parent.mkdir(parents=True)
    subprocess.run([this_python(), "-m", "generator", "build", "--quiet", "--output", SITE], check=True, cwd=ROOT)
    (SITE / "blank.html").write_text("<!doctype html><title>Blank</title>")
    scripts = SITE / PEERS / "assets" / "javascripts"
    for name in ("lunr", "workers"):
        shutil.copytree(TEMPLATES / "assets" / "javascripts" / name, scripts / name)
    pagefind = python_with("pagefind", "pagefind[extended]")
    for locale in LOCALES:
        words = stock_words((str(TEMPLATES),), locale)
        _write(SITE / PEERS / "stock" / f"{locale}.json", _stock(locale, words))
        _write(SITE / PEERS / "tuned" / f"{locale}.json", _tuned(locale, words))
        target = SITE / PEERS / "pagefind" / locale
        command = [pagefind, "-m", "pagefind", "--site", SITE / locale, "--output-path", target, "--force-language"]
        subprocess.run([*command, locale.split("-")[0], "--quiet", "--root-selector", "article"], check=True)


def _config(words: Mapping[str, str], separator: str) -> dict[str, Any]:
    pipeline = [name.strip() for name in words["search.config.pipeline"].split(",") if name.strip()]
    fields = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
    return {"lang": [words["search.config.lang"]], "separator": separator, "pipeline": pipeline, "fields": fields}


def _stock(locale: str, words: Mapping[str, str]) -> Mapping[str, Any]:
    """What the theme's plugin makes of the pages, left to itself."""
    index = SearchIndex(**_config(words, words["search.config.separator"]))
    home = SITE / locale
    for path in sorted(home.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        article, title = _ARTICLE.search(text), _TITLE.search(text)
        if article and title:
            url = path.parent.relative_to(home).as_posix().removeprefix(".")
            name = unescape(title.group(1))
            page = SimpleNamespace(content=article.group(1), meta={}, toc=[], title=name, url=f"{url}/" if url else "")
            index.add_entry_from_context(page)
    loaded: Mapping[str, Any] = json.loads(index.generate_search_index(None))
    return loaded


def _tuned(locale: str, words: Mapping[str, str]) -> Mapping[str, Any]:
    """Our entries, with our words as the tags that weigh most, for the theme's engine."""
    data = json.loads((SITE / locale / "search" / "index.json").read_text(encoding="utf-8"))
    apart = "u200b" in words["search.config.separator"]
    docs = []
    for location, title, parts, boost, typed in data["entries"]:
        text = " ".join(data["texts"][part] if isinstance(part, int) else part for part in parts)
        shown = [_AROUND_HAN.sub("\u200b", each) if apart else each for each in (title, text)]
        docs.append({"location": location, "title": shown[0], "text": shown[1], "tags": typed, "boost": boost})
    return {"config": _config(words, TUNED), "docs": docs}


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


class _Listening(SimpleHTTPRequestHandler):
    """Serves files and notes which."""

    def __init__(self, *words: Any, asked: set[str], **more: Any) -> None:
        self.asked = asked
        super().__init__(*words, **more)

    def do_GET(self) -> None:
        self.asked.add(self.path.partition("?")[0].lstrip("/"))
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        pass


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, set[str]]]:
    asked: set[str] = set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Listening, directory=str(folder), asked=asked))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
