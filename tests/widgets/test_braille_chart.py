"""Two lines over weeks: gaps where nothing is known, signs where there is room, and the facts of the chosen week."""

from collections.abc import Sequence
from datetime import date, timedelta

from tests.widgets.hosting import Host

from pivot_tui.widgets.braille_chart import BrailleChart, Canvas, Point

FIRST = date(2026, 2, 16)
Values = Sequence[tuple[float | None, float | None]]


def points(values: Values) -> list[Point]:
    return [
        Point(FIRST + timedelta(weeks=number), dread, energy, f"week {number}")
        for number, (dread, energy) in enumerate(values)
    ]


class ChartHost(Host):
    """A host that keeps what was opened."""

    def __init__(self, values: Values) -> None:
        super().__init__(lambda: BrailleChart("By week", id="chart"))
        self._values = values
        self.opened: list[int] = []

    @property
    def chart(self) -> BrailleChart:
        """The chart."""
        return self.query_one(BrailleChart)

    def on_mount(self) -> None:
        """Show the points."""
        self.chart.show(points(self._values))
        self.chart.focus()

    def on_braille_chart_opened(self, event: BrailleChart.Opened) -> None:
        """Keep it."""
        assert event.control is self.chart
        self.opened.append(event.index)


def dots(canvas: Canvas) -> set[int]:
    """The columns of cells that have dots."""
    rows = [line.plain for line in canvas.lines(None)]
    return {column for row in rows for column, text in enumerate(row) if text != " "}


async def test_signs_stand_as_high_as_their_numbers_and_one_stands_for_both() -> None:
    app = ChartHost([(5, 0), (3, 3), (1, 4)])
    async with app.run_test(size=(80, 22)):
        lines = app.lines[1:-3]
        assert lines[0].startswith(" 5 │▼")
        assert lines[-1].startswith(" 0 │▲")
        assert "◆" in next(line for line in lines if line.startswith(" 3"))
        assert "▲" in next(line for line in lines if line.startswith(" 4"))
        assert "▼" in next(line for line in lines if line.startswith(" 1"))


async def test_over_a_missing_week_there_is_no_line() -> None:
    with_gap, without = ChartHost([(2, None), (None, None), (2, None)]), ChartHost([(2, None), (2, None), (2, None)])
    drawn = []
    for app in (with_gap, without):
        async with app.run_test(size=(80, 22)):
            drawn.append(next(line for line in app.lines if "▼" in line and "dread" not in line))
    assert drawn[0].split("│")[1].split() == ["▼", "▼"]
    assert drawn[1].count("▼") == 3
    assert len("".join(drawn[1].split())) > 10


async def test_the_facts_of_the_chosen_week_stand_below_and_the_newest_comes_first() -> None:
    app = ChartHost([(1, 1), (2, 2), (3, 3)])
    async with app.run_test(size=(80, 22)) as pilot:
        assert (app.chart.facts, app.lines[-1]) == ("week 2", " week 2")
        await pilot.press("left", "k")
        assert app.lines[-1] == " week 0"
        await pilot.press("left")
        assert app.lines[-1] == " week 0"
        await pilot.press("end", "right")
        assert app.lines[-1] == " week 2"
        await pilot.press("home", "l")
        assert app.lines[-1] == " week 1"


async def test_long_facts_are_folded_and_not_cut() -> None:
    app = ChartHost([(1, 1)])
    async with app.run_test(size=(40, 22)) as pilot:
        app.chart.show([Point(FIRST, 1, 1, "many words " * 6)])
        await pilot.pause()
        assert " ".join(" ".join(app.lines[-3:]).split()).endswith("many words " * 5 + "many words")


async def test_enter_and_a_double_click_open_a_week() -> None:
    app = ChartHost([(1, 1), (2, 2), (3, 3)])
    async with app.run_test(size=(80, 22)) as pilot:
        await pilot.press("left", "enter")
        await pilot.double_click("#chart", offset=(5, 8))
        assert app.opened == [1, 0]


async def test_the_days_below_the_axis_never_run_into_each_other() -> None:
    app = ChartHost([(1, 1)] * 30)
    async with app.run_test(size=(80, 22)):
        labels = app.lines[-2].split()
        assert labels[:2] == ["16", "Feb"]
        assert len(labels) > 8
        assert all(
            number.isdigit() and month.isalpha() for number, month in zip(labels[::2], labels[1::2], strict=True)
        )


async def test_of_ten_years_those_around_the_cursor_are_in_sight() -> None:
    app = ChartHost([(number % 6, None) for number in range(520)])
    async with app.run_test(size=(120, 22)) as pilot:
        assert "of 520 in sight" in app.lines[0]
        newest = app.lines[-2]
        await pilot.press("home")
        assert app.lines[-2].split()[:2] == ["Feb", "2026"]
        assert app.lines[-2] != newest
        assert app.lines[-1] == " week 0"


async def test_an_empty_chart_opens_nothing() -> None:
    app = ChartHost([])
    async with app.run_test(size=(80, 22)) as pilot:
        await pilot.press("enter", "left", "home", "end")
        assert (app.opened, app.chart.facts) == ([], "")


async def test_the_cursor_stays_at_its_week_when_another_is_added() -> None:
    app = ChartHost([(1, 1), (2, 2)])
    async with app.run_test(size=(80, 22)) as pilot:
        await pilot.press("left")
        app.chart.show(points([(1, 1), (2, 2), (3, 3)]))
        assert app.chart.facts == "week 0"


def test_a_line_has_dots_all_the_way_and_a_dashed_one_has_gaps() -> None:
    whole, dashed = Canvas(20, 4), Canvas(20, 4)
    whole.line((0, 3), (39, 3), "", dashed=False)
    dashed.line((0, 3), (39, 3), "", dashed=True)

    assert dots(whole) == set(range(20))
    assert [len(line.plain) for line in dashed.lines(None)] == [20] * 4
    assert "".join(line.plain for line in whole.lines(None)) != "".join(line.plain for line in dashed.lines(None))
