"""Records as an export says them: the fields that a reader is shown, in words, and a count of all that is left out."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.evidence import MenteeOutcome, PeerObservation, Referee
from pivot_tui.domain.experiment import HYPOTHESIS_NAMES, SEED_NAMES, VERDICT_NAMES, Experiment
from pivot_tui.domain.export_profile import LeftOut, Profile, Reason, counted, reason_for, shows
from pivot_tui.domain.project import PORTABILITY_NAMES, STATUS_NAMES, Project
from pivot_tui.domain.sheet import say_hours
from pivot_tui.store.store import Store

Facts = tuple[tuple[str, str], ...]
"""What is said of a record: what each thing is called, and the thing, in an order that stays."""

Line = tuple[str, str, str]
"""A field, what it is called, and what it says; nothing is said of an empty one."""


class Selection:
    """Picks what one reader is shown, and counts what is not.

    Args:
        profile: Who reads it.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._reasons: list[Reason] = []
        self._texts: list[tuple[str, str, str]] = []

    def leave_out(self, reason: Reason, number: int = 1) -> None:
        """Count something that is left out."""
        self._reasons += [reason] * number

    def facts(self, table: str, record: Any, lines: Iterable[Line]) -> Facts:
        """The lines of a record that the reader is shown; its texts are remembered, to be looked at once more."""
        self.note_texts(table, record)
        return self.shown(table, lines)

    def shown(self, table: str, lines: Iterable[Line]) -> Facts:
        """The lines that the reader is shown; the others that say something are counted."""
        said = []
        for field, label, words in lines:
            if words and shows(self.profile, table, field):
                said.append((label, words))
            elif words:
                self.leave_out(reason_for(table, field))
        return tuple(said)

    def note_texts(self, table: str, record: Any) -> None:
        """Remember the texts of a record that the reader is shown, so that they can be looked at once more."""
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str) and value.strip() and shows(self.profile, table, field.name):
                self._texts.append((table, record.id, value))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, by reason."""
        return counted(self._reasons)

    def to_look_at(self, store: Store) -> int:
        """How many of the texts look as if somebody could be known by them, beside what the user chose to ignore."""
        from pivot_tui.domain.privacy import findings
        from pivot_tui.workbook.privacy import check

        readings = (check(store, table, row, [text]) for table, row, text in self._texts if findings(text))
        return sum(bool(reading.to_confirm or reading.warnings) for reading in readings)


def hours_said(minutes: int | None) -> str:
    """Hours in words; "" for none."""
    return f"{say_hours(minutes)} h" if minutes else ""


def day_said(day: date | None) -> str:
    """A day in words; "" for none."""
    return say_day_and_year(day, short=True) if day else ""


def number_said(number: int | None) -> str:
    """A number that may not be known; "" then."""
    return f"{number:,}" if number is not None else ""


def _rated(rating: int | None) -> str:
    return f"{rating} of 5" if rating is not None else ""


def observation_facts(selection: Selection, observation: PeerObservation) -> Facts:
    """A colleague's observation of teaching; it never becomes a number."""
    lines = (
        ("day", "Observed on", day_said(observation.day)),
        ("observer", "Observer", observation.observer),
        ("observer_role", "Role of the observer", observation.observer_role),
        ("form", "Form", observation.form),
        ("purpose", "Purpose", observation.purpose.value),
        ("strength", "Strength", observation.strength),
        ("change_agreed", "Change agreed", observation.change_agreed),
        ("followed_up", "Followed up on", day_said(observation.followed_up)),
    )
    return selection.facts("peer_observation", observation, lines)


def mentee_facts(selection: Selection, outcome: MenteeOutcome, activity: str) -> Facts:
    """What a mentee achieved; the credit is theirs, and the user's part is said."""
    lines = (
        ("kind", "Achievement of a mentee", outcome.kind.value),
        ("mentee", "Mentee", outcome.mentee),
        ("level", "Level", outcome.level),
        ("my_role", "My role", outcome.my_role.value),
        ("since", "Since", outcome.since),
        ("day", "On", day_said(outcome.day)),
        ("my_part", "My part", outcome.my_part),
    )
    said = selection.facts("mentee_outcome", outcome, lines)
    return (*said, ("Grew out of", activity)) if activity else said


def referee_facts(selection: Selection, referee: Referee, seen: Iterable[str]) -> Facts:
    """Somebody who could write a letter, and what they have seen."""
    lines = (
        ("initials", "Initials", referee.initials),
        ("role", "Role", referee.role),
        ("has_seen", "Has seen", "; ".join(filter(None, (referee.has_seen, *seen)))),
        ("purpose", "For", referee.purpose.value),
        ("status", "Status", referee.status.value),
        ("day", "On", day_said(referee.day)),
    )
    return selection.facts("referee", referee, lines)


def experiment_facts(selection: Selection, experiment: Experiment, linked: Iterable[str]) -> Facts:
    """An experiment, from its goal to what came of it; records that are linked as its evidence are named."""
    lines = (
        ("goal", "Teaching goal", experiment.goal),
        ("first_day", "From", day_said(experiment.first_day)),
        ("last_day", "Planned to", day_said(experiment.last_day)),
        ("seed", "Came from", SEED_NAMES[experiment.seed]),
        ("hypothesis", "Tests", HYPOTHESIS_NAMES[experiment.hypothesis]),
        ("cap_minutes", "Hours at most", hours_said(experiment.cap_minutes)),
        ("spent_minutes", "Hours so far", hours_said(experiment.spent_minutes)),
        ("measure", "Measure", experiment.measure),
        ("stop_rule", "Stop rule", experiment.stop_rule),
        ("closed", "Closed", day_said(experiment.closed) or "still open"),
        ("enjoyed_teaching", "Enjoyed the teaching", _rated(experiment.enjoyed_teaching)),
        ("enjoyed_admin", "Enjoyed the administration", _rated(experiment.enjoyed_admin)),
        ("energy_after", "Energy after it", _rated(experiment.energy_after)),
        ("evidence", "Evidence", "; ".join(filter(None, (experiment.evidence, *linked)))),
        ("verdict", "Verdict", VERDICT_NAMES[experiment.verdict] if experiment.verdict else ""),
    )
    return selection.facts("experiment", experiment, lines)


def project_facts(selection: Selection, project: Project) -> Facts:
    """The owned project, with what was said to each of Glassick's criteria."""
    portability = PORTABILITY_NAMES[project.portability] if project.portability else ""
    lines = (
        ("status", "Status", STATUS_NAMES[project.status]),
        ("problem", "Problem", project.problem),
        ("audience", "For", project.audience),
        ("deliverable", "Deliverable", project.deliverable),
        ("adopters", "Used by", number_said(project.adopters)),
        ("portability", "Another place", portability),
        ("clear_goals", "Clear goals", project.clear_goals),
        ("adequate_preparation", "Adequate preparation", project.adequate_preparation),
        ("appropriate_methods", "Appropriate methods", project.appropriate_methods),
        ("significant_results", "Significant results", project.significant_results),
        ("effective_presentation", "Effective presentation", project.effective_presentation),
        ("reflective_critique", "Reflective critique", project.reflective_critique),
    )
    return selection.facts("project", project, lines)
