"""Portal files: what a visitor, a crawler or an app meets before a language is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from generator.compile import ExchangeView, LocaleView
from generator.portal import policies
from generator.portal.headers import Rule, headers_file
from generator.portal.llms import LLMS, locale_map, site_map
from generator.portal.offline import OFFLINE, offline_page
from generator.portal.redirects import moved_short_links, redirect_rules
from generator.portal.templates import page
from generator.resources import site_source


def portal_files(
    views: Sequence[LocaleView], heads: Mapping[str, str], moved: Mapping[str, str], headers: Sequence[Rule] = ()
) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content).

    `heads` maps the address of each page below a locale to the beginning of its HTML in the source locale; `moved` maps
    old addresses to new ones; `headers` are rules for hosts that other parts want.
    """
    uris = tuple(heads)
    yield "index.html", page("root.html", views=views, site=views[0].platform.site_url).encode()
    for path, uri in [*short_links(views[0]), *moved_short_links(moved)]:
        if uri.partition("#")[0] in uris:
            yield f"{path}index.html", _short_page(views, uri)
    for old, new in moved.items():
        for view in views:
            yield f"{view.tag}/{old}index.html", _moved_page(view, new).encode()
    yield LLMS, site_map(views)
    for view in views:
        yield f"{view.tag}/{OFFLINE}", offline_page(view)
        yield f"{view.tag}/{LLMS}", locale_map(view)
    yield "_redirects", redirect_rules(views, moved).encode()
    stated = {uri: policies.policy_of(head) for uri, head in heads.items()}
    yield "_headers", headers_file(views[0], stated, headers).encode()
    yield "sitemap.xml", _sitemap(views, uris).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {views[0].platform.site_url}sitemap.xml\n".encode()
    yield "404.html", page("not_found.html", views=views, site=views[0].platform.site_url).encode()
    for name in ("portal.css", "choose-language.js"):
        yield f"assets/{name}", (site_source() / "portal" / name).read_bytes()
    yield "assets/feedback.schema.json", (site_source() / "portal" / "feedback.schema.json").read_bytes()
    yield "assets/favicon.svg", (site_source() / "public" / "assets" / "favicon.svg").read_bytes()
    yield from _embed_files(views)
    yield "feed/index.html", page("feed.html", views=views, site=views[0].platform.site_url).encode()
    yield "feed/CHANGELOG-FEED.md", (site_source() / "feed" / "CHANGELOG-FEED.md").read_bytes()


def _embed_files(views: Sequence[LocaleView]) -> Iterator[tuple[str, bytes]]:
    """What apps embed, as it is, and a page that shows it."""
    folder = site_source() / "embed"
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield f"embed/{path.relative_to(folder).as_posix()}", path.read_bytes()
    view = views[0]
    yield "embed/index.html", page("embed.html", views=views, view=view, site=view.platform.site_url).encode()


def short_links(view: LocaleView) -> Iterator[tuple[str, str]]:
    """Permanent short addresses and the page each stands for, below any locale."""
    for status in view.statuses.values():
        yield f"s/{status.slug}/", f"status/{status.slug}/"
    for exchange in view.exchanges.values():
        yield f"e/{exchange.slug}/", f"exchange/{exchange.slug}/"
        yield from _code_links(exchange)


def _code_links(exchange: ExchangeView) -> Iterator[tuple[str, str]]:
    at = f"exchange/{exchange.slug}/"
    for code in exchange.codes:
        yield f"e/{exchange.slug}/{code.slug}/", f"{at}{code.slug}/" if code.has_page else f"{at}#code-{code.slug}"


def _short_page(views: Sequence[LocaleView], uri: str) -> bytes:
    return page("short.html", views=views, uri=uri, site=views[0].platform.site_url).encode()


def _moved_page(view: LocaleView, uri: str) -> str:
    """A page at an old address that leads to the new one by itself, or by a click."""
    return page("moved.html", views=[view], address=f"/{view.tag}/{uri}", site=view.platform.site_url.rstrip("/"))


def _sitemap(views: Sequence[LocaleView], uris: Sequence[str]) -> str:
    """Every page with its counterparts in the other languages, as search engines want them: absolute and mutual."""
    site = views[0].platform.site_url
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for uri in uris:
        links = [(view.tag, f"{site}{view.tag}/{uri}") for view in views]
        default = site if uri == "" else links[0][1]
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(address)}/>'
            for tag, address in [*links, ("x-default", default)]
        )
        lines += [f"<url><loc>{address}</loc>{alternates}</url>" for _, address in links]
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"
