"""Resources: finds the templates, styles and scripts that come with the program."""

from __future__ import annotations

from contextlib import suppress
from importlib import metadata
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


_PARTS = (
    "css/*.css",
    "embed/*.js",
    "icons/*.svg",
    "js/**/*.js",
    "portal/*.css",
    "public/**/*.svg",
    "templates/*/*.html",
)
_NAMED = ("messages.yaml", "theme/404.html", "theme/main.html", "theme/partials/alternate.html")
"""What a checkout is looked over for: something of every part, and what is used without being asked for by name. The
whole list of its files only its version control knows."""


def missing_files() -> list[str]:
    """Files of the program that are not there, as paths to show; an installed one is compared with its own list."""
    source = site_source()
    missing = [source / pattern for pattern in _PARTS if next(source.glob(pattern), None) is None]
    files = [mkdocs_config(), *(source / name for name in _NAMED)]
    if source.name == "_site_src":
        with suppress(metadata.PackageNotFoundError):
            named = metadata.distribution("helpcenter-generator").files or ()
            files += [Path(str(path.locate())) for path in named if "_site_src/" in path.as_posix()]
    return sorted(str(path) for path in {*missing, *files} if not path.is_file())


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
