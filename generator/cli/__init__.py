"""Command line: finds the verb and hands over; each verb loads only what it needs, so that `triage` starts at once."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

OK, FINDINGS, MISUSE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130

VERBS = {
    "check": "say what is wrong in the catalogue, where, and how to mend it",
    "build": "check, then make the help center, the feed and the triage table",
    "publish": "put a site together from parts that several machines have built",
    "export": "write the pages as Markdown that other site generators build",
    "serve": "build, serve on this machine, rebuild and reload on every change",
    "triage": "tell what a pasted error means and what to answer",
    "replies": "print canned answers for Chatwoot, Zendesk or a spreadsheet",
    "explain": "explain a rule, a status or an exchange's code",
    "new": "begin a site, a language, a status or an exchange",
    "changes": "say what changed for readers, and announce it in the feed",
    "i18n": "for translators: how far each language is, PO files out and in, what was read",
    "doctor": "show versions and what is missing on this machine",
}

_EXIT_CODES = """exit codes:
  0  all is well
  1  findings: the catalogue has errors, or nothing was recognised in a payload where --strict asks for it
  2  the command was used wrongly
  3  something outside the catalogue failed: a file or folder cannot be read or written
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code; no user mistake ends in a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    verb = words[0] if words else ""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a letter shows its number instead.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if verb in VERBS:
            # `importlib` is a package of its own, and a millisecond.
            code = int(__import__(f"generator.cli.{verb}", fromlist=["main"]).main(words[1:]))
        else:
            code = _overview(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody to tell.
        sys.stderr.close()
        return OK
    except OSError as error:
        # What no verb foresaw: a full disk behind `>`, a folder that may not be read, a program without its files.
        where = f" ({error.filename})" if error.filename else ""
        print(f"helpcenter: cannot go on: {error.strerror or error}{where}.", file=sys.stderr)
        _drop_output()
        return FAILED


def _drop_output() -> None:
    """Forget what could not be written, or Python tries and complains once more when it ends."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - pathlib is not loaded for this
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _overview(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):
        from generator import __version__

        print(f"helpcenter {__version__}")
        return OK
    if not words or words[0] in ("--help", "-h", "help"):
        if len(words) == 2 and words[1] in VERBS:
            return main([words[1], "--help"])
        print(_help())
        return OK
    import difflib

    close = difflib.get_close_matches(words[0], VERBS, n=1)
    hint = f" Did you mean `{close[0]}`?" if close else ""
    print(f"helpcenter: there is no verb `{words[0]}`.{hint} `helpcenter --help` lists them.", file=sys.stderr)
    return MISUSE


def _help() -> str:
    lines = [f"  {name:<9}{what}" for name, what in VERBS.items()]
    return "\n".join(
        [
            "usage: helpcenter VERB [options]",
            "",
            "Turns a YAML catalogue of API key statuses into a help center, a JSON feed and triage.",
            "",
            "verbs:",
            *lines,
            "",
            "examples:",
            "  helpcenter check",
            "  helpcenter build --locale en --locale nl",
            "  pbpaste | helpcenter triage --locale nl",
            "",
            "`helpcenter VERB --help` says more about one of them.",
            "",
            _EXIT_CODES.rstrip(),
        ]
    )
