"""Offline: what a browser keeps of one language, the script that keeps it, and the page it shows without a network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

from generator.compile import LocaleView
from generator.portal.templates import page
from generator.resources import site_source

OFFLINE = "offline.html"
WORKER = "sw.js"
LINKED = ("", "status/", "triage/")
"""Pages that are always there without a connection, below the locale."""

_FRAME = ("assets/css/*", "assets/javascripts/bundle.*", "assets/js/*", "assets/favicon.svg")
_BESIDE = ("assets/portal.css", "assets/triage/table.js", "assets/triage/replies.{tag}.js")
"""What such pages need from beside the locales' folders."""


def offline_page(view: LocaleView) -> bytes:
    """Shown in place of a page that was never opened on this device."""
    names = ("site.home.short", "site.statuses.short", "site.triage.short")
    links = [(uri, view.t(name)) for uri, name in zip(LINKED, names, strict=True)]
    return page("offline.html", views=[view], links=links).encode()


def worker_script(view: LocaleView, names: Iterable[str], read: Callable[[str], bytes]) -> bytes:
    """The service worker of a built locale.

    `names` are the files below the locale's folder; `read` gives the bytes of a file below the site's root. The version
    is a hash over everything that is kept, so a browser renews it exactly when any of it has changed.
    """
    frame = sorted(name for name in names if any(fnmatchcase(name, pattern) for pattern in _FRAME))
    pages = [f"{view.tag}/{uri}index.html" for uri in LINKED]
    beside = [name.format(tag=view.tag) for name in _BESIDE]
    digest = hashlib.sha256(offline_page(view))
    for name in [*(f"{view.tag}/{name}" for name in frame), *pages, *beside]:
        digest.update(name.encode() + b"\0" + read(name))
    kept = [OFFLINE, *(uri or "./" for uri in LINKED), *frame, *(f"../{name}" for name in beside)]
    values = {"TAG": view.tag, "VERSION": digest.hexdigest()[:16], "SHELL": kept}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in values.items())
    return head.encode() + (site_source() / "portal" / "worker.js").read_bytes()
