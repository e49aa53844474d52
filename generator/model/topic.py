"""Topic: what a payload is about when the key is not the problem; question: what separates two candidates."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Id, Model


class Topic(Model):
    """Not a key problem: words in `topics.<topic>.name` and `topics.<topic>.sentence` (for the customer)."""

    queue: Id
    """The support queue it belongs to; words in `queues.<queue>`."""


class TopicsFile(Model):
    """`catalog/topics.yaml`: queues and topics."""

    queues: tuple[Id, ...] = Field(min_length=1)
    topics: dict[Id, Topic]


class QuestionAnswer(Model):
    """One possible answer and the causes it makes likely; words in `questions.<question>.answers.<answer>`."""

    points_to: tuple[Id, ...] = Field(min_length=1)


class Question(Model):
    """What an agent asks to tell candidates apart; words in `questions.<question>.ask`."""

    answers: dict[Id, QuestionAnswer] = Field(min_length=2)


class QuestionsFile(Model):
    """`catalog/questions.yaml`."""

    questions: dict[Id, Question]
