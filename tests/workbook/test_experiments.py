"""Experiments in the workbook: the sample's figures, forms that are read or refused, closing, undo and the trash."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.experiment import Experiment, Hypothesis, Seed, Verdict
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.problems import Problem
from pivot_tui.workbook import Store, drafts, experiment_forms, experiments, history
from pivot_tui.workbook.experiment_forms import NEW, ClosingForm, ExperimentForm

TODAY = date(2026, 3, 13)
PRECEPT = ExperimentForm("Precept", "One plan of their own", "2026-03-13", "2026-04-24", cap="8")


def saved(store: Store, form: ExperimentForm = PRECEPT) -> Experiment:
    """An experiment that was saved from a form."""
    found = experiment_forms.save_experiment(store, form, TODAY)
    assert isinstance(found, Experiment)
    return found


def refused(found: Experiment | tuple[Problem, ...]) -> dict[str, str]:
    """The sentences by their fields."""
    assert isinstance(found, tuple)
    return {problem.field: problem.sentence for problem in found}


def test_the_sample_has_one_closed_and_one_open_with_the_journal_beside_them(sample_workbook: Store) -> None:
    grading, talk = experiments.read(sample_workbook, TODAY)
    assert grading.experiment.is_open
    assert not talk.experiment.is_open
    assert (talk.experiment.enjoyed_teaching, talk.experiment.enjoyed_admin, talk.experiment.energy_after) == (5, 2, 4)
    assert (talk.experiment.hypothesis, talk.experiment.verdict) == (Hypothesis.BOTH, Verdict.KEEP)
    assert talk.activities == ("Sepsis resuscitation: first hour",)
    assert [entry.day for entry in talk.entries] == [date(2026, 3, 11)]
    assert talk.before is not None
    assert talk.during is not None
    # 20 February -/4, 6 March 0/5, 11 March 1/5, 12 March -/4; none of the 22 days before is teaching-like.
    assert talk.during.window == (date(2026, 2, 19), date(2026, 3, 12))
    assert (talk.during.tally.dread, talk.during.tally.energy) == (Ratings(1, 2), Ratings(18, 4))
    assert talk.before.window == (date(2026, 1, 28), date(2026, 2, 18))
    assert (talk.before.tally.entries, talk.before.tally.energy) == (0, Ratings())
    assert grading.before is not None
    assert grading.during is not None
    assert grading.before.tally.energy == Ratings(5, 1)
    assert (grading.during.tally.dread, grading.during.tally.energy) == (Ratings(1, 1), Ratings(9, 2))


def test_the_sample_puts_the_three_seeds_in_order(sample_workbook: Store) -> None:
    found = experiment_forms.seeds(sample_workbook, TODAY)
    assert [(seed.ranked.seed, seed.ranked.rank, seed.ranked.energy) for seed in found] == [
        (Seed.PRECEPT, 1, Ratings(5, 1)),
        (Seed.TALK, 2, Ratings(9, 2)),
        (Seed.COMMITTEE, 3, Ratings(6, 2)),
    ]
    started = saved(sample_workbook, experiment_forms.with_goal(found[0].form, "One plan of their own"))
    assert (started.seed, started.first_day, started.cap_minutes) == (Seed.PRECEPT, TODAY, 480)


def test_a_form_is_saved_with_its_draft_forgotten_and_undone_as_one(empty_workbook: Store) -> None:
    drafts.save_draft(empty_workbook, experiment_forms.EXPERIMENT_FORM, NEW, "{}")
    found = experiment_forms.save_experiment(
        empty_workbook, PRECEPT, TODAY, drafts=[(experiment_forms.EXPERIMENT_FORM, NEW)]
    )
    assert isinstance(found, Experiment)
    assert drafts.read_drafts(empty_workbook) == ()
    assert experiment_forms.form_of(experiments.find(empty_workbook, found.id)) == PRECEPT
    history.undo(empty_workbook)
    assert experiments.experiments(empty_workbook) == ()


def test_impossible_input_is_refused_by_its_field_and_saves_nothing(empty_workbook: Store) -> None:
    save = experiment_forms.save_experiment
    assert set(refused(save(empty_workbook, ExperimentForm(), TODAY))) == {"title", "goal", "first_day", "last_day"}
    assert "goal" in refused(save(empty_workbook, replace(PRECEPT, goal=""), TODAY))["goal"]
    assert set(refused(save(empty_workbook, replace(PRECEPT, last_day="2026-03-12"), TODAY))) == {"last_day"}
    assert set(refused(save(empty_workbook, replace(PRECEPT, last_day="soon", cap="many"), TODAY))) == {
        "last_day",
        "cap",
    }
    assert "168" in refused(save(empty_workbook, replace(PRECEPT, cap="169"), TODAY))["cap"]
    assert experiments.experiments(empty_workbook) == ()


def test_closing_asks_both_enjoyments_and_keeps_what_is_not_rated_missing(empty_workbook: Store) -> None:
    found = saved(empty_workbook)
    form = experiment_forms.closing_form_of(found, TODAY)
    assert form == ClosingForm(closed="2026-03-13")
    close = experiment_forms.close_experiment
    assert set(refused(close(empty_workbook, form, TODAY, found.id))) == {"verdict"}
    ahead = replace(form, verdict="keep", closed="2026-03-14")
    assert set(refused(close(empty_workbook, ahead, TODAY, found.id))) == {"closed"}
    closed = close(empty_workbook, replace(form, verdict="adapt", enjoyed_teaching=4, spent="7"), TODAY, found.id)
    assert isinstance(closed, Experiment)
    assert (closed.enjoyed_teaching, closed.enjoyed_admin, closed.spent_minutes) == (4, None, 420)
    assert (closed.closed, closed.verdict, closed.goal) == (TODAY, Verdict.ADAPT, found.goal)
    assert experiments.experiments(empty_workbook) == (closed,)


def test_editing_a_closed_one_keeps_its_closing(sample_workbook: Store) -> None:
    talk = experiments.experiments(sample_workbook)[1]
    form = replace(experiment_forms.form_of(talk), title="Another name")
    found = experiment_forms.save_experiment(sample_workbook, form, TODAY, talk.id)
    assert found == replace(talk, title="Another name")


def test_one_that_has_gone_is_said_to_have_gone(sample_workbook: Store) -> None:
    talk = experiments.experiments(sample_workbook)[1]
    assert experiments.trash_experiment(sample_workbook, talk.id) == 1
    with pytest.raises(NotFound):
        experiments.find(sample_workbook, talk.id)
    history.undo(sample_workbook)
    assert experiments.tried(sample_workbook, talk, TODAY).activities == ("Sepsis resuscitation: first hour",)
