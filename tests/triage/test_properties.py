"""Whatever is pasted, the engine answers, the same every time, hides what it hid before, and takes linear work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.payloads import HOSTILE as HOSTILE_AT_LENGTH
from generator.triage import load_table, match, named, payload, redact, secret, to_line, triage
from tests.conftest import ROOT
from tests.triage.hostile import hostile_texts
from tests.triage.shipped import shipped_data, shipped_table
from tests.triage.vectors import cases

PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        (
            '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."} | secret= | "apiKey": " | '
            'passphrase: | Authorization: Bearer | -----BEGIN EC PRIVATE KEY----- | %22 | \\n | \\" | [secret] | '
            "[code] => | 1.2.3.4 | a@b.example | Status: Expired | Vervalt over 5 dagen | HTTP 403 | { | [ | } | ] | "
            "' | \" | eyJhbGciOiJFUzI1NiJ9. | "
            "2c7f9f8e-5b1d-4b7a-9c55-0d8a1b2c3d4e | vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju | binance"
        ).split(" | ")
    ),
)
CORPUS = ROOT.parent / "shared" / "corpus" / "real-payloads.jsonl"
TEXTS = st.lists(PIECES, max_size=10).map(" ".join) | st.lists(PIECES, max_size=10).map("".join)

HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": lambda size: "[" * size,
    "open objects": lambda size: '{"a":' * (size // 5),
    "quotes": lambda size: '{"' * (size // 2),
    "backslashes": lambda size: "\\" * size,
    "names": lambda size: "key=" * (size // 4),
    "passphrases": lambda size: 'passphrase="' * (size // 12),
    "key blocks": lambda size: "-----BEGIN " * (size // 11),
    "base64": lambda size: "aB1/c+9Zq" * (size // 9),
    "colons": lambda size: ":" * size,
    "addresses": lambda size: "1.2.3.4 " * (size // 8),
    "mail": lambda size: "a@" * (size // 2),
    "users": lambda size: "://a:b@" * (size // 7),
    "phrases": lambda size: "invalid api key " * (size // 16),
    "codes": lambda size: '"code":-2015,' * (size // 13),
    "bodies": lambda size: "".join(f'{{"code":-{number}}}\n' for number in range(1000, 1000 + size // 15)),
    "labels": lambda size: "Status: Expired\n" * (size // 16),
    "percent codes": lambda size: "%22" * (size // 3),
    "arrays": lambda size: "[a] => b\n" * (size // 9),
    "one letter": lambda size: "a" * size,
    "one sign": lambda size: "签" * size,
}


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gets_the_same_answer(text: str) -> None:
    """No text raises, two answers are equal, and the line is JSON in UTF-8."""
    line = to_line(triage(text, shipped_table()))
    assert to_line(triage(text, shipped_table())) == line
    json.loads(line.encode("utf-8"))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_redaction_is_idempotent(text: str) -> None:
    """What is shown holds nothing more to hide."""
    shown = triage(text, shipped_table())["redacted_text"]
    assert redact(shown) == (shown, {})


@pytest.mark.parametrize("title", HOSTILE)
def test_work_grows_with_the_text(title: str) -> None:
    """Four times the text takes about four times the calls, and a call is never long."""
    few, many = (_calls(HOSTILE[title](size)) for size in (10_000, 40_000))
    assert many < 5 * few + 2_000


@pytest.mark.parametrize("title", ["names that all differ", "items of a dumped list", "quotes that nothing closes"])
def test_searches_grow_with_the_text(title: str) -> None:
    """What few calls search through grows no faster: four times the text, at most ten times the processor time."""
    few, many = (min(_seconds(HOSTILE_AT_LENGTH[title](size)) for _ in range(3)) for size in (100_000, 400_000))
    assert many < 10 * few


def _seconds(text: str) -> float:
    before = time.process_time()
    triage(text, shipped_table())
    return time.process_time() - before


def _calls(text: str) -> int:
    """How many functions are called to answer."""
    table = shipped_table()
    triage(text, table)
    count = 0

    def count_call(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        triage(text, table)
    finally:
        sys.setprofile(before)
    return count


def test_short_cuts_change_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies and names that are taken at once give what reading them step by step gives, remembered or not."""
    samples = [case["text"] for case in cases()]
    if CORPUS.exists():
        samples += [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    texts = [*samples, *hostile_texts(shipped_data(), samples, 1500, seed=7)]
    table = shipped_table()
    taken = [to_line(triage(text, table)) for text in texts]
    for module, names in ((payload, ("_PAIR", "_MEMBER")), (named, ("_PROSE",))):
        for name in names:
            monkeypatch.setattr(module, name, "(?!)")
    monkeypatch.setattr(match, "_MANY_WORDS", 20)
    monkeypatch.setattr(named, "_MANY", 0)
    monkeypatch.setattr(secret, "_MANY", 0)
    fresh = load_table(shipped_data())
    assert [to_line(triage(text, fresh)) for text in texts] == taken


def test_answers_do_not_depend_on_the_hash_seed() -> None:
    """Sets have another order in every process; answers have not."""
    program = (
        "from tests.triage.shipped import shipped_table\n"
        "from tests.triage.vectors import cases\n"
        "from generator.triage import to_line, triage\n"
        "for case in cases(): print(to_line(triage(case['text'], shipped_table())))\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert outputs[0] == outputs[1] != b""
