"""Plugin: hands one locale's pages, search entries, styles and scripts to MkDocs at the moments it asks for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.compile import CompiledCatalog, LocaleView
from generator.pages import FEEDBACK_SCRIPT, TWIN, LocaleFact, Page, PageKind, SiteFacts, pages_of
from generator.pipeline.prepare import Project, prepare
from generator.plugin.fill import PAGE, Filler
from generator.plugin.generated import Alternate, GeneratedPage, generated_file
from generator.plugin.policy import with_policy
from generator.plugin.scripts import Script, scripts
from generator.plugin.search import is_replaced, set_up_search, write_index
from generator.plugin.styles import style_sheet
from generator.plugin.theme import use_theme
from generator.portal import MANIFEST, app_manifest
from generator.report import render
from generator.resources import site_source
from generator.words import locales

SEARCH = "material/search"
CARD = "assets/card.png"
"""The picture that a shared link shows; drawn by `tests/site/cards.py`, because a build has no fonts."""


class HelpCenterConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs leaves a hook untyped
    """The plugin's options in `mkdocs.yml`."""

    catalog = option.Type(str, default="catalog")
    """The catalogue's folder, relative to `mkdocs.yml`."""
    locale = option.Optional(option.Type(str))
    """The locale to build; the source locale when absent."""


class HelpCenterPlugin(BasePlugin[HelpCenterConfig]):  # type: ignore[no-untyped-call] # the same hook
    """Builds one locale. `build_locale` hands over a compiled catalogue; without it the plugin compiles its own."""

    def __init__(self) -> None:
        self.given: tuple[CompiledCatalog, str] | None = None
        self.fills = False
        """Whether the theme's template is filled instead of rendered for each page."""
        self._serving = False
        self._compiled: CompiledCatalog
        self._view: LocaleView
        self._styles = ""
        self._scripts: dict[str, Script] = {}
        self._pages: list[Page] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a browser is watching; MkDocs then decides the site's address."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the site speak the locale."""
        self._compiled, tag = self.given or self._compile(config)
        view = self._view = self._compiled.locales[tag]
        # The theme prints these as they are, so they are escaped here.
        config.site_name = escape(view.t("site.name"))
        config.site_description = view.t("site.home.lead")
        if not self._serving:
            config.site_url = f"{_root(view)}{tag}/"
        for choice, name in zip(config.theme["palette"], ("auto", "light", "dark"), strict=True):
            icon = {
                "auto": "material/brightness-auto",
                "light": "material/brightness-7",
                "dark": "material/brightness-4",
            }
            choice["toggle"] = {"icon": icon[name], "name": escape(view.t(f"site.scheme.{name}"))}
        config.extra["alternate"] = self._alternates("")
        config.extra["view"] = view
        config.extra["x_default"] = self._default_address
        config.extra["help"] = _Words(view)
        config.extra["card"] = f"{_root(view)}{tag}/{CARD}" if _card(tag).is_file() else ""
        others = (other for other in self._compiled.catalog.published if other != tag)
        config.extra["og_locales"] = [locales.with_region(each) for each in (tag, *others)]
        use_theme(config, site_source() / "theme", tag, view.direction)
        config.extra["styles"], self._styles = style_sheet(config.theme.dirs, site_source() / "css")
        self._scripts = scripts(site_source() / "js")
        config.extra["scripts"] = {name: script.uri for name, script in self._scripts.items()}
        set_up_search(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and our assets, and leave out what no reader loads."""
        for file in list(files):
            if is_replaced(file.src_uri) or file.src_uri.endswith(".map"):
                files.remove(file)
        styles = File.generated(config, config.extra["styles"], content=self._styles, inclusion=InclusionLevel.INCLUDED)
        files.append(styles)
        for script in self._scripts.values():
            file = File.generated(config, script.uri, content=script.text, inclusion=InclusionLevel.INCLUDED)
            files.append(file)
        if config.extra["card"]:
            card = str(_card(self._view.tag))
            files.append(File.generated(config, CARD, abs_src_path=card, inclusion=InclusionLevel.INCLUDED))
        manifest = app_manifest(self._view)
        files.append(File.generated(config, MANIFEST, content=manifest, inclusion=InclusionLevel.INCLUDED))
        tags = self._compiled.catalog.published
        facts = tuple(LocaleFact(tag, locales.own_name(tag), locales.direction(tag)) for tag in tags)
        self._pages = pages_of(self._view, SiteFacts(facts, site_source(), frozenset(self._compiled.locales)))
        for page in self._pages:
            files.append(generated_file(page, config, self._alternates(page.uri)))
        config.nav = self._navigation()
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Remember the navigation."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Put the filler in the place of the page template, when it is asked for by itself and not by another."""
        if not self.fills:
            return env
        search = config.plugins[SEARCH].config

        def prepare(page: object) -> None:
            search.enabled = _connects(page)

        stock = env.get_template
        filler: Any = Filler(stock, self._nav, prepare, self._finished)

        def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002
            return filler if name == PAGE and parent is None else stock(name, parent, globals)

        env.get_template = get_template  # type: ignore[method-assign]
        return env

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG002
        """Leave the search out of the page where errors are pasted: that page may not connect anywhere."""
        # The filler sets it itself; until then the search plugin need not read pages that it is told to leave out.
        config.plugins[SEARCH].config.enabled = _connects(page) and not self.fills
        return context

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Give the page its content security policy, which a filled one already has."""
        return output if self.fills else self._finished(output, page)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Give the 404 page its policy too."""
        return with_policy(output_content, connects=True) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index."""
        self._write_twins(Path(config.site_dir))
        config.plugins[SEARCH].config.enabled = True
        write_index(Path(config.site_dir), self._pages)

    def _write_twins(self, folder: Path) -> None:
        """Put each page's Markdown beside it. MkDocs would take such files for pages of its own."""
        for page in self._pages:
            (folder / page.uri / TWIN).write_text(page.markdown, encoding="utf-8", newline="\n")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:  # noqa: ARG002
        """Rebuild when the catalogue or our templates change."""
        server.watch(str(self._catalog_folder(config)))
        server.watch(str(site_source()))

    def _compile(self, config: MkDocsConfig) -> tuple[CompiledCatalog, str]:
        """The catalogue named in `mkdocs.yml`, checked; its problems stop the build with their places."""
        prepared = prepare(Project(self._catalog_folder(config)), dt.date.today(), None)
        if prepared.compiled is None:
            raise PluginError("\n" + render("text", prepared.diagnostics, prepared.loaded.files, base=prepared.base))
        tag = self.config.locale or prepared.compiled.catalog.source_locale
        if tag not in prepared.compiled.locales:
            raise PluginError(f"`{tag}` is not a published locale of this catalogue.")
        return prepared.compiled, tag

    def _catalog_folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.catalog

    def _alternates(self, uri: str) -> list[Alternate]:
        root = _root(self._view)
        return [
            Alternate(tag, locales.own_name(tag), locales.direction(tag), f"{root}{tag}/{uri}", f"../{tag}/{uri}")
            for tag in self._compiled.catalog.published
        ]

    def _default_address(self, page: GeneratedPage) -> str:
        """Where a reader of none of our languages is sent: home to the list of languages, else to the source locale."""
        return page.alternates[0].url if page.value.uri else _root(self._view)

    def _finished(self, html: str, page: object) -> str:
        """The page with its policy, which lets answers go to the platform's endpoint and nowhere else."""
        posts = isinstance(page, GeneratedPage) and FEEDBACK_SCRIPT in page.value.scripts
        return with_policy(html, connects=_connects(page), also=self._view.platform.feedback.origin if posts else "")

    def _navigation(self) -> list[Any]:
        """Home, statuses, exchanges, topics, triage; sections are headed by their own index page."""
        by_kind: dict[PageKind, list[str]] = {}
        for page in self._pages:
            by_kind.setdefault(page.kind, []).append(f"{page.uri}index.md")
        sections = {
            PageKind.STATUSES: ("site.statuses.short", PageKind.STATUS),
            PageKind.EXCHANGES: ("site.exchanges.short", PageKind.EXCHANGE),
        }
        navigation: list[Any] = list(by_kind[PageKind.HOME])
        for kind, (title, below) in sections.items():
            navigation.append({escape(self._view.t(title)): [*by_kind[kind], *by_kind.get(below, [])]})
        return [*navigation, *by_kind[PageKind.TOPICS], *by_kind[PageKind.TRIAGE]]


def _card(tag: str) -> Path:
    return site_source() / "cards" / f"{tag}.png"


def _connects(page: object) -> bool:
    return not (isinstance(page, GeneratedPage) and page.value.kind is PageKind.TRIAGE)


class _Words:
    """Interface words for the theme's templates, escaped."""

    def __init__(self, view: LocaleView) -> None:
        self._view = view

    def t(self, key: str) -> str:
        """The interface message of that key."""
        return escape(self._view.t(key))


def _root(view: LocaleView) -> str:
    return f"{view.platform.site_url.rstrip('/')}/"
