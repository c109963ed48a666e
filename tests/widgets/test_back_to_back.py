"""Dread and energy back to back: bars as long as the numbers beside them, nothing for what was not rated, no cut."""

from tests.widgets.hosting import Host
from textual.widgets import OptionList

from pivot_tui.domain.logged import Ratings
from pivot_tui.widgets.back_to_back import BackToBack, BarRow

NONE = Ratings()
ROWS = (
    BarRow("group", "Burden", Ratings(29, 7), Ratings(3, 7), ("7", "38"), is_group=True),
    BarRow("charts", "Charts [/] inbox", Ratings(5, 1), Ratings(0, 1), ("1", "8")),
    BarRow("half", "Scores", Ratings(7, 2), Ratings(9, 4), ("2/4", "2")),
    BarRow("missing", "Mentoring", NONE, NONE, ("0", "–")),
)


class ChartHost(Host):
    """A host that keeps what was selected."""

    def __init__(self) -> None:
        super().__init__(lambda: BackToBack("What you said", ("n", "h/wk"), id="chart"))
        self.selected: list[str | None] = []

    def on_mount(self) -> None:
        """Show the rows."""
        self.query_one(BackToBack).show(ROWS)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep it."""
        self.selected.append(event.option_id)

    def row(self, name: str) -> str:
        """The line with a name."""
        return next(line for line in self.lines if name in line)

    def bars(self, name: str) -> tuple[str, str]:
        """What stands on either side of the line, without the numbers."""
        left, right = self.row(name).split("│")
        return left[-10:].strip(), right[:10].strip()


async def test_a_bar_is_as_long_as_its_number_to_half_a_cell() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)):
        assert app.bars("Charts [/] inbox") == ("█" * 10, "")
        assert app.bars("Scores") == ("█" * 7, "█" * 4 + "▌")
        assert app.row("Scores").split()[1] == "3.5"
        assert app.row("Scores").split()[-3:] == ["2.3", "2/4", "2"]


async def test_what_was_not_rated_has_a_dash_and_no_bar() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)):
        assert app.row("Mentoring").split() == ["Mentoring", "–", "│", "–", "0", "–"]


async def test_a_group_shows_its_means_and_leaves_the_bars_to_its_kinds() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)):
        assert app.row("Burden").split() == ["Burden", "4.1", "│", "0.4", "7", "38"]


async def test_lines_and_columns_stand_under_their_headings_at_any_width() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)) as pilot:
        for width in (58, 70, 80, 120):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            lines = app.lines[: len(ROWS) + 1]
            assert len({line.index("│") for line in lines}) == 1
            assert len({len(line) for line in lines}) == 1
            assert lines[0].split() == ["What", "you", "said", "▼", "dread│energy", "▲", "n", "h/wk"]


async def test_large_numbers_are_not_cut() -> None:
    app = ChartHost()
    async with app.run_test(size=(58, 12)) as pilot:
        many = Ratings(100_000, 50_000)
        app.query_one(BackToBack).show([BarRow("many", "Nights and weekends", many, many, ("50000/42000", "100000"))])
        await pilot.pause()
        assert app.row("Nights").split()[-2:] == ["50000/42000", "100000"]
        assert app.row("Nights").endswith("100000")
        assert app.lines[0].endswith("h/wk")


async def test_a_scrollbar_does_not_shift_the_rows() -> None:
    app = ChartHost()
    async with app.run_test(size=(58, 12)) as pilot:
        app.query_one(BackToBack).show([BarRow(f"{n}", "Kind", Ratings(5, 1), NONE, ("1/0", "–")) for n in range(40)])
        await pilot.pause()
        assert len({line.index("│") for line in app.lines}) == 1


async def test_a_name_too_long_for_its_room_ends_in_dots() -> None:
    app = ChartHost()
    async with app.run_test(size=(58, 12)) as pilot:
        app.query_one(BackToBack).show([BarRow("long", "Paper " * 20, Ratings(1, 1), NONE, ("1/0", "–"))])
        await pilot.pause()
        assert "…" in app.row("Paper")
        assert app.row("Paper").split()[-4:] == ["█│", "–", "1/0", "–"]


async def test_enter_and_a_click_select_a_row() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)) as pilot:
        app.query_one(BackToBack).rows.focus()
        await pilot.press("j", "enter", "down", "enter")
        await pilot.click("#chart-rows", offset=(3, 3))
        assert app.selected == ["charts", "half", "missing"]


async def test_the_cursor_stays_at_its_row_when_rows_change_and_columns_can_be_renamed() -> None:
    app = ChartHost()
    async with app.run_test(size=(80, 12)) as pilot:
        chart = app.query_one(BackToBack)
        chart.rows.focus()
        await pilot.press("j", "j")
        chart.show(reversed(ROWS), ("n ▼/▲", "h/wk"))
        await pilot.press("enter")
        assert app.selected == ["half"]
        assert "n ▼/▲" in app.lines[0]
