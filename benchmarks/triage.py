"""Triage: the engine, told nothing, against ccxt, told the exchange, its method, its address and the HTTP status.

Both start from the text of the answer. ccxt does with it what its own `fetch` does: `on_rest_response`, `parse_json`,
`handle_errors`; the last alone, given JSON that was parsed before, is a row of its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.environment import ROOT, python_with
from benchmarks.payloads import BARE, HOSTILE, traceback
from generator import triage
from generator.pipeline.triage_cache import Compiled

ROUNDS = 15
REPEATS = 100
"""Short rounds in turn, and the median: what else the machine does then weighs on both alike."""

CCXT = """
import json, sys, time
import ccxt
payloads = json.loads(sys.stdin.readline())
clients = [(getattr(ccxt, name)(), status, body, json.loads(body)) for name, status, body in payloads]
URL = "https://api.example.com/x"

def from_parsed(client, status, body, parsed):
    try:
        client.handle_errors(status, "", URL, "GET", {}, body, parsed, {}, "")
    except ccxt.BaseError:
        pass

def from_text(client, status, body, parsed):
    body = client.on_rest_response(status, "", URL, "GET", {}, body, {}, "")
    from_parsed(client, status, body, client.parse_json(body))

def per_call(work, repeats):
    started = time.process_time()
    for _ in range(repeats):
        for client, status, body, parsed in clients:
            work(client, status, body, parsed)
    return (time.process_time() - started) / repeats / len(clients) * 1e6

for line in sys.stdin:
    print(per_call(from_text, int(line)), per_call(from_parsed, int(line)), flush=True)
"""

ENGINE = ROOT / "site_src" / "js" / "triage" / "triage.js"
NODE = """
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
const { loadTable, triage } = await import(process.argv[1]);
const table = loadTable(JSON.parse(readFileSync(process.argv[2], "utf8")));
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const before = process.cpuUsage();
  triage(text, table);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000}\\n`);
}
"""


def table() -> triage.Table:
    """The shipped catalogue's table."""
    return triage.load_table(Compiled(ROOT / "catalog", None).table())


def run() -> None:
    """Print microseconds a payload, and what hostile text costs when it doubles."""
    ours = table()
    bodies = [body for _, _, body in BARE]
    peer = _Peer(python_with("ccxt", "ccxt==4.5.90"))
    rounds = [
        (_per_call(lambda: [triage.triage(body, ours) for body in bodies], len(bodies)), *peer.times())
        for _ in range(ROUNDS)
    ]
    mine, theirs, alone = (statistics.median(column) for column in zip(*rounds, strict=True))
    long = traceback(20_000)
    whole = statistics.median(_per_call(lambda: triage.triage(long, ours), 1, 20) for _ in range(ROUNDS))
    print("| | median | ratio |\n|---|---|---|")
    print(f"| ccxt 4.5.90, told the exchange, from text to error | {theirs:.1f} us | 1 |")
    print(f"| ... `handle_errors` alone, given parsed JSON | {alone:.1f} us | {alone / theirs:.1f} |")
    print(f"| triage, told nothing, text, with redaction | {mine:.1f} us | {mine / theirs:.1f} |")
    print(f"| triage, a traceback of 20 kB | {whole / 1000:.2f} ms | |")
    _hostile(ours)


def _hostile(ours: triage.Table) -> None:
    """Print what four times the text costs, in both engines."""
    with tempfile.TemporaryDirectory() as folder:
        (file := Path(folder) / "triage.json").write_text(Compiled(ROOT / "catalog", None).table(), encoding="utf-8")
        node = subprocess.Popen(
            ["node", "--input-type=module", "-e", NODE, ENGINE, file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert node.stdin
        assert node.stdout
        print("\n| hostile text | Python 250 kB | 1 MB | growth | JavaScript 250 kB | 1 MB | growth |")
        print("|---|---|---|---|---|---|---|")
        for name, make in HOSTILE.items():
            times = [_once(make(size), ours) * 1000 for size in (250_000, 1_000_000)]
            for size in (250_000, 1_000_000):
                node.stdin.write(json.dumps(make(size)) + "\n")
                node.stdin.flush()
                times.append(float(node.stdout.readline()))
            few, many, few_js, many_js = times
            print(
                f"| {name} | {few:.0f} ms | {many:.0f} ms | {many / few:.1f} "
                f"| {few_js:.0f} ms | {many_js:.0f} ms | {many_js / few_js:.1f} |",
                flush=True,
            )
        node.stdin.close()
        node.wait()


def _per_call(work: Callable[[], object], calls: int, repeats: int = REPEATS) -> float:
    started = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - started) / repeats / calls * 1e6


def _once(text: str, ours: triage.Table) -> float:
    started = time.process_time()
    triage.triage(text, ours)
    return time.process_time() - started


class _Peer:
    """ccxt in a process and an environment of its own, timed in turn with ours."""

    def __init__(self, python: Path) -> None:
        self.process = subprocess.Popen([python, "-c", CCXT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin
        self.process.stdin.write(json.dumps(BARE) + "\n")

    def times(self) -> tuple[float, float]:
        """Microseconds a payload, from text and from parsed JSON."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{REPEATS}\n")
        self.process.stdin.flush()
        whole, alone = self.process.stdout.readline().split()
        return float(whole), float(alone)
