"""`python -m benchmarks [NAME]...` runs the measurements and prints their tables."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = {
    "triage": "the engine against ccxt's error handling, in one run",
    "start": "from start to answer of `helpcenter triage` against a bare Python",
    "service": "the HTTP service against an empty route of the same framework",
    "lighthouse": "Lighthouse's mobile scores of the five kinds of page",
    "search": "what four ways to search find of what readers type, in Debian's Chromium",
    "site_build": "whole sites of the same pages, ours and other builders in turn",
    "sizes": "bytes of the table and the engines, compressed as a host would",
}


def main(words: list[str]) -> int:
    """Run the named measurements, or all of them."""
    unknown = [word for word in words if word not in NAMES]
    if unknown:
        print(f"there is no benchmark `{unknown[0]}`; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in words or NAMES:
        print(f"\n## {name}: {NAMES[name]}\n")
        import_module(f"benchmarks.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
