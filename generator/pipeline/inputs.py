"""Inputs: everything a site is made of, as digests: the authors' files, the program, its dependencies and the settings.

This module loads nothing but what digesting takes, so that a build with nothing to do ends before it has begun.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from generator.resources import site_source

LOCALES = "locales"
DEPENDENCIES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "babel", "pyyaml", "pydantic", "tdewolff-minify")
THEME = "material"
DEEPEST = 8
"""Folders inside one another that are looked into."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of what a build reads."""

    program: str
    """Of the program, its templates and assets, and what it stands on."""
    platform: str
    """Of a platform profile besides the catalogue's own, and of what the environment says about time."""
    run: str
    """Of what decides about this run, but not about any page."""
    catalog: Mapping[str, str]
    """Path below the catalogue -> digest of the file."""

    def whole(self) -> str:
        """One digest of everything."""
        return _digest([self.program, self.platform, self.run, *_pairs(self.catalog)])

    def of_locale(self, tag: str, borrowed: Iterable[str], built: Iterable[str]) -> str:
        """Everything one locale's pages depend on: all facts, its own words, those of the locales it may borrow from or
        was translated from, and which locales are built with it.
        """
        words = {tag, *borrowed}
        mine = {path: digest for path, digest in self.catalog.items() if (_locale_of(path) or tag) in words}
        return _digest([tag, self.program, self.platform, " ".join(sorted(built)), *_pairs(mine)])


def read_inputs(catalog: Path, platform: Path | None, run: Iterable[object]) -> Inputs:
    """Digest everything as it is now. A file that cannot be read counts as absent; loading will say what is wrong."""
    profile = _digest([os.environ.get("SOURCE_DATE_EPOCH", ""), _file(platform) if platform else ""])
    files = {path: _file(catalog / path) for path in _below(catalog, "", ("schema",))}
    return Inputs(program_digest(), profile, _digest(map(str, (catalog, *run))), files)


def program_digest() -> str:
    """Changes with any change of the program, its templates, the theme or a dependency."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version, *(f"{name} {_version(name)}" for name in DEPENDENCIES)]
    for root in dict.fromkeys((package, site_source(), *_theme())):
        for path in _below(root, "", ("__pycache__", ".icons", "node_modules")):
            parts += [path, _file(root / path)]
    return _digest(parts)


def _version(name: str) -> str:
    """The version of a package; empty where a machine has none of it."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _theme() -> Iterator[Path]:
    """The theme's templates, found without loading it; somebody may have changed them in place."""
    found = util.find_spec(THEME)
    for place in (found.submodule_search_locations or ()) if found else ():
        yield Path(place) / "templates"


def _below(root: Path, inside: str, passed_over: tuple[str, ...]) -> Iterator[str]:
    try:
        with os.scandir(root / inside) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        path = f"{inside}{entry.name}"
        if entry.is_dir():
            # A link may lead in a circle.
            if entry.name not in passed_over and inside.count("/") < DEEPEST:
                yield from _below(root, f"{path}/", passed_over)
        else:
            yield path


def _file(path: Path) -> str:
    try:
        # Pipes and devices may never end.
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest() if path.is_file() else ""
    except OSError:
        return ""


def _locale_of(path: str) -> str | None:
    """The locale whose words the file holds; None for facts."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == LOCALES else None


def _pairs(files: Mapping[str, str]) -> list[str]:
    return [part for path in sorted(files) for part in (path, files[path])]


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode(errors="surrogateescape"))
    return digest.hexdigest()
