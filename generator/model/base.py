"""The ground every catalogue entry stands on: frozen, closed models and the scalar types they share.

YAML scalars arrive as text (`generator.source` never guesses a type), so each field says here what its text must
look like. Plain scalars that other YAML readers would turn into something else (`no`, `on`, `12:30`, `014`) are
refused for text fields with the advice to quote them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
DEVICE_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for devices, whatever the ending."""
LOCALE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

# What YAML 1.1 readers (PyYAML, Ruby, many editors) take for a boolean, a null, a number in another base or with
# separators, a time of day or a float. Plain decimal integers are left out: their text is the same everywhere.
_MISREAD = re.compile(
    r"""^(?:
        y|n|yes|no|on|off|true|false|null|~|
        [-+]?0[0-9_]+|0x[0-9a-f_]+|0b[01_]+|0o[0-7]+|
        [-+]?[0-9][0-9_]*_[0-9_]*|
        [-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|
        [-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?|[-+]?[0-9]+e[-+]?[0-9]+|
        [-+]?\.inf|\.nan|
        [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


class PlainScalar(str):
    """Text that stood in the YAML without quotes; the loader marks it so that misreadable values can be refused."""

    __slots__ = ()


def is_misread_elsewhere(value: str) -> bool:
    """Tell whether an unquoted `value` is read as something other than text by common YAML readers."""
    return _MISREAD.match(value) is not None


def _text(value: Any) -> Any:
    if isinstance(value, PlainScalar) and is_misread_elsewhere(value):
        raise PydanticCustomError("unquoted_text", "plain text that other YAML readers change", {"value": str(value)})
    return str(value) if isinstance(value, str) else value


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        if value in ("true", "false"):
            return value == "true"
        raise PydanticCustomError("bool_parsing", "expected true or false")
    return value


def _integer(value: Any) -> Any:
    if isinstance(value, str):
        if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", value):
            return int(value)
        raise PydanticCustomError("int_parsing", "expected a whole number")
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else _no_date()
        except ValueError:
            _no_date()
    return value


def _no_date() -> Any:
    raise PydanticCustomError("date_parsing", "expected a date such as 2026-01-31")


def _listed(value: Any) -> Any:
    """Let an author write one value where a list of alternatives is allowed."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Flag = Annotated[bool, BeforeValidator(_boolean)]
Whole = Annotated[int, BeforeValidator(_integer)]
Day = Annotated[dt.date, BeforeValidator(_date)]
Id = Annotated[str, BeforeValidator(_text), Field(pattern=ID_PATTERN, max_length=64)]
LocaleTag = Annotated[str, BeforeValidator(_text), Field(pattern=LOCALE_PATTERN, max_length=35)]
Url = Annotated[str, BeforeValidator(_text), Field(pattern=r"^https://[^\s<>\"']+$", max_length=500)]
PageAddress = Annotated[
    str, BeforeValidator(_text), Field(pattern=r"^(?:-?[a-z0-9]+(?:-[a-z0-9]+)*/)+$", max_length=200)
]
"""Where a page stands below a locale's folder: `exchange/some-name/`."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
"""One text or a list of texts that mean the same: alternatives, in no particular order."""
Wholes = Annotated[tuple[Whole, ...], BeforeValidator(_listed)]


class Model(BaseModel):
    """A closed, immutable entry: an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Sourced(Model):
    """A fact about the world outside: it says where it was read and when somebody last looked."""

    source: Url
    """The public page the fact was read on."""
    checked: Day
    """The day somebody last compared the fact with its source."""
