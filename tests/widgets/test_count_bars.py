"""Counts as bars: one scale for all, side by side where there is room."""

import pytest
from textual.app import App, ComposeResult

from pivot_tui.widgets.count_bars import CountBar, CountBars

BARS = [CountBar("Students", 80), CountBar("Residents", 324), CountBar("Faculty", 1), CountBar("Others", 0)]


class Shown(App[None]):
    """The bars alone."""

    def compose(self) -> ComposeResult:
        """The bars."""
        yield CountBars("Contacts")


async def drawn(width: int, bars: list[CountBar] | None = None) -> list[str]:
    """The lines that are drawn at a width."""
    app = Shown()
    async with app.run_test(size=(width, 12)) as pilot:
        widget = app.query_one(CountBars)
        widget.show(BARS if bars is None else bars)
        await pilot.pause()
        return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()][: widget.size.height]


async def test_each_has_its_line_where_it_is_narrow() -> None:
    lines = await drawn(40)

    assert [line.split()[0] for line in lines] == ["Contacts", "Students", "Residents", "Faculty", "Others"]
    assert [line.split()[-1] for line in lines[1:]] == ["80", "324", "1", "0"]
    full = [line.count("━") for line in lines[1:]]
    assert full[1] == 40 - len("Residents  ") - len(" 324")
    assert full[0] == round(full[1] * 80 / 324)
    assert full[2:] == [1, 0]


async def test_they_stand_side_by_side_where_there_is_room() -> None:
    lines = await drawn(80)

    assert len(lines) == 3
    assert lines[1].index("Students") < lines[1].index("Residents")
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("width", [3, 8, 14, 20])
async def test_the_narrowest_screen_breaks_nothing(width: int) -> None:
    assert len(await drawn(width)) >= 1


async def test_without_counts_there_is_only_the_heading() -> None:
    assert await drawn(40, []) == ["Contacts"]
