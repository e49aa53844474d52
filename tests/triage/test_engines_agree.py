"""Both engines give the same lines, byte for byte, for everything the catalogue names and for texts nobody would paste.

The browser's engine is asked twice: its sources as they stand, and the one file that a built site ships.

The number of hostile texts is 2,000, or what `HOSTILE_TEXTS` says: `HOSTILE_TEXTS=10000 pytest tests/triage`.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator import triage
from generator.compile.triage_table import triage_table
from generator.load import load_catalog
from generator.model import Catalog
from tests.conftest import CATALOG, ROOT, Run
from tests.triage.hostile import hostile_texts
from tests.triage.shipped import shipped_replies

ENGINE = ROOT / "site_src" / "js" / "triage"
BATCH = ROOT / "tests" / "js" / "batch.mjs"
CORPUS = ROOT.parent / "shared" / "corpus" / "real-payloads.jsonl"
NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
COUNT = int(os.environ.get("HOSTILE_TEXTS", "2000"))

Request = dict[str, Any]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_catalog(CATALOG).catalog
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def table(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogue's table, with the labels of every locale that has some."""
    labels: dict[str, dict[str, tuple[str, ...]]] = {}
    for tag, words in catalog.words.items():
        own = labels.setdefault(tag, {})
        for status in catalog.statuses:
            badge = words.get(f"statuses.{status}.badge", ())
            also = words.get(f"statuses.{status}.also_called", "")
            assert isinstance(also, str)
            texts = (badge,) if isinstance(badge, str) else tuple(badge.values()) if badge else ()
            own[status] = (*texts, *(text.strip() for text in also.split(";") if text.strip()))
    path = tmp_path_factory.mktemp("engines") / "triage.json"
    path.write_text(json.dumps(triage_table(catalog, labels), ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def engines(helpcenter: Run, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The browser's engine as written, and as a built site has it."""
    site = tmp_path_factory.mktemp("engine") / "site"
    done = helpcenter("build", "--locale", "en", "--output", site, "--quiet")
    assert done.returncode == 0, done.stderr
    return [ENGINE / "triage.js", *(site / "en" / "assets" / "js" / "triage").glob("*.js")]


def test_one_file_is_shipped(engines: list[Path]) -> None:
    """A page that needs the engine waits for one answer, of at most 17 kB as hosts compress it."""
    _, shipped = engines
    assert len(gzip.compress(shipped.read_bytes(), 9)) <= 17_000


@pytest.fixture(scope="module")
def samples(catalog: Catalog) -> list[str]:
    return payloads_of(catalog)


def test_catalogue(table: Path, engines: list[Path], samples: list[str]) -> None:
    """Samples and near misses of signatures, samples of readings; with the exchange told and without."""
    exchanges = sorted(json.loads(table.read_text(encoding="utf-8"))["exchanges"])
    requests: list[Request] = [{"id": f"s{number}", "text": text} for number, text in enumerate(samples)]
    requests += [
        {"id": f"t{number}", "text": text, "exchange": exchanges[number % len(exchanges)]}
        for number, text in enumerate(samples)
    ]
    agree(table, engines, requests)


def test_answers(table: Path, engines: list[Path], samples: list[str]) -> None:
    """Every answer to every question, known or not, re-ranks alike."""
    asked = json.loads(table.read_text(encoding="utf-8"))["questions"]
    answers = [f"{question}:{answer}" for question, known in asked.items() for answer in known]
    agree(
        table,
        engines,
        [{"text": text} for text in samples],
        [*answers[::2], "constructor:x", "ip_or_permission:toString", "x"],
    )


@pytest.mark.parametrize("locale", sorted(shipped_replies()))
def test_replies(table: Path, engines: list[Path], samples: list[str], locale: str, tmp_path: Path) -> None:
    """Replies and links are put together alike, with each plural form."""
    replies = tmp_path / "replies.json"
    replies.write_text(json.dumps(shipped_replies()[locale]), encoding="utf-8")
    agree(table, engines, [{"text": text} for text in (*samples[::9], *replied_texts())], (), (locale, replies))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of real payloads is not here")
def test_real_payloads(table: Path, engines: list[Path]) -> None:
    with CORPUS.open(encoding="utf-8") as lines:
        agree(table, engines, [{"id": row["id"], "text": row["text"]} for row in map(json.loads, lines)])


def test_hostile(table: Path, engines: list[Path], samples: list[str]) -> None:
    data = json.loads(table.read_text(encoding="utf-8"))
    agree(
        table,
        engines,
        [{"id": number, "text": text} for number, text in enumerate(hostile_texts(data, samples, COUNT))],
    )


def test_command_line(table: Path, helpcenter: Run, site: Path, tmp_path: Path) -> None:
    """The two commands give the same bytes, replies and errors included, and the same exit code."""
    replies = next(site.rglob("replies.nl.json"))
    lines = [
        b'{"id":1.0,"text":"{\\"code\\":-2015,\\"msg\\":\\"Invalid API-key, IP, or permissions for action.\\"}"}',
        b'{"id":12345678901234567890,"text":"nothing known","locale":null}',
        b'{"id":[1e400,-0.0,1E-7,1e16,123456.5,NaN,{"a":null,"b":true}],"text":"Mijn key staat op Verlopen"}',
        b'{"id":"\\ud800\\u2028\\u007f\\u0001\\"","text":"\\ud83d apiSecret=abcdef123456 \\ud83d\\ude00"}',
        b'{"text":"LOT_SIZE","exchange":""}', b'{"text":7}', b'{"text":"x","exchange":7}', b'{"text":"x","locale":[]}',
        b"[]", b"{", b"{}", b"", b" \t", b'"\xff"', b'{"text":"a\tb"}',
        b'{"text":"\xed\xa0\x80x"}', b'\xef\xbb\xbf{"text":"bom"}',
        b'{"id":01,"text":""}', b'{"id":' + b"9" * 4301 + b',"text":""}', b'{"id":' + b"[" * 2000 + b',"text":""}',
        b'{"text":"a","text":"Insufficient balance","id":{"x":1,"y":2,"x":3}}',
    ]  # fmt: skip
    payloads = tmp_path / "payloads.jsonl"
    payloads.write_bytes(b"\n".join(lines))
    shared = ["--now", "2026-11-21T00:00:00Z"]
    for options in ([*shared], [*shared, "--locale", "nl", "--replies", str(replies)], [*shared, "--locale", "nl"]):
        python = helpcenter("triage", "--batch", "--quiet", "--table", table, *options, payloads)
        with payloads.open("rb") as stdin:
            node = subprocess.run(["node", BATCH, table, *options], stdin=stdin, capture_output=True, check=False)
        assert node.stderr == b""
        assert node.stdout.decode().splitlines() == python.stdout.splitlines()
        assert node.returncode == python.returncode == 1


@pytest.mark.parametrize("module", sorted(ENGINE.glob("*.js")), ids=lambda path: path.name)
def test_modules_parse(module: Path) -> None:
    """Each is a module that Node can read, says what it is, and asks for types to be checked."""
    done = subprocess.run(["node", "--check", module], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    text = module.read_text(encoding="utf-8")
    assert text.lower().startswith(f"// {module.stem}:")
    assert "// @ts-check" in text
    assert len(text.splitlines()) <= 300


def test_every_python_module_has_its_twin() -> None:
    """But the batch's shapes, which only a command line counts, and the body, which is a plain object there."""
    python = {path.stem for path in (ROOT / "generator" / "triage").glob("*.py")}
    assert {path.stem for path in ENGINE.glob("*.js")} - {"triage"} == python - {"__init__", "shape", "body"}


def agree(
    table: Path,
    engines: list[Path],
    requests: Iterable[Request],
    answers: Iterable[str] = (),
    replies: tuple[str, Path] | None = None,
) -> None:
    """Answer every request with Python and with each of `engines`, and show the first lines that differ."""
    locale, path = replies or (None, None)
    written = json.loads(path.read_text(encoding="utf-8")) if path else None
    known = triage.load_table(table.read_text(encoding="utf-8"))
    asked, expected = [], []
    for request in requests:
        asked.append(json.dumps(request))
        result = triage.triage(
            request["text"],
            known,
            exchange=request.get("exchange"),
            answer=tuple(answers),
            now=NOW,
            id=request.get("id"),
            locale=locale,
            replies=written,
        )
        expected.append(triage.to_line(result))
    options = ["--now", "2026-11-21T00:00:00Z", *(f"--answer={answer}" for answer in answers)]
    options += ["--locale", locale, "--replies", str(path)] if locale else []
    for engine in engines:
        done = subprocess.run(
            ["node", BATCH, table, "--engine", engine, *options],
            input="\n".join(asked).encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        seen = done.stdout.decode().split("\n")[:-1]
        assert len(seen) == len(expected)
        different = [
            f"{request}\n  python {first}\n  js     {second}"
            for request, first, second in zip(asked, expected, seen, strict=True)
            if first != second
        ]
        assert not different, f"{engine.name}: {len(different)} of {len(asked)} differ\n" + "\n".join(different[:3])


def payloads_of(catalog: Catalog) -> list[str]:
    """Every text that the catalogue gives as an example of a payload."""
    found: list[str] = []
    for exchange in catalog.exchanges.values():
        for signature in exchange.signatures:
            found += signature.samples
            found += [miss.payload for miss in signature.near_misses]
        for reading in exchange.readings:
            found += [sample.payload for sample in reading.samples]
    return sorted(found)


def replied_texts() -> list[str]:
    """Texts whose replies count days, say that a secret was seen, name no exchange, or have nothing to name."""
    days = [f"Status: Expires in {number} days" for number in (0, 1, 2, 5, 11, 21, 100, 101, 111, 199, 200, 201, 365)]
    return [
        *days,
        "Status: Connected",
        "nothing known",
        "{refresh}",
        "secret=Qw7f32TbXpMRNcz5hLvdSx8kPz Status: Invalid",
    ]
