"""Filling the theme's template: the same bytes as rendering it for every page, whatever becomes of the theme."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

import pytest

from generator.pipeline.prepare import Project, prepare
from generator.plugin import build_locale, theme
from tests.conftest import Run

MAIN = '<div class="md-content" data-md-component="content">'
"""A place in the page template."""


def contents(folder: Path) -> dict[str, bytes]:
    root = folder.resolve()
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_filled_pages_are_the_theme_s_own(site: Path, helpcenter: Run, tmp_path: Path) -> None:
    """Every file of the shipped catalogue in every language is the same as when MkDocs renders each page by itself."""
    done = helpcenter("build", "--reference", "--quiet", "--output", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    expected, seen = contents(tmp_path / "site"), contents(site)
    assert sorted(seen) == sorted(expected)
    assert [path for path, content in expected.items() if seen[path] != content] == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("{{ page.file.src_uri }}", id="asks_for_something_else"),
        pytest.param("{{ page.title | upper }}", id="changes_a_value"),
        pytest.param("{{ page.content | length }}", id="looks_into_a_value"),
        pytest.param("{{ page.value.description | truncate(9) }}", id="shortens_a_value"),
        pytest.param("{% for link in page.toc %}{{ link.children | length }}{% endfor %}", id="counts_headings"),
    ],
)
def test_a_changed_theme_is_rendered_plainly(
    small_catalog: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    change: str,
) -> None:
    """A theme that treats a page's values in a way the filler does not know costs time and a warning, and no byte."""
    monkeypatch.setitem(theme._MENDS, "main.html", ((MAIN, f"{MAIN}{{% if page %}}<i>{change}</i>{{% endif %}}"),))
    compiled = prepare(Project(small_catalog), dt.date(2026, 11, 21), ["en"]).compiled
    assert compiled is not None
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build_locale(compiled, "en", tmp_path / "plain", reference=True)
        assert not caplog.messages
        build_locale(compiled, "en", tmp_path / "filled")
    assert [message for message in caplog.messages if "rendered one by one" in message]
    assert contents(tmp_path / "filled") == contents(tmp_path / "plain")


def test_what_a_page_says_of_itself_may_change(
    small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A value that the template prints, escapes or writes as JSON in one more place is filled there too."""
    change = "{{ page.title }}{{ page.value.description | e }}{{ page.value.json_ld | tojson }}"
    monkeypatch.setitem(theme._MENDS, "main.html", ((MAIN, f"{MAIN}{{% if page %}}<i>{change}</i>{{% endif %}}"),))
    compiled = prepare(Project(small_catalog), dt.date(2026, 11, 21), ["nl"]).compiled
    assert compiled is not None
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build_locale(compiled, "nl", tmp_path / "plain", reference=True)
        build_locale(compiled, "nl", tmp_path / "filled")
    assert not caplog.messages
    assert contents(tmp_path / "filled") == contents(tmp_path / "plain")
