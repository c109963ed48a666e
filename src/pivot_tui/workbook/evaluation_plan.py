"""What importing the answers of a file would add and change: which windows, which responses, which comments."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Measure, evaluation_problems
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.response import Response
from pivot_tui.domain.response_import import Role
from pivot_tui.domain.response_scales import Scale
from pivot_tui.store import evaluation_imports as stored
from pivot_tui.store.tables.portfolio import EVALUATION, RESPONSE
from pivot_tui.workbook.evaluation_counting import counted, summarised
from pivot_tui.workbook.evaluation_reading import Answered, Bad, Contents

if TYPE_CHECKING:
    from pivot_tui.domain.response_import import Reading
    from pivot_tui.store.connection import Connection

_MIDDAY = time(12)


@dataclass(frozen=True, slots=True)
class Goal:
    """Where answers go.

    Attributes:
        activity: The id of the activity.
        mapping: The name of the mapping.
        system: The program that collected them, or "".
        titles: The question of each column by the column's name.
        first_day: The first day of the window where the file names no days, or nothing.
        last_day: The last day of it, or nothing.
        own_window: Whether new responses get a window of their own; nothing leaves that to what is there already.
        anonymous: Whether those who answered could not be known.
    """

    activity: str
    mapping: str
    system: str
    titles: Mapping[str, str]
    first_day: date | None
    last_day: date | None
    own_window: bool | None
    anonymous: Anonymous

    @property
    def days(self) -> tuple[date, date] | None:
        """The window's days as given; one day stands for both."""
        first, last = self.first_day or self.last_day, self.last_day or self.first_day
        return (first, last) if first is not None and last is not None else None


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """What would become of one window.

    Attributes:
        window: As it would be.
        before: As it is, or nothing where it would be new.
        new: Responses that would be added.
        changed: Responses that would be replaced, as they would be.
        same: How many responses are there already.
        is_beside: Whether it is new although this mapping has a window of the same question already.
    """

    window: Evaluation
    before: Evaluation | None
    new: tuple[Response, ...] = field(default=(), repr=False)
    changed: tuple[Response, ...] = field(default=(), repr=False)
    same: int = 0
    is_beside: bool = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing would change."""
        return self.before == self.window and not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Attributes:
        windows: The windows that it reaches, in the order of the file.
        quotes_new: Comments that would be added.
        quotes_changed: Comments that would be replaced, as they would be.
        quotes_same: How many comments are there already.
        trashed: How many answers and comments were deleted here and stay away.
        bad: What cannot be taken in, and why.
    """

    windows: tuple[WindowPlan, ...]
    quotes_new: tuple[Quote, ...] = field(repr=False)
    quotes_changed: tuple[Quote, ...] = field(repr=False)
    quotes_same: int
    trashed: int
    bad: tuple[Bad, ...]

    @property
    def is_idle(self) -> bool:
        """Whether it would do nothing."""
        return not self.quotes_new and not self.quotes_changed and all(window.is_idle for window in self.windows)


def make_plan(db: "Connection", contents: Contents, reading: "Reading", goal: Goal, now: Now) -> Plan:
    """What importing would do, with what is in the file now; nothing is written.

    Args:
        db: The connection.
        contents: What the file says.
        reading: How its columns are read.
        goal: Where its answers go.
        now: The present.
    """
    return _Planning(db, contents, reading, goal, now).plan()


class _Planning:
    """Works out one plan."""

    def __init__(self, db: "Connection", contents: Contents, reading: "Reading", goal: Goal, now: Now) -> None:
        self.db = db
        self.contents = contents
        self.reading = reading
        self.goal = goal
        self.now = now
        self.trashed = 0
        self.bad: list[Bad] = []
        self.here = [
            window
            for window in EVALUATION.select(db, "WHERE activity = ? ORDER BY date_to DESC, n DESC", (goal.activity,))
            if window.source == goal.mapping
        ]

    def plan(self) -> Plan:
        """The whole plan."""
        windows: list[WindowPlan] = []
        of_answer: dict[str, str] = {}
        if self.reading.is_summary:
            windows = self._summaries()
        else:
            for name in self.reading.of_role(Role.RATING):
                windows += self._windows(name, of_answer)
        new, changed, same = self._quotes(windows, of_answer)
        return Plan(tuple(windows), tuple(new), tuple(changed), same, self.trashed, tuple(self.bad))

    def _key(self, *parts: str) -> str:
        return "\n".join((self.goal.mapping, self.goal.activity, *parts))

    # Windows of responses

    def _windows(self, name: str, of_answer: dict[str, str]) -> list[WindowPlan]:
        """The windows that the answers to one question reach: where some are already, those; else one for all."""
        item = self.goal.titles[name]
        asked = {
            uuid5("response", self._key(item, answer.key)): answer
            for answer in self.contents.answered
            if name in answer.values
        }
        known = stored.responses(self.db, list(asked))
        gone = stored.deleted(self.db, [identifier for identifier in asked if identifier not in known])
        self.trashed += len(gone)
        new = {i: a for i, a in asked.items() if i not in known and i not in gone and a.values[name] is not None}
        target = self._target(item, known.values())
        by_window: dict[str, list[tuple[Response, Answered]]] = {}
        for identifier, response in known.items():
            by_window.setdefault(response.evaluation, []).append((response, asked[identifier]))
        plans = []
        for window_id, pairs in by_window.items():
            window = EVALUATION.get(self.db, window_id)
            if window is not None:
                plans.append(self._of_window(name, window, pairs, new if window_id == target else {}))
        if new and target is None:
            plans.append(self._new_window(name, item, new))
        elif new and target not in by_window:
            window = EVALUATION.get(self.db, target or "")
            assert window is not None
            plans.append(self._of_window(name, window, [], new))
        for plan in plans:
            of_answer.update({asked[r.id].key: plan.window.id for r in plan.new if asked[r.id].key not in of_answer})
        for identifier, response in known.items():
            of_answer.setdefault(asked[identifier].key, response.evaluation)
        return plans

    def _target(self, item: str, known: Iterable[Response]) -> str | None:
        """The window that new answers to a question go to, or nothing where they get a new one."""
        if self.goal.own_window:
            return None
        with_some = {response.evaluation for response in known}
        newest = next((window.id for window in self.here if window.id in with_some), None)
        if newest is not None or self.goal.own_window is None:
            return newest
        return next((window.id for window in self.here if window.item == item), None)

    def _of_window(
        self, name: str, window: Evaluation, pairs: Sequence[tuple[Response, Answered]], new: Mapping[str, Answered]
    ) -> WindowPlan:
        """What would become of a window that is there."""
        changed = []
        for response, answer in pairs:
            wanted = dataclasses.replace(response, value=answer.values[name], level=answer.level or response.level)
            if wanted != response:
                changed.append(wanted)
        added = _responses(window.id, name, new)
        replaced = {response.id for response in changed}
        kept = RESPONSE.select(self.db, "WHERE evaluation = ? ORDER BY n", (window.id,))
        all_of_it = [*(r for r in kept if r.id not in replaced), *changed, *added]
        days = self._days(new.values()) if added else None
        after = window
        if added or changed:
            scale = self._scale_for(name, window, all_of_it)
            off = {r.id for r in all_of_it if r.value is not None and not scale.holds(r.value)}
            if off:
                self.bad.append(Bad(self._said(name), f"{len(off)} answers lie off the window's scale, {scale}."))
            added = [response for response in added if response.id not in off]
            changed = [response for response in changed if response.id not in off]
            all_of_it = [response for response in all_of_it if response.id not in off]
            after = counted(window, scale, all_of_it)
            if after.invited is not None and len(all_of_it) > after.invited:
                self.bad.append(Bad(self._said(name), "More have answered than were invited; correct that number."))
        if days is not None:
            after = dataclasses.replace(
                after, date_from=min(after.date_from, days[0]), date_to=max(after.date_to, days[1])
            )
        return WindowPlan(after, window, tuple(added), tuple(changed), len(pairs) - len(changed))

    def _said(self, name: str) -> str:
        return first_line(self.goal.titles[name])

    def _scale_for(self, name: str, window: Evaluation, responses: Iterable[Response]) -> Scale:
        """The scale that was chosen for a question, unless answers that are there already do not lie on it."""
        chosen = self.reading.scales[name]
        if all(chosen.holds(response.value) for response in responses if response.value is not None):
            return chosen
        if window.measure is Measure.PROPORTION:
            return Scale(0, 1)
        return Scale(window.scale_min, window.scale_max, window.step, window.higher_is_better)

    def _new_window(self, name: str, item: str, new: Mapping[str, Answered]) -> WindowPlan:
        identifier = uuid7(self.now.at)
        first, last = self._days(new.values()) or (self.now.day, self.now.day)
        added = _responses(identifier, name, new)
        bare = self._bare(identifier, item, first, last)
        beside = any(window.item == item for window in self.here)
        return WindowPlan(counted(bare, self.reading.scales[name], added), None, tuple(added), is_beside=beside)

    def _days(self, answers: Iterable[Answered]) -> tuple[date, date] | None:
        """The days of a window: those of its answers, else those that were given."""
        days = [answer.at.date() for answer in answers if answer.at is not None]
        return (min(days), max(days)) if days else self.goal.days

    def _bare(self, identifier: str, item: str, first: date, last: date) -> Evaluation:
        """A new window, without its numbers."""
        return Evaluation(
            identifier,
            self.goal.activity,
            item,
            first,
            last,
            anonymous=self.goal.anonymous,
            system=self.goal.system,
            source=self.goal.mapping,
        )

    # Means

    def _summaries(self) -> list[WindowPlan]:
        plans: dict[str, WindowPlan] = {}
        for found in self.contents.summarised:
            first, last = (found.day, found.day) if found.day is not None else self.goal.days or (self.now.day,) * 2
            identifier = uuid5("evaluation", self._key(found.item, first.isoformat(), last.isoformat()))
            before = EVALUATION.get(self.db, identifier)
            if before is None and stored.deleted(self.db, [identifier]):
                self.trashed += 1
                continue
            window = summarised(before or self._bare(identifier, found.item, first, last), found)
            problems = evaluation_problems(window, self.now.day)
            if identifier in plans:
                self.bad.append(Bad("", "This question stands twice for the same days; the first is kept.", found.item))
            elif problems:
                self.bad.append(Bad("", problems[0].sentence, found.item))
            else:
                same = found.responses if before == window else None
                plans[identifier] = WindowPlan(window, before, same=same or 0)
        return list(plans.values())

    # Comments

    def _quotes(
        self, windows: Sequence[WindowPlan], of_answer: Mapping[str, str]
    ) -> tuple[list[Quote], list[Quote], int]:
        """Comments that would be added, those that would be replaced, and how many are there already."""
        wanted = {quote.id: quote for quote in self._comments(windows, of_answer)}
        known = stored.quotes(self.db, list(wanted))
        gone = stored.deleted(self.db, [identifier for identifier in wanted if identifier not in known])
        self.trashed += len(gone)
        # What the user has checked or changed is the user's: a name that was taken out must not come back.
        untouched = known.keys() - stored.touched(self.db, list(known))
        new = [quote for quote in wanted.values() if quote.id not in known and quote.id not in gone]
        changed = [
            dataclasses.replace(known[identifier], text=wanted[identifier].text)
            for identifier in known
            if identifier in untouched and known[identifier].text != wanted[identifier].text
        ]
        return new, changed, len(known) - len(changed)

    def _comments(self, windows: Sequence[WindowPlan], of_answer: Mapping[str, str]) -> Iterable[Quote]:
        for answer in self.contents.answered:
            for name, text in answer.comments.items():
                identifier = uuid5("quote", self._key(self.goal.titles[name], answer.key))
                yield self._quote(identifier, text, answer.at, answer.level, of_answer.get(answer.key))
        ids = {plan.window.item: plan.window.id for plan in windows}
        for found in self.contents.summarised:
            at = datetime.combine(found.day, _MIDDAY) if found.day is not None else None
            for text in found.comments:
                yield self._quote(uuid5("quote", self._key(found.item, text)), text, at, "", ids.get(found.item))

    def _quote(self, identifier: str, text: str, at: datetime | None, level: str, window: str | None) -> Quote:
        day = at.date() if at is not None else (self.goal.days or (self.now.day, self.now.day))[1]
        wall_clock = at or datetime.combine(day, _MIDDAY)
        local = self.now.local(wall_clock)
        offset = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
        instant = min((wall_clock - timedelta(minutes=offset)).replace(tzinfo=UTC, microsecond=0), self.now.at)
        return Quote(
            identifier,
            day,
            instant,
            offset,
            text,
            level,
            self.goal.anonymous,
            activity=self.goal.activity,
            evaluation=window,
        )


def _responses(window: str, name: str, answers: Mapping[str, Answered]) -> list[Response]:
    return [Response(identifier, window, answer.values[name], answer.level) for identifier, answer in answers.items()]
