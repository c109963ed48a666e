"""One of a few: all are visible, and arrows, space and clicks choose."""

from tests.widgets.hosting import Host

from pivot_tui.widgets.choice import Choice

NAMES = ("Drains", "[/] Feeds", "Note")


class ChoiceHost(Host):
    """A host that keeps every choice."""

    def __init__(self) -> None:
        super().__init__(lambda: Choice(NAMES, 1, id="choice"))
        self.chosen: list[int] = []

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Keep it."""
        assert event.control is self.query_one(Choice)
        self.chosen.append(event.index)


async def test_the_chosen_one_stands_in_brackets_and_names_are_literal() -> None:
    app = ChoiceHost()
    async with app.run_test(size=(60, 3)):
        assert app.lines[0] == "  Drains  [[/] Feeds]  Note"


async def test_arrows_and_space_go_around() -> None:
    app = ChoiceHost()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(Choice).focus()
        await pilot.press("right", "space", "left", "h", "l")
        assert app.chosen == [2, 0, 2, 1, 2]
        assert app.lines[0].endswith("[Note]")


async def test_a_click_on_a_name_chooses_it() -> None:
    app = ChoiceHost()
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.click("#choice", offset=(3, 0))
        assert app.chosen == [0]
