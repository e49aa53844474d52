"""Sizes: what a reader's browser loads, compressed as a host would."""

from __future__ import annotations

import gzip

from benchmarks.environment import ROOT
from generator.pipeline.triage_cache import Compiled
from generator.plugin.scripts import scripts


def run() -> None:
    """Print bytes and compressed bytes."""
    engine = scripts(ROOT / "site_src" / "js")["triage/triage.js"].text.encode()
    parts = {"triage.json": Compiled(ROOT / "catalog", None).table().encode(), "the JavaScript engine": engine}
    print("| | bytes | gzip -9 |\n|---|---|---|")
    for name, content in parts.items():
        print(f"| {name} | {len(content):,} | {len(gzip.compress(content, 9)):,} |")
