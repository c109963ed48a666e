"""The two keys that records have beside their own: how one has changed, and erasing it for good."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.binding import Binding

from pivot_tui.workbook.session import Session

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from textual.widget import Widget

    class _Host(Widget):
        """What screens and views have in common."""

        def attempt(self, ask: Callable[[], Answer]) -> Answer | None: ...
else:
    _Host = object


class Traced(NamedTuple):
    """The record that the keys are about.

    Attributes:
        table: Its table.
        id: Its id.
        title: What it is called, in the user's own words.
    """

    table: str
    id: str
    title: str


def trace_bindings(subject: str) -> tuple[Binding, Binding]:
    """The two keys, whose ids begin with a subject."""
    return (
        Binding("V", "versions", "Versions", show=False, id=f"{subject}.versions", tooltip="How this one has changed"),
        Binding(
            "D", "erase", "Erase for good", show=False, id=f"{subject}.erase", tooltip="Remove it with all its traces"
        ),
    )


class HasTraces(_Host):
    """A view or screen with these keys, which stands before its other bases and says what its cursor is on."""

    session: Session

    @property
    def traced(self) -> Traced | None:
        """The record under the cursor."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Both need a record."""
        if action in ("versions", "erase"):
            return self.is_mounted and self.traced is not None
        return super().check_action(action, parameters)

    def action_versions(self) -> None:
        """Show how the record has changed."""
        from pivot_tui.screens.versions import VersionsScreen

        if (record := self.traced) is not None:
            self.app.push_screen(VersionsScreen(self.session, *record))

    def action_erase(self) -> None:
        """Ask, and then remove the record with all its traces."""
        from pivot_tui.screens.erase import EraseScreen

        if (record := self.traced) is None:
            return
        screen = self.attempt(lambda: EraseScreen(self.session, *record))
        if screen is not None:
            self.app.push_screen(screen)
