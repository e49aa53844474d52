"""The table of faults and their outcomes: a page for maintainers that the tests compare with what they see."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "faults.md"
HEAD = """\
# Faults tried, and what comes of them

For maintainers. Every line is a test in `tests/faults`, which brings the fault about with the real program and compares
what it sees with this page; `pytest tests/faults --update-golden` writes the page anew. *old* means that readers have
the whole site they had before, *new* that they have the whole new one; nothing else is allowed. Exit codes are those of
`helpcenter --help`.

| fault | brought about by | site | exit | what the program says |
|---|---|---|---|---|
"""


@dataclass
class Table:
    """Rows as they were seen, in the order of the tests."""

    update: bool
    rows: list[str] = field(default_factory=list)

    def add(self, fault: str, by: str, site: str, code: object, says: str) -> None:
        """Compare one row with the page's, or keep it to be written."""
        cells = (fault, by, site, str(code), says or "nothing")
        row = "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
        self.rows.append(row)
        if not self.update:
            assert row in PAGE.read_text(encoding="utf-8").splitlines()

    def finish(self) -> None:
        """Write the page, or see that it has no other rows than these."""
        text = HEAD + "".join(f"{row}\n" for row in self.rows)
        if self.update:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(text, encoding="utf-8")
        assert PAGE.read_text(encoding="utf-8") == text
