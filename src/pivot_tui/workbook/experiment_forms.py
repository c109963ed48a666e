"""The forms of step 3: an experiment's own, the one that closes it, and the seeds with which a first one begins."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from pivot_tui import guide, intake
from pivot_tui.domain.days import read_day
from pivot_tui.domain.experiment import NO_GOAL, NO_TITLE, Experiment, Seed, experiment_problems
from pivot_tui.domain.experiment_seeds import RankedSeed, rank_seeds
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.profile import elements
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import EXPERIMENT
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.experiments import find

EXPERIMENT_FORM = "experiment"
"""The form of an experiment among the drafts; its row there is the experiment's id, `NEW` or `FROM_REQUEST`."""

CLOSING_FORM = "experiment_closing"
"""The form that closes one; its row there is the experiment's id."""

FIRST_FORM = "experiment_first"
"""The choice of a first experiment; its row there is `NEW`."""

NEW, FROM_REQUEST = "new", "request"

_DAYS = {"first_day": "It needs the day on which it starts.", "last_day": "It needs an end; a planned day is enough."}
_TOO_MANY_HOURS = "More than 168 hours is no small test; give fewer."
_HOURS = {"cap": "cap_minutes", "spent": "spent_minutes"}


@dataclass(frozen=True, slots=True)
class ExperimentForm:
    """The fields of the form for an experiment, as they were typed or chosen.

    Attributes:
        title: What is tried.
        goal: The teaching goal.
        first_day: A day.
        last_day: A day.
        hypothesis: What it tests.
        cap: Hours at most, or "".
        spent: Hours so far, or "".
        measure: How the user will know.
        stop_rule: What ends it early.
        seed: Where it came from.
    """

    title: str = ""
    goal: str = ""
    first_day: str = ""
    last_day: str = ""
    hypothesis: str = "both"
    cap: str = ""
    spent: str = ""
    measure: str = ""
    stop_rule: str = ""
    seed: str = "own"


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """What is asked when an experiment is closed.

    Attributes:
        closed: A day.
        enjoyed_teaching: 0 to 5, or nothing.
        enjoyed_admin: 0 to 5, or nothing.
        energy_after: 0 to 5, or nothing.
        verdict: Keep, adapt or drop, or "".
        evidence: What there is to show for it.
        spent: Hours it took, or "".
    """

    closed: str = ""
    enjoyed_teaching: int | None = None
    enjoyed_admin: int | None = None
    energy_after: int | None = None
    verdict: str = ""
    evidence: str = ""
    spent: str = ""


@dataclass(frozen=True, slots=True)
class OfferedSeed:
    """A seed of a first experiment with its words.

    Attributes:
        ranked: How the sheet sees it.
        name: What it is called.
        about: What it is, in a sentence.
        goal: A goal as an example.
        form: The form of an experiment that begins with it.
    """

    ranked: RankedSeed
    name: str
    about: str
    goal: str
    form: ExperimentForm


def seeds(store: Store, today: date) -> tuple[OfferedSeed, ...]:
    """The three seeds of a first experiment, in the order of the sheet's energies (S3.2)."""
    words = {Seed(seed["key"]): seed for seed in guide.load("experiments")["seed"]}
    names = {seed: said["name"] for seed, said in words.items()}
    offered = []
    for ranked in rank_seeds(elements(store), kinds_of_work(store), names):
        said = words[ranked.seed]
        last_day = today + timedelta(weeks=said["weeks"])
        form = ExperimentForm(
            title=said["title"],
            first_day=today.isoformat(),
            last_day=last_day.isoformat(),
            cap=said["hours"],
            measure=said["measure"],
            stop_rule=said["stop_rule"],
            seed=ranked.seed.value,
        )
        offered.append(OfferedSeed(ranked, said["name"], said["about"], said["goal"], form))
    return tuple(offered)


# Reading a form


def form_of(experiment: Experiment) -> ExperimentForm:
    """An experiment as its form shows it."""
    return ExperimentForm(
        title=experiment.title,
        goal=experiment.goal,
        first_day=experiment.first_day.isoformat(),
        last_day=experiment.last_day.isoformat(),
        hypothesis=experiment.hypothesis.value,
        cap=say_hours(experiment.cap_minutes),
        spent=say_hours(experiment.spent_minutes),
        measure=experiment.measure,
        stop_rule=experiment.stop_rule,
        seed=experiment.seed.value,
    )


def with_goal(form: ExperimentForm, goal: str) -> ExperimentForm:
    """A form with its goal in it."""
    return replace(form, goal=goal)


def closing_form_of(experiment: Experiment, today: date) -> ClosingForm:
    """What the closing of an experiment shows: what was said, or today and nothing else."""
    return ClosingForm(
        closed=(experiment.closed or today).isoformat(),
        enjoyed_teaching=experiment.enjoyed_teaching,
        enjoyed_admin=experiment.enjoyed_admin,
        energy_after=experiment.energy_after,
        verdict=experiment.verdict.value if experiment.verdict else "",
        evidence=experiment.evidence,
        spent=say_hours(experiment.spent_minutes),
    )


def read_form(
    form: ExperimentForm, today: date, identifier: str, before: Experiment | None = None
) -> Experiment | tuple[Problem, ...]:
    """The experiment that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        today: The present day.
        identifier: The experiment's id.
        before: The experiment as it was, whose closing stays as it is.
    """
    values: dict[str, object] = _values(before) if before is not None else {}
    values |= {name: value.strip() for name, value in asdict(form).items() if name not in _HOURS}
    values |= {"id": identifier, "title": " ".join(form.title.split())}
    return _checked(values, asdict(form), tuple(_DAYS), today)


def read_closing(form: ClosingForm, experiment: Experiment, today: date) -> Experiment | tuple[Problem, ...]:
    """The experiment as its closing leaves it, or what is wrong, by the form's fields."""
    values = _values(experiment)
    values |= {name: value for name, value in asdict(form).items() if name not in _HOURS}
    values |= {"verdict": form.verdict or None, "evidence": form.evidence.strip()}
    return _checked(values, asdict(form), ("closed",), today)


def _values(experiment: Experiment) -> dict[str, object]:
    """An experiment's values as intake takes them."""
    return {
        column.name: value
        for column, value in zip(EXPERIMENT.columns, EXPERIMENT.row(experiment), strict=True)
    }  # fmt: skip


def _checked(
    values: dict[str, object], typed: dict[str, str], days: Sequence[str], today: date
) -> Experiment | tuple[Problem, ...]:
    problems = [
        Problem(name, sentence) for name, sentence in (("title", NO_TITLE), ("goal", NO_GOAL)) if not values[name]
    ]
    for name in days:
        day = read_day(typed[name].split(), today)
        if not typed[name].strip():
            problems.append(Problem(name, _DAYS.get(name, "It needs the day on which it was closed.")))
        elif day is None or isinstance(day, Problem):
            problems.append(Problem(name, day.sentence if day else "A day is written like 2026-03-13."))
        else:
            values[name] = day.isoformat()
    for name, field in _HOURS.items():
        if name in typed:
            minutes = read_hours(typed[name], name, too_many=_TOO_MANY_HOURS)
            if isinstance(minutes, Problem):
                problems.append(minutes)
            else:
                values[field] = minutes
    if problems:
        return tuple(problems)
    found = intake.record(Experiment, values)
    if not isinstance(found, Experiment):
        return found
    return experiment_problems(found, today) or found


# Saving


def save_experiment(
    store: Store,
    form: ExperimentForm,
    today: date,
    identifier: str | None = None,
    drafts: Sequence[tuple[str, str]] = (),
) -> Experiment | tuple[Problem, ...]:
    """Save an experiment from its form, new or over the one with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The experiment to write over; a new one without.
        drafts: The drafts to forget with it: each the form's name among the drafts and its row there.

    Raises:
        NotFound: The experiment is not there any more.
        Fault: Nothing was saved.
    """
    before = find(store, identifier) if identifier else None
    found = read_form(form, today, identifier or uuid7(store.clock()), before)
    if not isinstance(found, Experiment):
        return found
    with store.transaction("experiment.edit" if identifier else "experiment.add"):
        if identifier is None:
            EXPERIMENT.insert(store.db, [found])
        elif not EXPERIMENT.update(store.db, found):
            raise NotFound("That experiment is not there any more; what you typed is kept as a draft.")
        for draft in drafts:
            save_draft(store, *draft, "")
    return found


def close_experiment(
    store: Store, form: ClosingForm, today: date, identifier: str, drafts: Sequence[tuple[str, str]] = ()
) -> Experiment | tuple[Problem, ...]:
    """Close an experiment, or change what was said when it was closed.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The experiment.
        drafts: The drafts to forget with it.

    Raises:
        NotFound: The experiment is not there any more.
        Fault: Nothing was saved.
    """
    found = read_closing(form, find(store, identifier), today)
    if not isinstance(found, Experiment):
        return found
    with store.transaction("experiment.close"):
        if not EXPERIMENT.update(store.db, found):
            raise NotFound("That experiment is not there any more; what you typed is kept as a draft.")
        for draft in drafts:
            save_draft(store, *draft, "")
    return found
