"""Templates: the few pages around the locales, from templates that escape everything."""

from __future__ import annotations

from functools import cache

import jinja2

from generator.portal import policies
from generator.resources import site_source


def page(name: str, **values: object) -> str:
    """The template of that name with its values. Raises `jinja2.UndefinedError` for a value that is missing."""
    return _environment().get_template(name).render(policies=policies, **values) + "\n"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(site_source() / "templates" / "portal"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
