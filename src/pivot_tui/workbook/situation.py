"""The premise and the situation: the two lists with their seeds, the gap in one line, and what there is room for."""

from dataclasses import asdict, dataclass
from datetime import date

from pivot_tui import guide, intake
from pivot_tui.domain.days import read_day
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.domain.situation import Premise, Side, Situation, premise_problems, situation_problems
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import PREMISE, SITUATION
from pivot_tui.store.trash import put_in_trash

SITUATION_FORM = "situation"
"""The form's name among the drafts; its row there is the one situation's id."""

SITUATION_ID = uuid5("situation", "one")

_DAYS = ("no_move_before", "earliest_start", "latest_start")


@dataclass(frozen=True, slots=True)
class PremiseLine:
    """A line that the two lists offer or hold.

    Attributes:
        id: Its id, ticked or not.
        side: Which list.
        text: The user's words, or those of the seed.
        ticked: Whether it is recorded.
        is_seed: Whether the workbook offers it.
    """

    id: str
    side: Side
    text: str
    ticked: bool
    is_seed: bool


@dataclass(frozen=True, slots=True)
class SituationForm:
    """The fields of the situation, as they were typed.

    Attributes:
        gap: One line.
        hours: Hours a week for the pivot.
        household: The limits of the household.
        no_move_before: A day, or "".
        earliest_start: A day, or "".
        latest_start: A day, or "".
    """

    gap: str = ""
    hours: str = ""
    household: str = ""
    no_move_before: str = ""
    earliest_start: str = ""
    latest_start: str = ""


# The two lists


def premises(store: Store) -> tuple[Premise, ...]:
    """What is recorded on the two lists, in the order it came."""
    with store.reading() as db:
        return tuple(PREMISE.select(db, "ORDER BY n"))


def premise_lines(store: Store) -> tuple[PremiseLine, ...]:
    """Both lists, each with its seeds first, ticked or not, and then the user's own lines."""
    recorded = {premise.id: premise for premise in premises(store)}
    lines = []
    for words in guide.load("prompts")["side"]:
        side = Side(words["side"])
        seeds = {_seed_id(side, seed["key"]): seed["text"] for seed in words["seed"]}
        for identifier, text in seeds.items():
            ticked = recorded.get(identifier)
            lines.append(PremiseLine(identifier, side, ticked.text if ticked else text, ticked is not None, True))
        own = (premise for premise in recorded.values() if premise.side is side and premise.id not in seeds)
        lines += [PremiseLine(premise.id, side, premise.text, True, False) for premise in own]
    return tuple(lines)


def _seed_id(side: Side, key: str) -> str:
    return uuid5("premise", f"{side.value}/{key}")


def tick_premise(store: Store, line: PremiseLine) -> bool:
    """Record a line that is only offered, or take a recorded one off its list; whether it is recorded now.

    Raises:
        NotFound: It was taken off meanwhile.
        Fault: Nothing was saved.
    """
    if line.ticked:
        put_in_trash(store, PREMISE.name, [line.id], "premise.trash")
        return False
    with store.transaction("premise.tick"):
        if PREMISE.get(store.db, line.id) is None:
            PREMISE.insert(store.db, [Premise(line.id, line.side, line.text)])
    return True


def save_premise(store: Store, side: Side, text: str, identifier: str | None = None) -> Premise | tuple[Problem, ...]:
    """Add a line of the user's own to a list, or put other words into one that is recorded or offered.

    Raises:
        Fault: Nothing was saved.
    """
    values = {"id": identifier or uuid7(store.clock()), "side": side.value, "text": " ".join(text.split())}
    found = intake.record(Premise, values)
    if not isinstance(found, Premise):
        return found
    if problems := premise_problems(found):
        return problems
    with store.transaction("premise.edit" if identifier else "premise.add"):
        if identifier is None or not PREMISE.update(store.db, found):
            PREMISE.insert(store.db, [found])
    return found


# The situation


def situation(store: Store) -> Situation:
    """What there is room for; a situation with nothing in it while nothing has been said."""
    with store.reading() as db:
        return SITUATION.get(db, SITUATION_ID) or Situation(SITUATION_ID)


def form_of(found: Situation) -> SituationForm:
    """A situation as its form shows it."""
    days = {name: day.isoformat() if (day := getattr(found, name)) is not None else "" for name in _DAYS}
    return SituationForm(found.gap, say_hours(found.pivot_minutes), found.household, **days)


def read_form(form: SituationForm, today: date) -> Situation | tuple[Problem, ...]:
    """The situation that a form describes, or what is wrong with it, by the form's fields."""
    values: dict[str, object] = {"id": SITUATION_ID, "gap": " ".join(form.gap.split())}
    values["household"] = form.household.strip()
    problems = []
    minutes = read_hours(form.hours)
    if isinstance(minutes, Problem):
        problems.append(Problem("hours", minutes.sentence))
    else:
        values["pivot_minutes"] = minutes
    typed = asdict(form)
    for name in _DAYS:
        day = _read_day(typed[name], today)
        if isinstance(day, Problem):
            problems.append(Problem(name, day.sentence))
        else:
            values[name] = day.isoformat() if day is not None else None
    if problems:
        return tuple(problems)
    found = intake.record(Situation, values)
    if not isinstance(found, Situation):
        return found
    return situation_problems(found) or found


def _read_day(typed: str, today: date) -> date | Problem | None:
    if not typed.strip():
        return None
    day = read_day(typed.split(), today)
    return Problem("", "A day is written like 2027-07-01; nothing leaves it open.") if day is None else day


def save_situation(store: Store, form: SituationForm, today: date) -> Situation | tuple[Problem, ...]:
    """Save the situation from its form and forget the form's draft, or say what is wrong with it.

    Raises:
        Fault: Nothing was saved.
    """
    found = read_form(form, today)
    if isinstance(found, Situation):
        with store.transaction("situation.edit"):
            if not SITUATION.update(store.db, found):
                SITUATION.insert(store.db, [found])
            save_draft(store, SITUATION_FORM, SITUATION_ID, "")
    return found
