"""The way out: the exported tree says what our own pages say, built by a program that knows nothing of us."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.pipeline.way_out import write_tree
from tests.conftest import Run
from tests.site.document import Document
from tests.site.harbour import compiled
from tests.site.hostile import hostile
from tests.wayout.compare import differences


def mkdocs(settings: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", settings],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def exported(helpcenter: Run, small_catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue as a plain tree."""
    folder = tmp_path_factory.mktemp("wayout") / "plain"
    done = helpcenter("export", folder, "--catalog", small_catalog)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def own(helpcenter: Run, small_catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as our own site."""
    folder = tmp_path_factory.mktemp("own") / "site"
    done = helpcenter("build", "--catalog", small_catalog, "--output", folder, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder.resolve()


def test_plain_mkdocs_builds_the_same_pages(exported: Path, own: Path) -> None:
    """Same pages, titles, languages, ids, hreflang and words, without a plugin of ours and without a warning."""
    settings = yaml.safe_load((exported / "nl" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"]
    mkdocs(exported / "nl" / "mkdocs.yml")
    assert differences(own / "nl", exported / "nl" / "site") == []


def test_front_matter_names_the_page(exported: Path) -> None:
    """Title, description, language, an id that is the same in every language, and where those languages are."""
    path = "docs/status/expired/index.md"
    fronts = {tag: (exported / tag / path).read_text(encoding="utf-8").split("---\n")[1] for tag in ("en", "nl")}
    english, dutch = (yaml.safe_load(fronts[tag]) for tag in ("en", "nl"))
    assert (english["lang"], dutch["lang"]) == ("en", "nl")
    assert english["id"] == dutch["id"] == "status/expired"
    assert english["alternates"] == dutch["alternates"]
    assert [each["lang"] for each in english["alternates"]] == ["en", "nl", "x-default"]
    assert all(dutch[key] and dutch[key] != english[key] for key in ("title", "heading", "description"))


def test_a_folder_with_something_in_it_is_left_alone(helpcenter: Run, small_catalog: Path, tmp_path: Path) -> None:
    """Nothing of anybody's is written over."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = helpcenter("export", tmp_path, "--catalog", small_catalog)
    assert done.returncode == 3
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """A trap in every text of the catalogue: built by plain MkDocs, no page has an element or attribute from it."""
    write_tree(compiled(hostile), tmp_path / "plain")
    mkdocs(tmp_path / "plain" / "en" / "mkdocs.yml")
    pages = sorted((tmp_path / "plain" / "en" / "site").rglob("index.html"))
    assert len(pages) > 10
    for path in pages:
        page = Document.of(path)
        assert [each.tag for each in page.elements if "onerror" in each.attributes or "onload" in each.attributes] == []
        addresses = [
            value for each in page.elements for name, value in each.attributes.items() if name in ("href", "src")
        ]
        assert [each for each in addresses if each.strip().lower().startswith("javascript:")] == []
        scripts = ["".join(each.text) for each in page.all("script")]
        assert [each for each in scripts if "window.hit" in each] == [], path
