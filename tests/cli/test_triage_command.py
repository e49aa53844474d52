"""`helpcenter triage` as an agent uses it."""

from __future__ import annotations

import json

from tests.conftest import Run

PAYLOAD = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'
KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"


def test_an_ambiguous_code_is_answered_in_the_agents_language(helpcenter: Run) -> None:
    """Causes in order of likelihood with their evidence, the question that separates them, and a Dutch reply."""
    done = helpcenter("triage", "--locale", "nl", stdin=PAYLOAD)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Onjuiste machtigingen")
    assert "code: -2015" in done.stdout
    assert "--answer ip_or_permission:" in done.stdout
    assert "/nl/status/incorrect-permissions/" in done.stdout
    assert "\n1. " in done.stdout


def test_the_result_as_json_has_the_documented_fields_in_order(helpcenter: Run) -> None:
    """Programs get the shape the feed and the service give."""
    result = json.loads(helpcenter("triage", "--format", "json", stdin=PAYLOAD).stdout)
    fields = list(result)
    documented = (
        "result status cause exchange exchange_evidence signature confidence params topic question candidates "
        "redacted_text redactions"
    ).split()
    assert [field for field in fields if field in documented] == documented
    assert "reply" not in result
    assert "links" not in result
    assert result["result"] == "match"
    assert result["status"] == "incorrect_permissions"
    assert result["exchange"] == "binance"
    assert result["confidence"] in ("likely", "possible")


def test_an_answer_to_the_question_ranks_anew(helpcenter: Run) -> None:
    """What the customer answered decides between the candidates."""
    asked = json.loads(helpcenter("triage", "--format", "json", stdin=PAYLOAD).stdout)
    told = helpcenter("triage", "--format", "json", "--answer", "ip_or_permission:key_deleted", stdin=PAYLOAD)
    answered = json.loads(told.stdout)
    assert asked["cause"] != answered["cause"] == "key_not_found"


def test_a_pasted_secret_is_shown_nowhere(helpcenter: Run) -> None:
    """Neither as text nor as JSON; the agent is told what was hidden."""
    paste = f"curl -H 'X-MBX-APIKEY: {KEY}' https://api.binance.com/api/v3/account\n{PAYLOAD}"
    for words in (["triage"], ["triage", "--format", "json"], ["triage", "--locale", "nl"]):
        done = helpcenter(*words, stdin=paste)
        assert KEY not in done.stdout + done.stderr
        assert "api_key" in done.stdout


def test_a_batch_is_answered_line_by_line_in_order(helpcenter: Run) -> None:
    """Each line gets one line; a line that is no request gets an error in its place and the rest goes on."""
    lines = [
        json.dumps({"id": "a", "text": PAYLOAD}),
        "not json",
        json.dumps({"id": "b", "text": "good morning", "locale": "nl"}),
        json.dumps({"id": "c"}),
    ]
    done = helpcenter("triage", "--batch", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == ["a", None, "b", None]
    assert answers[0]["status"] == "incorrect_permissions"
    assert "error" in answers[1]
    assert answers[2]["result"] == "unknown"
    assert answers[2]["reply"]
    assert "2 lines could not be read" in done.stderr
    assert "incorrect_permissions" in done.stderr


def test_a_quiet_batch_says_nothing_beside_its_answers(helpcenter: Run) -> None:
    """No summary when asked for none."""
    done = helpcenter("triage", "--batch", "--quiet", stdin=json.dumps({"id": "a", "text": PAYLOAD}) + "\n")
    assert done.stderr == ""


def test_bytes_that_are_no_text_are_answered(helpcenter: Run) -> None:
    """NUL bytes, half an emoji and a megabyte of brackets end in an answer, not in a traceback."""
    for paste in ("\x00\x01\x02", "\ud83d", "[" * 1_000_000, ""):
        done = helpcenter("triage", stdin=paste.encode("utf-8", "replace").decode())
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("unknown")


def test_strict_turns_unknown_into_an_exit_code(helpcenter: Run) -> None:
    """Scripts can tell that nothing was recognised."""
    assert helpcenter("triage", "--strict", stdin="good morning").returncode == 1


def test_options_mean_the_same_in_every_spelling(helpcenter: Run) -> None:
    """A plain call is read without argparse; written with `=`, argparse reads it, and the answer is the same."""
    plain = helpcenter("triage", "--exchange", "okx", "--format", "json", "--locale", "nl", "-", stdin=PAYLOAD)
    spelled = helpcenter("triage", "--exchange=okx", "--format=json", "--locale=nl", "--", "-", stdin=PAYLOAD)
    assert plain.returncode == 0, plain.stderr
    assert plain.stdout == spelled.stdout
    for words in (("one", "two"), ("--format", "xml"), ("--locale",), ("--local", "nl")):
        done = helpcenter("triage", *words, stdin=PAYLOAD)
        assert done.returncode == 2, words
        assert "helpcenter triage:" in done.stderr
