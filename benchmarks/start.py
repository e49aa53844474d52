"""Start: how long an agent waits from the command to the answer, against what Python itself costs."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.environment import ROOT, this_python
from benchmarks.payloads import BARE

ROUNDS = 40


def run() -> None:
    """Print milliseconds from start to end, in turn, and their ratio."""
    helpcenter = this_python().parent / "helpcenter"
    commands: dict[str, Sequence[str | Path]] = {
        "python3 -c 'import json'": [this_python(), "-c", "import json"],
        "helpcenter triage": [helpcenter, "triage"],
        "helpcenter triage --locale nl": [helpcenter, "triage", "--locale", "nl"],
        "helpcenter --help": [helpcenter, "--help"],
    }
    # As installed: modules are compiled once and kept, whatever the shell of a developer says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for command in commands.values():
        subprocess.run(command, input=BARE[0][2], text=True, capture_output=True, cwd=ROOT, env=environment, check=True)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(
                command, input=BARE[0][2], text=True, capture_output=True, cwd=ROOT, env=environment, check=True
            )
            times[name].append((time.perf_counter() - started) * 1000)
    first = statistics.median(times["python3 -c 'import json'"])
    print("| | median | ratio |\n|---|---|---|")
    for name, found in times.items():
        print(f"| `{name}` | {statistics.median(found):.0f} ms | {statistics.median(found) / first:.1f} |")
