"""Feed files: every feed document as the bytes that are published, with names, hashes and types."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.compile import LocaleView
from generator.feed.documents import catalog_document, manifest_document
from generator.feed.model import ManifestFile
from generator.feed.schema import feed_schemas

FOLDER = "feed/v1"
JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One file below the site's root."""

    path: str
    content: bytes


def feed_files(
    views: Sequence[LocaleView], triage: Mapping[str, Any], replies: Mapping[str, Mapping[str, Any]]
) -> list[FeedFile]:
    """All files of the feed, the manifest last; `triage` and `replies` (by locale) are published as they are."""
    data_version = _data_version(views, triage, replies)
    files = [
        FeedFile(f"{FOLDER}/catalog.{view.tag}.json", _model_bytes(catalog_document(view, data_version)))
        for view in views
    ]
    files.append(FeedFile(f"{FOLDER}/triage.json", to_bytes(triage)))
    files += [FeedFile(f"{FOLDER}/replies.{tag}.json", to_bytes(reply)) for tag, reply in sorted(replies.items())]
    site = views[0].platform.site_url
    files += [FeedFile(f"{FOLDER}/schema/{name}", to_bytes(schema)) for name, schema in feed_schemas(site).items()]
    twins = [twin for file in files for twin in _twin(file)]
    listed = [_listed(file, twin) for file, twin in zip(files, twins, strict=True)]
    manifest = FeedFile(f"{FOLDER}/manifest.json", _model_bytes(manifest_document(views, listed, data_version)))
    return [*files, *twins, manifest]


def to_bytes(value: Any) -> bytes:
    """JSON as it is published: UTF-8, no spaces, keys in the order given, a line break at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _model_bytes(model: BaseModel) -> bytes:
    return to_bytes(model.model_dump(mode="json", by_alias=True, exclude_none=True))


def _data_version(
    views: Sequence[LocaleView], triage: Mapping[str, Any], replies: Mapping[str, Mapping[str, Any]]
) -> str:
    """A short hash over everything the feed says, so that any change of a text or fact changes it."""
    digest = hashlib.sha256()
    for view in views:
        digest.update(_model_bytes(catalog_document(view)))
    digest.update(to_bytes(triage))
    for tag in sorted(replies):
        digest.update(to_bytes(replies[tag]))
    return digest.hexdigest()[:16]


def _twin(file: FeedFile) -> Iterator[FeedFile]:
    """The same bytes under a name that holds their hash, to be cached for ever."""
    stem, _, ending = file.path.removeprefix(f"{FOLDER}/").rpartition(".")
    name = f"{stem.replace('/', '-')}.{_sha256(file.content)[:16]}.{ending}"
    yield FeedFile(f"{FOLDER}/immutable/{name}", file.content)


def _listed(file: FeedFile, twin: FeedFile) -> ManifestFile:
    return ManifestFile(
        path=file.path.removeprefix(f"{FOLDER}/"),
        sha256=_sha256(file.content),
        bytes=len(file.content),
        type=JSON_TYPE,
        immutable=twin.path.removeprefix(f"{FOLDER}/"),
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
