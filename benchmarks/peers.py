"""Peers: other site builders on the same pages, each set up as its documentation says and in its own environment."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import TAGS, Text, pages
from benchmarks.environment import ROOT, WORK, python_with

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Peer:
    """A site builder."""

    name: str
    lacks: str
    """What its output lacks beside ours, as it is measured here."""
    prepare: Callable[[Path, int, int], tuple[Sequence[Command], Path]]
    """Writes the sources into a folder, for so many languages and pages in each; the commands that build the site, to
    be run side by side, and where it will be.
    """


def _markdown(text: Text, **front: str) -> str:
    head = "\n".join(f"{name}: {json.dumps(value)}" for name, value in {"title": text.title, **front}.items())
    body = "\n\n".join(f"## {part.title}\n\n{part.text}" for part in text.parts)
    return f"---\n{head}\n---\n\n{body}\n"


def _sources(folder: Path, locales: int, count: int, ending: str = ".md", **front: str) -> tuple[str, ...]:
    """One folder of Markdown a language, with an index."""
    tags = tuple(TAGS[:locales])
    for tag in tags:
        (folder / tag).mkdir(parents=True)
        for number, text in enumerate(pages(tag, count)):
            name = f"index{ending}" if number == 0 else f"{text.slug}{ending}"
            (folder / tag / name).write_text(_markdown(text, **front), encoding="utf-8")
    return tags


def _ours(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    # In a process of its own, as every other peer writes its sources before the clock starts.
    where = repr(str(folder / "catalog"))
    script = f"import pathlib, benchmarks.corpus as c; c.write_catalog(pathlib.Path({where}), {locales}, {count})"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    words: Command = [sys.executable, "-m", "generator", "build", "--catalog", folder / "catalog"]
    return [[*words, "--output", folder / "site", "--quiet"]], folder / "site"


def _hugo(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    tags = _sources(folder / "content", locales, count)
    for tag in tags:
        (folder / "content" / tag / "index.md").rename(folder / "content" / tag / "first.md")
    languages = {tag: {"contentDir": f"content/{tag}", "weight": at} for at, tag in enumerate(tags, 1)}
    config = {
        "baseURL": "https://help.example.com/",
        "title": "Help",
        "defaultContentLanguage": "en",
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term", "RSS"],
        "languages": languages,
    }
    (folder / "hugo.json").write_text(json.dumps(config))
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    head = (
        '<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
        '{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">'
        "{{ end }}</head><body><nav>{{ range .AllTranslations }}"
        '<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a> {{ end }}</nav>'
    )
    body = "<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>"
    (layouts / "single.html").write_text(head + body)
    (layouts / "list.html").write_text(head + body)
    binary = python_with("hugo", "hugo").parent / "hugo"
    return [[binary, "--source", folder, "--destination", folder / "site", "--quiet"]], folder / "site"


def _material_config(folder: Path, **more: object) -> str:
    # JSON is YAML.
    return json.dumps(
        {
            "site_name": "Help",
            "site_url": "https://help.example.com/",
            "site_dir": str(folder / "site"),
            "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.prune"]},
            "nav": ["index.md"],
            "not_in_nav": "*",
            **more,
        }
    )


def _static_i18n(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    tags = _sources(folder / "docs", locales, count)
    languages = [{"locale": tag, "name": tag, "build": True, "default": tag == "en"} for tag in tags]
    plugins = ["search", {"i18n": {"docs_structure": "folder", "reconfigure_material": True, "languages": languages}}]
    (folder / "mkdocs.yml").write_text(_material_config(folder, plugins=plugins))
    python = python_with("i18n", "mkdocs-material", "mkdocs-static-i18n")
    return [[python, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"]], folder / "site"


def _by_locale(folder: Path, locales: int, count: int, command: Callable[[Path], str]) -> Sequence[Command]:
    """Two shells that build the languages between them."""
    tags = _sources(folder / "sources", locales, count)
    halves: list[list[str]] = [[], []]
    for at, tag in enumerate(tags):
        project = folder / tag
        project.mkdir()
        (folder / "sources" / tag).rename(project / "docs")
        config = {**json.loads(_material_config(folder)), "site_dir": "site"}
        (project / "mkdocs.yml").write_text(json.dumps(config))
        move = f"mkdir -p {folder}/site && mv site {folder}/site/{tag}"
        halves[at % 2].append(f"cd {project} && {command(project)} && {move}")
    return [["sh", "-c", "; ".join(half)] for half in halves if half]


def _plain_material(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    python = python_with("i18n", "mkdocs-material", "mkdocs-static-i18n")
    return _by_locale(folder, locales, count, lambda _: f"{python} -m mkdocs build --quiet"), folder / "site"


def _zensical(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    binary = python_with("zensical", "zensical").parent / "zensical"
    return _by_locale(folder, locales, count, lambda _: f"{binary} build --clean >/dev/null"), folder / "site"


def _eleventy(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    _sources(folder / "src", locales, count, layout="page.njk")
    (folder / "src" / "_includes").mkdir()
    (folder / "src" / "_includes" / "page.njk").write_text(
        '<!doctype html><html><head><meta charset="utf-8"><title>{{ title }}</title></head>'
        "<body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>"
    )
    binary = _node("eleventy", "@11ty/eleventy@3.1.2") / "@11ty" / "eleventy" / "cmd.cjs"
    command = ["node", binary, "--input", folder / "src", "--output", folder / "site", "--quiet"]
    return [command], folder / "site"


def _starlight(folder: Path, locales: int, count: int) -> tuple[Sequence[Command], Path]:
    tags = _sources(folder / "src" / "content" / "docs", locales, count)
    languages = ", ".join(f"{tag}: {{ label: '{tag}', lang: '{tag}' }}" for tag in tags)
    (folder / "astro.config.mjs").write_text(
        "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n"
        "export default defineConfig({ site: 'https://help.example.com', outDir: 'site', integrations: [starlight({\n"
        f"  title: 'Help', defaultLocale: 'en', locales: {{ {languages} }}, sidebar: [] }})] }});\n"
    )
    (folder / "src" / "content.config.ts").write_text(
        "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n"
    )
    (folder / "package.json").write_text('{"type": "module"}')
    modules = _node("starlight", "astro@5", "@astrojs/starlight@0.36")
    (folder / "node_modules").symlink_to(modules)
    script = "astro build --silent >/dev/null"
    return [["sh", "-c", f"cd {folder} && ASTRO_TELEMETRY_DISABLED=1 ./node_modules/.bin/{script}"]], folder / "site"


def _node(name: str, *packages: str) -> Path:
    """The `node_modules` of an environment that holds `packages`; made when it is missing."""
    home = WORK / name
    if not (home / "ready").exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        (home / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], cwd=home, check=True)
        (home / "ready").touch()
    return home / "node_modules"


OURS = "helpcenter build"
PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer(OURS, "", _ours),
        Peer("Hugo", "a theme, a search, a table of contents beside the page, a feed", _hugo),
        Peer("Eleventy", "a theme, a search, hreflang, a switcher of languages, contents, a feed", _eleventy),
        Peer(
            "plain Material, two at a time", "hreflang, a switcher that keeps the page, a common root", _plain_material
        ),
        Peer("Zensical, two at a time", "hreflang, a switcher that keeps the page, a common root", _zensical),
        Peer("mkdocs-static-i18n", "a search and a 404 page for each language, absolute hreflang", _static_i18n),
        Peer("Astro Starlight", "a feed", _starlight),
    )
}
