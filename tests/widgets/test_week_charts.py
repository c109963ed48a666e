"""Charts over the same weeks: gaps where nothing is known, one axis, a cursor that tells, and no screen too small."""

from datetime import date, timedelta

import pytest
from tests.widgets.hosting import Host

from pivot_tui.widgets.week_charts import Series, Slot, WeekChart, WeekCharts

FIRST = date(2025, 12, 26)


def slots(number: int) -> list[Slot]:
    """So many weeks."""
    days = [FIRST + timedelta(weeks=one) for one in range(number)]
    return [Slot(day, f"fact of {day.isoformat()}", opens=number != 1) for number, day in enumerate(days)]


def charts(*counts: float | None) -> list[WeekChart]:
    """A chart of lines and one of bars, over the same values."""
    line = Series("energy", counts, "last 3, mean 2.0 (n 3)", "$text-success", "▲")
    dashed = Series("dread", [5] * len(counts), "last 5", "$text-warning", "▼", is_dashed=True)
    return [WeekChart((line, dashed), 5), WeekChart((Series("cards", counts, "in all", "$primary"),), 4)]


def build() -> WeekCharts:
    """The charts, before they are shown anything."""
    return WeekCharts()


async def test_a_missing_week_is_a_gap_and_a_nought_is_seen() -> None:
    app = Host(build)
    async with app.run_test(size=(80, 20)) as pilot:
        widget = app.query_one(WeekCharts)
        widget.show(slots(4), charts(4, None, 0, 2))
        await pilot.pause()
        drawings = [line.partition("│")[2] for line in app.lines]
        assert sum(line.count("▲") for line in drawings) == 3
        assert sum(line.count("▼") for line in drawings) == 4
        names = [number for number, line in enumerate(app.lines) if "cards" in line]
        ground = next(line for line in app.lines[names[0] :] if " 0 │" in line)
        drawn = ground.partition("│")[2]
        step = drawn.index("·") // 2
        assert drawn[0] == "█"
        assert drawn[step : 2 * step].strip() == ""
        assert drawn[3 * step] in "▁▂▃▄▅▆▇█"
        assert any("last 3, mean 2.0 (n 3)" in line for line in app.lines)
        assert any("Dec 2025" in line and "Jan 2026" in line for line in app.lines)


async def test_the_cursor_begins_at_the_newest_tells_its_fact_and_opens_only_what_is_there() -> None:
    app = Host(build)
    async with app.run_test(size=(80, 20)) as pilot:
        widget = app.query_one(WeekCharts)
        widget.show(slots(3), charts(1, None, 3))
        widget.focus()
        await pilot.pause()
        assert any("fact of 2026-01-09" in line for line in app.lines)
        await pilot.press("left", "enter")
        assert any("fact of 2026-01-02" in line for line in app.lines)
        await pilot.press("left", "left", "enter", "G")
        assert widget.cursor == 2
        widget.show(slots(4), charts(1, None, 3, 4))
        assert widget.cursor == 2
        assert [one.index for one in app.heard if isinstance(one, WeekCharts.Opened)] == []


async def test_of_many_weeks_those_around_the_cursor_are_in_sight() -> None:
    app = Host(build)
    async with app.run_test(size=(80, 20)) as pilot:
        widget = app.query_one(WeekCharts)
        widget.show(slots(120), charts(*(number % 5 for number in range(120))))
        widget.focus()
        await pilot.pause()
        assert any("of 120 weeks" in line for line in app.lines)
        await pilot.press("g")
        assert any("Dec 2025" in line for line in app.lines)
        assert all(len(line) <= 80 for line in app.lines)


@pytest.mark.parametrize("size", [(4, 2), (20, 6), (40, 10), (200, 60)])
async def test_no_screen_is_too_small_and_no_value_too_large(size: tuple[int, int]) -> None:
    app = Host(build)
    async with app.run_test(size=size) as pilot:
        widget = app.query_one(WeekCharts)
        for values in ((), (0,), (None, None), (10_000, 1, 0.25)):
            widget.show(slots(len(values)), charts(*values) if values else [])
            await pilot.pause()
        assert len(app.lines) == size[1]
