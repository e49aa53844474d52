"""An answer must make sense: a status with one of its causes, or a topic, and a question that separates the answers.

A cause that its status does not list has no steps there, so the trader would be sent to a page without help. A topic
says that the key is not the problem, so it excludes a status.

Wrong:

```yaml
# exchanges/alpha.yaml
readings:
  - id: alpha.key_facts
    fields: [alphaKey, daysLeft]
    rules:
      - all: [{field: daysLeft, ahead: days_left}]
        answer: {status: expires_in_days, cause: wrong_secret}
    samples:
      - {payload: '{"alphaKey":"reader","daysLeft":12}', status: expires_in_days, days: 12}
    source: https://alpha.example/docs/keys
    checked: 2026-11-01
```

Right:

```yaml
# exchanges/alpha.yaml
readings:
  - id: alpha.key_facts
    fields: [alphaKey, daysLeft]
    rules:
      - all: [{field: daysLeft, ahead: days_left}]
        answer: {status: expires_in_days, cause: term_ending}
    samples:
      - {payload: '{"alphaKey":"reader","daysLeft":12}', status: expires_in_days, days: 12}
    source: https://alpha.example/docs/keys
    checked: 2026-11-01
```

To mend it: choose a cause of that status, or list the cause under the status with its fixes.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Place, Severity
from generator.model import Answer, Signature
from generator.rules.context import Context
from generator.rules.suggestion import did_you_mean


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at every answer of every signature and reading."""
    for name, exchange in context.catalog.exchanges.items():
        file = Place(f"exchanges/{name}.yaml")
        for index, signature in enumerate(exchange.signatures):
            place = file.at("signatures", index)
            yield from _signature(context, signature, place)
        for index, reading in enumerate(exchange.readings):
            place = file.at("readings", index)
            for number, rule in enumerate(reading.rules):
                yield from _answer(context, rule.answer, place.at("rules", number, "answer"))
            yield from _answer(context, reading.otherwise, place.at("otherwise"))


def _signature(context: Context, signature: Signature, place: Place) -> Iterator[Diagnostic]:
    seen: dict[Answer, Place] = {}
    for number, answer in enumerate(signature.answers):
        where = place.at("answers", number)
        yield from _answer(context, answer, where)
        if answer in seen:
            label = Label(seen[answer], "first written here")
            yield Diagnostic("answer-consistency", "this answer stands here twice", where, "Remove one.", (label,))
        seen.setdefault(answer, where)
    question = context.catalog.questions.questions.get(signature.ask or "")
    if question is None:
        return
    pointed = {cause for answer in question.answers.values() for cause in answer.points_to}
    if len(signature.answers) > 1 and not pointed & {answer.cause for answer in signature.answers}:
        message = f"the question `{signature.ask}` points to none of these answers"
        tip = "Choose a question that separates them, or remove `ask`."
    elif len(signature.answers) == 1:
        message, tip = "there is only one answer, so there is nothing to ask", "Remove `ask`, or add the other answers."
    else:
        return
    yield Diagnostic("answer-consistency", message, place.at("ask"), tip, severity=Severity.WARNING)


def _answer(context: Context, answer: Answer, where: Place) -> Iterator[Diagnostic]:
    if answer.topic and (answer.status or answer.cause):
        message = "a topic says that the key is not the problem, so it excludes a status"
        yield Diagnostic("answer-consistency", message, where.at("topic").key(), "Keep one of the two.")
    elif not answer.topic and not answer.status:
        message = "this answer names neither a status nor a topic"
        yield Diagnostic("answer-consistency", message, where, "Add `status` and `cause`, or `topic`.")
    status = context.catalog.statuses.get(answer.status or "")
    if status is None or answer.cause is None or answer.topic:
        return
    causes = [entry.cause for entry in status.causes]
    if answer.cause not in causes and not context.names["cause"].lacks(answer.cause):
        homes = sorted(
            name
            for name, other in context.catalog.statuses.items()
            if any(entry.cause == answer.cause for entry in other.causes)
        )
        named = f"It belongs to `{'`, `'.join(homes)}`." if homes else "List it there with its fixes."
        message = f"`{answer.cause}` is not a cause of the status `{answer.status}`"
        tip = named if homes else did_you_mean(answer.cause, causes, named)
        yield Diagnostic("answer-consistency", message, where.at("cause"), tip)
