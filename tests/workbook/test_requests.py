"""Incoming requests: the score on the sample's sheet, and replies that always state the goal."""

from dataclasses import replace

from tests.screens.driving import HOSTILE

from pivot_tui.domain.request_filter import Part, Reply
from pivot_tui.workbook import Store, requests
from pivot_tui.workbook.requests import RequestForm

LECTURES = RequestForm("Give the ICU lectures", "S.B.", "8", "Giving talks", "They read a blood gas.", "2", "1", "0")


def test_the_score_rests_on_the_sheet_and_on_the_hours_for_the_pivot(sample_workbook: Store) -> None:
    found = requests.read(sample_workbook, LECTURES)
    # Talks give 5.0 (n 1): 2; 8 hours are half of four weeks of 4 hours: 2; then 2, 1 and 0.
    assert list(found.filtered.points.values()) == [2, 2, 1, 2, 0]
    assert (found.filtered.score, found.filtered.possible, found.filtered.reply) == (7, 10, Reply.YES)


def test_every_reply_states_the_goal(sample_workbook: Store) -> None:
    smaller, no = replace(LECTURES, hours="30"), replace(LECTURES, kind="inbox")
    for form, reply in ((LECTURES, Reply.YES), (smaller, Reply.SMALLER), (no, Reply.NO)):
        found = requests.read(sample_workbook, form)
        assert found.filtered.reply is reply
        assert found.reply.startswith("Dear S.B.,\n")
        assert "They read a blood gas." in found.reply
        assert ".." not in found.reply
    assert "8 hours" in requests.read(sample_workbook, smaller).reply


def test_there_is_no_reply_without_a_goal_or_with_too_little_known(sample_workbook: Store) -> None:
    assert requests.read(sample_workbook, replace(LECTURES, goal="")).reply == ""
    vague = RequestForm("Help with teaching", goal="a goal", output="2")
    assert requests.read(sample_workbook, vague).reply == ""


def test_what_cannot_be_read_is_said_and_counts_as_not_known(empty_workbook: Store) -> None:
    found = requests.read(empty_workbook, replace(LECTURES, hours="some", kind="paperwork"))
    assert {problem.field for problem in found.problems} == {"hours", "kind"}
    assert (found.filtered.points[Part.ENERGY], found.filtered.points[Part.HOURS]) == (None, None)


def test_words_that_look_like_slots_or_markup_stay_as_typed(sample_workbook: Store) -> None:
    form = replace(LECTURES, what="{goal} " + HOSTILE, asker="{what}")
    assert "{goal} " + HOSTILE in requests.read(sample_workbook, form).reply


def test_a_request_begins_an_experiment(sample_workbook: Store) -> None:
    form = requests.as_experiment(LECTURES, "2026-03-13")
    assert (form.title, form.goal, form.cap, form.seed) == (LECTURES.what, LECTURES.goal, "8", "request")
