"""Structured data: what a page says about itself to machines, as schema.org JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compile import LocaleView
from generator.pages.page import Crumb, PageKind

_TYPES = {
    PageKind.STATUS: "TechArticle",
    PageKind.CODE: "TechArticle",
    PageKind.EXCHANGE: "TechArticle",
    PageKind.HOME: "WebSite",
}


def json_ld(
    view: LocaleView,
    *,
    site_url: str,
    uri: str,
    kind: PageKind,
    title: str,
    description: str,
    breadcrumb: Sequence[Crumb],
    checked: str,
) -> dict[str, object]:
    """The page and the way to it. `site_url` ends with a slash; `checked` is an ISO date or empty."""
    base = f"{site_url}{view.tag}/"
    page: dict[str, object] = {
        "@type": _TYPES.get(kind, "WebPage"),
        "@id": base + uri,
        "url": base + uri,
        "name" if kind is PageKind.HOME else "headline": title,
        "description": description,
        "inLanguage": view.tag,
        "publisher": {"@type": "Organization", "name": view.platform.name, "url": view.platform.home},
    }
    if checked:
        page["dateModified"] = checked
    graph: list[dict[str, object]] = [page]
    if breadcrumb:
        steps = [*((crumb.title, base + crumb.uri) for crumb in breadcrumb), (title, base + uri)]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": place, "name": name, "item": address}
                    for place, (name, address) in enumerate(steps, 1)
                ],
            }
        )
    return {"@context": "https://schema.org", "@graph": graph}
