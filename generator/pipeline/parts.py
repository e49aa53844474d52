"""Parts: single languages of a site, built on several machines and put together to the bytes of one build."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.compile import CompiledCatalog
from generator.pipeline.build import (
    RenderLocale,
    Report,
    explained,
    locale_keys,
    render_locales,
    write_common,
    write_feed,
)
from generator.pipeline.inputs import Inputs
from generator.pipeline.ledger import Built, scan, summary
from generator.pipeline.publish import PublishError, publish, stage

LABEL = "part.json"
"""In a part's folder: which languages it holds, and a digest of what each was made of."""


def build_part(
    compiled: CompiledCatalog,
    tags: Sequence[str],
    output: Path,
    render: RenderLocale,
    jobs: int | None,
    report: Report,
    inputs: Inputs,
) -> Built:
    """Build the pages of some languages of the whole catalogue, and nothing around them. Raises PublishError."""
    keys = locale_keys(compiled, inputs)
    with stage(output) as folder:
        with explained():
            render_locales(compiled, tags, folder, render, jobs, report, feed=False)
            (folder / LABEL).write_text(json.dumps({tag: keys[tag] for tag in tags}), encoding="utf-8")
        files = dict(scan(folder))
        publish(folder, output)
    return summary(output, tuple(tags), files)


def join_parts(compiled: CompiledCatalog, parts: Sequence[Path], output: Path, inputs: Inputs) -> Built:
    """Put parts together and add what stands around the languages. Raises PublishError when a language is missing, or
    when a part was made of another catalogue or by another program.
    """
    keys = locale_keys(compiled, inputs)
    homes = _homes(parts, keys)
    missing = [tag for tag in keys if tag not in homes]
    if missing:
        raise PublishError(f"no part holds {', '.join(missing)}. Build them with --part and name their folders too.")
    with stage(output) as folder:
        with explained():
            for tag in keys:
                _copy(homes[tag] / tag, folder / tag)
            write_feed(compiled, folder)
            write_common(compiled, folder)
        files = dict(scan(folder))
        publish(folder, output)
    return summary(output, tuple(keys), files)


def _homes(parts: Sequence[Path], keys: Mapping[str, str]) -> dict[str, Path]:
    homes: dict[str, Path] = {}
    for part in parts:
        try:
            label = json.loads((part / LABEL).read_bytes())
            held = {str(tag): str(key) for tag, key in label.items()}
        except (OSError, ValueError, AttributeError) as error:
            raise PublishError(f"{part} is no part of a site. `helpcenter build --part` makes one.") from error
        for tag, key in held.items():
            if keys.get(tag) != key:
                raise PublishError(
                    f"`{tag}` in {part} was made of another catalogue, by another version, or with other options. "
                    "Build it again."
                )
            homes[tag] = part
    return homes


def _copy(source: Path, target: Path) -> None:
    """Copy a folder; on the same file system its files are linked."""

    def put(old: str, new: str) -> str:
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)
        return new

    shutil.copytree(source, target, copy_function=put)
