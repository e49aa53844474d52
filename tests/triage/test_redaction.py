"""No secret of any format survives in any output; error names, times and versions are never hidden."""

from __future__ import annotations

from pathlib import Path

from generator.triage import redact, to_line, triage
from tests.triage.pastes import pastes
from tests.triage.shipped import shipped_table

CODE_LIKE = (Path(__file__).parent / "code_like.txt").read_text(encoding="utf-8").split()
SENTENCES = (
    "{}",
    "error {} occurred",
    '{{"code":"{}","msg":"x"}}',
    '{{"msg":"{}","code":1}}',
    "reason={}&x=1",
    "binance {}: failed",
    '"{}"',
    "raise X('{}')",
    "[{}] something",
    "message: {}",
    "the error is {}.",
    "key {}",
    '"key": "{}"',
)


def test_no_secret_survives() -> None:
    """Of 500 pastes nothing is left of a key or secret, in the text or anywhere else in the result."""
    left = []
    for paste in pastes(500):
        line = to_line(triage(paste.text, shipped_table()))
        seen = [part for part in paste.parts if part in line]
        if seen:
            left.append(f"{paste.title}: {paste.text[:200]!r} -> {seen[:2]}")
    assert not left, f"{len(left)} survived:\n" + "\n".join(left[:5])


def test_code_like_words_stay() -> None:
    """Over 200 words that look like codes are shown as they are, wherever they stand."""
    assert len(CODE_LIKE) > 200
    hidden = [text for word in CODE_LIKE for sentence in SENTENCES if redact(text := sentence.format(word))[0] != text]
    assert not hidden


def test_redacting_twice_changes_nothing() -> None:
    """What was redacted once is safe to redact again, before it is logged or sent."""
    for paste in pastes(300, seed=7):
        once, _ = redact(paste.text)
        assert redact(once) == (once, {}), paste.text


def test_secret_seen_is_said_only_of_secrets() -> None:
    """A key or an address is no reason to replace a key; a secret, a passphrase and a private key are."""
    table = shipped_table()
    assert "secret_seen" not in triage("api_key=Qw7f32TbXpMRNcz5hL&ip=203.0.113.9", table)
    assert triage("secret=Qw7f32TbXpMRNcz5hLvdSx8kPz", table)["secret_seen"] is True
    assert triage('{"passphrase":"correct horse"}', table)["secret_seen"] is True
