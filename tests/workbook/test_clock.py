"""The clock: the real day with its small hours, and the named day at whatever time it is."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from pivot_tui.domain.days import day_of
from pivot_tui.workbook import clock
from pivot_tui.workbook.clock import Clock

NAMED = date(2026, 3, 13)
TIMES = ["00:00:00", "02:30:59", "03:59:59", "04:00:00", "04:00:01", "12:00:00", "23:59:59"]


@pytest.fixture
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the clock on the wall stand still."""

    def stand_still(at: str) -> None:
        class Standing(datetime):
            @classmethod
            def now(cls, *_zone: object) -> datetime:  # type: ignore[override]
                return datetime.fromisoformat(at)

        monkeypatch.setattr(clock, "datetime", Standing)

    return stand_still


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("wall_day", ["2026-03-13", "2024-02-29", "2026-12-31"])
def test_the_named_day_is_the_day_at_any_time_of_any_real_day(
    wall_clock: Callable[[str], None], wall_day: str, time: str
) -> None:
    wall_clock(f"{wall_day}T{time}")

    now = Clock(NAMED).now()

    wall = now.at.replace(tzinfo=None)
    assert now.day == NAMED
    assert day_of(wall) == NAMED
    assert wall.time().isoformat() == time


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-03-13T03:59:59", date(2026, 3, 12)),
        ("2026-03-13T04:00:00", date(2026, 3, 13)),
        ("2026-03-01T00:00:00", date(2026, 2, 28)),
        ("2026-01-01T02:00:00", date(2025, 12, 31)),
    ],
)
def test_before_four_it_is_still_the_day_before(wall_clock: Callable[[str], None], at: str, day: date) -> None:
    wall_clock(at)

    now = Clock().now()

    assert now.day == day
    assert now.at.replace(tzinfo=None).isoformat() == at


def test_the_instant_knows_its_offset(wall_clock: Callable[[str], None]) -> None:
    wall_clock("2026-03-13T12:00:00")

    assert Clock().now().at.utcoffset() is not None
    assert Clock(NAMED).now().at.utcoffset() is not None


@pytest.mark.parametrize(("day_start", "day"), [("02:00", 13), ("04:00", 12), ("05:30", 12), ("00:00", 13)])
def test_the_day_begins_when_this_person_says(wall_clock: Callable[[str], None], day_start: str, day: int) -> None:
    wall_clock("2026-03-13T03:00:00")

    now = Clock(day_start=time.fromisoformat(day_start)).now()

    assert now.day == date(2026, 3, day)
    assert now.day_start == time.fromisoformat(day_start)
    named = Clock(NAMED, time.fromisoformat(day_start)).now()
    assert day_of(named.at.replace(tzinfo=None), named.day_start) == named.day == NAMED
