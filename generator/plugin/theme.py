"""Theme: Material with our overrides, and its own interface words under any BCP 47 tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import CodeType

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.plugin.fill import address, with_slots
from generator.plugin.search import WORKER
from generator.words import locales

_LANGUAGES = "partials/languages"

_MENDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    # The search dialog has no name.
    "partials/search.html": ((re.escape('role="dialog"'), 'role="dialog" aria-label="{{ lang.t(\'search\') }}"'),),
    # The theme's search finds little outside a few languages; ours speaks to the same field.
    # A page without contents, the 404 page, has nothing to skip to.
    "base.html": (
        (r'"assets/javascripts/workers/search\.\w+\.min\.js"', f'config.extra.scripts["{WORKER}"]'),
        # HTML knows no autocomplete for switches.
        (r'id="__drawer" autocomplete="off"', 'id="__drawer"'),
        (r'id="__search" autocomplete="off"', 'id="__search"'),
        (
            r'(class="md-skip">.*?</a>\s*)\{% endif %\}',
            r'\1{% else %}<a href="#overview" class="md-skip">{{ lang.t("action.skip") }}</a>{% endif %}',
        ),
    ),
}
"""What is mended where the theme's templates are loaded: file -> (pattern of what stands there, what should)."""


class ThemeLoader(jinja2.FileSystemLoader):
    """Loads the theme's templates, mends two of them, and adds the words of the locale."""

    def __init__(self, dirs: list[str]) -> None:
        super().__init__(dirs)
        self._own = {f"{_LANGUAGES}/{LANGUAGE}.html": _LANGUAGE_PARTIAL}

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, object]:  # type: ignore[override]
        """The template's text, mended where the theme has a known fault."""
        if template in self._own:
            return self._own[template], template, lambda: True
        source, path, is_fresh = super().get_source(environment, template)
        for old, new in _MENDS.get(template, ()):
            source, times = re.subn(old, new, source, count=1, flags=re.DOTALL)
            if not times:
                raise PluginError(f"The theme's {template} no longer holds `{old}`; look at {__name__}.")
        # Indentation is half of a page's bytes; nothing in the theme's templates depends on it.
        return with_slots(template, re.sub(r"\n[ \t]+", "\n", source)), path, is_fresh

    def list_templates(self) -> list[str]:
        """Every file of the theme but its 14,000 icons, which MkDocs would look through and then leave alone."""
        found: set[str] = set()
        for folder in map(Path, self.searchpath):
            for child in folder.iterdir():
                if child.name == ".icons":
                    continue
                files = child.rglob("*") if child.is_dir() else (child,)
                found.update(file.relative_to(folder).as_posix() for file in files if file.is_file())
        return sorted(found)


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, which are the same in every locale but for the table of words."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Hand over what was compiled from the same source."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()

LANGUAGE = "helpcenter"
"""What the theme believes the language to be called."""

_WORDS = "helpcenter_words"
_LANGUAGE_PARTIAL = f"{{% macro t(key) %}}{{{{ {_WORDS}[key] }}}}{{% endmacro %}}"
"""Looks a word up; the theme's own partials build their whole table for each."""


def use_theme(config: MkDocsConfig, overrides: Path, tag: str, direction: str) -> Mapping[str, str]:
    """Put our overrides before the theme's files and speak `tag`; returns the theme's interface words."""
    theme = config.theme
    if str(overrides) not in theme.dirs:
        theme.dirs.insert(0, str(overrides))
    words = {**stock_words(tuple(theme.dirs), tag), "language": tag, "direction": direction}
    theme["language"] = LANGUAGE
    theme["direction"] = direction
    # The sitemap speaks of all locales at once, so it is not the theme's business.
    theme.static_templates.discard("sitemap.xml")
    stock = type(theme).get_env

    @cache
    def get_env() -> jinja2.Environment:
        env = stock(theme)
        env.loader = ThemeLoader(theme.dirs)
        env.bytecode_cache = _COMPILED
        env.trim_blocks = env.lstrip_blocks = True
        env.filters["url"] = address
        env.globals[_WORDS] = words
        return env

    # MkDocs asks the theme for its environment in three places and offers no other way in.
    theme.get_env = get_env  # type: ignore[method-assign]
    return words


@cache
def stock_words(dirs: tuple[str, ...], tag: str) -> Mapping[str, str]:
    """The theme's words in the language nearest to `tag`; what it lacks there is English."""
    loader = jinja2.FileSystemLoader(dirs)
    names = {Path(name).stem for folder in dirs for name in map(str, Path(folder, _LANGUAGES).glob("*.html"))}
    chosen = locales.match([tag], sorted(names), "en")
    env = jinja2.Environment(loader=loader, bytecode_cache=_COMPILED)  # noqa: S701 - it reads a table of words and renders no page
    source = loader.get_source(env, f"{_LANGUAGES}/en.html")[0]
    keys = re.findall(r'^  "([a-z.]+)":', source, re.MULTILINE)
    spoken = env.get_template(f"{_LANGUAGES}/{chosen}.html").module
    english = env.get_template(f"{_LANGUAGES}/en.html").module
    return {key: str(spoken.t(key)) or str(english.t(key)) for key in keys}  # type: ignore[attr-defined]
