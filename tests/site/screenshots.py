"""Pictures of the built site for the README: `python -m tests.site.screenshots SITE FOLDER`."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SHOTS = {
    "status-phone": ("en/status/expired/", 390, 844, "light"),
    "home-desktop": ("en/", 1280, 800, "light"),
    "exchange-dark": ("de/exchange/binance/", 1280, 800, "dark"),
    "status-arabic": ("ar/status/expires-in-days/", 390, 844, "light"),
    "triage-desktop": ("nl/triage/", 1280, 800, "light"),
}
"""Name of the picture -> page, width and height of the window, colours."""

PASTED = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


def main(site: str, folder: str) -> None:
    """Serve the site on the loopback address and take every picture."""
    handler = functools.partial(_Quiet, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (page, width, height, scheme) in SHOTS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            tab = context.new_page()
            tab.goto(f"http://127.0.0.1:{server.server_port}/{page}")
            if "triage" in page:
                tab.get_by_role("textbox").first.fill(PASTED)
            tab.wait_for_timeout(600)
            tab.screenshot(path=str(Path(folder) / f"{name}.png"))
            context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:3])
