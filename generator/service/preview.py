"""Preview: an HTTP server on the loopback address that shows a built site and reloads browsers when it changes.

The server runs in a process of its own, so that a build never makes a reader wait. Pages are served from the
published folder, whole or not at all; the script that reloads them is added on the way out and is not in the files.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import queue
import signal
import socket
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.resources import site_source

EVENTS = "/_preview/events"
SCRIPT = "/_preview/reload.js"
HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is alive, so that closed browsers are noticed."""


class PreviewError(Exception):
    """The preview cannot be served; the message says why."""


class Preview:
    """The server's process, and the messages to it."""

    def __init__(self, site: Path, port: int) -> None:
        try:
            listener = socket.create_server(("127.0.0.1", port))
        except OSError as error:
            raise PreviewError(f"port {port} is taken ({error.strerror}). Choose another with --port.") from error
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        context = multiprocessing.get_context("fork")
        inbox, self._outbox = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(listener, site, inbox, self._outbox), daemon=True)
        self._process.start()
        listener.close()
        inbox.close()

    def changed(self) -> None:
        """The site was published anew: reload, and take away the overlay."""
        self._outbox.send({"event": "changed"})

    def failed(self, report: str) -> None:
        """The site could not be built: show why over the old one."""
        self._outbox.send({"event": "failed", "report": report})

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.join(5)


class _State:
    """What browsers must know: how often the site has changed, and the report of a failed build."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.version = 0
        self.report = ""
        self.listeners: set[queue.SimpleQueue[None]] = set()

    def follow(self, inbox: Connection) -> None:
        while True:
            try:
                message: dict[str, str] = inbox.recv()
            except (EOFError, OSError):
                # The builder is gone, however it ended: nobody is left to serve for.
                os._exit(0)
            with self.lock:
                if message["event"] == "changed":
                    self.version += 1
                    self.report = ""
                else:
                    self.report = message["report"]
                for listener in self.listeners:
                    listener.put(None)

    def snapshot(self) -> bytes:
        with self.lock:
            return json.dumps({"version": self.version, "report": self.report}).encode()


def _serve(listener: socket.socket, site: Path, inbox: Connection, outbox: Connection) -> None:
    # The builder's end, inherited: only without it does the inbox end when the builder is gone.
    outbox.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    state = _State()
    threading.Thread(target=state.follow, args=(inbox,), daemon=True).start()
    server = ThreadingHTTPServer(listener.getsockname(), partial(_Handler, state, site), bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.daemon_threads = True
    server.serve_forever()


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, the reload script and its event stream."""

    protocol_version = "HTTP/1.1"

    def __init__(self, state: _State, site: Path, *arguments: Any) -> None:
        self.state = state
        self.site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._send(200, "text/javascript", (site_source() / "preview" / "reload.js").read_bytes())
        else:
            self._file(unquote(path))

    def _file(self, path: str) -> None:
        # Resolved once a request: a site that is swapped meanwhile is served whole, the old one or the new one.
        root = self.site.resolve()
        target = (root / path.lstrip("/")).resolve()
        if not target.is_relative_to(root):
            self._send(404, "text/plain", b"not found")
            return
        if target.is_dir():
            if not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            target /= "index.html"
        status = 200
        if not target.is_file():
            status, target = 404, self._not_found(root, path)
        try:
            content = target.read_bytes()
        except OSError:
            content = b"<!doctype html><title>preview</title><p>The site is not built yet.</p>"
            target = Path("waiting.html")
        kind = self.guess_type(target.name)
        if kind == "text/html":
            content = content.replace(b"</body>", b'<script type="module" src="%s"></script></body>' % SCRIPT.encode())
            if b"</body>" not in content:
                content += b'<script type="module" src="%s"></script>' % SCRIPT.encode()
        self._send(status, kind, content)

    def _not_found(self, root: Path, path: str) -> Path:
        own = root / path.lstrip("/").partition("/")[0] / "404.html"
        return own if own.is_file() else root / "404.html"

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told: queue.SimpleQueue[None] = queue.SimpleQueue()
        with self.state.lock:
            self.state.listeners.add(told)
        try:
            while True:
                self.wfile.write(b"data: " + self.state.snapshot() + b"\n\n")
                self.wfile.flush()
                try:
                    told.get(timeout=HEARTBEAT)
                except queue.Empty:
                    continue
        except OSError:
            self.close_connection = True
        finally:
            with self.state.lock:
                self.state.listeners.discard(told)

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the terminal belongs to the builder."""
