"""Service: requests a second of `POST /v1/triage` against an empty route of the same framework and server."""

from __future__ import annotations

import asyncio
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.environment import ROOT, this_python
from benchmarks.payloads import BARE

CONNECTIONS = 200
REQUESTS = 4000
ROUNDS = 3

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
            [this_python().parent / "helpcenter", "build", "--output", site, "--quiet"], cwd=ROOT, check=True
        )
        ours = [str(this_python()), "-m", "generator.service.triage_server", "--feed", str(site / "feed/v1"), "--port"]
        empty = [str(this_python()), "-c", EMPTY]
        rates: dict[str, list[float]] = {"an empty route": [], "triage": []}
        failed = 0
        for _ in range(ROUNDS):
            for name, command in (("an empty route", empty), ("triage", ours)):
                rate, faults = _measure(command)
                rates[name].append(rate)
                failed += faults
    first = statistics.median(rates["an empty route"])
    print(f"{CONNECTIONS} connections, {REQUESTS} requests a round, {failed} errors\n")
    print("| | median | ratio |\n|---|---|---|")
    for name, found in rates.items():
        print(f"| {name} | {statistics.median(found):,.0f} requests/s | {statistics.median(found) / first:.2f} |")


def _measure(command: list[str]) -> tuple[float, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], cwd=ROOT)
    try:
        return asyncio.run(_load(f"http://127.0.0.1:{port}"))
    finally:
        process.terminate()
        process.wait(10)


async def _load(address: str) -> tuple[float, int]:
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30, trust_env=False) as client:
        await _until_ready(client)
        faults = 0
        waiting = iter(range(REQUESTS))

        async def worker() -> None:
            nonlocal faults
            for _ in waiting:
                answer = await client.post("/v1/triage", content=BARE[0][2])
                faults += answer.status_code != 200

        started = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(CONNECTIONS)))
        return REQUESTS / (time.perf_counter() - started), faults


async def _until_ready(client: httpx.AsyncClient) -> None:
    for _ in range(400):
        try:
            await client.get("/v1/health")
        except httpx.HTTPError:
            await asyncio.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")
