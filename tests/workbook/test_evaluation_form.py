"""The form of one window: numbers in every form, decimals, sentences by field, and saving it beside the others."""

from dataclasses import replace
from typing import Any

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Measure, Phase, Raters
from pivot_tui.domain.faults import NotFound
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.workbook import history
from pivot_tui.workbook.evaluation_form import (
    EvaluationForm,
    Given,
    evaluation_draft,
    evaluation_from_draft,
    form_of_another_window,
    form_of_evaluation,
    read_evaluation,
)
from pivot_tui.workbook.evaluation_windows import find_window, new_evaluation, save_evaluation, windows_of

COUNTED = EvaluationForm(counts=(0, 2, 7, 8, 3), invited="26", date_from="2026-03-11")
MEAN = EvaluationForm(given=Given.MEAN, mean="4,25", deviation="0.7", responses="10", date_from="2026-03-11")
FEBRUARY: dict[str, Any] = {"date_from": "2026-02-02", "date_to": "", "counts": (0, 0, 1, 4, 5), "invited": "12"}
SHARE = EvaluationForm(given=Given.PROPORTION, successes="17", trials="41", date_from="2026-03-11")


def activity_ids(store: Store) -> list[str]:
    """The ids of the sample's activities, A1 first."""
    with store.reading() as db:
        return [activity.id for activity in ACTIVITY.select(db, "ORDER BY n")]


def read(form: EvaluationForm, now: Now) -> Evaluation:
    """A form that nothing is wrong with, as a record."""
    found = read_evaluation(form, "activity", now.day)
    assert isinstance(found, Evaluation), found
    return found


def fields(form: EvaluationForm, now: Now) -> dict[str, str]:
    """What is wrong with a form, by field."""
    found = read_evaluation(form, "activity", now.day)
    assert isinstance(found, tuple), found
    return {problem.field: problem.sentence for problem in found}


def test_counts_with_how_many_were_asked_are_a_window_of_one_day(now: Now) -> None:
    window = read(COUNTED, now)

    assert (window.counts, window.invited, window.mean, window.responses) == ((0, 2, 7, 8, 3), 26, None, None)
    assert window.date_from == window.date_to


def test_a_mean_takes_a_decimal_point_or_comma_and_needs_neither_spread_nor_n(now: Now) -> None:
    window = read(MEAN, now)

    assert (window.mean, window.deviation, window.responses, window.counts) == (4250, 700, 10, ())
    bare = read(replace(MEAN, mean="4.25", deviation="", responses=""), now)
    assert (bare.mean, bare.deviation, bare.responses) == (4250, None, None)


def test_a_share_is_k_of_n(now: Now) -> None:
    window = read(SHARE, now)

    assert (window.measure, window.successes, window.trials) == (Measure.PROPORTION, 17, 41)


def test_half_points_and_long_scales_are_read(now: Now) -> None:
    halves = read(replace(COUNTED, step="0,5", counts=(0,) * 8 + (4,)), now)
    slider = read(replace(MEAN, scale_min="0", scale_max="100", mean="81.5", deviation="9"), now)

    assert (halves.step, halves.counts[-1]) == (500, 4)
    assert (slider.scale_max, slider.mean) == (100, 81_500)


@pytest.mark.parametrize(
    ("form", "wrong", "field"),
    [
        (MEAN, {"mean": "5.1"}, "mean"),
        (MEAN, {"mean": "0.99"}, "mean"),
        (MEAN, {"mean": "four"}, "mean"),
        (MEAN, {"mean": ""}, "mean"),
        (MEAN, {"deviation": "-1"}, "deviation"),
        (MEAN, {"responses": "2.5"}, "responses"),
        (MEAN, {"invited": "9"}, "invited"),
        (SHARE, {"successes": "42"}, "successes"),
        (SHARE, {"trials": ""}, "successes"),
        (SHARE, {"successes": "-1"}, "successes"),
        (COUNTED, {"counts": ()}, "counts"),
        (COUNTED, {"counts": (0, 2, 7, 8)}, "counts"),
        (COUNTED, {"counts": (0, 2, 7, 8, -3)}, "counts"),
        (COUNTED, {"invited": "19"}, "invited"),
        (COUNTED, {"date_from": "2026-03-14"}, "date_from"),
        (COUNTED, {"date_from": ""}, "date_from"),
        (COUNTED, {"date_to": "2026-03-10"}, "date_to"),
        (COUNTED, {"scale_min": "1.5"}, "scale_min"),
        (COUNTED, {"scale_max": "1"}, "scale_max"),
        (COUNTED, {"scale_max": ""}, "scale_max"),
        (COUNTED, {"step": "0"}, "step"),
        (COUNTED, {"item": "  "}, "item"),
        (COUNTED, {"by_level": "wizards 3 4.1"}, "by_level"),
        (COUNTED, {"by_level": "PGY-1 3 4.1; PGY-1 2 4"}, "by_level"),
        (COUNTED, {"comparison_mean": "6"}, "comparison_mean"),
        (COUNTED, {"comparison_responses": "12"}, "comparison_mean"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(form: EvaluationForm, wrong: dict[str, Any], field: str, now: Now) -> None:
    said = fields(replace(form, **wrong), now)

    assert field in said
    assert said[field].endswith(".")


def test_every_window_of_the_sample_comes_back_from_its_form(sample_workbook: Store, now: Now) -> None:
    for activity in activity_ids(sample_workbook):
        for window in windows_of(sample_workbook, activity):
            form = form_of_evaluation(window)
            again = read_evaluation(form, activity, now.day, None, window.id)
            assert again == replace(window, source=""), form


def test_levels_are_typed_with_their_n_and_mean(now: Now) -> None:
    window = read(replace(COUNTED, by_level="pgy1 10 4,3; RN 8 4"), now)

    assert window.by_level == ("PGY-1:10:4300", "RN:8:4000")


def test_a_new_window_has_last_times_question_and_the_last_sessions_day(sample_workbook: Store) -> None:
    form = new_evaluation(sample_workbook, activity_ids(sample_workbook)[0])

    assert (form.item, form.scale_max, form.anonymous) == ("Overall quality of this session", "5", Anonymous.YES)
    assert (form.date_from, form.date_to, form.sessions, form.invited) == ("2026-03-11", "", "1", "26")
    assert (form.counts, form.raters, form.comparison_mean) == ((), None, "")


def test_a_scale_that_cannot_be_counted_stays_with_its_mean(sample_workbook: Store, now: Now) -> None:
    slider = read(replace(MEAN, scale_min="0", scale_max="100", mean="81.5", deviation="9"), now)

    assert form_of_another_window(slider).given is Given.MEAN
    assert form_of_another_window(read(MEAN, now)).given is Given.COUNTS
    assert form_of_another_window(read(SHARE, now)).given is Given.PROPORTION
    assert form_of_another_window(None) == EvaluationForm()


def test_saving_pairs_it_with_the_nearest_before_and_one_undo_takes_both_back(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    orientation = activity_ids(store)[1]
    (first,) = windows_of(store, orientation)
    form = new_evaluation(store, orientation)
    form = replace(
        form, date_from="2026-02-02", date_to="", counts=(0, 0, 1, 4, 5), invited="12", raters=Raters.DIFFERENT
    )
    window = save_evaluation(store, form, orientation, now.day)
    assert isinstance(window, Evaluation)

    assert [(found.id, found.phase) for found in windows_of(store, orientation)] == [
        (window.id, Phase.AFTER),
        (first.id, Phase.BEFORE),
    ]
    assert window.raters is Raters.DIFFERENT
    history.undo(store)
    assert windows_of(store, orientation) == (first,)


def test_a_window_that_stands_by_itself_is_left_alone(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    orientation = activity_ids(store)[1]
    form = replace(
        new_evaluation(store, orientation),
        date_from="2026-02-02",
        date_to="",
        counts=(0, 0, 1, 4, 5),
        phase=Phase.SINGLE,
    )
    save_evaluation(store, form, orientation, now.day)

    assert {window.phase for window in windows_of(store, orientation)} == {Phase.SINGLE}


def test_a_window_can_be_changed_and_one_that_has_gone_cannot(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    sepsis = activity_ids(store)[0]
    after, before = windows_of(store, sepsis)
    form = replace(form_of_evaluation(after), raters=Raters.UNKNOWN, compared_with=before.id)
    changed = save_evaluation(store, form, sepsis, now.day, after.id)

    assert changed == replace(after, raters=Raters.UNKNOWN, compared_with=before.id)
    assert find_window(store, after.id) == changed
    with pytest.raises(NotFound):
        save_evaluation(store, form, sepsis, now.day, "gone")
    with pytest.raises(NotFound):
        find_window(store, "gone")


def test_a_draft_keeps_the_whole_form() -> None:
    form = replace(COUNTED, raters=Raters.SAME, phase=Phase.BEFORE, anonymous=Anonymous.NO, item="[/] 日本語")

    assert evaluation_from_draft(evaluation_draft(form)) == form
