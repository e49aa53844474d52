"""What must hold for any bytes holds for all that fuzzing ever broke, for its seeds, and for bytes drawn by lot."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))
PIECES = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=20).map(str.encode),
    st.sampled_from(
        (b"{", b"}", b"[", b"](", b"**", b"`", b"\\", b": ", b"- ", b"\n  ", b'"', b"'", b"\x00", b"key=", b"=")
    ),
)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name[:20]}")
def test_what_was_found_stays_mended(path: Path) -> None:
    """An input that once broke a target does not any more."""
    TARGETS[path.parent.name](path.read_bytes())


def test_seeds_hold() -> None:
    """The inputs that fuzzing begins from break nothing, and every target has some."""
    tried = set()
    for target, data in seeds():
        TARGETS[target](data)
        tried.add(target)
    assert tried == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_any_bytes(target: str) -> None:
    """Bytes, texts and the signs that mean something, in any order."""

    @settings(max_examples=150, deadline=None)
    @given(st.lists(PIECES, max_size=8).map(b"".join))
    def holds(data: bytes) -> None:
        TARGETS[target](data)

    holds()
