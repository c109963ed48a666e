"""The list of records: letters and arrows, ends that do not wrap, a cursor that stays on its record."""

from tests.widgets.hosting import Host
from textual import events as _events
from textual.content import Content

from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row


def records(*numbers: int) -> list[ListedRecord]:
    """Records with these numbers."""
    return [ListedRecord(f"r{number}", Row(Content(""), Content(f"row {number} [/]"))) for number in numbers]


class ListHost(Host):
    """A host that keeps what the list asks for."""

    def __init__(self) -> None:
        super().__init__(lambda: RecordList(id="list"))
        self.asked: list[tuple[bool, bool]] = []

    @property
    def list(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Keep which end, and whether it is a jump."""
        assert event.control is self.list
        self.asked.append((event.last, event.jump))


async def test_letters_move_as_arrows_do_and_the_ends_are_ends() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(1, 2, 3))
        app.list.focus()
        seen = []
        for key in ("k", "j", "down", "j", "down", "up", "k", "G", "g"):
            await pilot.press(key)
            seen.append(app.list.current)
        assert seen == ["r1", "r2", "r3", "r3", "r3", "r2", "r1", "r3", "r1"]


async def test_rows_are_literal() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(1, 2))
        await pilot.pause()
        assert app.lines[:2] == [" row 1 [/]", " row 2 [/]"]


async def test_the_cursor_stays_on_its_record_when_others_come_or_go() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(1, 2, 3))
        app.list.focus()
        await pilot.press("j")
        app.list.show(records(9, 8, 1, 2, 3))
        assert app.list.current == "r2"
        app.list.show(records(9, 2))
        assert app.list.current == "r2"


async def test_the_cursor_keeps_its_row_when_its_record_goes_and_the_last_one_when_there_are_fewer() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(1, 2, 3))
        app.list.focus()
        await pilot.press("j")
        app.list.show(records(1, 3))
        assert app.list.current == "r3"
        app.list.show(records(7))
        assert app.list.current == "r7"
        app.list.show([])
        assert app.list.current is None
        await pilot.press("j", "k", "G", "g", "pagedown", "pageup", "enter")
        app.list.show(records(5))
        assert app.list.current == "r5"


async def test_the_cursor_stays_at_its_height_when_rows_are_put_in_above_it() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(*range(100, 160)))
        app.list.focus()
        await pilot.press(*["j"] * 20)
        before = next(number for number, line in enumerate(app.lines) if "row 120" in line)
        app.list.show(records(*range(50, 160)))
        await pilot.pause()
        assert next(number for number, line in enumerate(app.lines) if "row 120" in line) == before


async def test_the_cursor_goes_where_it_is_sent() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(*range(60)), "r50")
        await pilot.pause()
        assert app.list.current == "r50"
        assert " row 50 [/]" in app.lines


async def test_more_is_asked_for_before_an_end_is_reached_and_the_very_end_when_it_is_wanted() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(*range(100)), "r50")
        app.list.focus()
        await pilot.press("j", "k")
        assert app.asked == []
        app.list.show(records(*range(100)), "r75")
        await pilot.press("j")
        assert app.asked.pop() == (True, False)
        app.list.show(records(*range(100)), "r20")
        await pilot.press("k")
        assert app.asked.pop() == (False, False)
        await pilot.press("G")
        assert (True, True) in app.asked
        await pilot.press("g")
        assert (False, True) in app.asked


async def test_the_wheel_asks_for_more_at_both_ends() -> None:
    app = ListHost()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(records(*range(100)), "r50")
        await pilot.pause()
        app.list.scroll_end(animate=False)
        await pilot.pause()
        await pilot.hover("#list", offset=(3, 3))
        await pilot._post_mouse_events([_events.MouseScrollDown], widget="#list", offset=(3, 3))
        assert (True, False) in app.asked
        app.asked.clear()
        app.list.scroll_home(animate=False)
        await pilot.pause()
        await pilot._post_mouse_events([_events.MouseScrollUp], widget="#list", offset=(3, 3))
        assert (False, False) in app.asked
