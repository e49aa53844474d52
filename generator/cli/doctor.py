"""`helpcenter doctor`: shows the versions at work, when their support ends, and what is missing on this machine."""

from __future__ import annotations

import datetime as dt
import platform
import shutil
import sys
from collections.abc import Sequence
from importlib import metadata

from generator import __version__
from generator.cli import FINDINGS, OK
from generator.cli.arguments import Parser, add_today_option, today
from generator.resources import mkdocs_config, site_source

EXAMPLES = """\
  helpcenter doctor
"""

LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "pyyaml", "babel", "pydantic")

# Published by the projects themselves: Material's announcement on its blog, and the table of Python's releases.
ENDS_OF_SUPPORT = {
    "mkdocs-material": dt.date(2027, 5, 5),
    "python 3.11": dt.date(2027, 10, 31),
    "python 3.12": dt.date(2028, 10, 31),
    "python 3.13": dt.date(2029, 10, 31),
    "python 3.14": dt.date(2030, 10, 31),
}

PROGRAMS = {
    "chromium": "the browser tests (`make test`)",
    "node": "the tests of the JavaScript engine (`make test`)",
    "git": "nothing at run time; working on the catalogue",
}


def main(arguments: Sequence[str]) -> int:
    """Print what is here; 1 when something a build needs is missing."""
    parser = Parser("doctor", "Shows versions, end-of-life dates and what is missing on this machine.", EXAMPLES)
    add_today_option(parser)
    day = today(parser.parse_args(arguments))
    minor = f"python {sys.version_info.major}.{sys.version_info.minor}"
    rows = [("helpcenter", __version__, ""), ("python", platform.python_version(), _end(minor, day))]
    missing = False
    for name in LIBRARIES:
        try:
            rows.append((name, metadata.version(name), _end(name, day)))
        except metadata.PackageNotFoundError:
            rows.append((name, "missing", "needed to build"))
            missing = True
    for program, purpose in PROGRAMS.items():
        found = shutil.which(program)
        rows.append((program, "found" if found else "missing", "" if found else f"needed for {purpose}"))
    for label, path in (("templates", site_source()), ("mkdocs.yml", mkdocs_config())):
        there = path.exists()
        missing = missing or not there
        rows.append((label, "found" if there else "missing", "" if there else "install the package again"))
    width = max(len(name) for name, _, _ in rows) + 2
    for name, state, remark in rows:
        print(f"{name:<{width}}{state:<12}{remark}".rstrip())
    return FINDINGS if missing else OK


def _end(name: str, day: dt.date) -> str:
    end = ENDS_OF_SUPPORT.get(name)
    if end is None:
        return ""
    return f"support ended on {end}" if end < day else f"supported until {end}"
