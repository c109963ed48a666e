"""A list in sections: the cursor passes over headings, never around the ends, and is always at a record."""

from textual.app import App, ComposeResult
from textual.content import Content

from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row
from pivot_tui.widgets.section_list import SectionList, heading


def row(text: str) -> Row:
    """A row."""
    return Row(Content(text), Content(""))


def listed(*names: str) -> list[ListedRecord]:
    """Rows, of which those that begin with # are headings."""
    return [heading(name, row(name)) if name.startswith("#") else ListedRecord(name, row(name)) for name in names]


class ListApp(App[None]):
    """A list alone."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield SectionList()


async def test_the_cursor_passes_over_headings_and_stops_at_the_ends() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        sections = app.query_one(SectionList)
        sections.show(listed("#one", "a", "b", "#two", "c", "#none"))
        sections.focus()
        assert sections.current == "a"
        await pilot.press("up")
        assert sections.current == "a"
        await pilot.press("down", "down")
        assert sections.current == "c"
        await pilot.press("down")
        assert sections.current == "c"
        await pilot.press("k")
        assert sections.current == "b"


async def test_where_its_record_has_gone_the_cursor_goes_to_one_nearby() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)):
        sections = app.query_one(SectionList)
        sections.show(listed("#one", "a", "#two", "c"), "c")
        assert sections.current == "c"
        sections.show(listed("#one", "a", "#two", "#none"))
        assert sections.current == "a"
        sections.show(listed("#one", "#none"))
        assert sections.current is None
        sections.show(listed("#one", "a"))
        assert sections.current == "a"
