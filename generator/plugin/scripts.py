"""Scripts: joins each script of a page with the modules it imports, makes it small, and names it after its content.

The sources are plain ES modules that run as they stand, in a browser and in Node. What a page loads is one file for
each module that nobody imports, or that another loads later (`import("./x.js")`, `new URL("x.js", import.meta.url)`).
Every other module becomes a function inside the files that import it, so names that it does not export stay its own.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.plugin.small import small

FOLDER = "assets/js"
"""Where scripts stand below a locale's folder."""

_NAMES = r"\{ ([\w$]+(?:, [\w$]+)*) \}"
_IMPORT = re.compile(rf'^import {_NAMES} from "(\.[^"]+)";\n', re.MULTILINE)
_PASSED_ON = re.compile(rf'^export {_NAMES} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*? ?|const |class )([\w$]+)", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import\b(?![(.])|export\b).*", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)
_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)|\bnew URL\("([^"]+\.js)", import\.meta\.url\)')


@dataclass(frozen=True)
class Script:
    """A file that pages load."""

    uri: str
    """Below the locale's folder; it changes with the text, so hosts and browsers may keep it for ever."""
    text: str


@dataclass(frozen=True)
class _Module:
    text: str
    """Its statements, without `import` and `export`."""
    imports: Mapping[str, tuple[str, ...]]
    """Module -> the names taken from it."""
    exports: tuple[str, ...]
    later: frozenset[str]
    """Modules that it loads when it needs them."""


def scripts(folder: Path) -> dict[str, Script]:
    """The files for pages, by the path of the module in `folder` that each begins with.

    Raises `PluginError` for what these few rules do not know: other forms of `import` and `export`, modules that import
    each other, two modules of one file that export the same name.
    """
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    modules = {name: _module(name, text) for name, text in sorted(sources.items())}
    imported = {each for module in modules.values() for each in module.imports}
    later = {each for module in modules.values() for each in module.later}
    if unknown := (imported | later) - modules.keys():
        raise PluginError(f"Scripts import {', '.join(sorted(unknown))}, which is not in {folder}.")
    roots = {name for name in modules if name in later or name not in imported}
    done: dict[str, Script] = {}
    order = _in_order(roots, {root: _needed(root, modules, roots)[1] for root in roots})
    texts = small(tuple(_joined(name, modules, roots) for name in order))
    for name, joined in zip(order, texts, strict=True):
        text = joined
        for other, script in done.items():
            relative = posixpath.relpath(other, posixpath.dirname(name) or ".")
            named = posixpath.join(posixpath.dirname(relative), posixpath.basename(script.uri))
            text = re.sub(rf'(["`])(\./)?{re.escape(relative)}\1', rf"\1\g<2>{named}\1", text)
        mark = hashlib.sha256(text.encode()).hexdigest()[:8]
        done[name] = Script(f"{FOLDER}/{name.removesuffix('.js')}.{mark}.js", text)
    return done


def _module(name: str, text: str) -> _Module:
    folder = posixpath.dirname(name)
    imports: dict[str, tuple[str, ...]] = {}
    for names, path in _IMPORT.findall(text) + _PASSED_ON.findall(text):
        where = posixpath.normpath(posixpath.join(folder, path))
        imports[where] = (*imports.get(where, ()), *names.split(", "))
    exports = [found[1] for found in _EXPORT.findall(text)]
    exports += [each for names, _ in _PASSED_ON.findall(text) for each in names.split(", ")]
    code = _COMMENT.sub("", text)
    later = {posixpath.normpath(posixpath.join(folder, one or other)) for one, other in _LATER.findall(code)}
    own = _EXPORT.sub(r"\1\2", _PASSED_ON.sub("", _IMPORT.sub("", text)))
    if strange := _OTHER.search(_COMMENT.sub("", own)):
        raise PluginError(f"{name}: scripts are not joined over `{strange.group().strip()}`.")
    return _Module(own, imports, tuple(exports), frozenset(later))


def _needed(root: str, modules: Mapping[str, _Module], roots: Iterable[str]) -> tuple[list[str], set[str]]:
    """The modules that become part of a file, in the order in which they run, and the other files it names."""
    apart = {each for each in roots if each != root}
    parts: set[str] = set()
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name not in parts:
            parts.add(name)
            waiting += [each for each in modules[name].imports if each not in apart]
    others = {each for name in parts for each in (*modules[name].imports, *modules[name].later) if each in apart}
    return _in_order(parts, {name: set(modules[name].imports) & parts for name in parts}), others


def _in_order(names: Iterable[str], before: Mapping[str, set[str]]) -> list[str]:
    """Names so that each stands after those it needs."""
    left = sorted(names)
    order: list[str] = []
    while left:
        ready = [name for name in left if before[name] <= set(order)]
        if not ready:
            raise PluginError(f"Scripts import each other in a circle: {', '.join(left)}.")
        order += ready
        left = [name for name in left if name not in ready]
    return order


def _joined(root: str, modules: Mapping[str, _Module], roots: Iterable[str]) -> str:
    """One file: its imports from other files, its modules as functions, and what the first of them exports."""
    parts, others = _needed(root, modules, roots)
    taken: dict[str, str] = {}
    head: list[str] = []
    for other in sorted(others):
        names = sorted({each for name in parts for each in modules[name].imports.get(other, ())})
        if names:
            relative = posixpath.relpath(other, posixpath.dirname(root) or ".")
            head.append(f'import {{ {", ".join(names)} }} from "./{relative}";\n')
            taken.update(dict.fromkeys(names, other))
    body: list[str] = []
    for name in parts:
        module = modules[name]
        if name == root:
            body.append(module.text)
            continue
        if clash := [each for each in module.exports if taken.setdefault(each, name) != name]:
            raise PluginError(f"{name} and {taken[clash[0]]} both export `{clash[0]}`; one file cannot hold both.")
        given = ", ".join(module.exports)
        body.append(f"const [{given}] = (() => {{\n{module.text}\nreturn [{given}];\n}})();\n")
    exports = ", ".join(modules[root].exports)
    frame = (f"export const {{ {exports} }} = ", f"return {{ {exports} }};\n") if exports else ("", "")
    return f"{''.join(head)}{frame[0]}(() => {{\n{''.join(body)}{frame[1]}}})();\n"
