"""Mutants: every small mistake that could be made in a module, one at a time, as a change of its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_COMPARES: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_NO_BEHAVIOUR = {"__all__", "__slots__", "TYPE_CHECKING"}


@dataclass(frozen=True)
class Mutant:
    """One mistake in one top-level statement of a module."""

    module: str
    line: int
    what: str
    statement: int
    """Which statement of the module holds it."""
    span: tuple[int, int]
    """First and last line of the function that holds it, decorators included; of the statement when none does."""
    put: Callable[[], None] = field(repr=False, compare=False)
    """Make the mistake in `tree`."""
    tree: ast.Module = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """How reports and the list of equivalents call it."""
        return f"{self.module}:{self.line}: {self.what}"

    @property
    def lineless(self) -> str:
        """Its name in the list of equivalents, which outlives a line that moves."""
        return f"{self.module}: {self.what}"


def mutants(module: str, path: Path) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for index, statement in enumerate(tree.body):
        if _has_behaviour(statement):
            for line, what, put, span in _changes(statement, _lines(statement)):
                found.append(Mutant(module, line, what, index, span, put, tree))
    return found


def _has_behaviour(statement: ast.stmt) -> bool:
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.Expr, ast.If)):
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return not any(isinstance(target, ast.Name) and target.id in _NO_BEHAVIOUR for target in targets)


def _lines(node: ast.stmt) -> tuple[int, int]:
    decorators = getattr(node, "decorator_list", ())
    return min([node.lineno, *(each.lineno for each in decorators)]), node.end_lineno or node.lineno


_Change = tuple[int, str, Callable[[], None], tuple[int, int]]


def _changes(node: ast.AST, span: tuple[int, int], inside: bool = False) -> Iterator[_Change]:
    """Every change below a node; annotations, decorators, docstrings and assertions have none."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "format_spec", "bases"):
            continue
        many = value if isinstance(value, list) else [value]
        for at, child in enumerate(many):
            if not isinstance(child, ast.AST) or isinstance(child, ast.Assert) or _docstring(child):
                continue
            own = span
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) and not inside:
                own = _lines(child)
            for what, new in _replacements(child, node, name):
                yield _line(child, span), what, _putter(node, name, at if isinstance(value, list) else None, new), own
            yield from _in_place(child, own)
            deeper = inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
            skip = isinstance(child, (ast.Assign, ast.AnnAssign)) and not _has_behaviour(child)
            if not skip:
                yield from _changes(child, own, deeper)


def _line(node: ast.AST, span: tuple[int, int]) -> int:
    return getattr(node, "lineno", span[0])


def _docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _putter(parent: ast.AST, name: str, at: int | None, new: ast.AST) -> Callable[[], None]:
    def put() -> None:
        if at is None:
            setattr(parent, name, new)
        else:
            getattr(parent, name)[at] = new

    return put


def _replacements(node: ast.AST, parent: ast.AST, name: str) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in the place of a node."""
    shown = _shown(node)
    if isinstance(node, ast.expr) and name == "test" and isinstance(parent, (ast.If, ast.While, ast.IfExp)):
        yield f"condition turned: {shown}", ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.comprehension) and name == "ifs":
        yield f"filter dropped: {shown}", ast.Constant(True)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield f"sign or not dropped: {shown}", node.operand
    elif isinstance(node, ast.BoolOp):
        yield (
            f"and/or swapped: {shown}",
            ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values),
        )
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield f"operator changed: {shown}", ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from ((f"{node.value!r} -> {new!r}", ast.Constant(new)) for new in _constants(node.value))
    elif isinstance(node, (ast.Continue, ast.Break)):
        yield f"{shown} swapped", ast.Break() if isinstance(node, ast.Continue) else ast.Continue()
    elif isinstance(node, (ast.Expr, ast.AugAssign)) or (isinstance(node, ast.Assign) and isinstance(parent, ast.If)):
        yield f"removed: {shown}", ast.Pass()
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _CALLS and name == "func":
        yield f"{node.id} -> {_CALLS[node.id]}", ast.Name(_CALLS[node.id], ast.Load())


def _in_place(node: ast.AST, span: tuple[int, int]) -> Iterator[_Change]:
    """What may be changed in a node itself."""
    line, shown = _line(node, span), _shown(node)
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in _COMPARES[type(operator)]:
                yield line, f"{other.__name__} in: {shown}", _putter(node, "ops", at, other()), span
    elif isinstance(node, ast.Return) and node.value is not None:
        for new in (None, True, False):
            if not (isinstance(node.value, ast.Constant) and node.value.value is new):
                yield line, f"{new} for: {shown}", _putter(node, "value", None, ast.Constant(new)), span
    elif isinstance(node, ast.Slice):
        for name in ("lower", "upper"):
            if getattr(node, name) is not None:
                yield line, f"no {name}: [{shown}]", _putter(node, name, None, ast.Constant(None)), span


def _constants(value: object) -> tuple[int | str, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1, value - 1)
    if isinstance(value, str):
        return ("",) if value else ("x",)
    return ()


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split()) if isinstance(node, (ast.expr, ast.stmt, ast.Slice)) else ""
    return text if len(text) <= 60 else text[:57] + "..."
