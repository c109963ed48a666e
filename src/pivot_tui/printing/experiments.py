"""Experiments and the owned project as words, lines and JSON: with the journal beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.experiment import HYPOTHESIS_NAMES, VERDICT_NAMES, Experiment
from pivot_tui.domain.project import CRITERIA, PORTABILITY_NAMES, STATUS_NAMES, Project
from pivot_tui.domain.rounding import many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.parts import document, entries_said, mean_fields, one_line
from pivot_tui.workbook.experiment_forms import OfferedSeed
from pivot_tui.workbook.experiments import LoggedIn, Tried

NO_EXPERIMENTS = "No experiments yet."
NO_PROJECT = "No project of your own yet."


# In words, for the screen as well


def span_said(experiment: Experiment) -> str:
    """Its days, with the day it was closed instead of the planned end."""
    last = experiment.closed or experiment.last_day
    return f"{say_day_and_year(experiment.first_day, short=True)} to {say_day_and_year(last, short=True)}"


def hours_said(experiment: Experiment) -> str:
    """The hours it took and may take; "" where neither is known."""
    spent, cap = say_hours(experiment.spent_minutes), say_hours(experiment.cap_minutes)
    if not cap:
        return f"{spent} h" if spent else ""
    return f"{spent} of {cap} h" if spent else f"at most {cap} h"


def closing_said(experiment: Experiment) -> str:
    """What it came to, the two enjoyments apart; "" while it is open."""
    if experiment.is_open:
        return ""
    figures = (
        ("enjoyed teaching", experiment.enjoyed_teaching),
        ("administration", experiment.enjoyed_admin),
        ("energy after", experiment.energy_after),
    )
    said = ", ".join(f"{name} {'not rated' if value is None else value}" for name, value in figures)
    verdict = f"; {VERDICT_NAMES[experiment.verdict]}" if experiment.verdict else ""
    return f"{said}{verdict}"


def logged_said(logged: LoggedIn) -> str:
    """What was logged of teaching-like work in some days: means with their n."""
    window, tally = logged.window, logged.tally
    days = f"{say_day_and_year(window.first, short=True)} to {say_day_and_year(window.last, short=True)}"
    if not tally.entries:
        return f"{days}: nothing logged"
    return (
        f"{days}: ▼ {tally.dread.said} (n {tally.dread.n}), ▲ {tally.energy.said} (n {tally.energy.n}), "
        f"{entries_said(tally.entries)}"
    )


def gate_said(tried: Sequence[Tried]) -> str:
    """Whether the first of the standing rules holds: one experiment closed before applying or resigning (S3.0)."""
    closed = sum(not one.experiment.is_open for one in tried)
    if not closed:
        return "None is closed yet; close one before you apply somewhere or resign."
    return f"{many(closed, 'experiment')} closed, so that applying or resigning need not be blind."


def seed_said(seed: OfferedSeed) -> str:
    """The energy that the sheet gives to a seed of a first experiment: its mean with n."""
    energy = seed.ranked.energy
    return f"▲ {energy.said} (n {energy.n})" if energy.n else "not rated"


def project_facts(project: Project) -> Iterator[tuple[str, str]]:
    """What is known of a project, by name, the first layer first."""
    yield "Status", STATUS_NAMES[project.status]
    for name, said in (
        ("Problem", project.problem),
        ("For whom", project.audience),
        ("Deliverable", project.deliverable),
        ("In use by", adopters_said(project)),
        ("If you moved", PORTABILITY_NAMES[project.portability] if project.portability else ""),
        ("Scholarship", scholarship_said(project)),
    ):
        if said:
            yield name, said


def adopters_said(project: Project) -> str:
    """By how many it is used; nothing while that was not said."""
    if project.adopters is None:
        return ""
    return f"{project.adopters:,}, so it is actually used" if project.is_used else "nobody yet"


def scholarship_said(project: Project) -> str:
    """How many of the six questions are answered, once there is a result; which are open."""
    if project.is_scholarship_ready:
        return "scholarship-ready: all 6 questions answered"
    if not project.has_result:
        return ""
    still_open = ", ".join(name.split("_")[1] for name in project.open_criteria)
    return f"{len(CRITERIA) - len(project.open_criteria)} of 6 questions answered; open: {still_open}"


# Lines


def experiments_lines(
    tried: Sequence[Tried], projects: Sequence[Project], seeds: Sequence[OfferedSeed] = ()
) -> Iterator[str]:
    """All experiments and projects, a few lines each, and the seeds of another experiment in the sheet's order."""
    if not tried:
        yield NO_EXPERIMENTS
    for number, one in enumerate(tried):
        if number:
            yield ""
        yield from _experiment_lines(one)
    if tried:
        yield ""
        yield gate_said(tried)
    if seeds:
        yield ""
        yield "Seeds, by the energy that the sheet gives to such work"
        yield from (f"  {seed.name:<32}{seed_said(seed)}" for seed in seeds)
    yield ""
    if not projects:
        yield NO_PROJECT
    for project in projects:
        yield f"Own project: {one_line(project.title)}"
        yield from (f"  {name:<13}{one_line(said)}" for name, said in project_facts(project))


def _experiment_lines(one: Tried) -> Iterator[str]:
    experiment = one.experiment
    yield f"{'Open' if experiment.is_open else 'Closed'}: {one_line(experiment.title)}"
    yield f"  {'Goal':<13}{one_line(experiment.goal)}"
    yield f"  {'Tests':<13}{HYPOTHESIS_NAMES[experiment.hypothesis]}"
    yield f"  {'When':<13}{span_said(experiment)}"
    for name, said in (
        ("Hours", hours_said(experiment)),
        ("Measure", experiment.measure),
        ("Stop rule", experiment.stop_rule),
        ("It came to", closing_said(experiment)),
        ("To show", "; ".join((experiment.evidence, *one.activities)).strip("; ")),
    ):
        if said:
            yield f"  {name:<13}{one_line(said)}"
    if one.before is not None and one.during is not None:
        yield "  Logged of teaching-like work"
        yield f"    {'before':<11}{logged_said(one.before)}"
        yield f"    {'during':<11}{logged_said(one.during)}"


# JSON


def experiments_json(tried: Sequence[Tried], projects: Sequence[Project], seeds: Sequence[OfferedSeed] = ()) -> str:
    """The same as one JSON document."""
    return document(
        "experiments",
        closed=sum(not one.experiment.is_open for one in tried),
        seeds=[
            {"seed": seed.ranked.seed.value, "rank": seed.ranked.rank, "energy": mean_fields(seed.ranked.energy.mean)}
            for seed in seeds
        ],
        experiments=[_experiment_fields(one) for one in tried],
        projects=[_project_fields(project) for project in projects],
    )


def _experiment_fields(one: Tried) -> dict[str, Any]:
    experiment = one.experiment
    return {
        "id": experiment.id,
        "title": experiment.title,
        "goal": experiment.goal,
        "first_day": experiment.first_day.isoformat(),
        "last_day": experiment.last_day.isoformat(),
        "seed": experiment.seed.value,
        "hypothesis": experiment.hypothesis.value,
        "cap_minutes": experiment.cap_minutes,
        "spent_minutes": experiment.spent_minutes,
        "measure": experiment.measure or None,
        "stop_rule": experiment.stop_rule or None,
        "closed": experiment.closed.isoformat() if experiment.closed else None,
        "enjoyed_teaching": experiment.enjoyed_teaching,
        "enjoyed_admin": experiment.enjoyed_admin,
        "energy_after": experiment.energy_after,
        "evidence": experiment.evidence or None,
        "verdict": experiment.verdict.value if experiment.verdict else None,
        "evidence_activities": list(one.activities),
        "entries": [entry.text for entry in one.entries],
        "teaching_logged_before": _logged_fields(one.before),
        "teaching_logged_during": _logged_fields(one.during),
    }


def _logged_fields(logged: LoggedIn | None) -> dict[str, Any] | None:
    if logged is None:
        return None
    return {
        "first_day": logged.window.first.isoformat(),
        "last_day": logged.window.last.isoformat(),
        "entries": logged.tally.entries,
        "dread": mean_fields(logged.tally.dread.mean),
        "energy": mean_fields(logged.tally.energy.mean),
    }


def _project_fields(project: Project) -> dict[str, Any]:
    return {
        "id": project.id,
        "title": project.title,
        "status": project.status.value,
        "problem": project.problem or None,
        "audience": project.audience or None,
        "deliverable": project.deliverable or None,
        "adopters": project.adopters,
        "portability": project.portability.value if project.portability else None,
        "criteria": {name: getattr(project, name) or None for name in CRITERIA},
        "scholarship_ready": project.is_scholarship_ready,
    }
