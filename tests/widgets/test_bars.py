"""The lines that frame a screen: what does not fit is left out whole, never cut in the middle of a word."""

from typing import ClassVar

from tests.widgets.hosting import Host
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from pivot_tui.widgets.bars import AREAS, AreaBar, KeyLine, ViewBar

KEYS = ("c Capture", "enter Open", "F6 Odd", "tab Next panel", "/ Filter", "? Help", "esc Back")
HELP = "? Help"


class KeyScreen(Screen[None]):
    """Some keys, and the line that names them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "a", "Back"),
        Binding("question_mark", "b", "Help"),
        Binding("slash", "d", "Filter"),
        Binding("tab", "e", "Next panel"),
        Binding("F6", "f", "Odd"),
        Binding("enter", "g", "Open"),
        Binding("c,f2", "h", "Capture"),
        Binding("x", "i", "Hidden", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A field, and the line."""
        yield Input(id="field")
        yield KeyLine()


class KeyHost(App[None]):
    """Shows them."""

    def get_default_screen(self) -> KeyScreen:
        """The only screen."""
        return KeyScreen()

    @property
    def keys(self) -> str:
        """The last line."""
        return self.screen._compositor.render_strips()[-1].text.strip()


async def test_the_keys_that_carry_the_workbook_come_first_and_the_ways_out_last() -> None:
    app = KeyHost()
    async with app.run_test(size=(120, 5)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        assert app.keys == "   ".join(KEYS)


async def test_no_key_is_cut_in_a_narrow_terminal_and_the_help_always_fits() -> None:
    app = KeyHost()
    async with app.run_test(size=(100, 5)) as pilot:
        app.screen.set_focus(None)
        for width in range(12, 100, 4):
            await pilot.resize_terminal(width, 5)
            await pilot.pause()
            others = [key for key in KEYS if key != HELP]
            lines = ["   ".join(key for key in KEYS if key in (*others[:number], HELP)) for number in range(len(KEYS))]
            assert app.keys == [line for line in lines if len(line) <= width - 2][-1]


async def test_over_a_field_only_keys_that_it_does_not_type_are_named() -> None:
    app = KeyHost()
    async with app.run_test(size=(120, 5)) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.pause()
        assert not {"c", "/", "?", "x"} & {piece.split()[0] for piece in app.keys.split("   ")}
        assert "esc Back" in app.keys


async def test_the_areas_fit_eighty_columns() -> None:
    app = Host(lambda: AreaBar(3))
    async with app.run_test(size=(80, 3)):
        assert all(f" {number} {name}" in app.lines[0] for number, name in enumerate(AREAS, 1))


async def test_the_fact_stands_flush_right_and_gives_way_to_the_views() -> None:
    app = Host(lambda: ViewBar(("Entries", "Profile")))
    async with app.run_test(size=(60, 3)) as pilot:
        bar = app.query_one(ViewBar)
        bar.fact = "8 entries, newest first"
        await pilot.pause()
        assert app.lines[0] == " Entries   Profile" + " " * 18 + "8 entries, newest first"
        bar.fact = "[/] " * 20
        await pilot.pause()
        assert app.lines[0].startswith(" Entries   Profile   [/] [/]")
        assert app.lines[0].endswith("…")
        assert len(app.lines[0]) <= 59
