"""Starter: a small catalogue that is whole in every part, for whoever begins a help center of their own."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.schema import editor_schemas, rendered
from generator.resources import starter_files


def starter() -> Mapping[str, str]:
    """Path inside the new folder -> text: the catalogue, the schemas for editors, and how to go on."""
    texts = {path: file.read_text(encoding="utf-8") for path, file in starter_files().items()}
    schemas = {f"catalog/schema/{name}": rendered(schema) for name, schema in editor_schemas().items()}
    # Only what was built, which nobody keeps under version control.
    return {**texts, **schemas, ".gitignore": "/site\n/.site-releases/\n"}
