"""Facts by name: as high as their lines at the width they get, in small and in large terminals."""

from tests.widgets.hosting import Host
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from pivot_tui.widgets.facts import Fact, Facts

LONG = "words that go on and on " * 8


class Page(VerticalScroll):
    """Facts that are shown before they have a width, and what stands below them."""

    DEFAULT_CSS = "Page { scrollbar-gutter: stable; } Facts { height: auto; }"

    def compose(self) -> ComposeResult:
        """The facts, and the line below."""
        yield Facts()
        yield Static("below")

    def on_mount(self) -> None:
        """Show the facts at once."""
        self.query_one(Facts).show([Fact("Long", LONG), Fact("Short", "a word")])


def below(widget: Widget) -> int:
    """The row on which the line below the facts stands."""
    return widget.query_one("Page > Static:last-child").region.y


async def test_what_follows_facts_stands_right_below_them_at_every_size() -> None:
    for size in ((80, 24), (80, 40), (120, 40)):
        host = Host(Page)
        async with host.run_test(size=size) as pilot:
            lines = -(-len(LONG) // (size[0] - 16)) + 1
            assert below(host.screen) in (lines, lines + 1)

            await pilot.resize_terminal(60, 20)
            narrow = below(host.screen)
            await pilot.resize_terminal(*size)

            assert narrow > below(host.screen)
            assert below(host.screen) in (lines, lines + 1)
