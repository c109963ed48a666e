"""What the other areas say to the plan: the sample's lamps and seeds, and what changes them."""

from datetime import date

from pivot_tui.domain.card import Card, CardKind
from pivot_tui.store.tables.plan import HARD_ANSWER
from pivot_tui.workbook import Store
from pivot_tui.workbook.plan_conditions import conditions, lamps, missing_for

TODAY = date(2026, 3, 13)


def test_the_samples_lamps_are_as_expected(sample_workbook: Store) -> None:
    assert [(lamp.name, lamp.is_lit, lamp.words) for lamp in lamps(sample_workbook)] == [
        ("project", False, "running, 4 of 6 questions answered"),
        ("presentation", False, "none yet"),
        ("mentors", True, "2 of 2"),
        ("CV", False, "not recorded yet"),
    ]


def test_the_samples_seeds_watch_the_other_areas(sample_workbook: Store) -> None:
    found = conditions(sample_workbook)
    assert {key for key, one in found.items() if one.holds} == {"portfolio", "leader", "project", "mentors"}
    assert found["portfolio"].sentence == "Your first logged session was on 24 Jun 2025."
    assert found["leader"].sentence == "A conversation was held on 25 Feb 2026 (clerkship director)."


def test_a_presented_activity_a_finished_project_and_a_lost_mentor_are_seen(sample_workbook: Store) -> None:
    with sample_workbook.transaction("activity.edit"):
        sample_workbook.db.execute("UPDATE activity SET presented_on = '2026-03-10' WHERE n = 1")
        sample_workbook.db.execute("UPDATE project SET status = 'finished'")
        sample_workbook.db.execute("UPDATE contact SET would_advocate = NULL WHERE who = 'S.B.'")
    assert [lamp.is_lit for lamp in lamps(sample_workbook)] == [True, True, False, False]
    found = conditions(sample_workbook)
    assert (found["present"].holds, found["mentors"].holds) == (True, False)


def test_the_newest_answer_to_a_hard_question_counts_and_none_of_a_day_to_come(sample_workbook: Store) -> None:
    leap = Card("c", "Accept", TODAY, kind=CardKind.ACCEPT)
    assert len(missing_for(sample_workbook, leap, TODAY)) == 1
    assert len(missing_for(sample_workbook, leap, date(2026, 2, 28))) == 3
    with sample_workbook.transaction("hard_question.answer"):
        (first, *_) = HARD_ANSWER.select(sample_workbook.db, "ORDER BY id")
        values = HARD_ANSWER.row(first)
        values[0], values[1], values[3] = first.id[:-1] + "z", "2026-03-12", "no"
        HARD_ANSWER.insert(sample_workbook.db, [HARD_ANSWER.read(values)])
    assert any("Last answered with no on 12 Mar 2026" in line for line in missing_for(sample_workbook, leap, TODAY))


def test_an_empty_workbook_says_so(empty_workbook: Store) -> None:
    assert not any(lamp.is_lit for lamp in lamps(empty_workbook))
    assert not any(one.holds for one in conditions(empty_workbook).values())
