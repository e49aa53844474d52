"""Source: YAML with positions; whatever the bytes, there are diagnostics and never an exception."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Part, Place, Span
from generator.source import Limits, MappingNode, ScalarNode, YamlFile, read_yaml, resolve
from generator.source.nodes import walk_scalars

YAML_SIGNS = "ab 'é日😀\n\t\"\\:#-[]{}`*&!%@|>,?=~\r\x00\x1b\u2028\u202e\x85\ufeff019."


def read(text: str | bytes, limits: Limits | None = None) -> tuple[YamlFile, list[Diagnostic]]:
    raw = text if isinstance(text, bytes) else text.encode()
    return read_yaml("f.yaml", raw, limits) if limits else read_yaml("f.yaml", raw)


def position(text: str, *route: str | int, part: Part = Part.VALUE) -> tuple[int, int]:
    file, found = read(text)
    assert not found
    span = resolve(Place("f.yaml", route, part), {"f.yaml": file})
    return span.line, span.column


def one(text: str | bytes) -> tuple[str, int, int]:
    """Rule, line and column of the one finding."""
    _, (diagnostic,) = read(text)
    assert isinstance(diagnostic.where, Span)
    return diagnostic.rule, diagnostic.where.line, diagnostic.where.column


def inside(file: YamlFile, span: Span) -> bool:
    """Whether a span stands in a file: on one of its lines, at most one column behind its end."""
    lines = file.text.split("\n")
    if not (1 <= span.line <= span.end_line <= len(lines)):
        return False
    starts = 1 <= span.column <= len(lines[span.line - 1]) + 1
    ends = 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    return starts and ends and (span.line, span.column) <= (span.end_line, span.end_column)


def test_scalars_stay_text() -> None:
    """No type is guessed: `no`, dates and numbers are what the author wrote."""
    file, found = read("a: no\nb: 012\nc: 2026-01-31\nd: ~\ne:\n")
    assert not found
    assert isinstance(file.root, MappingNode)
    texts = {key: entry.value.text for key, entry in file.root.entries.items() if isinstance(entry.value, ScalarNode)}
    assert texts == {"a": "no", "b": "012", "c": "2026-01-31", "d": "~", "e": ""}


@pytest.mark.parametrize(
    ("text", "route", "part", "expected"),
    [
        ("a: {b: c}", ("a", "b"), Part.VALUE, (1, 8)),
        ("a: {b: c}", ("a", "b"), Part.KEY, (1, 5)),
        ("a:\n- x\n- yy\n", ("a", 1), Part.VALUE, (3, 3)),
        ("a: x", ("a", 0), Part.VALUE, (1, 4)),
        ("a:\n  b: {}\n", ("a", "missing"), Part.VALUE, (1, 1)),
        ("- a: 1\n  b: 2\n", (0,), Part.VALUE, (1, 3)),
        ("é: {日本: 😀}", ("é", "日本"), Part.VALUE, (1, 9)),
    ],
)
def test_route_leads_to_position(
    text: str, route: tuple[str | int, ...], part: Part, expected: tuple[int, int]
) -> None:
    """A route resolves to line and column in characters; a missing key to the key of what lacks it."""
    assert position(text, *route, part=part) == expected


def test_unknown_file_resolves_to_its_top() -> None:
    """A file that was not read still has a first line."""
    assert resolve(Place("gone.yaml", ("a",)), {}) == Span("gone.yaml", 1, 1, 1, 1)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("ab 'é日😀\n\t\"\\:#-[]{}`*"), max_size=40),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([15, 30, 1000]),
)
def test_every_character_of_a_text_is_found_in_the_file(text: str, style: str | None, width: int) -> None:
    """Folding, doubled quotes and escapes do not shift positions inside a message."""
    source = yaml.dump({"k": {"m": text}}, default_style=style, width=width, allow_unicode=True, Dumper=yaml.SafeDumper)
    file, found = read(source)
    assert not found
    assert file.root is not None
    ((route, node),) = walk_scalars(file.root)
    assert node.text == text
    lines = source.split("\n")
    for index, character in enumerate(text):
        span = resolve(Place("f.yaml", route, start=index, end=index + 1), {"f.yaml": file})
        if character in " \n\t":
            continue
        raw = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert raw == character or (node.style == "'" and raw == "''") or (node.style == '"' and raw[0] == "\\")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1", ("syntax", 1, 4)),
        ("a: *x", ("syntax", 1, 4)),
        ("a: !!str b", ("syntax", 1, 4)),
        ("a: 1\n--- \nb: 2", ("syntax", 2, 1)),
        ("[a, b]: c", ("syntax", 1, 1)),
        ("a: 'b", ("syntax", 1, 4)),
        ("a: [b", ("syntax", 1, 6)),
        ("a: [b\n\n", ("syntax", 3, 1)),
        ("é: \x07", ("syntax", 1, 4)),
        ("a: x\u2028y", ("syntax", 1, 5)),
        ("日: \u202ex", ("bidi-control", 1, 4)),
        ("a: 1\r\nb: 2\r\na: 3", ("duplicate-key", 3, 1)),
        (b"\xef\xbb\xbfa: \xff", ("syntax", 1, 4)),
        ("é: ".encode() + b"\xff", ("syntax", 1, 4)),
        ("a: b".encode("utf-16"), ("syntax", 1, 1)),
    ],
)
def test_fault_has_its_place(text: str | bytes, expected: tuple[str, int, int]) -> None:
    """Each fault is reported once, at its character."""
    assert one(text) == expected


def test_line_separators_do_not_shift_lines() -> None:
    """YAML 1.1 counts U+2028 and U+0085 as line breaks, editors do not; positions are the editor's."""
    file, _ = read("a: 'x\u2028y\x85z'\nb: c")
    assert resolve(Place("f.yaml", ("b",)), {"f.yaml": file}) == Span("f.yaml", 2, 4, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "[" * 50_000 + "]" * 50_000,
        "? " * 50_000,
        "a: " + "*x " * 50_000,
        "a: " + "!t " * 50_000,
        "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 200)),
        '"' + "\\" * 50_001,
        "\x00" * 50_000,
        "\u202e" * 50_000,
        "a:\n" * 50_000,
        "%" * 50_000,
    ],
    ids=lambda text: text[:5].encode("unicode_escape").decode(),
)
def test_hostile_text_ends_in_diagnostics(text: str) -> None:
    """Neither depth, aliases, tags nor repeats crash or stall the reader, or flood the report."""
    started = time.perf_counter()
    _, found = read(text)
    assert time.perf_counter() - started < 10, "a second at most on a quiet machine"
    assert 1 <= len(found) <= 100


def test_limits() -> None:
    """Too long, too many and too deep are each one finding of `file-limit`."""
    limits = Limits(characters=100, depth=3, nodes=10)
    for text in ("#" * 101, "#" * 500, "é" * 101, f"[{'a, ' * 20}]", "[[[[[a]]]]]"):
        _, found = read(text, limits)
        assert [diagnostic.rule for diagnostic in found] == ["file-limit"]
    assert read("a: [b, [c]]", limits)[1] == []


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(st.sampled_from(YAML_SIGNS), max_size=80).map(str.encode)))
def test_any_bytes_give_diagnostics_inside_the_file(raw: bytes) -> None:
    """Never an exception; a file without a document says why; every finding stands in the file."""
    file, found = read(raw)
    if file.root is None and file.text.strip():
        assert found or all(line.split("#")[0].strip() in ("", "---", "...") for line in file.text.split("\n"))
    for diagnostic in found:
        for where in (diagnostic.where, *(label.where for label in diagnostic.related)):
            assert inside(file, resolve(where, {"f.yaml": file})), (diagnostic, file.text)
