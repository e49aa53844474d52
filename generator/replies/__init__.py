"""Replies: what an agent sends, per locale, as the data both triage engines fill in at match time."""

from generator.replies.document import replies_document

__all__ = ["replies_document"]
