"""An area with views: the first is there at once, the others are made when they are first visited."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from pivot_tui.screens.frame import AreaScreen, Printed
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook.session import Session


class AreaOfViews(AreaScreen):
    """An area whose body is one of its views.

    Args:
        session: The open workbook.
        area: The area's digit.
    """

    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {}
    """The number of the view that shows the records of a table; the first shows all others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_field", "Back", id="back", tooltip="Leave what is open"),
    ]

    def __init__(self, session: Session, area: int) -> None:
        super().__init__(session, area)
        self._shown: dict[str, int] = {}

    def compose_body(self) -> Iterable[Widget]:
        """The first view."""
        with ContentSwitcher(initial=self._view_id(0), id="views"):
            yield self.make_view(0)

    def make_view(self, number: int) -> AreaView:
        """A view by its number, whose id is ``view-`` and its name with dashes for spaces."""
        raise NotImplementedError

    def _view_id(self, number: int) -> str:
        return f"view-{self.VIEWS[number].lower().replace(' ', '-')}"

    @property
    def open_view(self) -> AreaView:
        """The view that is shown."""
        switcher = self.query_one("#views", ContentSwitcher)
        return switcher.query_one(f"#{switcher.current}", AreaView)

    def show_records(self) -> None:
        """Read the view that is shown again; the others are read when they are next visited."""
        view = self.open_view
        self._shown[str(view.id)] = self.session.revision
        view.show_records()

    async def show_record(self, table: str, identifier: str) -> None:
        """Go to the view that holds a record, with the cursor on it; one that has gone is said in one line."""
        number = self.VIEW_OF_TABLE.get(table, 0)
        AreaScreen.show_view(self, number)
        await self._visit(number)
        self.attempt(lambda: self.open_view.show_record(identifier))

    def printed(self) -> Printed | None:
        """The view that is shown, as lines."""
        return self.open_view.printed()

    def show_view(self, number: int) -> None:
        """Go to a view."""
        super().show_view(number)
        if number == 0:
            self._open(self._view_id(0))
        else:
            self.run_worker(self._visit(number), exclusive=True, group="view")

    async def _visit(self, number: int) -> None:
        """Go to a view that may have to be made first."""
        name = self._view_id(number)
        switcher = self.query_one("#views", ContentSwitcher)
        if not switcher.query(f"#{name}"):
            view = self.make_view(number)
            view.display = False
            await switcher.mount(view)
        if self.view == number:
            self._open(name)

    def _open(self, name: str) -> None:
        self.query_one("#views", ContentSwitcher).current = name
        view = self.open_view
        if self._shown.get(name) != self.session.revision:
            self.attempt(self.show_records)
        self.say_fact(view.fact)
        view.focus_first()
        self.refresh_bindings()

    def on_area_view_said(self, event: AreaView.Said) -> None:
        """Say the fact of the view that is shown."""
        event.stop()
        if event.view is self.open_view:
            self.say_fact(event.fact)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is only there where it leaves something."""
        if action == "leave_field":
            return self.is_mounted and self.open_view.has_open_field
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what a key does just here."""
        return self.open_view.described(binding) if self.is_mounted else binding

    def action_leave_field(self) -> None:
        """Leave what is open in the view."""
        self.open_view.leave_field()
