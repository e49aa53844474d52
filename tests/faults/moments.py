"""Moments: runs a build again and again from one warm process and stops it at chosen changes to the disk.

A Python audit hook sees every change before it is made. At the chosen one the process, with all that it has started,
is killed as `kill -9` does, or the disk is full from there on. Run as a program with a JSON description on standard
input; prints one JSON line a run.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.cli import main
from tests.faults.machine import digest

_CHANGES = {
    "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "os.utime",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def watch(folder: str, counter: Path, act: Callable[[int, str], None]) -> None:
    """Count changes below `folder` in this process and its children, and tell `act` of each before it happens."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if not (isinstance(path, str) and path.startswith(folder) and flags & _WRITING):
                return
        elif event not in _CHANGES:
            return
        # One byte a change, so that children count together with their parent.
        descriptor = os.open(counter, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, b"r" if event == "os.rename" else b".")
        number = os.fstat(descriptor).st_size
        os.close(descriptor)
        act(number, event)

    sys.addaudithook(hook)


def run(task: dict[str, Any], moment: int) -> dict[str, Any]:
    """One build in a child that is stopped at `moment` (never, when it is 0)."""
    counter = Path(task["counter"])
    counter.unlink(missing_ok=True)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _build(task, moment, counter)
    _, status = os.waitpid(child, 0)
    changes = counter.read_bytes() if counter.exists() else b""
    errors = Path(task["errors"]).read_text(encoding="utf-8")
    return {
        "moment": moment,
        "published": changes.rfind(b"r") + 1,
        "killed": os.WIFSIGNALED(status),
        "exit": os.waitstatus_to_exitcode(status),
        "site": digest(Path(task["site"])),
        "errors": errors,
    }


def _build(task: dict[str, Any], moment: int, counter: Path) -> None:
    os.setsid()
    with Path(task["errors"]).open("w") as stream:
        os.dup2(stream.fileno(), 2)

    def act(number: int, event: str) -> None:
        if number < moment or not moment:
            return
        if task["fault"] == "kill":
            os.killpg(0, signal.SIGKILL)
        elif event in ("open", "os.mkdir", "os.link", "os.symlink"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    watch(task["folder"], counter, act)
    code = 70
    try:
        code = main(task["words"])
    finally:
        sys.stderr.flush()
        os._exit(code)


def follow(task: dict[str, Any]) -> None:
    """Every run the task asks for; the old site is put back after a run that replaced it."""
    os.chdir(task["folder"])
    # Whatever is imported and remembered here need not be again in any child.
    assert main([*task["words"], "--output", task["warm"]]) == 0
    _say(run(task, 0))
    for moment in map(int, sys.stdin.readline().split()):
        shutil.rmtree(task["folder"])
        shutil.copytree(task["fresh"], task["folder"], symlinks=True)
        os.chdir(task["folder"])
        _say(run(task, moment))


def _say(result: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    follow(json.loads(sys.stdin.readline()))
