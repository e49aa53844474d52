"""Feed manifest: the file that lists all the others, and how it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from generator.compile import LocaleView
from generator.feed.model import SCHEMA_VERSION
from generator.feed.words import FeedModel, known


class ManifestLocale(FeedModel):
    """One language of the feed."""

    tag: str
    """BCP 47 tag."""
    name: str
    """The language's name in itself."""
    direction: Annotated[str, known(("ltr", "rtl"))]
    """Which way it is written."""
    catalog: str
    """File name of everything in this language."""
    guide: str
    """File name of what a quick guide needs in this language."""
    replies: str
    """File name of the answers agents send."""
    changes: str
    """File name of what changed, as an Atom feed."""
    messages: int
    """How many messages the language has, borrowed ones included."""
    review: dict[str, int]
    """How many messages are in which review state."""


class ManifestFile(FeedModel):
    """One file of the feed."""

    path: str
    """Below the manifest's own folder."""
    sha256: str
    """Of its bytes, in hexadecimal."""
    bytes: int
    """Its size."""
    gzip_bytes: int
    """The size of the same file with `.gz` after its name."""
    type: str
    """Media type."""
    immutable: str
    """The same bytes under a name that never changes its content."""
    schema_path: str | None = Field(default=None, alias="schema")
    """The schema it follows, below the manifest's own folder; absent for files that are no JSON documents of ours."""


class ManifestDocument(FeedModel):
    """`manifest.json`: what the feed holds; read it first, it is never cached for long."""

    schema_url: str = Field(alias="$schema")
    """Address of the schema the document follows."""
    schema_version: str
    """Version of the shape. A reader written for 1.x refuses 2.x and accepts any later 1.x."""
    data_version: str
    """Changes whenever any text or fact of the feed changes."""
    help_url: str
    """The help center."""
    locales: list[ManifestLocale]
    """The source language first."""
    files: list[ManifestFile]
    """Every file of the feed but this one."""


def manifest_document(
    views: Sequence[LocaleView], files: Sequence[ManifestFile], data_version: str
) -> ManifestDocument:
    """The manifest of these languages and files."""
    site = views[0].platform.site_url
    return ManifestDocument(
        **{"$schema": f"{site}feed/v1/schema/manifest.json"},
        schema_version=SCHEMA_VERSION,
        data_version=data_version,
        help_url=site,
        locales=[
            ManifestLocale(
                tag=view.tag,
                name=view.name,
                direction=view.direction,
                catalog=f"catalog.{view.tag}.json",
                guide=f"guide.{view.tag}.json",
                replies=f"replies.{view.tag}.json",
                changes=f"atom/{view.tag}.atom",
                messages=len(view.phrases),
                review={state.value: view.review[state] for state in sorted(view.review)},
            )
            for view in views
        ],
        files=list(files),
    )
