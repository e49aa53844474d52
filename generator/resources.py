"""Resources: finds the templates, styles and scripts that come with the program."""

from __future__ import annotations

from pathlib import Path


def site_source() -> Path:
    """The folder `site_src`: beside the package in a checkout, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent
    inside = package / "_site_src"
    return inside if inside.is_dir() else package.parent / "site_src"


def mkdocs_config() -> Path:
    """The `mkdocs.yml` every locale's build starts from."""
    inside = site_source() / "mkdocs.yml"
    return inside if inside.is_file() else site_source().parent / "mkdocs.yml"
