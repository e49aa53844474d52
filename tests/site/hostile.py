"""A catalogue whose authors mean harm: a trap in every text that the loader lets through, found by the model itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model import Catalog
from generator.model.catalog import Words

MARK = """<img src=x onerror="window.hit=1">'"&lt;script>window.hit=1</script>"""

TRAP = (
    MARK + "</script><script>window.hit=1</script></title></style></textarea>--><svg/onload=window.hit=1>"
    "{{7*7}}{%if 1%}window.hit=1{%endif%}${7*7}#{7*7}<%=7*7%>[x](javascript:window.hit=1)<javascript:window.hit=1>"
    "]]>*a* _b_ `c` # d | e \u2028\\u003cscript>"
)
"""One text for everything that reads one: HTML in and out of attributes, JSON in scripts, XML, three kinds of template,
Markdown, and the line separator that ends a line of JavaScript."""

_ESCAPED = {character: f"\\{character}" for character in "\\*`[]{}"}
IN_MESSAGES = "".join(_ESCAPED.get(character, character) for character in TRAP)
"""The same as an author writes it in a message, where some signs have a meaning."""

_NOT_TEXT = frozenset(
    # What these hold is read by the engines or by the calendar, and printed nowhere.
    {("Envelope", "code"), ("Reading", "now"), ("ReadingSample", "now"), ("Sample", "now")}
)


def hostile(catalog: Catalog) -> Catalog:
    """Every text of the catalogue with the trap behind it, whatever the file; addresses and ids stay what they are."""
    words = {tag: {key: _message(text) for key, text in messages.items()} for tag, messages in catalog.words.items()}
    trapped: Catalog = _trapped(catalog)
    return replace(trapped, words=words)


def _message(text: Words) -> Words:
    if isinstance(text, Mapping):
        return {form: each + IN_MESSAGES for form, each in text.items()}
    return text + IN_MESSAGES


def _trapped(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _model(value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _trapped(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, Mapping):
        return {key: _trapped(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_trapped(each) for each in value)
    return value


def _model(model: BaseModel) -> BaseModel:
    """The model with a trap in each field whose type has no objection."""
    changes = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if (type(model).__name__, name) in _NOT_TEXT:
            continue
        changes[name] = _trapped(value)
        candidate = _with_texts(value)
        if candidate != value and _is_allowed(Annotated[field.annotation, None, *field.metadata], candidate):
            changes[name] = candidate
    return model.model_copy(update=changes)


def _with_texts(value: Any) -> Any:
    """The value with the trap behind every text in it; models inside are looked at by themselves."""
    if type(value) is str:
        return value + TRAP
    if isinstance(value, tuple):
        return tuple(_with_texts(each) for each in value)
    if isinstance(value, Mapping):
        return {key: _with_texts(each) for key, each in value.items()}
    return value


def _is_allowed(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True
