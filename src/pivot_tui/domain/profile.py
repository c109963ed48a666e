"""The burnout profile: what the sheet says about a person's work, with a first sign of whether teaching fits (S1.4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.logged import Ratings, ratings
from pivot_tui.domain.sheet import Bucket, WorkElement

NEEDED_ROWS = 3
"""Rated rows that each side needs before the gap means anything (S1.4)."""
STRONG = 2
"""The least gap, and the least net of teaching-like work, that make a strong first sign (S1.4)."""
DRAINING = 3
"""The dread from which on a row drains, where it is also greater than its energy (S1.5)."""
TRIGGERS_SHOWN = 3
HARD_QUESTION_BAND = (30, 70)
"""Percent of the job in education that the first hard question speaks of (H1)."""
_ENVIRONMENT = frozenset({"METRICS", "SYSTEM"})
_CONTENT = frozenset({"VISITS", "NIGHTS", "DOC"})


class FirstSign(Enum):
    """Whether teaching-like work gives more than burden takes: a first sign, never proof (S1.4)."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"
    TOO_FEW = "too few rows"


class Hint(Enum):
    """What weighs most: what the work is and when, or the place where it is done (S1.6)."""

    CONTENT = "content/schedule"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class KindSaid:
    """The counted rows of one kind of work, or without any.

    Attributes:
        kind: The kind, or nothing.
        rows: How many rows.
        dread: Their dread.
        energy: Their energy.
        minutes: Their minutes a week.
    """

    kind: Kind | None
    rows: int
    dread: Ratings
    energy: Ratings
    minutes: int


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """The counted rows of one group; rows without a kind belong to none."""

    group: Group | None
    rows: int
    dread: Ratings
    energy: Ratings
    minutes: int
    kinds: tuple[KindSaid, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A kind of work by the weight it has in a week.

    Attributes:
        rank: 1 for the heaviest; equal weights share a rank.
        kind: The kind of work.
        weight: Dread times minutes, added up.
        minutes: Minutes a week of the rows that count.
    """

    rank: int
    kind: Kind
    weight: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Said:
    """The sheet as the profile reads it; wishes for a free week are not counted (S1.4).

    Attributes:
        rows: Counted rows.
        wishes: Wishes for a free week.
        groups: By group, those with rows only; behind them the rows without a kind.
        burden_energy: Energy of the burden rows.
        teaching_energy: Energy of the teaching-like rows.
        teaching_net: Energy less dread of the teaching-like rows that have both.
        sign: The first sign.
        minutes: Minutes a week.
        drain_minutes: Those of rows that drain.
        teaching_minutes: Those of teaching-like kinds.
        bucket_minutes: Those of each bucket of the job.
        unplaced_minutes: Those of rows without a bucket.
        half_rated: Rows with hours that lack dread or energy, so that nobody knows whether they drain.
        without_hours: Counted rows without hours.
        triggers: All kinds with a weight, the heaviest first.
        hint: What weighs most, where one of the two does.
    """

    rows: int
    wishes: int
    groups: tuple[GroupSaid, ...]
    burden_energy: Ratings
    teaching_energy: Ratings
    teaching_net: Ratings
    sign: FirstSign
    minutes: int
    drain_minutes: int
    teaching_minutes: int
    bucket_minutes: dict[Bucket, int]
    unplaced_minutes: int
    half_rated: int
    without_hours: int
    triggers: tuple[Trigger, ...]
    hint: Hint | None

    @property
    def gap(self) -> float | None:
        """Mean energy of teaching-like work less that of burden; nothing while one side has none."""
        over = gap_over(self.teaching_energy, self.burden_energy)
        return over[0] / over[1] if over else None

    @property
    def clinical_minutes(self) -> int:
        """Clinical minutes, with the charting after hours (S1.5)."""
        return self.bucket_minutes[Bucket.CLINICAL] + self.bucket_minutes[Bucket.AFTER_HOURS]

    @property
    def is_in_band(self) -> bool | None:
        """Whether the education share of the job lies in the band of the first hard question; unknown without hours."""
        if not self.minutes:
            return None
        low, high = HARD_QUESTION_BAND
        return low * self.minutes <= 100 * self.bucket_minutes[Bucket.EDUCATION] <= high * self.minutes

    def share(self, minutes: int) -> float | None:
        """A part of all hours; nothing where there are none."""
        return minutes / self.minutes if self.minutes else None

    @property
    def top_triggers(self) -> tuple[Trigger, ...]:
        """The heaviest three, more where ranks are shared (S1.6)."""
        return tuple(trigger for trigger in self.triggers if trigger.rank <= TRIGGERS_SHOWN)


def gap_over(teaching: Ratings, burden: Ratings) -> tuple[int, int] | None:
    """The gap between two means as a whole fraction, so that a gap of exactly 2 is 2; nothing while one is empty."""
    if not teaching.n or not burden.n:
        return None
    return teaching.total * burden.n - burden.total * teaching.n, teaching.n * burden.n


def first_sign(teaching: Ratings, burden: Ratings, teaching_net: Ratings) -> FirstSign:
    """The first sign; a gap that would be strong is weak where teaching-like work has too little net (S1.4)."""
    gap = gap_over(teaching, burden)
    if gap is None or min(teaching.n, burden.n) < NEEDED_ROWS:
        return FirstSign.TOO_FEW
    if gap[0] <= 0:
        return FirstSign.NONE
    has_net = teaching_net.n > 0 and teaching_net.total >= STRONG * teaching_net.n
    return FirstSign.STRONG if gap[0] >= STRONG * gap[1] and has_net else FirstSign.WEAK


def read_said(elements: Iterable[WorkElement], kinds: Sequence[Kind]) -> Said:
    """Read the sheet, each counted row counting once (S1.4 to S1.6)."""
    elements = tuple(elements)
    by_id = {kind.id: kind for kind in kinds}
    counted = [element for element in elements if element.is_counted]
    burden = _of_group(counted, by_id, Group.BURDEN)
    teaching = _of_group(counted, by_id, Group.TEACHING)
    burden_energy, teaching_energy = ratings(e.energy for e in burden), ratings(e.energy for e in teaching)
    net = ratings(e.energy - e.dread for e in teaching if e.energy is not None and e.dread is not None)
    triggers = _triggers(counted, by_id)
    return Said(
        rows=len(counted),
        wishes=len(elements) - len(counted),
        groups=_groups(counted, kinds),
        burden_energy=burden_energy,
        teaching_energy=teaching_energy,
        teaching_net=net,
        sign=first_sign(teaching_energy, burden_energy, net),
        minutes=_minutes(counted),
        drain_minutes=_minutes(e for e in counted if drains(e)),
        teaching_minutes=_minutes(teaching),
        bucket_minutes={bucket: _minutes(e for e in counted if e.bucket is bucket) for bucket in Bucket},
        unplaced_minutes=_minutes(e for e in counted if e.bucket is None),
        half_rated=sum(bool(e.minutes) and (e.dread is None or e.energy is None) for e in counted),
        without_hours=sum(e.minutes is None for e in counted),
        triggers=triggers,
        hint=_hint(triggers),
    )


def drains(element: WorkElement) -> bool:
    """Whether a row drains: dread of 3 or more, and more than its energy; unknown is no (S1.5)."""
    return (
        element.dread is not None
        and element.energy is not None
        and element.dread >= DRAINING
        and element.dread > element.energy
    )


def _of_group(counted: Iterable[WorkElement], kinds: dict[str, Kind], group: Group) -> list[WorkElement]:
    return [e for e in counted if e.kind in kinds and kinds[e.kind].grp is group]


def _minutes(elements: Iterable[WorkElement]) -> int:
    return sum(element.minutes or 0 for element in elements)


def _groups(counted: Sequence[WorkElement], kinds: Sequence[Kind]) -> tuple[GroupSaid, ...]:
    said = [
        _kind_said(kind, rows)
        for kind in kinds
        if (rows := [element for element in counted if element.kind == kind.id])
    ]
    known = {kind.id for kind in kinds}
    if without := [element for element in counted if element.kind not in known]:
        said.append(_kind_said(None, without))
    groups = []
    for group in (*Group, None):
        of_group = [one for one in said if (one.kind.grp if one.kind else None) is group]
        of_group.sort(key=lambda one: (-one.minutes, one.kind.name if one.kind else ""))
        if of_group:
            count = sum(one.rows for one in of_group)
            dread = sum((one.dread for one in of_group), start=Ratings())
            energy = sum((one.energy for one in of_group), start=Ratings())
            groups.append(GroupSaid(group, count, dread, energy, sum(one.minutes for one in of_group), tuple(of_group)))
    return tuple(groups)


def _kind_said(kind: Kind | None, rows: Sequence[WorkElement]) -> KindSaid:
    dread, energy = ratings(row.dread for row in rows), ratings(row.energy for row in rows)
    return KindSaid(kind, len(rows), dread, energy, _minutes(rows))


def _triggers(counted: Iterable[WorkElement], kinds: dict[str, Kind]) -> tuple[Trigger, ...]:
    weights: dict[str, tuple[int, int]] = {}
    for element in counted:
        if element.kind in kinds and element.dread and element.minutes:
            weight, minutes = weights.get(element.kind, (0, 0))
            weights[element.kind] = (weight + element.dread * element.minutes, minutes + element.minutes)
    ordered = sorted(weights, key=lambda key: (-weights[key][0], -weights[key][1], kinds[key].name))
    all_weights = [weights[key][0] for key in ordered]
    return tuple(Trigger(all_weights.index(weights[key][0]) + 1, kinds[key], *weights[key]) for key in ordered)


def _hint(triggers: Iterable[Trigger]) -> Hint | None:
    triggers = tuple(triggers)
    content = sum(trigger.weight for trigger in triggers if trigger.kind.key in _CONTENT)
    environment = sum(trigger.weight for trigger in triggers if trigger.kind.key in _ENVIRONMENT)
    if content == environment:
        return None
    return Hint.CONTENT if content > environment else Hint.ENVIRONMENT
