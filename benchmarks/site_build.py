"""Site build: whole sites of the same pages, built by ours and by its peers in turn on one machine.

```console
$ python -m benchmarks.site_build --corpus middle --rounds 3
```
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SIZES
from benchmarks.environment import ROOT, this_python
from benchmarks.peers import OURS, PEERS, Command

RESULTS = Path(__file__).resolve().parent / "results"

_MEASURED = """
import json, resource, subprocess, sys, time
commands = json.loads(sys.argv[1])
started = time.perf_counter()
running = [subprocess.Popen(command) for command in commands]
codes = [process.wait() for process in running]
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, max(codes)]))
"""
"""Runs commands side by side in a process of its own, so that what it says of its children is about them alone."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, seconds of all processors, MB of the largest process."""

    wall: float
    work: float
    memory: float


@dataclass(frozen=True, slots=True)
class Output:
    """What was built."""

    pages: int
    bytes_a_page: int


def measure(commands: Sequence[Command]) -> Run:
    """Run commands side by side. Raises RuntimeError when one fails."""
    listed = json.dumps([[str(word) for word in command] for command in commands])
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1000000000"}
    done = subprocess.run(
        [this_python(), "-c", _MEASURED, listed], capture_output=True, text=True, env=env, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    wall, work, memory, code = json.loads(done.stdout.splitlines()[-1])
    if code:
        raise RuntimeError(f"{listed}\n{done.stdout}{done.stderr}")
    return Run(wall, work, memory)


def output_of(site: Path) -> Output:
    """Count the pages of a language and their bytes."""
    root = site.resolve()
    found = [path.stat().st_size for path in root.rglob("*.html") if path.relative_to(root).parts[0] not in ("s", "e")]
    return Output(len(found), sum(found) // max(len(found), 1))


def compare(corpus: str, rounds: int, names: Sequence[str], home: Path) -> dict[str, tuple[list[Run], Output]]:
    """Every tool cold, in turn, `rounds` times."""
    jobs = {}
    for name in names:
        folder = home / corpus / name.replace(" ", "-").replace(",", "")
        folder.mkdir(parents=True)
        jobs[name] = PEERS[name].prepare(folder, *SIZES[corpus])
    runs: dict[str, list[Run]] = {name: [] for name in names}
    outputs: dict[str, Output] = {}
    for _ in range(rounds):
        for name, (commands, site) in jobs.items():
            _forget(site)
            try:
                runs[name].append(measure(commands))
            except RuntimeError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            outputs[name] = output_of(site)
    return {name: (runs[name], outputs[name]) for name in names if name in outputs}


def warm(home: Path, rounds: int) -> dict[str, list[Run]]:
    """Ours again on the middle corpus: nothing changed, one message, one template; and the check alone."""
    folder = home / "warm"
    folder.mkdir()
    commands, site = PEERS[OURS].prepare(folder, *SIZES["middle"])
    found: dict[str, list[Run]] = {name: [] for name in ("cold", "nothing changed", "one message changed", "check")}
    words = folder / "catalog" / "locales" / "nl" / "statuses.yml"
    check = [sys.executable, "-m", "generator", "check", "--catalog", folder / "catalog"]
    for number in range(rounds):
        _forget(site)
        found["cold"].append(measure(commands))
        # The first build after a cold one has nothing to take folders from; people build more than twice.
        for again in range(2):
            text = words.read_text(encoding="utf-8")
            at = text.index("tell: ", text.index("cause_0:")) + len("tell: ")
            words.write_text(f"{text[:at]}Ba{number}{again} {text[at:]}", encoding="utf-8")
            run = measure(commands)
        found["one message changed"].append(run)
        found["nothing changed"].append(measure(commands))
        found["check"].append(measure([check]))
    return found


def _forget(site: Path) -> None:
    if site.is_symlink():
        site.unlink()
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(site.parent / f".{site.name}-releases", ignore_errors=True)
    os.sync()


def _median(runs: Sequence[Run], field: str) -> float:
    return statistics.median(getattr(run, field) for run in runs)


def table(corpus: str, found: dict[str, tuple[list[Run], Output]]) -> list[str]:
    """The tools as a Markdown table, ours first."""
    locales, count = SIZES[corpus]
    base = _median(found[OURS][0], "wall") if OURS in found else 1.0
    lines = [f"### {corpus}: {locales} languages of {count} pages", ""]
    lines += [
        "| | wall | ratio | processor | largest process | pages | bytes a page | lacks |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, (runs, output) in found.items():
        wall = _median(runs, "wall")
        lines.append(
            f"| {name} | {wall:.2f} s | {wall / base:.2f} | {_median(runs, 'work'):.2f} s | "
            f"{_median(runs, 'memory'):.0f} MB | {output.pages:,} | {output.bytes_a_page:,} | {PEERS[name].lacks} |"
        )
    return [*lines, ""]


def warm_table(found: dict[str, list[Run]]) -> list[str]:
    """Ours again as a Markdown table."""
    base = _median(found["cold"], "wall")
    lines = ["### ours again, middle corpus", "", "| | wall | of cold | processor |", "|---|---|---|---|"]
    for name, runs in found.items():
        wall = _median(runs, "wall")
        lines.append(f"| {name} | {wall:.2f} s | {wall / base:.2f} | {_median(runs, 'work'):.2f} s |")
    return [*lines, ""]


def run() -> None:
    """Everything: all tools on the middle corpus, ours and the quickest on the others."""
    main([])


def main(words: Sequence[str]) -> None:
    """Measure as the options say, print the tables and write them to `results/`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site_build")
    parser.add_argument("--corpus", action="append", choices=list(SIZES), help="default: small, middle and large")
    parser.add_argument("--tool", action="append", choices=list(PEERS), help="default: all of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="a folder for sources and sites (default: a temporary one)")
    options = parser.parse_args(words)
    corpora = options.corpus or list(SIZES)
    with tempfile.TemporaryDirectory(dir=options.work) as home:
        lines = [f"{os.cpu_count()} processors, Python {platform.python_version()}, medians of {options.rounds}.", ""]
        for corpus in corpora:
            found = table(corpus, compare(corpus, options.rounds, options.tool or list(PEERS), Path(home)))
            print("\n".join(found), flush=True)
            lines += found
        if "middle" in corpora and OURS in (options.tool or PEERS):
            found = warm_table(warm(Path(home), options.rounds))
            print("\n".join(found), flush=True)
            lines += found
    text = "\n".join(["## Whole sites", "", *lines])
    RESULTS.mkdir(exist_ok=True)
    name = "-".join(["site_build", *(corpora if options.corpus else [])])
    (RESULTS / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
