"""MkDocs's own commands on the top-level `mkdocs.yml`, and what a broken catalogue does to them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def mkdocs(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *map(str, words)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_mkdocs_build_makes_the_source_locale(site: Path, tmp_path: Path) -> None:
    """The same pages as `helpcenter build`, byte for byte."""
    done = mkdocs("build", "--quiet", "--site-dir", tmp_path / "en")
    assert done.returncode == 0, done.stderr
    pages = sorted(path.relative_to(tmp_path / "en") for path in (tmp_path / "en").rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        assert (tmp_path / "en" / page).read_bytes() == (site / "en" / page).read_bytes(), page


def test_a_broken_catalogue_stops_mkdocs_with_its_places(tmp_path: Path) -> None:
    """The problems are printed as `helpcenter check` prints them; there is no traceback."""
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "catalog.yaml").write_text("schema: [1\n")
    config = (ROOT / "mkdocs.yml").read_text().replace("site_src/public", str(ROOT / "site_src" / "public"))
    (tmp_path / "mkdocs.yml").write_text(config)
    done = mkdocs("build", "--config-file", tmp_path / "mkdocs.yml")
    assert done.returncode == 1
    assert "catalog.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
