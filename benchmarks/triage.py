"""Triage: the engine, told nothing, against ccxt's `handle_errors`, told the exchange and given parsed JSON."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.environment import ROOT, python_with
from benchmarks.payloads import BARE, HOSTILE, traceback
from generator import triage
from generator.pipeline.triage_cache import Compiled

ROUNDS = 7
REPEATS = 400

CCXT = """
import json, sys, time
import ccxt
payloads = json.loads(sys.stdin.readline())
clients = [(getattr(ccxt, name)(), status, body, json.loads(body)) for name, status, body in payloads]
for line in sys.stdin:
    repeats = int(line)
    started = time.perf_counter()
    for _ in range(repeats):
        for client, status, body, parsed in clients:
            try:
                client.handle_errors(status, "", "https://api.example.com/x", "GET", {}, body, parsed, {}, "")
            except ccxt.BaseError:
                pass
    print((time.perf_counter() - started) / repeats / len(clients) * 1e6, flush=True)
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
        (_per_call(lambda: [triage.triage(body, ours) for body in bodies], len(bodies)), peer.time())
        for _ in range(ROUNDS)
    ]
    mine, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    long = traceback(20_000)
    whole = statistics.median(_per_call(lambda: triage.triage(long, ours), 1, 20) for _ in range(ROUNDS))
    print("| | median | ratio |\n|---|---|---|")
    print(f"| ccxt 4.5.90 `handle_errors`, told the exchange, parsed JSON | {theirs:.1f} us | 1 |")
    print(f"| triage, told nothing, text, with redaction | {mine:.1f} us | {mine / theirs:.1f} |")
    print(f"| triage, a traceback of 20 kB | {whole / 1000:.2f} ms | |")
    print("\n| hostile text | 0.5 MB | 1 MB | growth |\n|---|---|---|---|")
    for name, piece in HOSTILE.items():
        half, full = (_once(piece * (size // len(piece)), ours) for size in (500_000, 1_000_000))
        print(f"| {name} | {half * 1000:.0f} ms | {full * 1000:.0f} ms | {full / half:.1f} |")


def _per_call(work: Callable[[], object], calls: int, repeats: int = REPEATS) -> float:
    started = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - started) / repeats / calls * 1e6


def _once(text: str, ours: triage.Table) -> float:
    started = time.perf_counter()
    triage.triage(text, ours)
    return time.perf_counter() - started


class _Peer:
    """ccxt in a process and an environment of its own, timed in turn with ours."""

    def __init__(self, python: Path) -> None:
        self.process = subprocess.Popen([python, "-c", CCXT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin
        self.process.stdin.write(json.dumps(BARE) + "\n")

    def time(self) -> float:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{REPEATS}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())
