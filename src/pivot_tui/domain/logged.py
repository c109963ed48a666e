"""Reading the whole log from counted sums: by kind and group of work, by weekday, and week by week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.log import Mean
from pivot_tui.domain.rounding import half_up

LAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings as their sum and how many there are, so that sums add up and means are exact.

    Attributes:
        total: The sum of those that were given.
        n: How many were given.
    """

    total: int = 0
    n: int = 0

    def __add__(self, other: "Ratings") -> "Ratings":
        return Ratings(self.total + other.total, self.n + other.n)

    @property
    def mean(self) -> Mean:
        """Their mean with its n; nothing where none was given."""
        return Mean(self.total / self.n if self.n else None, self.n)

    @property
    def said(self) -> str:
        """Their mean to one decimal, a half rounded up, or a dash where none was given."""
        return tenths(self.total, self.n) if self.n else "–"


def tenths(total: int, n: int) -> str:
    """A quotient to one decimal, a half rounded up; a fraction all the way, so that no half is lost."""
    return half_up(Fraction(total, n))


def ratings(given: Iterable[int | None]) -> Ratings:
    """Count the ratings that were given; missing ones stay missing."""
    there = [rating for rating in given if rating is not None]
    return Ratings(sum(there), len(there))


@dataclass(frozen=True, slots=True)
class Tally:
    """Entries and their ratings, added up.

    Attributes:
        entries: How many entries, rated or not.
        dread: Their ratings of dread.
        energy: Their ratings of energy.
    """

    entries: int = 0
    dread: Ratings = Ratings()
    energy: Ratings = Ratings()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.entries + other.entries, self.dread + other.dread, self.energy + other.energy)


@dataclass(frozen=True, slots=True)
class KindLogged:
    """What was logged of one kind of work, or without any."""

    kind: Kind | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class GroupLogged:
    """What was logged of the kinds of one group; the entries without a kind belong to none."""

    group: Group | None
    tally: Tally
    kinds: tuple[KindLogged, ...]


@dataclass(frozen=True, slots=True)
class WeekLogged:
    """What was logged in the week that begins on a Monday; a week without entries is there, and empty."""

    monday: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Logged:
    """The log as the profile reads it: means with their n, and no verdict (S1.4).

    Attributes:
        all: Over everything.
        groups: By group, those with entries only; behind them the entries without a kind.
        weekdays: From Monday to Sunday.
        weeks: Every week from the first entry to the last.
        last_days: Over the last seven days, today included.
        first: The day of the oldest entry.
        last: The day of the newest entry.
    """

    all: Tally
    groups: tuple[GroupLogged, ...]
    weekdays: tuple[Tally, ...]
    weeks: tuple[WeekLogged, ...]
    last_days: Tally
    first: date | None
    last: date | None

    @property
    def missing_weeks(self) -> int:
        """How many weeks between the first and the last have no entry."""
        return sum(not week.tally.entries for week in self.weeks)


def added(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    return sum(tallies, start=Tally())


def read_logged(
    by_kind: Mapping[str | None, Tally], by_day: Mapping[date, Tally], kinds: Sequence[Kind], today: date
) -> Logged:
    """Read the log from its sums.

    Args:
        by_kind: What each kind of work has, by its id; under nothing, what has no kind.
        by_day: What each day with entries has.
        kinds: All kinds of work.
        today: The last of the last seven days.
    """
    days = sorted(by_day)
    since = today - timedelta(days=LAST_DAYS - 1)
    return Logged(
        all=added(by_day.values()),
        groups=_groups(by_kind, kinds),
        weekdays=tuple(added(by_day[day] for day in days if day.weekday() == number) for number in range(7)),
        weeks=_weeks(by_day),
        last_days=added(tally for day, tally in by_day.items() if since <= day <= today),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _groups(by_kind: Mapping[str | None, Tally], kinds: Sequence[Kind]) -> tuple[GroupLogged, ...]:
    groups = []
    for group in Group:
        logged = [KindLogged(kind, by_kind[kind.id]) for kind in kinds if kind.grp is group and kind.id in by_kind]
        if logged:
            logged.sort(key=lambda one: (-one.tally.entries, one.kind.name if one.kind else ""))
            groups.append(GroupLogged(group, added(one.tally for one in logged), tuple(logged)))
    if None in by_kind:
        groups.append(GroupLogged(None, by_kind[None], (KindLogged(None, by_kind[None]),)))
    return tuple(groups)


def _weeks(by_day: Mapping[date, Tally]) -> tuple[WeekLogged, ...]:
    by_week: dict[date, Tally] = {}
    for day, tally in by_day.items():
        monday = filed_under(day)
        by_week[monday] = by_week.get(monday, Tally()) + tally
    if not by_week:
        return ()
    first, last = min(by_week), max(by_week)
    mondays = (first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1))
    return tuple(WeekLogged(monday, by_week.get(monday, Tally())) for monday in mondays)
