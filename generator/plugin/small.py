"""Small: scripts without comments and needless white space and with short names, made so in a process of its own.

The library starts a runtime with threads of its own, and a process that has loaded it cannot be forked any more: the
child waits for ever. Builds fork their workers, so the library is loaded where nobody forks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache


@cache
def small(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The scripts made small, in order; as they are where there is no wheel of the library for the machine."""
    command = [sys.executable, "-P", __file__]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    return tuple(json.loads(done.stdout))


def _main() -> None:
    texts = json.load(sys.stdin)
    if minify is not None:
        texts = [minify.string("application/javascript", text) for text in texts]
    json.dump(texts, sys.stdout)


if __name__ == "__main__":
    try:
        import minify
    except ImportError:  # no wheel for this machine
        minify = None
    _main()
