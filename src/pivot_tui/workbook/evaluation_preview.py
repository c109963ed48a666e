"""What a file of evaluations holds and how it is read, shown before anything of it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from pivot_tui.domain import session_line
from pivot_tui.domain.activity import Activity
from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.faults import NotUnderstood
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rater_privacy import Personal
from pivot_tui.domain.response import ImportMapping
from pivot_tui.domain.response_import import (
    LAYOUT_NAMES,
    SUMMARY_ROLES,
    Layout,
    Reading,
    Role,
    guess_reading,
    likeness,
    reading_of,
)
from pivot_tui.domain.response_scales import Points, Scale, is_open, point_of
from pivot_tui.interchange.evaluation_layouts import EvaluationTable, FileColumn, read_table
from pivot_tui.interchange.imported import Progress, no_progress
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, IMPORT_MAPPING
from pivot_tui.workbook.evaluation_plan import Goal, Plan, make_plan
from pivot_tui.workbook.evaluation_reading import Bad, Contents, contents_of
from pivot_tui.workbook.import_steps import never, steps

SAMPLES = 3
"""Rows that are shown of a file."""
LONGEST_NAME = 80
"""Characters of the name of a mapping."""
_ALIKE = 0.6  # of a file's columns, from which a remembered mapping is taken for its own
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user has chosen; everything else is guessed or remembered.

    Attributes:
        activity: The id of the activity whose evaluations these are, or "".
        mapping: The name under which the columns are remembered, or "".
        roles: What columns are, by their name.
        scales: Scales of questions, by the name of their column.
        points: What answers in words are worth, by the name of the column and the folded answer.
        first_day: The first day that is wanted; of a file without days, the first of the window.
        last_day: The last one.
        own_window: Whether new responses get a window of their own; nothing leaves that to what is there already.
        sheet: The sheet of a spreadsheet, or "".
    """

    activity: str = ""
    mapping: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    points: Mapping[str, Points] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    own_window: bool | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the file as it would be read.

    Attributes:
        name: What it is called in the file.
        title: The words of its question.
        role: What it is taken for.
        personal: Why it is dropped, where it is; its values are not even here.
        samples: What stands in it in the first rows.
        scale: Its scale, where it is a rating.
        points: What its answers in words are worth.
        unread: Answers in it that are no points of its scale.
    """

    name: str
    title: str
    role: Role
    personal: Personal | None
    samples: tuple[str, ...] = field(repr=False)
    scale: Scale | None
    points: Points
    unread: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds, how it is read, and what importing it would do.

    Attributes:
        path: The file.
        wishes: What the user had chosen.
        is_remembered: Whether the mapping of its columns is known already.
        columns: Its columns.
        notes: How it was read, where that could be doubted.
        activity: The activity whose evaluations these are, or nothing.
        plan: What importing it would do; nothing until everything that is needed is known.
        asks: What must be chosen first, a sentence each.
        reading: How its columns are read.
        contents: What it says.
        goal: Where its answers go.
    """

    path: Path
    wishes: Wishes
    is_remembered: bool
    columns: tuple[PreviewColumn, ...]
    notes: tuple[str, ...]
    activity: Activity | None
    plan: Plan | None
    asks: tuple[str, ...]
    reading: Reading = field(repr=False)
    contents: Contents = field(repr=False)
    goal: Goal

    @property
    def layout(self) -> Layout:
        """The program that wrote it."""
        return self.reading.layout

    @property
    def mapping(self) -> str:
        """The name under which its columns are remembered."""
        return self.goal.mapping

    @property
    def responses(self) -> int:
        """How many of its rows answer anything."""
        return len(self.contents.answered)

    @property
    def questions(self) -> int:
        """Of a table of means, how many questions it has."""
        return len(self.contents.summarised)

    @property
    def outside(self) -> int:
        """How many responses are of other days than those that are wanted."""
        return self.contents.outside

    @property
    def bad(self) -> tuple[Bad, ...]:
        """What is not taken in, and why."""
        return (*self.contents.bad, *(self.plan.bad if self.plan is not None else ()))

    @property
    def dropped(self) -> tuple[PreviewColumn, ...]:
        """The columns that tell who answered, or from where."""
        return tuple(column for column in self.columns if column.personal is not None)

    @property
    def can_import(self) -> bool:
        """Whether there is anything to import, and everything that is needed is known."""
        return self.plan is not None and not self.plan.is_idle


def activities(store: Store) -> tuple[Activity, ...]:
    """The activities that evaluations may be of, by title."""
    with store.reading() as db:
        return tuple(sorted(ACTIVITY.select(db), key=lambda activity: activity.title.casefold()))


def find_activity(store: Store, words: str) -> Activity:
    """The activity that words name.

    Raises:
        NotUnderstood: None or several do.
    """
    found = session_line.find_activity(words, activities(store))
    if isinstance(found, Problem):
        raise NotUnderstood(found.sentence)
    return found


def preview(
    store: Store,
    path: Path,
    now: Now,
    wishes: Wishes | None = None,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> Preview:
    """Read a file and find out what importing it would do; nothing is saved.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        path: The file.
        now: The present.
        wishes: What the user has chosen.
        progress: Told how much of how much is read.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It cannot be read, or the reading was stopped.
    """
    wishes = wishes or Wishes()
    _check_name(wishes.mapping)
    step = steps(progress, cancelled)
    table, name, known = _table(store, path, wishes, step)
    step(1, 3)
    reading = _reading(table, wishes, known)
    contents = contents_of(
        table,
        reading,
        now.day,
        (wishes.first_day, wishes.last_day),
        {column.name for column in table.columns if column.is_kept},
    )
    step(2, 3)
    activity = _activity(store, wishes.activity)
    asks = _asks(reading, contents, activity, wishes)
    goal = _goal(table, name, wishes)
    plan = None
    if activity is not None and not asks:
        with store.reading() as db:
            plan = make_plan(db, contents, reading, goal, now)
    step(3, 3)
    return Preview(
        path=path,
        wishes=wishes,
        is_remembered=known is not None,
        columns=tuple(_column(table, column, reading) for column in table.columns),
        notes=(*table.notes, *contents.notes),
        activity=activity,
        plan=plan,
        asks=asks,
        reading=reading,
        contents=contents,
        goal=goal,
    )


def _check_name(mapping: str) -> None:
    """Refuse what cannot be the name of a mapping; no name at all is fine."""
    if mapping and (problem := text_problem(mapping)) is not None:
        raise NotUnderstood(f"That cannot be the name of a mapping. {problem.sentence}")
    if "\n" in mapping or len(mapping) > LONGEST_NAME:
        raise NotUnderstood(f"The name of a mapping is one line of at most {LONGEST_NAME} characters.")


def _table(
    store: Store, path: Path, wishes: Wishes, step: Progress
) -> tuple[EvaluationTable, str, ImportMapping | None]:
    """The file, the name of its mapping, and what is remembered under it; that may ask for a second reading."""
    with store.reading() as db:
        mappings = list(IMPORT_MAPPING.select(db, "ORDER BY n DESC"))
    keep = {name for name, role in wishes.roles.items() if role is not Role.DROPPED}
    table = read_table(path, wishes.sheet, keep, step)
    name, known = _mapping_for(table, wishes, mappings)
    if known is not None:
        sheet = wishes.sheet or reading_of(known).others.get("sheet", "")
        more = _kept(table, known) - keep
        if more or sheet not in ("", dict(table.settings).get("sheet", sheet)):
            table = read_table(path, sheet, keep | more, step)
    return table, name, known


def _activity(store: Store, identifier: str) -> Activity | None:
    if not identifier:
        return None
    with store.reading() as db:
        return ACTIVITY.get(db, identifier)


def _mapping_for(
    table: EvaluationTable, wishes: Wishes, mappings: Sequence[ImportMapping]
) -> tuple[str, ImportMapping | None]:
    """The name of the mapping, and what is remembered under it: the one that was named, else the one most like it."""
    if wishes.mapping:
        return wishes.mapping, next((mapping for mapping in mappings if mapping.name == wishes.mapping), None)
    names = [column.name for column in table.columns if column.personal is None]
    alike = max(mappings, key=lambda mapping: likeness(mapping, table.layout, names), default=None)
    if alike is not None and likeness(alike, table.layout, names) >= _ALIKE:
        return alike.name, alike
    taken = {mapping.name for mapping in mappings}
    name = LAYOUT_NAMES[table.layout]
    number = 1
    while name in taken:
        number += 1
        name = f"{LAYOUT_NAMES[table.layout]} {number}"
    return name, None


def _kept(table: EvaluationTable, mapping: ImportMapping) -> set[str]:
    """Columns that would be dropped, but that the user has said before tell nothing of anybody."""
    named = {name for name, role in reading_of(mapping).roles.items() if role is not Role.DROPPED}
    return {column.name for column in table.columns if column.personal and not column.personal.certain} & named


def _reading(table: EvaluationTable, wishes: Wishes, mapping: ImportMapping | None) -> Reading:
    """How the file is read: what was chosen goes before what is remembered, and that before what is guessed."""
    columns = [(column.name, column.title) for column in table.columns if column.personal is None]
    values = {name: [row.cells[name] for row in table.rows if name in row.cells] for name, _ in columns}
    old = reading_of(mapping) if mapping is not None else Reading(table.layout, {})
    chosen = Reading(
        table.layout,
        {**old.roles, **wishes.roles},
        {**old.scales, **wishes.scales},
        {name: {**old.points.get(name, {}), **wishes.points.get(name, {})} for name in {*old.points, *wishes.points}},
        {**old.others, **dict(table.settings)},
    )
    return guess_reading(table.layout, columns, values, chosen)


def _column(table: EvaluationTable, column: FileColumn, reading: Reading) -> PreviewColumn:
    """A column as it would be read; of one that is dropped nothing is shown."""
    role = reading.roles.get(column.name, Role.DROPPED) if column.personal is None else Role.DROPPED
    rows = table.rows if role is not Role.DROPPED else ()
    samples = tuple(row.cells.get(column.name, "") for row in rows[:SAMPLES])
    if role is not Role.RATING or column.name not in reading.scales:
        return PreviewColumn(column.name, column.title, role, column.personal, samples, None, {}, ())
    scale, points = reading.scales[column.name], reading.points.get(column.name, {})
    cells = dict.fromkeys(row.cells[column.name] for row in rows if column.name in row.cells)
    unread = (cell for cell in cells if not is_open(cell) and point_of(cell, scale, points) is None)
    first_unread = tuple(islice(unread, _MOST_WORDS))
    return PreviewColumn(column.name, column.title, role, None, samples, scale, points, first_unread)


def _asks(reading: Reading, contents: Contents, activity: Activity | None, wishes: Wishes) -> tuple[str, ...]:
    """What must be chosen before anything can be imported."""
    asks = []
    roles = set(reading.roles.values())
    if roles & SUMMARY_ROLES and not reading.is_summary:
        asks.append("A table of means needs a column for the question and one for the mean.")
    elif not reading.is_summary and not roles & {Role.RATING, Role.COMMENT}:
        asks.append("No column is a rating or a comment yet; say which one is.")
    if activity is None:
        asks.append("Say which activity these evaluations are of.")
    if wishes.first_day is not None and wishes.last_day is not None and wishes.last_day < wishes.first_day:
        asks.append("The last day lies before the first.")
    days = [answer.at for answer in contents.answered] + [found.day for found in contents.summarised]
    if days and not any(days) and wishes.first_day is None and wishes.last_day is None:
        asks.append("The file names no days; say from when to when this was collected.")
    return tuple(asks)


def _goal(table: EvaluationTable, name: str, wishes: Wishes) -> Goal:
    is_known = any(column.personal and column.personal.names_people and column.filled for column in table.columns)
    return Goal(
        wishes.activity,
        name,
        LAYOUT_NAMES[table.layout] if table.layout is not Layout.OTHER else "",
        {column.name: column.title for column in table.columns},
        wishes.first_day,
        wishes.last_day,
        wishes.own_window,
        Anonymous.NO if is_known else Anonymous.UNKNOWN,
    )
