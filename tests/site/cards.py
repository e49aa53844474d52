"""Pictures that the site shows outside itself: `python -m tests.site.cards [FONTS]`.

Writes a card for links shared in each published language into `site_src/cards`, and the icons for home screens into
`site_src/public/assets`. They are drawn once and committed, because a build has neither a browser nor fonts for every
script; so they hold words that no platform profile changes. FONTS is a folder with style sheets to use for scripts that
the machine has no fonts for.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from generator.words import locales

ROOT = Path(__file__).resolve().parent.parent.parent
CARDS = ROOT / "site_src" / "cards"
ASSETS = ROOT / "site_src" / "public" / "assets"
ICON = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
ACCENT, PAPER = "#1d4f9e", "#f6f7f9"

CARD = """<!doctype html><html lang="{lang}" dir="{dir}"><meta charset="utf-8">{fonts}<style>
body {{ margin: 0; inline-size: 1200px; block-size: 630px; box-sizing: border-box; padding: 90px; display: flex;
  flex-direction: column; justify-content: space-between; background: {paper}; color: #17212c;
  font-family: {families}, system-ui, sans-serif; border-block-end: 24px solid {accent}; }}
svg {{ inline-size: 150px; block-size: 150px; }}
h1 {{ margin: 0; font-size: 84px; line-height: 1.2; font-weight: 700; }}
p {{ margin: 0; font-size: 40px; color: #52606e; }}
</style><body>{icon}<h1>{title}</h1><p>{name}</p>"""


def words(tag: str) -> str:
    """What a card says."""
    path = ROOT / "catalog" / "locales" / tag / "site.yml"
    title: str = yaml.safe_load(path.read_text(encoding="utf-8"))[tag]["site"]["portal"]["title"]
    return title


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(type, data) of each part of a PNG."""
    position = 8
    while position < len(png):
        (length,) = struct.unpack_from(">I", png, position)
        yield png[position + 4 : position + 8], png[position + 8 : position + 8 + length]
        position += length + 12


def titled(png: bytes, title: str) -> bytes:
    """The picture with its words as text in it, so that a test can tell when they have changed."""
    data = b"Title\0\0\0\0\0" + title.encode()
    chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))
    return png[:33] + chunk + png[33:]


def title_of(png: bytes) -> str:
    """The words that `titled` put in."""
    return next(data for kind, data in chunks(png) if kind == b"iTXt").rpartition(b"\0")[2].decode()


def main(fonts: str | None = None) -> None:
    """Draw everything anew."""
    catalog = yaml.safe_load((ROOT / "catalog" / "catalog.yaml").read_text(encoding="utf-8"))
    CARDS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for tag in catalog["locales"]:
            _card(page, tag, fonts)
        for name, size, ground in (("icon-192", 192, ""), ("icon-512", 512, ""), ("icon-maskable", 512, ACCENT)):
            _icon(page, name, size, ground)
        browser.close()


def _card(page: Page, tag: str, fonts: str | None) -> None:
    sheets = sorted(Path(fonts).rglob("[47]00.css")) if fonts else []
    families = list(dict.fromkeys(sheet.parent.name.title().replace("-", " ") for sheet in sheets))
    # Japanese and Chinese write many characters differently: the reader's own font comes first.
    own = {"ja": " Jp", "zh-Hans": " Sc"}.get(tag, "")
    families.sort(key=lambda family: (not own or not family.endswith(own), len(family)))
    names = {family: family.replace(" Jp", " JP").replace(" Sc", " SC") for family in families}
    html = CARD.format(
        lang=tag,
        dir=locales.direction(tag),
        fonts="".join(f'<link rel="stylesheet" href="{sheet.resolve().as_uri()}">' for sheet in sheets),
        families=", ".join(f"'{name}'" for name in names.values()) or "system-ui",
        paper=PAPER,
        accent=ACCENT,
        icon=ICON,
        title=escape(words(tag)),
        name=escape(locales.own_name(tag)),
    )
    path = CARDS / f"{tag}.html"
    path.write_text(html, encoding="utf-8")
    page.set_viewport_size({"width": 1200, "height": 630})
    page.goto(path.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    path.unlink()
    (CARDS / f"{tag}.png").write_bytes(titled(page.screenshot(), words(tag)))


def _icon(page: Page, name: str, size: int, ground: str) -> None:
    """A maskable icon may be cut to a circle: the drawing keeps to its middle, white on the accent."""
    drawing = ICON.replace("#2350a8", "#fff") if ground else ICON
    share = 62 if ground else 100
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(
        f"<style>body {{ margin: 0; display: grid; place-items: center; block-size: 100vh; background: {ground} }} "
        f"svg {{ inline-size: {share}vw }}</style>{drawing}"
    )
    (ASSETS / f"{name}.png").write_bytes(page.screenshot(omit_background=not ground))


if __name__ == "__main__":
    main(*sys.argv[1:2])
