"""One profile is all that ties the catalogue to a platform."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.conftest import CATALOG, ROOT, Run


def test_another_profile_leaves_no_trace_of_the_first(helpcenter: Run, tmp_path: Path) -> None:
    """Built for another product, no file of the site names the one the catalogue was written for."""
    profile = ROOT / "tests" / "platforms" / "harbour.yaml"
    output = tmp_path / "site"
    locales = ("--locale", "en", "--locale", "nl", "--locale", "ja")
    done = helpcenter("build", "--platform", profile, "--output", output, "--quiet", *locales)
    assert done.returncode == 0, done.stderr
    first = yaml.safe_load((CATALOG / "platform.yaml").read_text())
    traces = [
        f"{path.relative_to(output.resolve())}: {name}"
        for path in sorted(output.resolve().rglob("*"))
        if path.is_file()
        for name in (first["id"], first["name"])
        if name.lower().encode() in path.read_bytes().lower() or name.lower() in path.name.lower()
    ]
    assert traces == []
    # The other languages' pages are made of these words and nothing else.
    for path in sorted((CATALOG / "locales").rglob("*.yml")):
        assert first["name"].lower() not in path.read_text(encoding="utf-8").lower(), path
    home = (output / "en" / "index.html").read_text(encoding="utf-8")
    assert "Harbour Desk" in home
    assert "Venues" in home
