"""Triage server: `helpcenter-triage` reads the published feed and serves triage until it is told to stop."""

from __future__ import annotations

import argparse
import gc
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import triage


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; 3 when the feed cannot be read or the extra `serve` is not installed."""
    parser = argparse.ArgumentParser(
        prog="helpcenter-triage",
        description="Serves triage over HTTP: POST /v1/triage. Nothing that is sent is kept or logged.",
        epilog="example:\n  helpcenter-triage --feed site/feed/v1 --port 8787\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--feed", type=Path, default=Path("site/feed/v1"), help="the feed (default: site/feed/v1)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8787, help="port to listen on (default: 8787)")
    options = parser.parse_args(arguments)
    try:
        import uvicorn

        from generator.service.triage_app import Data, application
    except ImportError:
        print(
            "helpcenter-triage: install the extra `serve`: pip install 'helpcenter-generator[serve]'", file=sys.stderr
        )
        return 3
    try:
        table, replies = read_feed(options.feed)
    except (OSError, ValueError, KeyError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not a feed of this program"
        print(
            f"helpcenter-triage: cannot read the feed at {options.feed}: {reason}. `helpcenter build` makes it.",
            file=sys.stderr,
        )
        return 3
    # The table lives as long as the process, so the collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    # After its own orderly stop the server raises the signal once more; to have been told to stop is no failure.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)
    uvicorn.run(
        application(Data(table, replies)),
        host=options.host,
        port=options.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    return 0


def read_feed(folder: Path) -> tuple[triage.Table, dict[str, dict[str, Any]]]:
    """The table and the replies of every locale the manifest lists. Raises OSError, ValueError or KeyError."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    table = triage.load_table((folder / "triage.json").read_text(encoding="utf-8"))
    replies = {
        locale["tag"]: json.loads((folder / locale["replies"]).read_text(encoding="utf-8"))
        for locale in manifest["locales"]
    }
    return table, replies


if __name__ == "__main__":
    sys.exit(main())
