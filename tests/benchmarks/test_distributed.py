"""The distributed example gives the counts of the plain function."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks.distributed import count, count_distributed
from benchmarks.payloads import BARE


def test_partitions_add_up_to_the_whole(site: Path, tmp_path: Path) -> None:
    """Three partitions in two processes count what one process counts over all lines."""
    table = str(site / "feed" / "v1" / "triage.json")
    lines = [json.dumps({"id": str(n), "text": BARE[n % len(BARE)][2]}) for n in range(60)]
    lines += [json.dumps({"id": "x", "text": "good morning"})] * 3
    paths = []
    for part in range(3):
        path = tmp_path / f"part-{part}.jsonl"
        path.write_text("\n".join(lines[part::3]) + "\n")
        paths.append(str(path))
    whole = count(lines, table)
    assert whole["unknown"] == 3
    assert count_distributed(paths, table) == whole == Counter(count_distributed(paths, table, "sync"))
