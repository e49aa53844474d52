"""Service: requests a second of `POST /v1/triage` against an empty route of the same framework and server.

autocannon, which is faster than either, sends the same requests to both; in a process of its own.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.environment import ROOT, script_of, this_python
from benchmarks.payloads import BARE

CONNECTIONS = 200
REQUESTS = 6000
ROUNDS = 5

EMPTY = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
async def answer(request):
    return Response(b"{}", media_type="application/json")
app = Starlette(routes=[Route("/v1/triage", answer, methods=["POST"]), Route("/v1/health", answer)])
uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="warning", server_header=False)
"""


def run() -> None:
    """Print the rates, measured in turn, and how many requests failed."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(
            [this_python().parent / "helpcenter", "build", "--locale", "en", "--output", site, "--quiet"],
            cwd=ROOT,
            check=True,
        )
        ours = [str(this_python()), "-m", "generator.service.triage_server", "--feed", str(site / "feed/v1"), "--port"]
        empty = [str(this_python()), "-c", EMPTY]
        load = script_of("autocannon", "9.0.0")
        rates: dict[str, list[float]] = {"an empty route": [], "triage": []}
        failed = 0
        for _ in range(ROUNDS):
            for name, command in (("an empty route", empty), ("triage", ours)):
                rate, faults = _measure(command, load)
                rates[name].append(rate)
                failed += faults
    first = statistics.median(rates["an empty route"])
    print(f"{CONNECTIONS} connections, {REQUESTS} requests a round, {failed} errors\n")
    print("| | median | ratio |\n|---|---|---|")
    for name, found in rates.items():
        print(f"| {name} | {statistics.median(found):,.0f} requests/s | {statistics.median(found) / first:.2f} |")


def _measure(command: list[str], load: Path) -> tuple[float, int]:
    """Start a server, and return its requests a second and how many went wrong."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], cwd=ROOT)
    try:
        _wait_for(port)
        options = ["-c", str(CONNECTIONS), "-a", str(REQUESTS), "-m", "POST", "-b", BARE[0][2], "--json"]
        done = subprocess.run(
            [load, *options, f"http://127.0.0.1:{port}/v1/triage"], capture_output=True, text=True, check=True
        )
        found = json.loads(done.stdout)
        answered = found["2xx"]
        return answered / found["duration"], REQUESTS - answered
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")
