"""Nonsense in every field of every form of Plan and Review: a sentence at the field, or saved as typed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, NamedTuple

import pytest
from tests.workbook.test_nonsense_in_people_forms import HUGE
from tests.workbook.test_nonsense_in_portfolio_forms import NONSENSE, all_of

from pivot_tui.domain.board import read_filter
from pivot_tui.domain.calendar_item import read_alarm
from pivot_tui.domain.card import CardKind, Column, Phase
from pivot_tui.domain.card_line import read_card_line, said, written
from pivot_tui.domain.days import Now
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import (
    CARD,
    COMMITMENT,
    GATE_REASON,
    HARD_ANSWER,
    LOOSE_END,
    PLAN,
    STAGE_REVIEW,
    WEEKLY_REVIEW,
)
from pivot_tui.workbook import (
    board,
    calendar_export,
    cards,
    gates,
    hard_questions,
    history,
    loose_ends,
    past_reviews,
    plan,
    review,
    seed_cards,
    stages,
    timeline,
    today,
)
from pivot_tui.workbook.card_form import CardForm
from pivot_tui.workbook.hard_questions import HardForm
from pivot_tui.workbook.past_reviews import CorrectionForm
from pivot_tui.workbook.plan import PlanForm
from pivot_tui.workbook.review_choices import with_typed
from pivot_tui.workbook.review_draft import ReviewDraft, keep_review_draft, read_review_draft
from pivot_tui.workbook.stages import StageForm


class Typed(NamedTuple):
    """One field alone, as a form.

    Attributes:
        text: What is typed in it.
    """

    text: str


class Form(NamedTuple):
    """A form as this test fills it in.

    Attributes:
        good: Fields that are saved as they are.
        save: Saves the form.
        table: Where the record goes.
        names: The fields that a problem may be said at; those of the form without.
    """

    good: Any
    save: Callable[[Store, Any, Now], Any]
    table: Table[Any]
    names: tuple[str, ...] = ()


def _gate(store: Store, form: Typed, now: Now) -> Any:
    [made] = [card for card in all_of(store, CARD) if card.kind is CardKind.APPLY][:1]
    found = gates.pass_gate(store, made.id, Column.DOING, form.text, now.day)
    return found if isinstance(found, tuple) else found.reason


def _thing(store: Store, now: Now) -> Any:
    return next(one for one in review.read(store, now).loose if one.card is not None)


def _listed(found: Any) -> Any:
    return (found,) if isinstance(found, Problem) else found


def _promise(store: Store, form: Typed, now: Now) -> Any:
    draft = with_typed(ReviewDraft(), form.text, now.day)
    if isinstance(draft, tuple):
        return draft
    found = review.read(store, now)
    assert found.review is not None
    keep_review_draft(store, found.review.id, draft)
    chosen = [choice for choice in review.read(store, now).choices if choice.is_chosen]
    assert len(chosen) == 1
    saved = review.save(store, now, chosen)
    return saved if isinstance(saved, tuple) else all_of(store, COMMITMENT)[-1]


def _seeds(store: Store, form: Typed, now: Now) -> Any:
    with store.transaction("plan.edit"):
        store.db.execute("DELETE FROM plan")
        store.db.execute("DELETE FROM card WHERE seed <> ''")
    found = seed_cards.take_seeds(store, ["portfolio"], now.day, form.text)
    if isinstance(found, tuple):
        history.undo(store)
        return found
    assert plan.plan_of(store) == found.plan
    assert [card.seed for card in all_of(store, CARD) if card.seed] == ["portfolio"]
    history.undo(store)
    history.undo(store)
    return plan.plan_of(store)


FORMS = {
    "card": Form(
        CardForm("Ask early", "2026-03-20", start="2026-03-14", hours="2", step="4"),
        lambda store, form, now: cards.save_card(store, form, now.day),
        CARD,
    ),
    "line": Form(
        Typed("Ask early on fri 2h step 4"),
        lambda store, form, now: cards.add_line(store, form.text, now.day),
        CARD,
        ("title", "due", "minutes", "hours", "step"),
    ),
    "part": Form(
        Typed("Half of it"),
        lambda store, form, now: cards.split(store, all_of(store, CARD)[3].id, form.text, now.day),
        CARD,
        ("title",),
    ),
    "plan": Form(
        PlanForm("2026-02-02", "24", "4", "all"), lambda store, form, now: plan.save_plan(store, form, now.day), PLAN
    ),
    "seeds": Form(Typed("2026-02-02"), _seeds, PLAN, ("start", "due")),
    "gate": Form(Typed("It is the last round"), _gate, GATE_REASON, ("reason",)),
    "stage": Form(
        StageForm("adjust", "3", "later"),
        lambda store, form, now: stages.save_review(store, form, Phase.FIRST, now.day),
        STAGE_REVIEW,
    ),
    "questions": Form(
        HardForm("yes", "40", "I like it", "no", "20 %", "money"),
        lambda store, form, now: _newest_answer(store, form, now),
        HARD_ANSWER,
    ),
    "kept": Form(
        Typed("3"),
        lambda store, form, _: review.see_week(store, form.text, ReviewDraft()),
        WEEKLY_REVIEW,
        ("kept",),
    ),
    "win": Form(
        Typed("They came"),
        lambda store, form, _: review.give_win(store, form.text, ReviewDraft()),
        WEEKLY_REVIEW,
        ("win",),
    ),
    "moved": Form(
        Typed("fri"),
        lambda store, form, now: _listed(loose_ends.move(store, _thing(store, now), form.text, now)),
        LOOSE_END,
        ("until",),
    ),
    "piece": Form(
        Typed("A piece"),
        lambda store, form, now: _listed(loose_ends.split(store, _thing(store, now), form.text, now)),
        LOOSE_END,
        ("title",),
    ),
    "promise": Form(Typed("Ask her on fri 2h"), _promise, COMMITMENT, ("title", "due", "minutes", "hours", "step")),
    "correction": Form(
        CorrectionForm("They came", "3"),
        lambda store, form, _: past_reviews.correct(store, form, past_reviews.past_reviews(store)[0].id),
        WEEKLY_REVIEW,
    ),
}
CHOSEN = (
    "column",
    "phase",
    "kind",
    "review",
    "cards",
    "choice",
    "shift",
    "teaching",
    "trade",
    "first_move",
    "occasion",
)
"""Fields in which something is chosen, not typed."""
TEXTS = (CARD, GATE_REASON, STAGE_REVIEW, WEEKLY_REVIEW, LOOSE_END, COMMITMENT, HARD_ANSWER)


def _newest_answer(store: Store, form: HardForm, now: Now) -> Any:
    found = hard_questions.answer(store, form, now.day)
    return found if isinstance(found, tuple) else found.answers[-1]


def _names(form: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(form)) if is_dataclass(form) else tuple(form._fields)


CASES = [(kind, name) for kind, form in FORMS.items() for name in _names(form.good) if name not in CHOSEN]


def filled(good: Any, name: str, words: str) -> Any:
    """A form with other words in one of its fields."""
    if is_dataclass(good) and not isinstance(good, type):
        return replace(good, **{name: words})
    return good._replace(**{name: words})


def look_at_all(store: Store, now: Now) -> None:
    """Read everything that shows the plan and its reviews."""
    for card in all_of(store, CARD):
        board.card_facts(store, card.id)
        cards.find_card(store, card.title[:200])
    board.read(store, now)
    timeline.read(store, now, unfolded=True)
    stages.read(store, now.day)
    hard_questions.read(store, now.day)
    review.read(store, now)
    for past in past_reviews.past_reviews(store):
        past_reviews.page_of(store, past)
    past_reviews.trends(store)
    today.read(store, now)
    calendar_export.calendar(store, titles=True)
    for action in history.actions(store):
        history.changes_of(store, action)


@pytest.mark.parametrize(("kind", "name"), CASES, ids=str)
def test_nonsense_is_refused_in_a_sentence_or_kept_as_typed(
    sample_workbook: Store, now: Now, kind: str, name: str
) -> None:
    form, store = FORMS[kind], sample_workbook
    if form.table in (WEEKLY_REVIEW, LOOSE_END, COMMITMENT):
        review.begin(store, now, 3, 2)
    looked_at: set[Any] = set()
    for words in (*NONSENSE, HUGE):
        before = all_of(store, form.table)
        found = form.save(store, filled(form.good, name, words), now)
        after = all_of(store, form.table)
        if isinstance(found, tuple) and all(isinstance(one, Problem) for one in found):
            assert after == before, words
            assert found, words
            at = [problem.field for problem in found]
            assert len(set(at)) == len(at), (words, found)
            assert set(at) <= set(form.names or _names(form.good)), (words, found)
            assert all(problem.sentence.endswith((".", "//.")) for problem in found), (words, found)
            assert all(len(problem.sentence) < 400 for problem in found), (words, found)
            continue
        assert found in after, words
        kept = getattr(found, {"text": {"gate": "reason", "win": "win"}.get(kind, "")}.get(name, name), None)
        if isinstance(kept, str):
            assert " ".join(kept.split()) == " ".join(words.split()), words
        for table in TEXTS:
            for record in set(all_of(store, table)) - looked_at:
                looked_at.add(record)
                for column in table.columns:
                    value = getattr(record, column.name)
                    texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
                    assert not any(text and text.strip() and text_problem(text) for text in texts), (column.name, words)
        if kind not in ("plan", "seeds"):
            history.undo(store)  # so that the next words find everything as it was
    look_at_all(store, now)


@pytest.mark.parametrize("words", [*NONSENSE, HUGE])
def test_a_line_is_read_or_refused_in_a_sentence(now: Now, words: str) -> None:
    line = read_card_line(words, now.day)
    said(line)
    if not line.problems:
        assert read_card_line(written(line, now.day), now.day) == line
    read_filter(words)
    read_alarm(words)


@pytest.mark.parametrize("words", [*NONSENSE, HUGE])
def test_what_is_typed_in_a_review_comes_back_from_its_draft(sample_workbook: Store, now: Now, words: str) -> None:
    begun = review.begin(sample_workbook, now, 3, 2)
    assert not isinstance(begun, tuple)
    draft = ReviewDraft(kept=words, win=words, line=words)
    keep_review_draft(sample_workbook, begun.id, draft)
    plain = words.encode(errors="replace").decode()
    assert read_review_draft(sample_workbook, begun.id) == ReviewDraft(kept=plain, win=plain, line=plain)


DAYS = ("2024-01-31", "2024-02-29", "2023-11-30", "2025-12-31", "2028-02-29", "1976-03-13", "2076-03-13")


@pytest.mark.parametrize("start", [date.fromisoformat(day) for day in DAYS], ids=str)
@pytest.mark.parametrize("months", [12, 13, 18, 19, 24])
def test_a_plan_of_any_start_and_length_is_shown_everywhere(
    sample_workbook: Store, now: Now, start: date, months: int
) -> None:
    store = sample_workbook
    form = PlanForm(start.isoformat(), str(months), "4", "all")
    found = plan.save_plan(store, form, now.day)
    if isinstance(found, tuple):
        assert [problem.field for problem in found] == ["start"]
        with store.transaction("plan.edit"):
            before = plan.plan_of(store)
            assert before is not None
            PLAN.update(store.db, Plan(before.id, start, months, 4))
    look_at_all(store, now)
    there = timeline.read(store, now)
    assert there is not None
    assert there.spans[0].first == start
    assert there.spans[-1].last_month == months
    for one, following in zip(there.spans, there.spans[1:], strict=False):
        assert (following.first - one.last).days == 1
