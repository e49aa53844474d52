"""Run: every mutant in a process of its own, two at a time, each with a limit of time and memory."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from typing import Protocol

from tests.mutation.install import install
from tests.mutation.mutants import Mutant

AT_ONCE = 2
SECONDS = 20
"""Of processor time: many times what the whole oracle needs."""
_MEMORY = 3 << 30
_PAUSE = 0.003
LIVES, KILLED = 0, 1


class Oracle(Protocol):
    """What the modules of a target are held against."""

    def holds(self, mutant: Mutant) -> bool:
        """Whether nothing notices the mutant that is installed."""


def outcomes(found: Sequence[Mutant], oracle: Oracle) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant with whether something noticed it, as they end."""
    gc.collect()
    gc.freeze()
    running: dict[int, Mutant] = {}
    waiting = list(reversed(found))
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            mutant = waiting.pop()
            running[_start(mutant, oracle)] = mutant
        for child in list(running):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                yield running.pop(child), status != LIVES
        time.sleep(_PAUSE)
    gc.unfreeze()


def _start(mutant: Mutant, oracle: Oracle) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of threads that other tests have left: the child needs none
        child = os.fork()
    if child:
        return child
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # what is not caught ends the process
        sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the process ends with it
        install(mutant)
        os._exit(LIVES if oracle.holds(mutant) else KILLED)
    except BaseException:
        os._exit(KILLED)
