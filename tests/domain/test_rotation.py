"""Which daily backups are still there after a week, a season, a leave."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.rotation import kept_backups

NEW_YEAR_2026 = datetime(2026, 1, 1, 23, 0, tzinfo=UTC)


def at(day: date, hour: int = 23) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def daily(first: date, last: date) -> list[datetime]:
    return [at(first + timedelta(days=n)) for n in range((last - first).days + 1)]


def test_no_backups_are_no_trouble() -> None:
    assert kept_backups([]) == frozenset()


def test_the_first_week_keeps_everything() -> None:
    week = daily(date(2026, 3, 7), date(2026, 3, 13))
    assert kept_backups(week) == frozenset(week)


def test_the_eighth_day_goes_unless_its_week_or_month_needs_it() -> None:
    within_one_week_and_more = daily(date(2026, 3, 4), date(2026, 3, 13))
    gone = frozenset(within_one_week_and_more) - kept_backups(within_one_week_and_more)
    assert gone == {at(date(2026, 3, day)) for day in (4, 5, 6)}


def test_of_several_on_one_day_the_newest_is_kept() -> None:
    day = date(2026, 3, 13)
    assert kept_backups([at(day, 8), at(day, 22), at(day, 12)]) == {at(day, 22)}


def test_after_a_year_of_daily_backups_seven_days_four_weeks_and_twelve_months_are_left() -> None:
    days = [date(2026, 3, day) for day in range(7, 14)]
    weeks = [date(2026, 3, 13), date(2026, 3, 8), date(2026, 3, 1), date(2026, 2, 22)]
    months = [
        date(2026, 3, 13), date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31),
        date(2025, 11, 30), date(2025, 10, 31), date(2025, 9, 30), date(2025, 8, 31),
        date(2025, 7, 31), date(2025, 6, 30), date(2025, 5, 31), date(2025, 4, 30),
    ]  # fmt: skip
    kept = kept_backups(daily(date(2025, 1, 1), date(2026, 3, 13)))
    assert kept == {at(day) for day in (*days, *weeks, *months)}
    assert len(kept) == 20


def test_a_month_of_leave_does_not_cost_the_days_before_it() -> None:
    before_leave = daily(date(2026, 1, 1), date(2026, 1, 31))
    back_again = daily(date(2026, 3, 1), date(2026, 3, 2))
    assert kept_backups([*before_leave, *back_again]) == {
        at(day)
        for day in (
            date(2026, 3, 2),
            date(2026, 3, 1),
            *(date(2026, 1, day) for day in range(27, 32)),
            date(2026, 1, 25),
        )
    }


def test_the_week_around_new_year_is_one_week() -> None:
    kept = kept_backups(daily(date(2026, 11, 2), date(2027, 1, 10)))
    assert kept == {
        *(at(date(2027, 1, day)) for day in range(3, 11)),
        at(date(2026, 12, 27)),
        at(date(2026, 12, 20)),
        at(date(2026, 12, 31)),
        at(date(2026, 11, 30)),
    }


INSTANTS = st.lists(st.integers(0, 24 * 800).map(lambda n: NEW_YEAR_2026 + timedelta(hours=n)), max_size=60)


@settings(deadline=None, database=None)
@given(INSTANTS)
def test_the_newest_always_stays_and_no_more_than_twenty_three(instants: list[datetime]) -> None:
    kept = kept_backups(instants)
    assert kept <= set(instants)
    assert set(sorted(instants)[-1:]) <= kept
    assert len(kept) <= 7 + 4 + 12
    assert kept == kept_backups(reversed(instants))


@settings(deadline=None, database=None)
@given(INSTANTS)
def test_sorting_out_every_day_keeps_what_sorting_out_once_would(instants: list[datetime]) -> None:
    kept: frozenset[datetime] = frozenset()
    for instant in sorted(instants):
        kept = kept_backups([*kept, instant])
    assert kept == kept_backups(instants)
