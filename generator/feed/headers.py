"""Feed headers: what a web server should say with each file, as data for whoever writes its configuration."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "feed/v1"

JSON = "application/json"
SCHEMA = "application/schema+json"
JSON_FEED = "application/feed+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
ATOM = "application/atom+xml"
TYPES = "text/plain; charset=utf-8"

SHORT = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
"""Five minutes; up to a day while a new copy is fetched, up to a week while there is none."""
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of every address that begins so."""

    path: str
    """Below the site's root, with `*` for any further text, as in a `_headers` file."""
    headers: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The headers as lines of such a file."""
        return tuple(f"{name}: {value}" for name, value in self.headers)


def feed_headers() -> tuple[HeaderRule, ...]:
    """Rules in the order of a `_headers` file, beside one that says `nosniff` for the whole site.

    Headers of all rules that fit an address are sent together.

    No two rules set the same header for the same address, because hosts differ in what they make of that.
    """
    return (
        HeaderRule(
            "/feed/*",
            (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")),
        ),
        *(HeaderRule(f"/{FOLDER}/{name}", (("Cache-Control", SHORT), ("Content-Type", kind))) for name, kind in _NAMES),
        HeaderRule(f"/{FOLDER}/immutable/*", (("Cache-Control", FOR_EVER),)),
    )


_NAMES = (
    ("manifest.json", JSON),
    ("catalog.*", JSON),
    ("guide.*", JSON),
    ("replies.*", JSON),
    ("triage.json", JSON),
    ("changes.json", JSON_FEED),
    ("openapi.json", OPENAPI),
    ("types.d.ts", TYPES),
    ("schema/*", SCHEMA),
    ("atom/*", ATOM),
)


def media_type(path: str) -> str:
    """The media type of a file below the feed's folder, without its character set. Raises KeyError if none fits."""
    for name, kind in _NAMES:
        stem, star, _ = name.partition("*")
        if path == name or (star and path.startswith(stem)):
            return kind.partition("; charset")[0]
    raise KeyError(path)
