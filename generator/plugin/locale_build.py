"""Locale build: runs MkDocs's own build for one locale of a compiled catalogue."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.compile import CompiledCatalog
from generator.plugin.plugin import HelpCenterPlugin
from generator.resources import mkdocs_config, site_source


def build_locale(compiled: CompiledCatalog, tag: str, site_dir: Path, *, reference: bool = False) -> None:
    """Write the pages of locale `tag` into `site_dir`, which is emptied first.

    `reference` has MkDocs render the theme's template for every single page. The bytes are the same, only later.

    Raises OSError when a file cannot be written.
    """
    config = load_config(
        str(mkdocs_config()), docs_dir=str(site_source() / "public"), site_dir=str(site_dir.absolute())
    )
    plugin = config.plugins["helpcenter"]
    assert isinstance(plugin, HelpCenterPlugin)
    plugin.given = (compiled, tag)
    plugin.fills = not reference
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
