"""Layers: imports point down only, modules are small and introduce themselves, facts and words stay out of code."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"

LAYERS = (
    {"diagnostics", "model", "triage", "resources"},
    {"source"},
    {"load"},
    {"words"},
    {"compile"},
    {"rules"},
    {"pages", "feed", "replies", "report", "portal", "translation"},
    {"pipeline"},
    {"cli", "plugin", "service"},
)
"""From the ground up. A part imports from layers below; adapters, the top one, may start each other."""

STANDARD_LIBRARY_ONLY = {"triage", "diagnostics", "resources"}
LARGEST_MODULE = 300

_RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
_ADAPTERS = LAYERS[-1]
_ENTRY = {"", "__main__"}
"""The package itself and `python -m generator`: they name the version and start the command line."""


def part_of(module: str) -> str:
    """`generator.load.catalog` -> `load`."""
    return module.split(".")[1] if "." in module else ""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imports(tree: ast.Module, *, top_level: bool = False) -> Iterator[str]:
    """Every imported module, those inside functions too unless `top_level`; `from a import b` gives a module `a.b`."""
    for node in tree.body if top_level else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else str(node.module)


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text in the code that is not documentation, with its line."""
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def points_down(part: str, other: str) -> bool:
    siblings = part in _ADAPTERS and other in _ADAPTERS
    return part == other or siblings or _RANK[other] < _RANK[part]


def test_every_part_has_a_layer() -> None:
    """A new package takes its place in the table above."""
    assert {part_of(name) for name in modules()} - _ENTRY <= set(_RANK)


def test_imports_point_down() -> None:
    """A part imports only what lies below it, and the ground imports nothing of ours."""
    upward = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        for imported in imports(tree)
        if imported.startswith("generator.") and part_of(name) not in _ENTRY
        if not points_down(part_of(name), part_of(imported))
    ]
    assert upward == []


def test_standard_library_only() -> None:
    """The engine starts in milliseconds and runs anywhere: it needs nothing that has to be installed."""
    foreign = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        for imported in imports(tree)
        if part_of(name) in STANDARD_LIBRARY_ONLY and part_of(imported) != part_of(name)
        if imported.split(".")[0] not in sys.stdlib_module_names
    ]
    assert foreign == []


def test_only_the_plugin_imports_mkdocs() -> None:
    """What MkDocs is may change; one adapter knows it."""
    found = [
        name
        for name, tree in modules().items()
        if part_of(name) != "plugin" and {i.split(".")[0] for i in imports(tree)} & {"mkdocs", "material", "markdown"}
    ]
    assert found == []


def test_no_module_imports_itself_through_others() -> None:
    """A cycle means that two modules are one. Inside a function an import may point back: it costs nothing at start."""
    graph = {
        name: {imported for imported in imports(tree, top_level=True) if imported in modules() and imported != name}
        for name, tree in modules().items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")


def test_modules_introduce_themselves() -> None:
    """The first sentence of a module says its job."""
    silent = []
    for name, tree in modules().items():
        first = (ast.get_docstring(tree) or "").partition("\n\n")[0]
        if not re.search(r"[.:]$", first) and part_of(name) not in _ENTRY:
            silent.append(f"{name}: {first}")
    assert silent == []


def test_modules_are_small() -> None:
    """A module that grows past this has more than one job."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {path: length for path, length in lengths.items() if length > LARGEST_MODULE} == {}


def exchange_names() -> re.Pattern[str]:
    ids = {path.stem for path in (ROOT / "catalog" / "exchanges").glob("*.yaml")} - {"_any"}
    return re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(ids))})(?![a-z])", re.IGNORECASE)


SENTENCE = re.compile(r"(?<![\w])[A-Z][a-z']+,?(?: [A-Za-z'{}$]+,?){3,}[.!?]")
"""At least four words from a capital to a full stop."""

WORDLESS = {"compile", "feed", "pages", "plugin", "portal", "replies", "triage"}
"""Parts whose output customers read: every sentence in it comes from the catalogue."""


def test_no_exchange_is_named_in_python() -> None:
    """An exchange is data. Only the examples of the command line's help show one."""
    pattern = exchange_names()
    named = []
    for name, tree in modules().items():
        examples = {
            node.value.lineno
            for node in tree.body
            if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "EXAMPLES" for target in node.targets)
        }
        named += [f"{name}:{line}" for line, text in literals(tree) if pattern.search(text) and line not in examples]
    assert named == []


def test_no_customer_sentence_in_python() -> None:
    """What a customer reads is translated, so it cannot stand in code."""
    found = [
        f"{name}:{line}: {text}"
        for name, tree in modules().items()
        if part_of(name) in WORDLESS
        for line, text in literals(tree)
        if SENTENCE.search(text)
    ]
    assert found == []


def test_scripts_hold_neither_exchanges_nor_sentences() -> None:
    """Browser code reads names from the feed and words from the page."""
    pattern = exchange_names()
    found = []
    for path in sorted((ROOT / "site_src").rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        code = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment.group().count("\n"), text, flags=re.DOTALL)
        for number, line in enumerate(code.split("\n"), 1):
            statement = re.sub(r"(?:^|\s)//.*", "", line)
            texts = re.findall(r'"[^"]*"|\'[^\']*\'|`[^`]*`', statement)
            if pattern.search(statement) or any(SENTENCE.search(each) for each in texts):
                found.append(f"{path.relative_to(ROOT)}:{number}: {statement.strip()}")
    assert found == []
