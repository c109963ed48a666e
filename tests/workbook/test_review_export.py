"""A review for a mentor: people by their roles, nothing of money or offers, and what was left out is named."""

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pivot_tui.domain.card import CardKind
from pivot_tui.domain.days import Now
from pivot_tui.domain.export_profile import Profile
from pivot_tui.domain.faults import Fault, NotFound
from pivot_tui.domain.review_copy import Withheld
from pivot_tui.domain.review_figures import CameIn, frozen, frozen_figures
from pivot_tui.domain.weekly_review import Commitment
from pivot_tui.printing.review import page_facts, title_said
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, COMMITMENT, WEEKLY_REVIEW
from pivot_tui.workbook import past_reviews, review_export
from pivot_tui.workbook.private_files import TargetExists
from pivot_tui.workbook.review_export import ReviewCopy

TODAY = date(2026, 3, 13)
INITIALS = ("R.T.", "M.O.", "S.B.", "L.K.", "A.W.", "D.F.")


def document(copy: ReviewCopy) -> str:
    """The copy as it is written."""
    return "\n".join(review_export.lines(copy, title_said(copy.page.past), page_facts(copy.page, is_copy=True)))


def test_a_mentor_reads_of_people_by_their_roles_only(sample_workbook: Store) -> None:
    for one in past_reviews.past_reviews(sample_workbook):
        said = document(review_export.copy_for(sample_workbook, Profile.MENTOR, TODAY, one.id))
        assert not [who for who in INITIALS if who in said]
    newest = review_export.copy_for(sample_workbook, Profile.MENTOR, TODAY)
    said = document(newest)
    assert said.startswith("# Weekly review, Friday 27 February 2026, off week\n")
    assert "The win: A clerkship director explained" in said
    assert "Loose ends: Somebody elsewhere: no reply since 22 February; waits until 8 Mar" in said
    assert newest.left_out == ((Withheld.WHO, 4),)
    assert review_export.report(newest)[:2] == ("Left out:", "- people by name or initials, said by their roles: 4")


def test_for_oneself_nothing_is_left_out(sample_workbook: Store) -> None:
    copy = review_export.copy_for(sample_workbook, Profile.MINE, TODAY)
    assert "R.T. explained how the clerkship seat gets filled" in document(copy)
    assert review_export.report(copy)[0] == "Nothing is left out."


def test_money_offers_and_tiny_evaluations_are_left_out_of_a_mentors_copy_and_counted(sample_workbook: Store) -> None:
    newest = past_reviews.past_reviews(sample_workbook)[0].review
    figures = frozen_figures(newest)
    tiny = replace(figures, came_in=(*figures.came_in, CameIn("A tiny seminar", 2, 2)))
    with sample_workbook.transaction("review.edit"):
        changed = replace(newest, win="They went up to $240,000", figures=frozen(tiny))
        WEEKLY_REVIEW.update(sample_workbook.db, changed)
        card = next(CARD.select(sample_workbook.db, "ORDER BY n LIMIT 1"))
        CARD.update(sample_workbook.db, replace(card, kind=CardKind.ACCEPT))
        promises = (("Say yes to them", card.id), ("Read the contract", None))
        for number, (words, card_id) in enumerate(promises):
            COMMITMENT.insert(sample_workbook.db, [Commitment(f"p{number}", newest.id, words, card=card_id)])
    copy = review_export.copy_for(sample_workbook, Profile.MENTOR, TODAY)
    said = document(copy)
    for words in ("240", "Say yes", "contract", "tiny", "The win"):
        assert words not in said
    assert dict(copy.left_out) == {Withheld.WHO: 3, Withheld.MONEY: 1, Withheld.OFFER: 2, Withheld.TOO_FEW: 1}
    assert "$240,000" in past_reviews.past_reviews(sample_workbook)[0].review.win


@pytest.mark.parametrize("reader", [Profile.COMMITTEE, Profile.PUBLIC])
def test_a_committee_and_the_public_are_given_nothing(sample_workbook: Store, reader: Profile) -> None:
    with pytest.raises(Fault) as caught:
        review_export.copy_for(sample_workbook, reader, TODAY)
    assert "nobody but yourself and a mentor" in caught.value.sentence


def test_without_a_saved_review_there_is_nothing_to_write(empty_workbook: Store) -> None:
    with pytest.raises(NotFound):
        review_export.copy_for(empty_workbook, Profile.MINE, TODAY)


def test_it_is_written_privately_and_over_nothing_unasked(sample_workbook: Store, tmp_path: Path, now: Now) -> None:
    copy = review_export.copy_for(sample_workbook, Profile.MENTOR, now.day)
    path = review_export.write(sample_workbook, copy, ["# One"], tmp_path)
    assert path.name == "review-mentor-2026-02-27.md"
    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)) == ("# One\n", 0o600)
    with pytest.raises(TargetExists):
        review_export.write(sample_workbook, copy, ["# Two"], path)
    review_export.write(sample_workbook, copy, ["# Two"], path, force=True)
    assert path.read_text(encoding="utf-8") == "# Two\n"
    with pytest.raises(Fault):
        review_export.write(sample_workbook, copy, ["# Three"], sample_workbook.path, force=True)


def test_texts_by_which_somebody_could_be_known_are_to_be_read_again(sample_workbook: Store) -> None:
    newest = past_reviews.past_reviews(sample_workbook)[0].review
    with sample_workbook.transaction("review.edit"):
        WEEKLY_REVIEW.update(sample_workbook.db, replace(newest, win="Talked it over with Mrs. Alvarez"))
    copy = review_export.copy_for(sample_workbook, Profile.MENTOR, TODAY)
    assert review_export.report(copy)[-1].startswith("1 text looks as if somebody could be identified by it")
