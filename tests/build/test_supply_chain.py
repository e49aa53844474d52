"""What the program stands on: pinned by hash, under licences that are listed, run by workflows pinned by commit."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.conftest import ROOT

LICENCES = ROOT / "docs" / "licences.md"
HEAD = """\
# Licences of what is installed with the program

Every package of `requirements.txt`, as its own metadata says; `pytest tests/build/test_supply_chain.py --update-golden`
writes the table anew. The bill of materials of a release (CycloneDX) is made by its workflow.

| package | licence |
|---|---|
"""
FREE = re.compile(r"MIT|BSD|Apache|ISC|MPL|PSF|Python|Unlicense|CC0|HPND", re.IGNORECASE)


def licence(name: str) -> str:
    """What the package's metadata say: an SPDX expression, else its classifiers, else its free text."""
    told = metadata.metadata(name)
    expression = "".join(told.get_all("License-Expression") or ())
    classified = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License")]
    free = "".join(told.get_all("License") or ()).strip().partition("\n")[0]
    return expression or ", ".join(sorted(set(classified) - {"OSI Approved"})) or free


def test_licences_are_listed_and_free(request: pytest.FixtureRequest) -> None:
    """Nobody is bound to anything by installing the program; the table is what the packages say."""
    names = re.findall(r"^([a-zA-Z0-9._-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    rows = {name: licence(name) for name in names}
    assert {name: text for name, text in rows.items() if not FREE.search(text)} == {}
    page = HEAD + "".join(f"| {name} | {text} |\n" for name, text in sorted(rows.items()))
    if request.config.getoption("--update-golden"):
        LICENCES.write_text(page, encoding="utf-8")
    assert LICENCES.read_text(encoding="utf-8") == page


PINS = [
    *sorted(ROOT.glob("requirements*.txt")),
    ROOT / ".github" / "requirements-release.txt",
    ROOT / "tests" / "fuzz" / "requirements.txt",
    *sorted((ROOT / "tests" / "wayout").glob("*.txt")),
]


@pytest.mark.parametrize("path", PINS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_locks_pin_versions_and_hashes(path: object) -> None:
    """Every package of every lock has one version and at least one hash."""
    text = str(path) and (ROOT / str(path)).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.partition("\n")[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_workflows_are_pinned_by_commit() -> None:
    """A tag can be moved, a commit cannot; its version stands behind it."""
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for line in re.findall(r"uses: (.*)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[0-9.]+", line), f"{path.name}: {line}"
        assert "\npermissions: {}\n" in text, path.name
