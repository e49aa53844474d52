"""Triage text: an answer as an agent reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the text to make
    from typing import Any

BOLD, DIM, RESET = "\033[1m", "\033[2m", "\033[0m"


def as_text(result: Mapping[str, Any], replies: Mapping[str, Any] | None, colour: bool) -> str:
    """The result, the candidates with their evidence, the question, what was hidden, and the reply."""
    words = _Words(replies)
    bold, dim, reset = (BOLD, DIM, RESET) if colour else ("", "", "")
    lines = [f"{bold}{_headline(result, words)}{reset}"]
    if result["exchange"]:
        lines.append(f"exchange: {words.exchange(result['exchange'])} {dim}({result['exchange_evidence']}){reset}")
    for number, candidate in enumerate(result["candidates"], 1):
        lines.append(f"{number}. {words.candidate(candidate)} {dim}[{candidate['confidence']}]{reset}")
        lines += [f"   {dim}{line}{reset}" for line in _evidence(candidate)]
    if result["question"]:
        lines += ["", *words.question(result["question"])]
    for other in result.get("others", ()):
        lines.append(f"{dim}also in the text: {other['signature']} ({other['status'] or other['topic']}){reset}")
    if result["redactions"]:
        hidden = ", ".join(f"{item['count']} {item['kind']}" for item in result["redactions"])
        lines += ["", f"hidden in what is shown: {hidden}"]
    if result.get("reply"):
        lines += ["", f"{bold}reply{reset}", result["reply"]]
    for kind, address in (result.get("links") or {}).items():
        lines.append(f"{dim}{kind}: {address}{reset}")
    return "\n".join(lines) + "\n"


def _headline(result: Mapping[str, Any], words: _Words) -> str:
    if result["result"] == "unknown":
        return "unknown: nothing in this text is recognised"
    if result["result"] == "none":
        return f"not a key problem: {words.topic(result['topic'])} [{result['confidence']}]"
    cause = f", {words.cause(result['status'], result['cause'])}" if result["cause"] else ""
    return f"{words.badge(result['status'], result['params'])}{cause} [{result['confidence']}]"


def _evidence(candidate: Mapping[str, Any]) -> Iterator[str]:
    yield candidate["signature"] or ""
    for item in candidate["evidence"]:
        yield f"{item['kind']}: {item['text']}"


class _Words:
    """Names for ids in the asked language, or the ids themselves."""

    def __init__(self, replies: Mapping[str, Any] | None) -> None:
        self.replies = replies

    def badge(self, status: str, params: Mapping[str, int]) -> str:
        if not self.replies:
            return status + "".join(f" {name}={value}" for name, value in params.items())
        forms = self.replies["statuses"][status]["badge"]
        text = str(forms.get("other") or next(iter(forms.values())))
        for name, value in params.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def cause(self, status: str, cause: str) -> str:
        if not self.replies:
            return cause
        return str(self.replies["statuses"][status]["causes"].get(cause, {}).get("name", cause))

    def topic(self, topic: str) -> str:
        return str(self.replies["topics"][topic]["name"]) if self.replies else topic

    def exchange(self, exchange: str) -> str:
        return str(self.replies["exchanges"].get(exchange, exchange)) if self.replies else exchange

    def candidate(self, candidate: Mapping[str, Any]) -> str:
        if not candidate["status"]:
            return self.topic(candidate["topic"])
        name = self.badge(candidate["status"], candidate.get("params", {}))
        return f"{name}: {self.cause(candidate['status'], candidate['cause'])}" if candidate["cause"] else name

    def question(self, question: str) -> Iterator[str]:
        if not self.replies:
            yield f"ask: {question}"
            return
        words = self.replies["questions"][question]
        yield f"ask: {words['ask']}"
        for answer, text in words["answers"].items():
            yield f"  --answer {question}:{answer}  {text}"
