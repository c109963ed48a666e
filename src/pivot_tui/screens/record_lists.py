"""What every view and screen around one list of records has: the record under its cursor, and the acts on that one."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList

from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.widgets.record_list import ListedRecord, RecordList

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from textual.widget import Widget

    class _Host(Widget):
        """What screens and views have in common."""

        def attempt(self, ask: Callable[[], Answer]) -> Answer | None: ...

        def described(self, binding: Binding) -> Binding: ...
else:

    class _Host:
        """Nothing while the program runs: what they have in common comes with them."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Record = TypeVar("Record", bound=_Identified)


class ListsRecords(_Host, Generic[Record]):
    """A view or screen around a `RecordList`, which stands before its other bases.

    It says how its records look as rows (`rows_of`), reads them (`show_listed`), and has its own bindings; what
    stands beside the list is shown by `show_one`. Where nothing is listed it has the class ``-empty``.
    """

    NEEDS_ONE: ClassVar[tuple[str, ...]] = ("edit", "trash")
    """The acts that are only there where the cursor is on a record."""

    ENTER: ClassVar[str] = "Edit"
    """What enter does, as the key line names it."""

    listed: Mapping[str, Record] = MappingProxyType({})
    """The records that are loaded, in their order, by id."""

    # What is listed

    @property
    def record_list(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        return self.listed.get(self.record_list.current or "")

    def rows_of(self, records: Iterable[Record]) -> Iterable[ListedRecord]:
        """The records as the list shows them."""
        raise NotImplementedError

    def show_listed(self, records: Iterable[Record], cursor: str | None = None) -> None:
        """List these records; the cursor stays at its record, or failing that in its row.

        Args:
            records: What to list.
            cursor: The id of the record to put the cursor on.
        """
        self.listed = {record.id: record for record in records}
        self.record_list.show(self.rows_of(self.listed.values()), cursor)
        self.show_what_is_listed()

    def add_listed(self, records: Iterable[Record]) -> None:
        """List more records behind those that are there; one that is there already stays where it is."""
        new = {record.id: record for record in records if record.id not in self.listed}
        self.listed = {**self.listed, **new}
        self.record_list.add(self.rows_of(new.values()))

    def show_what_is_listed(self) -> None:
        """Show all that depends on the records and the cursor."""
        self.set_class(not self.listed, "-empty")
        self.show_one()
        self.refresh_bindings()

    def show_one(self) -> None:
        """Show beside the list what is under the cursor; a list that stands alone shows nothing."""

    def put_cursor(self, identifier: str) -> None:
        """Put the cursor on a record that is listed."""
        self.record_list.highlighted = self.record_list.get_option_index(identifier)

    def focus_first(self) -> None:
        """Give the list the focus."""
        self.record_list.focus()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a record is only there where one is."""
        if action in self.NEEDS_ONE and not (self.is_mounted and self.current is not None):
            return False
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what enter does here."""
        if binding.action == "select":
            return Binding(binding.key, binding.action, self.ENTER)
        return super().described(binding)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the cursor has come to."""
        event.stop()
        self.cursor_moved()
        self.refresh_bindings()

    def cursor_moved(self) -> None:
        """The cursor has come to another record."""
        self.show_one()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what enter does, by key or by click."""
        event.stop()
        self.choose()

    def choose(self) -> None:
        """What enter does to the record under the cursor; unless a list says otherwise, its form is opened."""
        self.action_edit()

    def action_edit(self) -> None:
        """Open the form of the record under the cursor."""
        raise NotImplementedError

    # Acts

    def open_screen(self, build: Callable[[], Screen[Any]]) -> None:
        """Open a screen; where it cannot be built, the fault is said."""
        screen = self.attempt(build)
        if screen is not None:
            self.app.push_screen(screen)

    def open_for_current(self, build: Callable[[Record], Screen[Any]]) -> None:
        """Open a screen about the record under the cursor, if there is one."""
        if (one := self.current) is not None:
            self.open_screen(lambda: build(one))

    def trash_current(self, trash: Callable[[Record], int], said: str = "In the trash.") -> None:
        """Put the record under the cursor in the trash; no question, since it can be taken back.

        Args:
            trash: Puts it there.
            said: What is said of it then.
        """
        one = self.current
        if one is not None and self.attempt(lambda: trash(one)) is not None:
            self.changed(said)

    def changed(self, said: str) -> None:
        """Say what was done and what takes it back, and let whatever shows the records show them anew."""
        self.notify(f"{said} u undoes.", timeout=4, markup=False)
        self.post_message(RecordsChanged())
