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


def starter_files() -> dict[str, Path]:
    """Path inside a new project -> the file it is copied from.

    The interface's own words are those of the shipped catalogue; a wheel carries them inside the starter.
    """
    folder = site_source() / "starter"
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for locale in (folder / "catalog" / "locales").iterdir():
        name = f"catalog/locales/{locale.name}/site.yml"
        files.setdefault(name, site_source().parent / name)
    return files
