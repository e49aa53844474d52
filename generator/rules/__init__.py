"""Rules: everything that can be wrong across the files of a catalogue, one module and one page for each."""

from __future__ import annotations

import datetime as dt

from generator.diagnostics import Diagnostic
from generator.load import Loaded
from generator.model.interface import InterfaceFile
from generator.rules import (
    ambiguous_signature,
    answer_consistency,
    bidi_control,
    draft_published,
    duplicate_key,
    edge_space,
    file_limit,
    flipped_safety,
    forbidden_markup,
    foreign_word,
    glossary_term,
    locale_root,
    markup_parity,
    message_length,
    misplaced_message,
    missing_file,
    missing_key,
    missing_message,
    missing_placeholder,
    missing_source,
    moved_page,
    plural_categories,
    reserved_key,
    sample_elsewhere,
    secret_in_sample,
    signature_id,
    stale_fact,
    stale_message,
    syntax,
    unknown_file,
    unknown_key,
    unknown_placeholder,
    unknown_reference,
    unportable_pattern,
    unproven_signature,
    untranslated_copy,
    unused_definition,
    unused_message,
    wrong_quotes,
    wrong_script,
    wrong_type,
    wrong_value,
)
from generator.rules.context import Context
from generator.rules.rule import Rule, rule
from generator.source import resolve

__all__ = ["RULES", "Context", "Rule", "check", "explain", "rule_ids"]

RULES: tuple[Rule, ...] = tuple(
    rule(module)
    for module in (
        ambiguous_signature,
        answer_consistency,
        bidi_control,
        draft_published,
        duplicate_key,
        edge_space,
        file_limit,
        flipped_safety,
        forbidden_markup,
        foreign_word,
        glossary_term,
        locale_root,
        markup_parity,
        message_length,
        misplaced_message,
        missing_file,
        missing_key,
        missing_message,
        missing_placeholder,
        missing_source,
        moved_page,
        plural_categories,
        reserved_key,
        sample_elsewhere,
        secret_in_sample,
        signature_id,
        stale_fact,
        stale_message,
        syntax,
        unknown_file,
        unknown_key,
        unknown_placeholder,
        unknown_reference,
        unportable_pattern,
        unproven_signature,
        untranslated_copy,
        unused_definition,
        unused_message,
        wrong_quotes,
        wrong_script,
        wrong_type,
        wrong_value,
    )
)
"""Every rule, by id."""


def check(loaded: Loaded, interface: InterfaceFile, today: dt.date) -> list[Diagnostic]:
    """Everything that is wrong in a loaded catalogue, what the loader found included, by file, line and column."""
    found = list(loaded.diagnostics)
    if loaded.catalog is not None:
        context = Context(loaded, loaded.catalog, interface, today)
        for each in RULES:
            if each.check is not None:
                found += each.check(context)
    # Positions are looked up for the order only; a report looks them up again when it is written.
    return sorted(
        dict.fromkeys(found),
        key=lambda diagnostic: (resolve(diagnostic.where, loaded.files), diagnostic.rule, diagnostic.message),
    )


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, sorted."""
    return tuple(each.id for each in RULES)


def explain(rule_id: str) -> str:
    """The page of a rule as text. Raises KeyError for an unknown id."""
    page = {each.id: each.page for each in RULES}[rule_id]
    return f"{rule_id}\n{'=' * len(rule_id)}\n\n{page}"
