"""The two lists and the situation in the workbook, and what is said once."""

from datetime import date

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.situation import Premise, Side, Situation
from pivot_tui.store.store import Store
from pivot_tui.workbook import history, once, situation
from pivot_tui.workbook.drafts import read_draft, save_draft
from pivot_tui.workbook.situation import SITUATION_FORM, SITUATION_ID, SituationForm

TODAY = date(2026, 3, 13)


def test_both_lists_offer_what_people_say_and_record_nothing_by_themselves(empty_workbook: Store) -> None:
    lines = situation.premise_lines(empty_workbook)

    assert {line.side for line in lines} == set(Side)
    assert not any(line.ticked for line in lines)
    assert situation.premises(empty_workbook) == ()


def test_a_line_is_ticked_reworded_and_taken_off(empty_workbook: Store) -> None:
    line = situation.premise_lines(empty_workbook)[0]
    assert situation.tick_premise(empty_workbook, line)
    assert situation.tick_premise(empty_workbook, line)
    assert len(situation.premises(empty_workbook)) == 1

    situation.save_premise(empty_workbook, line.side, "The pager at three", line.id)
    ticked = situation.premise_lines(empty_workbook)[0]
    assert (ticked.text, ticked.ticked, ticked.is_seed) == ("The pager at three", True, True)
    assert not situation.tick_premise(empty_workbook, ticked)
    assert situation.premises(empty_workbook) == ()
    assert situation.premise_lines(empty_workbook)[0] == line


def test_rewording_a_line_that_is_not_ticked_ticks_it(empty_workbook: Store) -> None:
    line = situation.premise_lines(empty_workbook)[-1]

    found = situation.save_premise(empty_workbook, line.side, "Teaching", line.id)
    assert situation.premises(empty_workbook) == (found,)
    assert situation.premise_lines(empty_workbook)[-1].ticked


def test_lines_of_ones_own_stand_behind_the_offered_ones_of_their_list(empty_workbook: Store) -> None:
    own = situation.save_premise(empty_workbook, Side.DONE_WITH, "  two   pagers ")

    assert isinstance(own, Premise)
    assert own.text == "two pagers"
    done_with = [line for line in situation.premise_lines(empty_workbook) if line.side is Side.DONE_WITH]
    assert (done_with[-1].id, done_with[-1].is_seed) == (own.id, False)
    assert isinstance(situation.save_premise(empty_workbook, Side.DONE_WITH, " "), tuple)


def test_the_situation_is_empty_until_it_is_said_and_there_is_only_one(empty_workbook: Store) -> None:
    assert situation.situation(empty_workbook).is_empty
    first = SituationForm("teaching is not in my job", "4", "two at school", "2027-07-01", "", "2028-07-01")

    found = situation.save_situation(empty_workbook, first, TODAY)
    assert isinstance(found, Situation)
    assert (found.pivot_minutes, found.no_move_before, found.earliest_start) == (240, date(2027, 7, 1), None)
    assert situation.form_of(found) == first
    again = situation.save_situation(empty_workbook, SituationForm(hours="1:30"), TODAY)
    assert situation.situation(empty_workbook) == again == Situation(SITUATION_ID, pivot_minutes=90)


def test_each_field_of_the_situation_has_its_own_sentence(empty_workbook: Store) -> None:
    form = SituationForm(hours="some", no_move_before="next year", earliest_start="2027-02-30", latest_start="13/3")

    found = situation.save_situation(empty_workbook, form, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == ["hours", "no_move_before", "earliest_start", "latest_start"]
    crossed = SituationForm(earliest_start="2027-02-02", latest_start="2027-02-01")
    found = situation.save_situation(empty_workbook, crossed, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == ["latest_start"]
    assert situation.situation(empty_workbook).is_empty


def test_saving_the_situation_forgets_its_draft(empty_workbook: Store) -> None:
    save_draft(empty_workbook, SITUATION_FORM, SITUATION_ID, "{}")

    assert not isinstance(situation.save_situation(empty_workbook, SituationForm("a gap"), TODAY), Problem)
    assert read_draft(empty_workbook, SITUATION_FORM, SITUATION_ID) is None


def test_what_was_said_once_stays_said_and_undo_does_not_reach_it(new_workbook: Store) -> None:
    situation.save_situation(new_workbook, SituationForm("a gap"), TODAY)
    assert not once.was_said(new_workbook, once.FIRST_RUN)

    once.mark_said(new_workbook, once.FIRST_RUN)
    once.mark_said(new_workbook, once.FIRST_RUN)
    assert once.was_said(new_workbook, once.FIRST_RUN)
    assert not once.was_said(new_workbook, "something else")
    history.undo(new_workbook)
    assert situation.situation(new_workbook).is_empty
    assert once.was_said(new_workbook, once.FIRST_RUN)
