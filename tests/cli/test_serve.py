"""`helpcenter serve` over real HTTP: what changes is seen, what is wrong is shown, what is mended heals."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT


class Served:
    """A running preview of a copy of the catalogue."""

    def __init__(self, folder: Path, catalog: Path) -> None:
        self.catalog = folder / "catalog"
        shutil.copytree(catalog, self.catalog)
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "generator", "serve", "--catalog", str(self.catalog), "--port", "0"),
                *("--locale", "en", "--locale", "nl", "--output", str(folder / "preview")),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr
        first = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/", first)
        assert found, first
        self.address = found.group()

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return str(answer.read().decode())

    def state(self) -> dict[str, str]:
        with urllib.request.urlopen(f"{self.address}_preview/events", timeout=10) as stream:
            line = stream.readline().decode()
        return dict(json.loads(line.removeprefix("data: ")))

    def wait(self, until: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if until():
                    return
            except urllib.error.HTTPError as error:
                error.close()
            except OSError:
                pass
            time.sleep(0.1)
        pytest.fail("the preview did not get there in a minute")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, small_catalog: Path) -> Iterator[Served]:
    preview = Served(tmp_path_factory.mktemp("serve"), small_catalog)
    try:
        preview.wait(lambda: "Expired" in preview.get("en/status/expired/"))
        yield preview
    finally:
        preview.process.terminate()
        preview.process.communicate(timeout=10)


def test_an_edit_reaches_the_page(served: Served) -> None:
    """A changed sentence is served after a moment, and browsers are told to reload."""
    before = served.state()
    words = served.catalog / "locales" / "nl" / "statuses.yml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('title: "', 'title: "Proef: ', 1), encoding="utf-8")
    served.wait(lambda: "Proef: " in served.get("nl/status/connected/"))
    assert served.state()["version"] > before["version"]


def test_a_mistake_is_shown_and_heals(served: Served) -> None:
    """The old site stays while a file is broken; the report names file, line and column; mending takes it away."""
    facts = served.catalog / "statuses" / "expired.yaml"
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good.replace("tone:", "tune:"), encoding="utf-8")
    served.wait(lambda: "statuses/expired.yaml:" in served.state()["report"])
    assert "Expired" in served.get("en/status/expired/")
    facts.write_text(good, encoding="utf-8")
    served.wait(lambda: served.state()["report"] == "")


def test_pages_carry_the_reload_script_only_in_the_preview(served: Served, site: Path) -> None:
    """What is published knows nothing of the preview."""
    assert "_preview/reload.js" in served.get("en/")
    assert "_preview" not in (site / "en" / "index.html").read_text(encoding="utf-8")


def test_nothing_outside_the_site_is_served(served: Served) -> None:
    """No path climbs out of the published folder."""
    for path in ("../catalog.yaml", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            served.get(path)
        assert refused.value.code == 404
        refused.value.close()


def test_a_missing_page_is_a_404_in_its_language(served: Served) -> None:
    """The reader is told in the language of the address."""
    with pytest.raises(urllib.error.HTTPError) as missing:
        served.get("nl/nothing/")
    assert missing.value.code == 404
    with missing.value as answer:
        assert 'lang="nl"' in answer.read().decode()
