"""App manifest: what a phone shows of one language when a reader puts it on the home screen."""

from __future__ import annotations

import json

from generator.compile import LocaleView

MANIFEST = "manifest.webmanifest"
ICONS = (
    ("assets/favicon.svg", "any", "image/svg+xml", "any"),
    ("assets/icon-192.png", "192x192", "image/png", "any"),
    ("assets/icon-512.png", "512x512", "image/png", "any"),
    ("assets/icon-maskable.png", "512x512", "image/png", "maskable"),
)
"""File below the locale's folder, sizes, type, purpose."""

GROUND = "#f6f7f9"
ACCENT = "#1d4f9e"
"""Two of the tokens in `site_src/css`; a test compares them."""


def app_manifest(view: LocaleView) -> str:
    """The manifest; its addresses are relative to itself."""
    value = {
        "id": "./",
        "name": view.t("site.name"),
        "short_name": view.t("site.name"),
        "description": view.t("site.home.lead"),
        "lang": view.tag,
        "dir": view.direction,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": ACCENT,
        "icons": [
            {"src": src, "sizes": sizes, "type": media, "purpose": purpose} for src, sizes, media, purpose in ICONS
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
