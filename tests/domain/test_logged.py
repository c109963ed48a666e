"""The log as the profile reads it: means with their n by kind, group, weekday and week, and nothing made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.log import Mean
from pivot_tui.domain.logged import Logged, Ratings, Tally, added, ratings, read_logged, tenths

TODAY = date(2026, 3, 13)
FRIDAY = 4


def kind(key: str, group: Group) -> Kind:
    return Kind(key, key, key.capitalize(), key.lower(), group)


KINDS = (
    kind("VISITS", Group.BURDEN),
    kind("DOC", Group.BURDEN),
    kind("DISCUSS", Group.TEACHING),
    kind("COACH", Group.TEACHING),
    kind("TALK", Group.TEACHING),
    kind("CURRIC", Group.TEACHING),
    kind("DX", Group.CLINICAL),
)
LOG = (
    (date(2026, 2, 17), "VISITS", 4, 0),
    (date(2026, 2, 20), "DISCUSS", None, 4),
    (date(2026, 2, 26), "DOC", 4, None),
    (date(2026, 3, 3), "DOC", 5, 0),
    (date(2026, 3, 6), "COACH", 0, 5),
    (date(2026, 3, 9), None, None, None),
    (date(2026, 3, 11), "TALK", 1, 5),
    (date(2026, 3, 12), "CURRIC", None, 4),
)

Line = tuple[date, str | None, int | None, int | None]


def read(*log: Line, today: date = TODAY) -> Logged:
    by_kind: dict[str | None, Tally] = {}
    by_day: dict[date, Tally] = {}
    for day, name, dread, energy in log:
        one = Tally(1, ratings([dread]), ratings([energy]))
        by_kind[name] = by_kind.get(name, Tally()) + one
        by_day[day] = by_day.get(day, Tally()) + one
    return read_logged(by_kind, by_day, KINDS, today)


def group(logged: Logged, wanted: Group | None) -> Tally:
    return next(one.tally for one in logged.groups if one.group is wanted)


def test_the_sample_physicians_log_has_its_means_and_their_n() -> None:
    logged = read(*LOG)

    assert logged.all.entries == 8
    assert logged.all.dread.mean == Mean(2.8, 5)
    assert logged.all.energy.mean == Mean(3.0, 6)
    assert (logged.first, logged.last) == (date(2026, 2, 17), date(2026, 3, 12))


def test_the_groups_of_the_sample_physicians_log() -> None:
    logged = read(*LOG)

    burden, teaching = group(logged, Group.BURDEN), group(logged, Group.TEACHING)
    assert (burden.entries, burden.dread, burden.energy) == (3, Ratings(13, 3), Ratings(0, 2))
    assert burden.dread.mean.value == pytest.approx(4.3333, abs=5e-5)
    assert (teaching.entries, teaching.dread.mean, teaching.energy.mean) == (4, Mean(0.5, 2), Mean(4.5, 4))


def test_the_last_seven_days_are_7_to_13_march() -> None:
    last = read(*LOG).last_days

    assert (last.entries, last.dread.mean, last.energy.mean) == (3, Mean(1.0, 1), Mean(4.5, 2))


def test_entries_without_a_kind_stand_by_themselves() -> None:
    logged = read(*LOG)

    assert group(logged, None) == Tally(1)
    assert logged.groups[-1].group is None
    assert Group.CLINICAL not in [one.group for one in logged.groups]


def test_the_kinds_of_a_group_stand_most_logged_first() -> None:
    burden = read(*LOG).groups[0]

    assert [(one.kind.key, one.tally.entries) for one in burden.kinds if one.kind] == [("DOC", 2), ("VISITS", 1)]


def test_a_kind_that_is_no_longer_known_is_still_in_the_means_over_everything() -> None:
    assert read((TODAY, "GONE", 3, None)).all == Tally(1, Ratings(3, 1), Ratings())


def test_each_weekday_is_read_by_itself() -> None:
    weekdays = read(*LOG).weekdays

    assert [day.entries for day in weekdays] == [1, 2, 1, 2, 2, 0, 0]
    assert weekdays[1] == Tally(2, Ratings(9, 2), Ratings(0, 2))
    assert weekdays[FRIDAY] == Tally(2, Ratings(0, 1), Ratings(9, 2))


def test_a_week_without_entries_is_there_and_empty() -> None:
    logged = read((date(2026, 2, 22), "DOC", 4, None), (date(2026, 3, 9), "TALK", None, 5))

    assert [(week.monday, week.tally.entries) for week in logged.weeks] == [
        (date(2026, 2, 16), 1),
        (date(2026, 2, 23), 0),
        (date(2026, 3, 2), 0),
        (date(2026, 3, 9), 1),
    ]
    assert logged.missing_weeks == 2
    assert logged.weeks[1].tally.dread.mean == Mean(None, 0)


def test_an_empty_log_has_nothing_to_say() -> None:
    logged = read()

    assert (logged.all, logged.groups, logged.weeks, logged.first, logged.last) == (Tally(), (), (), None, None)
    assert logged.weekdays == (Tally(),) * 7


def test_a_mean_is_said_with_a_half_rounded_up() -> None:
    assert Ratings(87, 20).said == "4.4"  # 4.35, which a float holds as a little less
    assert Ratings(9, 4).said == "2.3"
    assert Ratings(0, 3).said == "0.0"
    assert Ratings().said == "–"
    assert tenths(-25, 100) == "-0.2"
    assert tenths(-7, 2) == "-3.5"


DAYS = st.integers(0, 800).map(lambda number: TODAY - timedelta(days=number))
RATINGS = st.none() | st.integers(0, 5)
NAMES = st.sampled_from([None, *(one.id for one in KINDS)])


@given(st.lists(st.tuples(DAYS, NAMES, RATINGS, RATINGS), max_size=40))
def test_weeks_weekdays_and_groups_each_hold_every_entry_once(log: list[Line]) -> None:
    logged = read(*log)

    assert logged.all.entries == len(log)
    assert added(week.tally for week in logged.weeks) == logged.all
    assert added(logged.weekdays) == logged.all
    assert added(one.tally for one in logged.groups) == logged.all
    assert added(kind.tally for one in logged.groups for kind in one.kinds) == logged.all
