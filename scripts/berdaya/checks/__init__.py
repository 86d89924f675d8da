"""All rules, listed by hand, and the one function that runs them and honours waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from berdaya.checks import (
    answers_stand_once,
    both_written,
    case_length,
    consequence_length,
    decisions_are_choices,
    decisions_have_consequences,
    decisions_stand_together,
    feedback_adds_a_reason,
    feedback_does_not_judge,
    feedback_explains,
    feedback_has_a_reason_word,
    feedback_length,
    feedback_names_no_position,
    feedback_polarity,
    feedbacks_differ,
    gap_marks,
    gap_options_of_one_kind,
    gaps_are_complete,
    inline_markup,
    item_codes,
    item_references,
    key_is_not_longest,
    link_targets,
    list_members,
    marked_negation,
    no_absolutes_in_distractors,
    no_all_or_none,
    no_article_before_gaps,
    no_circles,
    no_gap_at_the_start,
    no_order_words_in_steps,
    no_residue,
    number_of_keys,
    number_of_options,
    number_of_responses,
    official_spelling,
    one_plain_idea,
    options_differ,
    options_stand_alone,
    own_language,
    pairs_share_no_word,
    planned_concepts,
    premises_have_responses,
    references,
    reflection_asks_openly,
    reflection_can_be_checked,
    reflection_length,
    same_marks,
    same_negation,
    same_numbers,
    self_check_items,
    short_gap_options,
    short_sides,
    slug_matches_file,
    spare_responses_explain,
    ties_name_steps,
    typed_answers,
)
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus, RecordId
from berdaya.problems import Problem, Said

# (The table of rules: one module a rule.)
RULES: tuple[Rule, ...] = (
    # names and references
    no_circles.RULE,
    item_codes.RULE,
    link_targets.RULE,
    list_members.RULE,
    inline_markup.RULE,
    planned_concepts.RULE,
    references.RULE,
    self_check_items.RULE,
    slug_matches_file.RULE,
    item_references.RULE,
    # items
    number_of_keys.RULE,
    number_of_options.RULE,
    options_differ.RULE,
    options_stand_alone.RULE,
    feedback_names_no_position.RULE,
    no_residue.RULE,
    no_all_or_none.RULE,
    no_absolutes_in_distractors.RULE,
    key_is_not_longest.RULE,
    gap_options_of_one_kind.RULE,
    marked_negation.RULE,
    one_plain_idea.RULE,
    feedback_adds_a_reason.RULE,
    feedback_length.RULE,
    feedback_explains.RULE,
    feedbacks_differ.RULE,
    feedback_has_a_reason_word.RULE,
    feedback_polarity.RULE,
    feedback_does_not_judge.RULE,
    # matching and sorting
    premises_have_responses.RULE,
    number_of_responses.RULE,
    spare_responses_explain.RULE,
    short_sides.RULE,
    pairs_share_no_word.RULE,
    # ordering
    no_order_words_in_steps.RULE,
    ties_name_steps.RULE,
    # gaps
    gap_marks.RULE,
    no_gap_at_the_start.RULE,
    gaps_are_complete.RULE,
    typed_answers.RULE,
    answers_stand_once.RULE,
    no_article_before_gaps.RULE,
    short_gap_options.RULE,
    # cases
    case_length.RULE,
    decisions_are_choices.RULE,
    decisions_stand_together.RULE,
    decisions_have_consequences.RULE,
    consequence_length.RULE,
    # reflections
    reflection_asks_openly.RULE,
    reflection_length.RULE,
    reflection_can_be_checked.RULE,
    # language
    both_written.RULE,
    own_language.RULE,
    same_numbers.RULE,
    same_negation.RULE,
    same_marks.RULE,
    official_spelling.RULE,
)

WAIVERS_FROM = 100  # items
MOST_WAIVERS = 0.03  # of items


def run(corpus: Corpus, goes_on: Callable[[], bool] = lambda: True) -> list[Problem]:
    """Every breach of every rule, waived warnings left out, sorted by place.

    Before each rule `goes_on` is asked; once it says no, what has been found so far comes back.
    """
    problems: list[Problem] = []
    records = dict(corpus.records())
    used: set[tuple[RecordId, str]] = set()
    for rule in RULES:
        if not goes_on():
            return sorted(problems)
        for finding in rule.check(corpus):
            severity = finding.severity or rule.severity
            if severity == "warn" and rule.code in _waivers(records.get(finding.record)):
                used.add((finding.record, rule.code))
                continue
            place = finding.place or corpus.place(finding.record, finding.keys, finding.at_key)
            problems.append(Problem(place, rule.code, finding.message, finding.hint, severity))
    problems += _waiver_problems(corpus, records, used)
    return sorted(problems)


def _waivers(record: Any) -> dict[str, str]:
    return getattr(record, "waive", {})


def _waiver_problems(
    corpus: Corpus, records: dict[RecordId, Any], used: set[tuple[RecordId, str]]
) -> Iterator[Problem]:
    for record_id, record in records.items():
        for code in _waivers(record):
            if (record_id, code) not in used:
                message = Said(en=f"waiver {code!r} waives nothing", id=f"pengecualian {code!r} tidak mengecualikan apa pun")
                hint = Said(en="take it out", id="hapus")
                yield Problem(corpus.place(record_id, ("waive", code), at_key=True), "waiver", message, hint)
    waived = {slug for (kind, slug), _ in used if kind == "item"}
    if len(corpus.items) >= WAIVERS_FROM and len(waived) > MOST_WAIVERS * len(corpus.items):
        last = max(waived, key=lambda slug: corpus.place(("item", slug), ("waive",)))
        message = Said(
            en=f"{len(waived)} of {len(corpus.items)} items waive a rule",
            id=f"{len(waived)} dari {len(corpus.items)} butir mengecualikan aturan",
        )
        hint = Said(en="at most 3 % may; mend some items instead", id="paling banyak 3%; perbaiki sebagian butirnya")
        yield Problem(corpus.place(("item", last), ("waive",), at_key=True), "waiver", message, hint)


__all__ = ["RULES", "Finding", "Rule", "run"]
