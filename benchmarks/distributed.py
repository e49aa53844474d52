"""Distributed: the same batch function on Dask over a partitioned data set, for desks with more than one machine.

```console
$ python -m benchmarks.distributed payloads/*.jsonl --table site/feed/v1/triage.json
```

Each file is a partition; a worker loads the table once, answers its lines with the engine the command line uses, and
returns counts, so that no payload leaves the worker. On a cluster, create a `dask.distributed.Client` first.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import dask
from dask import bag

from generator import triage


@cache
def _table(path: str) -> triage.Table:
    return triage.load_table(Path(path).read_text(encoding="utf-8"))


def count(lines: Iterable[str], table: str) -> Counter[str]:
    """How many of the payloads have which answer: `status:…`, `topic:…`, `exchange:…` or `unknown`."""
    found: Counter[str] = Counter()
    for line in lines:
        request = json.loads(line)
        answer = triage.triage(request["text"], _table(table), exchange=request.get("exchange"))
        kind = "status" if answer["status"] else "topic"
        name = answer["status"] or answer["topic"]
        found[f"{kind}:{name}" if name else "unknown"] += 1
        found[f"exchange:{answer['exchange'] or 'unknown'}"] += 1
    return found


def count_distributed(paths: Sequence[str], table: str, scheduler: str = "processes") -> Counter[str]:
    """The same counts, each file a partition."""
    lines = bag.read_text(list(paths), files_per_partition=1)  # type: ignore[no-untyped-call]  # Dask has few types
    parts = lines.map_partitions(lambda part: [count(part, table)])
    with dask.config.set(scheduler=scheduler):
        return sum(parts.compute(), Counter())


def main() -> None:
    """Count over files given on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.distributed")
    parser.add_argument("paths", nargs="+", metavar="FILE", help="JSON Lines, one partition each")
    parser.add_argument("--table", default="site/feed/v1/triage.json", help="the compiled triage table")
    options = parser.parse_args()
    for name, number in sorted(count_distributed(options.paths, options.table).items()):
        print(f"{number:>10,}  {name}")


if __name__ == "__main__":
    main()
