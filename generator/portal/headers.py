"""Headers: the file `_headers`, which static hosts read: policies by kind of page, caching, access for other sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.compile import LocaleView
from generator.portal import policies

RULES = 100
"""Rules that hosts take from the file."""
LINE = 2000
"""Characters they take of a line."""

EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
)
FOREVER = "Cache-Control: public, max-age=31536000, immutable"
ALWAYS_ASK = "Cache-Control: no-cache"
OPEN = ("Access-Control-Allow-Origin: *", "Cross-Origin-Resource-Policy: cross-origin")
"""Other sites may read it."""

Rule = tuple[str, tuple[str, ...]]
"""Pattern of addresses, and the headers of an answer to one of them."""

FRAMED = "triage"
"""The section that chat tools show inside themselves."""


def headers_file(view: LocaleView, stated: Mapping[str, str], more: Sequence[Rule] = ()) -> str:
    """`stated` maps the address of each page below a locale to the policy it states in its head; `more` are rules as
    other parts of the site want them.

    A host gives an answer the headers of every pattern that fits, and joins equal names with commas; so no two patterns
    here set the same header for one address, except policies, of which a browser obeys all.
    """
    lines = []
    for pattern, headers in [*_rules(view, stated), *more]:
        lines += [pattern, *(f"  {header}" for header in headers), ""]
    return "\n".join(lines)


def _rules(view: LocaleView, stated: Mapping[str, str]) -> Iterator[Rule]:
    yield "/*", EVERYWHERE
    for pattern, policy in _policies(view, stated).items():
        yield pattern, (f"Content-Security-Policy: {policy}",)
    yield "/embed/*", (f"Content-Security-Policy: {policies.EMBED}; frame-ancestors 'none'", *OPEN)
    # These names hold a hash of their content; those of the theme's stemmers, one folder deeper, do not.
    yield "/:locale/assets/javascripts/:file", (FOREVER,)
    yield "/:locale/assets/javascripts/workers/*", (FOREVER,)
    yield "/:locale/assets/css/*", (FOREVER,)
    yield "/:locale/assets/js/*", (FOREVER,)
    # The worker fetches pages to keep them, and does nothing else.
    yield "/:locale/sw.js", (ALWAYS_ASK, "Content-Security-Policy: default-src 'none'; connect-src 'self'")


def _policies(view: LocaleView, stated: Mapping[str, str]) -> dict[str, str]:
    """Address pattern -> policy; pages of one section differ in their hashes only, so the section allows them all."""
    found = {
        "/": f"{policies.ROOT}; frame-ancestors 'none'",
        "/s/*": f"{policies.SHORT}; frame-ancestors 'none'",
        "/e/*": f"{policies.SHORT}; frame-ancestors 'none'",
    }
    sections: dict[str, list[str]] = {}
    for uri, policy in stated.items():
        sections.setdefault(uri.partition("/")[0], []).append(policy)
    for section, of_pages in sorted(sections.items()):
        frames = " ".join(["'self'", *view.platform.desk_origins]) if section == FRAMED else "'none'"
        # The home page's pattern fits `/embed/` too, whose own policy is the stricter one.
        pattern = f"/:locale/{section}/*" if section else "/:locale/"
        found[pattern] = f"{policies.joined(of_pages)}; frame-ancestors {frames}"
    return found
