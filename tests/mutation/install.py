"""Install: puts a mutant in the place of the code that runs, so that every module that imported it has it too."""

from __future__ import annotations
import __future__

import ast
import sys
from functools import _lru_cache_wrapper
from types import FunctionType, ModuleType
from typing import Any

from tests.mutation.mutants import Mutant

_FLAGS = __future__.annotations.compiler_flag


def install(mutant: Mutant) -> None:
    """Change the running program; only a process made for the mutant may do so."""
    module = sys.modules[mutant.module]
    mutant.put()
    statement = mutant.tree.body[mutant.statement]
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        _define(module, statement)
    else:
        _assign(module, mutant.tree.body[mutant.statement :])
    forget()


def forget(package: str = "generator") -> None:
    """Empty what functions of a package have remembered."""
    for module in _modules(package):
        for value in vars(module).values():
            if isinstance(value, _lru_cache_wrapper):
                value.cache_clear()


def _modules(package: str = "generator") -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if f"{name}.".startswith(f"{package}.")]


def _run(statement: ast.stmt, names: dict[str, Any], file: str) -> None:
    tree = ast.fix_missing_locations(ast.Module([statement], []))
    exec(compile(tree, file, "exec", _FLAGS, True), names)


def _define(module: ModuleType, statement: ast.FunctionDef | ast.ClassDef) -> None:
    names = dict(vars(module))
    old = names[statement.name]
    _run(statement, names, str(module.__file__))
    new = names[statement.name]
    if isinstance(statement, ast.ClassDef):
        names[statement.name] = old
        for name, value in vars(new).items():
            if name not in ("__dict__", "__weakref__", "__doc__", "__module__", "__slots__", *_slots(old)):
                setattr(old, name, value)
        return
    while not isinstance(old, FunctionType):
        old, new = old.__wrapped__, new.__wrapped__
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _slots(old: type) -> tuple[str, ...]:
    slots = vars(old).get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _assign(module: ModuleType, statements: list[ast.stmt]) -> None:
    """Run an assignment again, and those after it, which may be made of it."""
    before = dict(vars(module))
    for statement in statements:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            _run(statement, vars(module), str(module.__file__))
    for name, value in vars(module).items():
        if before.get(name) is not value:
            for other in _modules():
                if other is not module and vars(other).get(name, other) is before.get(name):
                    setattr(other, name, value)
