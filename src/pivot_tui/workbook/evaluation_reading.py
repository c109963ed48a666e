"""The answers in an evaluation file, read by its mapping: points, comments, levels, days, and what cannot be."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pivot_tui.domain.evaluation import ONE
from pivot_tui.domain.plain_text import first_line, text_problem
from pivot_tui.domain.response_import import Reading, Role, level_of
from pivot_tui.domain.response_scales import (
    Scale,
    is_open,
    labelled_number,
    point_of,
    read_count,
    read_number,
    says_something,
)
from pivot_tui.interchange.evaluation_layouts import Answers, EvaluationTable
from pivot_tui.interchange.written_times import TIME_FORMATS, choose_format, plainly, reader

_ZONE = re.compile(r"\s*(?:GMT|UTC|MEZ|MESZ|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT)(?:[+-]\d{1,2}(?::?\d{2})?)?$")
_MOST_WORDS = 60
_EARLIEST = date(1950, 1, 1)


@dataclass(frozen=True, slots=True)
class Bad:
    """Something in the file that is not taken in.

    Attributes:
        place: Where it stands, in words.
        sentence: Why.
        words: What stands there, cut short.
    """

    place: str
    sentence: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One response.

    Attributes:
        key: What tells it from every other of its file and of later ones.
        at: When it was given, on the wall, or nothing.
        level: The learner level, or "".
        values: Its points in thousandths by the name of the question's column; nothing where that was left open.
        comments: Its comments by the name of their column.
    """

    key: str
    at: datetime | None
    level: str
    values: Mapping[str, int | None]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Summarised:
    """One question whose answers the file gives only as a mean.

    Attributes:
        item: The question.
        scale: Its scale.
        responses: How many answered, or nothing.
        mean: In thousandths.
        deviation: In thousandths, or nothing.
        day: The day the file gives, or nothing.
        comments: What was said to it.
    """

    item: str
    scale: Scale
    responses: int | None
    mean: int
    deviation: int | None
    day: date | None
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class Contents:
    """All that a file says.

    Attributes:
        answered: Its responses.
        summarised: Its questions, where it has only their means.
        bad: What is not taken in, and why.
        outside: How many responses are of other days than those that are wanted.
        notes: What to know of how it was read, a sentence each.
    """

    answered: list[Answered] = field(default_factory=list)
    summarised: list[Summarised] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    outside: int = 0
    notes: list[str] = field(default_factory=list)


def contents_of(
    table: EvaluationTable,
    reading: Reading,
    today: date,
    days: tuple[date | None, date | None],
    not_told_apart_by: Collection[str] = (),
) -> Contents:
    """Read the answers of a file.

    Args:
        table: The file.
        reading: How its columns are read.
        today: The present day; answers from behind it are no answers.
        days: The first and the last day that are wanted, where they are limited.
        not_told_apart_by: Columns that do not count among what tells a response without an id from others.
    """
    return _Reading(table, reading, today, days, not_told_apart_by).contents


class _Reading:
    """Goes through a file once, row by row."""

    def __init__(
        self,
        table: EvaluationTable,
        reading: Reading,
        today: date,
        days: tuple[date | None, date | None],
        not_told_apart_by: Collection[str],
    ) -> None:
        self.reading = reading
        self.today = today
        self.days = days
        self.contents = Contents(bad=[Bad(str(left.place), left.sentence) for left in table.left_out])
        self._not_in_key = not_told_apart_by
        self._titles = {column.name: column.title for column in table.columns}
        self._ids = reading.of_role(Role.RESPONSE)
        self._seen: Counter[str] = Counter()
        self._date = next(iter(reading.of_role(Role.DATE)), "")
        self._format = self._date_format(table.rows)
        for row in table.rows:
            if reading.is_summary:
                self._summarise(row)
            else:
                self._answer(row)

    # Days

    def _date_format(self, rows: Sequence[Answers]) -> str:
        written = [_without_zone(row.cells[self._date]) for row in rows if self._date in row.cells]
        written = [one for one in written if not is_open(one)]
        if not written:
            return ""
        chosen = choose_format(written, TIME_FORMATS)
        if chosen.note:
            self.contents.notes.append(chosen.note.partition(";")[0] + ".")
        if not chosen.format:
            self.contents.notes.append(f"The dates in {self._date} cannot be read.")
        return chosen.format

    def _at(self, row: Answers) -> datetime | str | None:
        """When a row was given; nothing where it does not say; a sentence where it cannot be taken in for that."""
        written = row.cells.get(self._date, "")
        limited = self.days != (None, None)
        if is_open(written) or not self._format:
            return "It has no day, and only certain days are wanted." if limited and self._format else None
        at = reader(self._format)(plainly(_without_zone(written)))
        if at is None or at.date() < _EARLIEST:
            return "Its date cannot be read."
        return at if at.date() <= self.today else "Its day is still to come."

    def _is_outside(self, day: date | None) -> bool:
        first, last = self.days
        if day is None:
            return False
        return (first is not None and day < first) or (last is not None and day > last)

    # Responses

    def _answer(self, row: Answers) -> None:
        at = self._at(row)
        if isinstance(at, str):
            self._report(row, at, row.cells.get(self._date, ""))
            return
        if self._is_outside(at.date() if at is not None else None):
            self.contents.outside += 1
            return
        key = self._key(row)
        if not key:
            self._report(row, "Its response id stands further up already.")
            return
        values = self._values(row)
        comments = self._comments(row)
        if not comments and all(value is None for value in values.values()):
            return
        level = next((level for name in self.reading.of_role(Role.LEVEL) if (level := self._level(row, name))), "")
        self.contents.answered.append(Answered(key, at, level, values, comments))

    def _level(self, row: Answers, name: str) -> str:
        return level_of(row.cells.get(name, ""))

    def _key(self, row: Answers) -> str:
        """What tells a response from others: its own id, else its words; "" where it stands there a second time."""
        own = [row.cells.get(name, "") for name in self._ids]
        if any(own):
            key = "id\n" + "\n".join(own)
            self._seen[key] += 1
            return key if self._seen[key] == 1 else ""
        told = sorted(f"{name}\t{cell}" for name, cell in row.cells.items() if name not in self._not_in_key)
        key = "row\n" + hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()
        self._seen[key] += 1  # two people who tick the same are two responses, and stay two when read again
        return f"{key}\n{self._seen[key]}"

    def _values(self, row: Answers) -> dict[str, int | None]:
        values: dict[str, int | None] = {}
        for name in self.reading.of_role(Role.RATING):
            cell = row.cells.get(name, "")
            scale = self.reading.scales[name]
            if is_open(cell):
                values[name] = None
                continue
            value = point_of(cell, scale, self.reading.points.get(name, {}))
            if value is None:
                self._report(row, f"This is no point of {self._said(name)}, which is {scale}.", cell)
            else:
                values[name] = value
        return values

    def _comments(self, row: Answers) -> dict[str, str]:
        comments = {}
        for name in self.reading.of_role(Role.COMMENT):
            cell = _plain_line_ends(row.cells.get(name, ""))
            if not says_something(cell):
                continue
            if (problem := text_problem(cell)) is not None:
                self._report(row, f"The comment is left out. {problem.sentence}", cell)
            else:
                comments[name] = cell
        return comments

    # Means

    def _summarise(self, row: Answers) -> None:
        def cell(role: Role) -> str:
            return next((row.cells.get(name, "") for name in self.reading.of_role(role)), "")

        item = cell(Role.QUESTION)
        if not item:
            if cell(Role.MEAN):
                self._report(row, "It names no question.")
            return
        at = self._at(row)
        mean = read_number(cell(Role.MEAN))
        if isinstance(at, str) or is_open(cell(Role.MEAN)):
            self._report(row, at if isinstance(at, str) else "It has no mean.", item)
            return
        day = at.date() if at is not None else None
        if self._is_outside(day):
            self.contents.outside += 1
            return
        scale = self._scale(cell(Role.LOWEST), cell(Role.HIGHEST))
        deviation = read_number(cell(Role.DEVIATION))
        responses = read_count(cell(Role.COUNT))
        if problem := _summary_problem(scale, mean, deviation, responses, cell(Role.COUNT)):
            self._report(row, problem, item)
            return
        assert scale is not None
        assert mean is not None
        comments = [
            line.strip(" \t•*-–")
            for name in self.reading.of_role(Role.COMMENT)
            for line in _plain_line_ends(row.cells.get(name, "")).split("\n")
        ]
        said = tuple(line for line in comments if says_something(line) and text_problem(line) is None)
        self.contents.summarised.append(Summarised(item, scale, responses, mean, deviation, day, said))

    def _scale(self, lowest: str, highest: str) -> Scale | None:
        """The scale that a row names, as a highest point, or as "1-5"; else the one that was chosen for the file."""
        chosen = self.reading.scales.get("", Scale(1, 5))
        if found := re.fullmatch(r"\s*(-?\d{1,4})\s*(?:-|–|to)\s*(\d{1,4})\s*", highest):
            return _whole(int(found[1]), int(found[2]), chosen)
        top, bottom = labelled_number(highest), labelled_number(lowest)
        if top is None and not is_open(highest):
            return None
        low = bottom // ONE if bottom is not None else chosen.low
        return _whole(low, top // ONE if top is not None else chosen.high, chosen)

    def _said(self, name: str) -> str:
        title = first_line(self._titles[name])
        return title if len(title) <= _MOST_WORDS else f"{title[: _MOST_WORDS - 1].rstrip()}…"

    def _report(self, row: Answers, sentence: str, words: str = "") -> None:
        self.contents.bad.append(Bad(str(row.place), sentence, first_line(words)[:_MOST_WORDS]))


def _whole(low: int, high: int, chosen: Scale) -> Scale | None:
    scale = Scale(low, high, ONE, chosen.higher_is_better)
    return scale if scale.is_one else None


def _summary_problem(
    scale: Scale | None, mean: int | None, deviation: int | None, responses: int | None, count: str
) -> str:
    """What is wrong with a question's mean, or ""."""
    if scale is None:
        return "Its scale cannot be read."
    if mean is None:
        return "Its mean cannot be read."
    if not scale.low * ONE <= mean <= scale.high * ONE:
        return f"Its mean lies outside its scale, {scale}."
    if responses is None and not is_open(count):
        return "Its number of answers cannot be read."
    if responses == 0:
        return "Nobody answered it."
    if deviation is not None and not 0 <= deviation <= (scale.high - scale.low) * ONE:
        return "Its deviation is larger than its scale allows."
    return ""


def _plain_line_ends(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _without_zone(written: str) -> str:
    return _ZONE.sub("", written.strip())
