"""Weblate: the component file names every file of words, and what it reads keeps its bytes."""

from __future__ import annotations

import json

from generator.load.catalog import LOCALE_FILES
from tests.conftest import ROOT


def test_components() -> None:
    """One component for each of the five files, with settings under which Weblate rewrites no untouched line."""
    components = json.loads((ROOT / "weblate.json").read_text(encoding="utf-8"))
    assert [component["slug"] for component in components] == list(LOCALE_FILES)
    for component in components:
        name = component["slug"]
        assert component["filemask"] == f"catalog/locales/*/{name}.yml"
        assert component["template"] == f"catalog/locales/en/{name}.yml"
        assert (ROOT / component["template"]).is_file()
        assert component["file_format"] == "ruby-yaml"
        assert component["file_format_params"] == {"yaml_indent": 2, "yaml_line_wrap": 65535}
