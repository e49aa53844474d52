"""Feed files: every feed document as the bytes that are published, with names, hashes, types and compressed copies."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.compile import LocaleView
from generator.feed.atom import atom_document
from generator.feed.changes import changes_document
from generator.feed.documents import catalog_document, guide_document
from generator.feed.exchanges import Meanings
from generator.feed.headers import FOLDER, media_type
from generator.feed.manifest import ManifestFile, manifest_document
from generator.feed.model import CatalogDocument
from generator.feed.openapi import openapi_document
from generator.feed.schema import TRIAGE, bare_schemas, examples_of, feed_schemas
from generator.feed.typescript import type_declarations
from generator.model.changes import Release

_NO_VERSION = b'"data_version":""'
_THREADS = 4
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One file below the site's root."""

    path: str
    content: bytes


def feed_files(
    views: Sequence[LocaleView],
    triage: Mapping[str, Any],
    replies: Mapping[str, Mapping[str, Any]],
    releases: Sequence[Release] = (),
) -> list[FeedFile]:
    """All files of the feed, the manifest last, each with a compressed copy.

    `triage` and `replies` (by locale) are published as they are; `releases` is the history of changes.
    """
    source = catalog_document(views[0], meanings := Meanings())
    words = list(_words(views, source, meanings, triage, replies))
    version = _data_version(words)
    stamp = b'"data_version":"%s"' % version.encode()
    plain = [FeedFile(f"{FOLDER}/{name}", content.replace(_NO_VERSION, stamp, 1)) for name, content in words]
    plain += [FeedFile(f"{FOLDER}/{name}", content) for name, content in _around(views, source, releases)]
    with ThreadPoolExecutor(_THREADS) as pool:
        # Hashing and compressing let go of the interpreter's lock.
        packed = list(pool.map(lambda file: gzipped(file.content), plain))
        digests = list(pool.map(lambda file: hashlib.sha256(file.content).hexdigest(), plain))
    files: list[FeedFile] = []
    listed: list[ManifestFile] = []
    for file, compressed, digest in zip(plain, packed, digests, strict=True):
        twin = _twin(file.path, digest)
        entry = _listed(file, len(compressed), digest, twin)
        listed.append(entry)
        for path in (file.path, twin):
            files += [FeedFile(path, file.content), FeedFile(f"{path}.gz", compressed)]
    manifest = _dumped(manifest_document(views, listed, version))
    return [
        *files,
        FeedFile(f"{FOLDER}/manifest.json.gz", gzipped(manifest)),
        FeedFile(f"{FOLDER}/manifest.json", manifest),
    ]


def to_bytes(value: Any) -> bytes:
    """JSON as it is published: UTF-8, no spaces, keys in the order given, a line break at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def gzipped(content: bytes) -> bytes:
    """Content in a gzip file without name and time, so that the same content gives the same file."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(content) + packer.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + struct.pack("<LL", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def _words(
    views: Sequence[LocaleView],
    source: CatalogDocument,
    meanings: Meanings,
    triage: Mapping[str, Any],
    replies: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[str, bytes]]:
    """Everything that the data version stands for: texts and facts."""
    for view in views:
        catalog = source if view is views[0] else catalog_document(view, meanings)
        yield f"catalog.{view.tag}.json", _dumped(catalog)
        yield f"guide.{view.tag}.json", _dumped(guide_document(view, catalog))
    yield "triage.json", to_bytes(triage)
    for tag in sorted(replies):
        yield f"replies.{tag}.json", to_bytes(replies[tag])


def _around(
    views: Sequence[LocaleView], source: CatalogDocument, releases: Sequence[Release]
) -> Iterator[tuple[str, bytes]]:
    """What changed, and what the files look like."""
    changes = changes_document(views[0], releases)
    yield "changes.json", _dumped(changes)
    for view in views:
        yield f"atom/{view.tag}.atom", atom_document(view, releases)
    examples = examples_of(source, guide_document(views[0], source), changes)
    for name, schema in feed_schemas(views[0].platform.site_url, examples).items():
        yield f"schema/{name}.json", to_bytes(schema)
    apps = {name: schema for name, schema in bare_schemas().items() if name != TRIAGE}
    yield "types.d.ts", type_declarations(apps).encode()
    yield "openapi.json", to_bytes(openapi_document(views))


def _dumped(model: BaseModel) -> bytes:
    return model.model_dump_json(by_alias=True, exclude_none=True).encode() + b"\n"


def _data_version(words: Sequence[tuple[str, bytes]]) -> str:
    """A short hash over everything the feed says, so that any change of a text or fact changes it."""
    digest = hashlib.sha256()
    for _, content in words:
        digest.update(content)
    return digest.hexdigest()[:16]


def _twin(path: str, digest: str) -> str:
    """The path of the same bytes under a name that holds their hash, to be cached for ever."""
    name = path.removeprefix(f"{FOLDER}/").replace("/", "-")
    ending = next(ending for ending in (".d.ts", ".json", ".atom") if name.endswith(ending))
    return f"{FOLDER}/immutable/{name.removesuffix(ending)}.{digest[:16]}{ending}"


def _listed(file: FeedFile, compressed: int, digest: str, twin: str) -> ManifestFile:
    path = file.path.removeprefix(f"{FOLDER}/")
    schema = path.partition(".")[0]
    return ManifestFile(
        path=path,
        sha256=digest,
        bytes=len(file.content),
        gzip_bytes=compressed,
        type=media_type(path),
        immutable=twin.removeprefix(f"{FOLDER}/"),
        **({"schema": f"schema/{schema}.json"} if schema in bare_schemas() else {}),
    )
