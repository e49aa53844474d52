"""Policies: content security policies of the pages around the locales, and those of all pages as hosts' headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ROOT = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
SHORT = f"{ROOT}; script-src 'self'"
EMBED = f"{SHORT}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policy_of(html: str) -> str:
    """The policy that a page states in its head. Raises ValueError when it states none."""
    found = _META.search(html)
    if found is None:
        raise ValueError("a page without a content security policy")
    return found.group(1)


def joined(policies: Iterable[str]) -> str:
    """One policy that allows what any of `policies` allows, for an address pattern that stands for all of them."""
    sources: dict[str, dict[str, None]] = {}
    for policy in dict.fromkeys(policies):
        for directive in policy.split(";"):
            name, *values = directive.split()
            sources.setdefault(name, {}).update(dict.fromkeys(values))
    return "; ".join(" ".join([name, *_without_none(values)]) for name, values in sources.items())


def _without_none(values: Mapping[str, None]) -> list[str]:
    return [value for value in values if value != "'none'"] or list(values)
