"""Incoming requests: reading one as it is typed, its score with the parts that make it, and a reply to copy (S3.2)."""

from dataclasses import dataclass

from pivot_tui import guide
from pivot_tui.domain.journal import Kind, find_kind, hyphenated
from pivot_tui.domain.logged import Ratings, ratings
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.request_filter import Filtered, Part, Reply, Request, judge
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.teaching_hours import read_teaching_hours
from pivot_tui.store.profile import elements
from pivot_tui.store.store import Store
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.experiment_forms import ExperimentForm
from pivot_tui.workbook.situation import situation

REQUEST_FORM = "request"
"""The form's name among the drafts; its row there is `experiment_forms.NEW`."""


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What is known of a request, as it was typed or chosen.

    Attributes:
        what: What is asked for.
        asker: Who asks, in initials.
        hours: The hours it takes in all, or "".
        kind: The kind of work that it is, by name or short word, or "".
        goal: The teaching goal that the user would have for it.
        output: "" while not said, else "0", "1" or "2".
        measure: As output.
        promotion: As output.
    """

    what: str = ""
    asker: str = ""
    hours: str = ""
    kind: str = ""
    goal: str = ""
    output: str = ""
    measure: str = ""
    promotion: str = ""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A request as it stands.

    Attributes:
        filtered: Its score.
        energy: The energy of the sheet's rows of its kind.
        kind: Its kind of work, or nothing.
        minutes: What it takes in all, or nothing.
        room: The hours kept for the pivot each week, in minutes, or nothing.
        reply: The reply to copy; "" while there is none.
        problems: What cannot be read.
    """

    filtered: Filtered
    energy: Ratings
    kind: Kind | None
    minutes: int | None
    room: int | None
    reply: str
    problems: tuple[Problem, ...]


def read(store: Store, form: RequestForm) -> ReadRequest:
    """Read a request and put it through the filter.

    Raises:
        Fault: The workbook cannot be read.
    """
    problems = []
    minutes = read_teaching_hours(form.hours)
    if isinstance(minutes, Problem):
        problems.append(minutes)
        minutes = None
    word = hyphenated(form.kind.strip().removeprefix("@"))
    kind = find_kind(word, kinds_of_work(store)) if word else None
    if word and kind is None:
        problems.append(Problem("kind", "No kind of work has this name or short word."))
    rows = [e for e in elements(store) if e.is_counted and kind is not None and e.kind == kind.id]
    energy = ratings(row.energy for row in rows)
    room = situation(store).pivot_minutes
    request = Request(energy, minutes, room, *(_points(said) for said in (form.output, form.measure, form.promotion)))
    filtered = judge(request)
    return ReadRequest(filtered, energy, kind, minutes, room, _reply(form, filtered, minutes), tuple(problems))


def _points(said: str) -> int | None:
    return int(said) if said else None


def _reply(form: RequestForm, filtered: Filtered, minutes: int | None) -> str:
    """The reply in words; none without what is asked for and without the goal, which it always states."""
    what, goal = (_bare(text) for text in (form.what, form.goal))
    if filtered.reply is None or not what or not goal:
        return ""
    words = guide.load("experiments")["filter"]["reply"]
    hours = words["yes_hours"].format(hours=say_hours(minutes)) if minutes else ""
    fitting = filtered.fitting_minutes
    smaller = words["smaller_hours"].format(hours=say_hours(fitting)) if fitting else ""
    said: str = words[filtered.reply.value].format(what=what, goal=goal, hours=hours, fitting=smaller)
    asker = " ".join(form.asker.split())
    return f"{words['greeting'].format(asker=asker)}\n{said}" if asker else said


def _bare(text: str) -> str:
    """A text on one line, without the full stop that the reply sets itself."""
    return " ".join(text.split()).rstrip(".")


def as_experiment(form: RequestForm, today: str) -> ExperimentForm:
    """The form of an experiment that begins with a request."""
    what = " ".join(form.what.split())
    return ExperimentForm(title=what, goal=form.goal.strip(), first_day=today, cap=form.hours.strip(), seed="request")


def part_names() -> dict[Part, str]:
    """What the five parts are called."""
    words = guide.load("experiments")["filter"]
    return {part: words[part.value] for part in Part}


def suggestion(reply: Reply | None) -> str:
    """What is suggested, in words; that too little is known where nothing is."""
    words = guide.load("experiments")["filter"]
    return str(words["suggested"][reply.value] if reply else words["too_little"])
