"""The command line as a person meets it: help, misuse, exit codes, and never a traceback."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from generator.cli import VERBS
from tests.conftest import Run


def test_without_words_it_says_what_it_can_do(helpcenter: Run) -> None:
    """The overview names every verb, gives examples and documents the exit codes."""
    done = helpcenter()
    assert done.returncode == 0
    assert all(f"  {verb} " in done.stdout for verb in VERBS)
    assert "examples:" in done.stdout
    assert "exit codes:" in done.stdout


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_explains_itself_with_examples(helpcenter: Run, verb: str) -> None:
    """`helpcenter VERB --help` shows its options and at least one example that names the verb."""
    done = helpcenter(verb, "--help")
    assert done.returncode == 0
    assert f"helpcenter {verb}" in done.stdout
    assert "examples:" in done.stdout


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chek"], "Did you mean `check`?"),
        (["check", "--frmat", "json"], "`helpcenter check --help`"),
        (["build", "--jobs", "0"], "whole number from 1"),
        (["build", "--locale", "xx"], "not a published locale"),
        (["check", "--today", "tomorrow"], "not a date"),
        (["explain", "duplicate-kex"], "Did you mean `duplicate-key`?"),
    ],
)
def test_misuse_is_refused_with_a_hint(helpcenter: Run, words: list[str], hint: str) -> None:
    """Wrong use ends with code 2 and says how to use it rightly."""
    done = helpcenter(*words)
    assert done.returncode == 2
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "--catalog", "nowhere"], 1),
        (["build", "--catalog", "nowhere"], 1),
        (["triage", "--catalog", "nowhere"], 3),
        (["triage", "nowhere.txt"], 3),
        (["triage", "--table", "nowhere.json"], 3),
        (["triage", "--table", "README.md"], 3),
        (["triage", "--locale", "xx"], 3),
    ],
)
def test_what_is_not_there_is_named(helpcenter: Run, words: list[str], code: int) -> None:
    """A missing file or catalogue is said in one line, without a traceback."""
    done = helpcenter(*words, stdin="-2015")
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr or done.stdout


def test_the_shipped_catalogue_is_clean(helpcenter: Run) -> None:
    """`check` finds nothing, and says nothing when asked to be quiet."""
    done = helpcenter("check", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_colours_only_on_a_terminal(helpcenter: Run, tmp_path: Path) -> None:
    """Output that goes into a file or a pipe holds no escape sequences, unless they were asked for."""
    assert "\033" not in helpcenter("check", "--catalog", tmp_path).stdout
    assert "\033" in helpcenter("check", "--catalog", tmp_path, env={"FORCE_COLOR": "1"}).stdout
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert "\033" not in helpcenter("check", "--catalog", tmp_path, env=both).stdout


def test_explain_prints_a_rules_page(helpcenter: Run) -> None:
    """A rule is explained by its own documentation."""
    done = helpcenter("explain", "duplicate-key")
    assert done.returncode == 0
    assert "```yaml" in done.stdout


def test_explain_prints_a_code(helpcenter: Run) -> None:
    """An exchange's code is explained with its answers and its source."""
    done = helpcenter("explain", "--", "binance", "-2015")
    assert done.returncode == 0, done.stderr
    assert "https://" in done.stdout
    assert "Incorrect permissions" in done.stdout


def test_doctor_names_versions_and_ends_of_support(helpcenter: Run) -> None:
    """What is installed, and until when it is supported."""
    done = helpcenter("doctor", "--today", "2026-11-20")
    assert done.returncode == 0
    assert "supported until 2027-05-05" in done.stdout
    assert "support ended" in helpcenter("doctor", "--today", "2028-01-01").stdout


def test_pseudo_languages_are_built_on_demand(helpcenter: Run, tmp_path: Path) -> None:
    """`--pseudo` adds a longer and a mirrored language, and only then do their names mean anything."""
    assert helpcenter("new", "site", tmp_path / "desk").returncode == 0
    where = ("--catalog", tmp_path / "desk" / "catalog", "--output", tmp_path / "site")
    assert helpcenter("build", *where, "--locale", "ar-XB").returncode == 2
    done = helpcenter("build", *where, "--pseudo", "--locale", "en-XA", "--locale", "ar-XB")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "site").glob("*-X*")) == ["ar-XB", "en-XA"]


def test_a_build_of_one_language_offers_replies_in_it_alone(helpcenter: Run, tmp_path: Path) -> None:
    """The triage page lists the languages whose replies are there, so that choosing one never fails."""
    done = helpcenter("build", "--locale", "nl", "--output", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "site" / "assets" / "triage").glob("replies.*.js")}
    page = html.unescape((tmp_path / "site" / "nl" / "triage" / "index.html").read_text(encoding="utf-8"))
    offered = re.search(r'data-locales="(\[\[.*?\]\])"', page)
    assert offered
    assert {f"replies.{tag}.js" for tag, _, _ in json.loads(offered[1])} == made == {"replies.nl.js"}
