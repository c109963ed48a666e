"""The weekly review: what it counts, its steps, its loose ends, what it saves, and when the next one is offered."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.days import Now
from pivot_tui.domain.follow_up import DueKind
from pivot_tui.domain.loose_end import LooseThing
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import Pulse
from pivot_tui.domain.review_figures import frozen_figures
from pivot_tui.domain.weekly_review import LooseEndChoice, WeeklyReview
from pivot_tui.store.cards import all_cards
from pivot_tui.store.tables.people import CONTACT, CONVERSATION
from pivot_tui.store.tables.plan import CARD, PLAN, WEEKLY_REVIEW
from pivot_tui.store.tables.profile import PULSE
from pivot_tui.workbook import Store, history, loose_ends, review
from pivot_tui.workbook.review_choices import with_toggled, with_typed
from pivot_tui.workbook.review_draft import ReviewDraft, keep_review_draft


def reviews(store: Store) -> list[WeeklyReview]:
    """All reviews by their days."""
    return list(WEEKLY_REVIEW.select(store.db, "ORDER BY day"))


def thing(store: Store, words: str, now: Now) -> LooseThing:
    """The loose end that is called so."""
    found = review.read(store, now).loose
    return next(one for one in found if words in one.what)


def card(store: Store, title: str) -> Card:
    """The card with a title."""
    return next(CARD.select(store.db, "WHERE title = ?", (title,)))


def test_the_saved_reviews_of_the_sample_hold_what_was_counted(sample_workbook: Store) -> None:
    found = [frozen_figures(one) for one in reviews(sample_workbook)[:3]]
    assert [(one.captured, one.conversations, one.evaluations) for one in found] == [(0, 0, 0), (2, 0, 2), (1, 2, 2)]
    names = [sorted(one.what.split()[0] for one in figures.came_in) for figures in found]
    assert names == [[], ["Resident", "Scripted"], ["Extra", "Rapid-response"]]
    assert [one.cards_done for one in found] == [1, 0, 1]


def test_the_open_review_of_the_sample_counts_since_the_last_one(sample_workbook: Store, now: Now) -> None:
    found = review.read(sample_workbook, now)
    figures = found.figures
    assert (figures.captured, figures.conversations, figures.evaluations, figures.comments) == (5, 1, 1, 1)
    assert figures.sessions == 1
    assert [(one.what.split()[0], one.answers, one.invited) for one in figures.came_in] == [("Sepsis", 22, 26)]
    assert (figures.energy.total, figures.energy.n, figures.dread.total, figures.dread.n) == (14, 4, 6, 3)
    assert found.beside is not None
    assert found.beside.day == date(2026, 2, 27)
    assert found.week == "off"
    assert found.pulse_beside is not None
    assert found.pulse_beside.day == date(2026, 2, 27)


def test_loose_ends_are_one_list_with_a_card_and_its_contact_as_one(sample_workbook: Store, now: Now) -> None:
    found = review.read(sample_workbook, now).loose
    assert [(one.what, one.days_late(now.day)) for one in found] == [
        ("Send one-page CV to M.O.", 2),
        ("A.W.: one follow-up, then rest", 0),
        ("Ask D.F. for 20 minutes", 0),
        ("R.T.: Shadow one grading meeting", 0),
        ("Meet L.K.", 0),
    ]
    assert [one.contact is not None and one.contact.who for one in found] == ["M.O.", "A.W.", "D.F.", "R.T.", "L.K."]
    assert found[-1].day == date(2026, 3, 24)


def test_moving_a_card_moves_what_was_promised_with_it_in_one_action(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    assert isinstance(loose_ends.move(store, thing(store, "CV to M.O.", now), "yesterday", now), Problem)
    loose_ends.move(store, thing(store, "CV to M.O.", now), "+2w", now)
    moved = card(store, "Send one-page CV to M.O.")
    assert (moved.due, moved.first_due) == (date(2026, 3, 27), date(2026, 3, 11))
    contact = next(CONTACT.select(store.db, "WHERE who = 'M.O.'"))
    assert contact.next_due == date(2026, 3, 27)
    found = review.read(store, now)
    assert [(one.choice, one.until) for one in found.decided] == [(LooseEndChoice.MOVE, date(2026, 3, 27))]
    assert all("CV" not in one.what for one in found.loose)
    history.undo(store)
    assert card(store, "Send one-page CV to M.O.").due == date(2026, 3, 11)
    assert not review.read(store, now).decided


def test_what_is_dropped_goes_to_the_trash_rests_or_is_cleared(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    rests = loose_ends.drop(store, thing(store, "A.W.", now), now)
    assert rests.until == date(2026, 4, 23)
    loose_ends.drop(store, thing(store, "R.T.", now), now)
    cleared = next(CONTACT.select(store.db, "WHERE who = 'R.T.'"))
    assert (cleared.next_step, cleared.next_due) == ("", None)
    loose_ends.drop(store, thing(store, "CV to M.O.", now), now)
    assert not tuple(CARD.select(store.db, "WHERE title LIKE 'Send one-page%'"))
    assert len(review.read(store, now).loose) == 2
    history.undo(store)
    assert len(review.read(store, now).loose) == 3
    assert card(store, "Send one-page CV to M.O.").due == date(2026, 3, 11)


def test_a_part_that_is_split_off_waits_in_ready(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    loose_ends.split(store, thing(store, "CV to M.O.", now), "List three talks", now)
    part = card(store, "List three talks")
    assert (part.column, part.due, part.step) == (Column.READY, None, 7)
    assert isinstance(loose_ends.split(store, thing(store, "A.W.", now), "x", now), Problem)


def test_a_meeting_that_is_near_and_not_prepared_is_loose_until_another_day(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    later = now._replace(day=date(2026, 3, 18))
    meeting = thing(store, "Meet L.K.", later)
    assert meeting.due is not None
    assert meeting.due.kind is DueKind.MEETING
    loose_ends.move(store, meeting, "7 apr", later)
    contact = next(CONTACT.select(store.db, "WHERE who = 'L.K.'"))
    talk = next(CONVERSATION.select(store.db, "WHERE contact = ? ORDER BY id DESC", (contact.id,)))
    assert talk.meeting_day == card(store, "Meet L.K.").due == date(2026, 4, 7)


def test_a_review_gone_through_freezes_its_figures_and_makes_cards(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    begun = review.read(store, now).review
    assert begun is not None
    problems = review.see_week(store, "many", ReviewDraft())
    assert isinstance(problems, tuple)
    assert problems[0].field == "kept"
    review.see_week(store, "2.5", ReviewDraft())
    loose_ends.this_week(store, thing(store, "R.T.", now), now)
    review.pass_step(store, 3)
    review.pass_step(store, 4)
    review.give_win(store, "  The  hour ran itself ", ReviewDraft())
    draft: object = ReviewDraft()
    for words in ("R.T.", "Apply to certificate"):
        assert isinstance(draft, ReviewDraft)
        draft = with_toggled(draft, next(one for one in review.read(store, now).choices if words in one.text))
    assert isinstance(draft, ReviewDraft)
    draft = with_typed(draft, "Write to N.N. on 20 mar 1.5h", now.day)
    assert isinstance(draft, ReviewDraft)
    full = with_typed(draft, "One more", now.day)
    assert isinstance(full, tuple)
    assert "Three" in full[0].sentence
    keep_review_draft(store, begun.id, draft)
    chosen = [one for one in review.read(store, now).choices if one.is_chosen]
    assert [one.text for one in chosen] == ["Write to N.N.", "R.T.: Shadow one grading meeting", "Apply to certificate"]
    saved = review.save(store, now, chosen)
    assert isinstance(saved, WeeklyReview)
    assert (saved.saved, saved.step, saved.kept_minutes, saved.win) == (True, 6, 150, "The hour ran itself")
    assert (saved.wording, frozen_figures(saved).captured) == (1, 5)
    assert card(store, "Write to N.N.").minutes == 90
    assert card(store, "Apply to certificate").column is Column.READY
    shadow = card(store, "R.T.: Shadow one grading meeting")
    assert shadow.due == date(2026, 3, 20)
    assert len(all_cards(store)) == 19
    after = review.read(store, now)
    assert after.review is None
    assert after.last is not None
    assert after.last.id == begun.id
    assert [one.text for one in after.promises] == [one.text for one in chosen]
    assert after.due == date(2026, 3, 23)
    assert not after.is_due
    history.undo(store)
    assert review.read(store, now).review is not None
    assert len(all_cards(store)) == 17


def test_the_first_review_begins_with_the_pulse_of_the_week(empty_workbook: Store, now: Now) -> None:
    store = empty_workbook
    assert isinstance(review.begin(store, now, 2, None), tuple)
    begun = review.begin(store, now, 2, 4)
    assert isinstance(begun, WeeklyReview)
    assert (begun.step, begun.since) == (1, None)
    pulse = next(PULSE.select(store.db))
    assert isinstance(pulse, Pulse)
    assert (pulse.energy, pulse.dread) == (2, 4)
    review.begin(store, now, 5, 0)
    assert len(reviews(store)) == 1
    found = review.read(store, now)
    assert found.due is None
    assert found.figures.captured == 0
    assert found.figures.after == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("last", "today", "offered"),
    [
        (date(2026, 2, 27), date(2026, 3, 13), date(2026, 3, 13)),
        (date(2026, 2, 27), date(2026, 3, 7), date(2026, 3, 9)),
        (date(2026, 2, 27), date(2026, 3, 10), date(2026, 3, 13)),
        (date(2026, 3, 13), date(2026, 3, 13), date(2026, 3, 23)),
        (date(2026, 3, 23), date(2026, 3, 23), date(2026, 3, 27)),
    ],
)
def test_the_next_review_is_offered_on_a_day_off_and_missed_ones_are_skipped(
    sample_workbook: Store, now: Now, last: date, today: date, offered: date
) -> None:
    store = sample_workbook
    with store.transaction("review.edit"):
        newest = next(one for one in reviews(store) if one.day == date(2026, 2, 27))
        WEEKLY_REVIEW.update(store.db, replace(newest, day=last))
    assert review.read(store, now._replace(day=today)).due == offered
    with store.transaction("plan.edit"):
        plan = next(PLAN.select(store.db))
        PLAN.update(store.db, replace(plan, review_weekday=None))
    assert review.read(store, now._replace(day=today)).due is None
