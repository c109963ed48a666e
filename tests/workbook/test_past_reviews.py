"""Saved reviews: the sample's as its oracle has them (DOMAIN 8.2), frozen figures, corrections, and the trash."""

from datetime import date
from fractions import Fraction

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.weekly_review import LooseEndChoice, WeeklyReview
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.plan import CARD, COMMITMENT, WEEKLY_REVIEW
from pivot_tui.workbook import history, past_reviews, review
from pivot_tui.workbook.past_reviews import CorrectionForm, ReviewPage


@pytest.fixture
def pages(sample_workbook: Store) -> list[ReviewPage]:
    """The sample's pages, oldest first."""
    return [past_reviews.page_of(sample_workbook, one) for one in reversed(past_reviews.past_reviews(sample_workbook))]


def test_the_samples_reviews_read_as_their_oracle_has_them(pages: list[ReviewPage]) -> None:
    assert [page.review.day for page in pages] == [date(2026, 2, 13), date(2026, 2, 23), date(2026, 2, 27)]
    assert [(page.figures.captured, page.figures.conversations) for page in pages] == [(0, 0), (2, 0), (1, 2)]
    assert [page.figures.evaluations for page in pages] == [0, 2, 2]
    assert [page.promised_minutes for page in pages] == [150, 210, 210]
    kept = [page.review.kept_minutes for page in pages]
    assert kept == [180, 240, 120]
    assert Fraction(sum(one or 0 for one in kept), 60 * len(kept)) == 3
    assert [one.is_done for page in pages for one in page.promises] == [True] * 9
    assert [page.past.week for page in pages] == ["off", "off", "off"]


def test_what_was_decided_and_what_the_pulse_stands_beside(pages: list[ReviewPage]) -> None:
    first, second, third = pages
    assert first.decided == ()
    assert [(one.choice, one.until) for one in second.decided] == [(LooseEndChoice.MOVE, date(2026, 6, 15))]
    assert [(one.choice, one.until) for one in third.decided] == [(LooseEndChoice.WAIT, date(2026, 3, 8))]
    assert first.past.beside is None
    assert third.past.beside is not None
    assert (third.past.beside.day, third.past.beside.energy, third.past.beside.dread) == (date(2026, 2, 13), 2, 4)


def test_trends_set_the_hours_beside_what_was_promised_before_with_a_gap_for_the_missed_week(
    sample_workbook: Store,
) -> None:
    weeks = past_reviews.trends(sample_workbook)
    assert [week.day.isoformat() for week in weeks] == ["2026-02-13", "2026-02-16", "2026-02-23", "2026-02-27"]
    assert [week.kept for week in weeks] == [180, None, 240, 120]
    assert [week.promised for week in weeks] == [None, None, 150, 210]
    assert [week.conversations for week in weeks] == [0, None, 0, 2]
    assert [week.review is None for week in weeks] == [False, True, False, False]


def test_what_was_frozen_stays_when_its_records_go(sample_workbook: Store) -> None:
    newest = past_reviews.past_reviews(sample_workbook)[0]
    before = past_reviews.page_of(sample_workbook, newest).figures
    with sample_workbook.transaction("journal.trash"):
        sample_workbook.db.execute(f"DELETE FROM {ENTRY.name}")
        sample_workbook.db.execute("DELETE FROM conversation")
    assert past_reviews.page_of(sample_workbook, past_reviews.past_reviews(sample_workbook)[0]).figures == before


def test_a_correction_changes_the_win_and_the_hours_and_nothing_else(sample_workbook: Store) -> None:
    page = past_reviews.latest_page(sample_workbook)
    assert page is not None
    assert past_reviews.form_of(sample_workbook, page.review.id).kept == "2"
    found = past_reviews.correct(sample_workbook, CorrectionForm("  Another\nwin ", "1:30"), page.review.id)
    assert isinstance(found, WeeklyReview)
    assert (found.win, found.kept_minutes) == ("Another win", 90)
    assert (found.figures, found.day, found.energy, found.wording) == (
        page.review.figures,
        page.review.day,
        page.review.energy,
        page.review.wording,
    )
    cleared = past_reviews.correct(sample_workbook, CorrectionForm("", ""), page.review.id)
    assert isinstance(cleared, WeeklyReview)
    assert (cleared.win, cleared.kept_minutes) == ("", None)


@pytest.mark.parametrize(
    ("form", "field"), [(CorrectionForm("x", "many"), "kept"), (CorrectionForm("\x1b", ""), "win")]
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    sample_workbook: Store, form: CorrectionForm, field: str
) -> None:
    newest = past_reviews.past_reviews(sample_workbook)[0].review
    found = past_reviews.correct(sample_workbook, form, newest.id)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == [field]
    assert past_reviews.past_reviews(sample_workbook)[0].review == newest


def test_the_open_review_is_no_past_one_and_cannot_be_corrected(sample_workbook: Store, now: Now) -> None:
    is_open = review.read(sample_workbook, now).review
    assert is_open is not None
    assert is_open.id not in {one.id for one in past_reviews.past_reviews(sample_workbook)}
    with pytest.raises(NotFound):
        past_reviews.form_of(sample_workbook, is_open.id)
    with pytest.raises(NotFound):
        past_reviews.correct(sample_workbook, CorrectionForm("x"), is_open.id)
    with pytest.raises(NotFound) as caught:
        past_reviews.review_behind(sample_workbook, is_open.id)
    assert "still open" in caught.value.sentence


def test_a_decision_and_a_promise_lead_to_their_review(sample_workbook: Store, pages: list[ReviewPage]) -> None:
    page = pages[1]
    for identifier in (page.review.id, page.decided[0].id, page.promises[2].commitment.id):
        assert past_reviews.review_behind(sample_workbook, identifier) == page.review.id


def test_whether_a_promise_was_done_is_asked_of_its_card(sample_workbook: Store, pages: list[ReviewPage]) -> None:
    promise = pages[2].promises[0].commitment
    with sample_workbook.transaction("card.edit"):
        cards = {card.title: card for card in CARD.select(sample_workbook.db)}
        for number, title in enumerate(("Meet L.K.", "Start teaching portfolio")):
            sample_workbook.db.execute(
                f"UPDATE {COMMITMENT.name} SET card = ?, is_done = NULL WHERE id = ?",
                (cards[title].id, pages[2].promises[number].commitment.id),
            )
    found = past_reviews.page_of(sample_workbook, pages[2].past).promises
    assert [(one.is_done, one.done_on) for one in found[:2]] == [(False, None), (True, date(2026, 2, 3))]
    assert found[0].commitment.id == promise.id


def test_the_trash_takes_a_review_with_its_promises_and_undo_brings_all_back(
    sample_workbook: Store, pages: list[ReviewPage]
) -> None:
    past_reviews.trash_reviews(sample_workbook, [pages[2].review.id])
    assert len(past_reviews.past_reviews(sample_workbook)) == 2
    with sample_workbook.reading() as db:
        assert len(tuple(CARD.select(db))) == 17
    history.undo(sample_workbook)
    assert past_reviews.page_of(sample_workbook, past_reviews.past_reviews(sample_workbook)[0]) == pages[2]


def test_without_a_saved_review_there_is_no_page(empty_workbook: Store) -> None:
    assert past_reviews.past_reviews(empty_workbook) == ()
    assert past_reviews.latest_page(empty_workbook) is None
    assert past_reviews.trends(empty_workbook) == ()


def test_figures_that_cannot_be_read_are_missing_and_nothing_else_is(sample_workbook: Store) -> None:
    with sample_workbook.transaction("review.edit"):
        newest = past_reviews.past_reviews(sample_workbook)[0].review
        sample_workbook.db.execute(f"UPDATE {WEEKLY_REVIEW.name} SET figures = 'what' WHERE id = ?", (newest.id,))
    page = past_reviews.latest_page(sample_workbook)
    assert page is not None
    assert (page.figures.captured, page.review.win) == (None, newest.win)
    assert past_reviews.trends(sample_workbook)[-1].evidence is None
