"""The timeline in words, as it is printed and as the line below it says it."""

from datetime import date

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.stage_review import StageChoice, StageReview
from pivot_tui.printing.timeline import card_said, learned_said, review_said, runs_said, standing_said, timeline_lines
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import STAGE_REVIEW
from pivot_tui.workbook import timeline
from pivot_tui.workbook.timeline import Timeline


def read(store: Store, now: Now) -> Timeline:
    """The timeline with every row of its own."""
    found = timeline.read(store, now, unfolded=True)
    assert found is not None
    return found


def test_the_lines_hold_the_phases_and_every_row_with_its_day(sample_workbook: Store, now: Now) -> None:
    lines = list(timeline_lines(read(sample_workbook, now)))
    assert lines[:3] == [
        "Start 2 Feb 2026, 24 months",
        "Months 1-3      2 Feb 2026 to 1 May 2026",
        "Months 4-9      2 May 2026 to 1 Nov 2026",
    ]
    assert "3 Feb 2026       Start teaching portfolio; done" in lines
    assert "11 Mar 2026      Send one-page CV to M.O.; 2 d late" in lines
    assert "Jul 2027         Clerkship seat opens July 2027; learned 25 Feb 2026" in lines


def test_the_line_below_says_how_it_stands_and_what_comes(sample_workbook: Store, now: Now) -> None:
    found = read(sample_workbook, now)
    assert runs_said(found) == "months 1-3, 7 weeks left"
    assert standing_said(found) == "Behind the plan: one card past its day. 3 due in April. Stage review 4 May."
    (seat,) = found.learned.values()
    assert learned_said(seat).startswith("July 2027, about ")


def test_a_review_that_is_open_is_said_until_it_is_saved(sample_workbook: Store, now: Now) -> None:
    on_shift = now._replace(day=date(2026, 5, 3))  # the phase has ended, the day off on which it is offered comes next
    assert review_said(read(sample_workbook, on_shift)) == "Stage review 4 May."
    later = now._replace(day=date(2026, 5, 4))
    assert review_said(read(sample_workbook, later)) == "The review of months 1-3 is open; it is in Stages."
    with sample_workbook.transaction("stage.save") as batch:
        review = StageReview(uuid7(batch.at), date(2026, 5, 4), Phase.FIRST, StageChoice.CONTINUE)
        STAGE_REVIEW.insert(sample_workbook.db, [review])
    found = read(sample_workbook, later)
    assert review_said(found) == "Stage review 2 Nov."
    assert "Months 1-3      2 Feb 2026 to 1 May 2026, reviewed" in timeline_lines(found)


def test_a_card_says_its_days(sample_workbook: Store, now: Now) -> None:
    found = read(sample_workbook, now)

    def said(**values: object) -> str:
        return card_said(Card("c", "x", date(2026, 2, 2), **values), found)  # type: ignore[arg-type]

    assert said(due=date(2026, 3, 12)) == "due Thu 12 Mar 2026, 1 day late"
    slipped = said(due=date(2026, 4, 12), first_due=date(2026, 2, 12))
    assert slipped == "due Sun 12 Apr 2026, first due 12 Feb 2026"
    assert said(column=Column.WAITING) == "waiting, no due day yet"
    assert said(column=Column.DONE) == "done"
    assert said(column=Column.DONE, done_on=date(2026, 3, 1)) == "done 1 Mar 2026"
