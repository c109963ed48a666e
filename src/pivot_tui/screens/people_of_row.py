"""The people of one row of who you have met: each with what they are and whether they were met."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.days import say_day_near
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook.session import Session

_NAME = 12  # cells for initials


class _Person:
    """An acquaintance, by the contact's id.

    Args:
        known: The acquaintance.
    """

    def __init__(self, known: Acquaintance) -> None:
        self.known = known
        self.id = known.contact.id


class PeopleOfRowScreen(ListsRecords[_Person], WorkbookDialog[str]):
    """Several people with something in common.

    Args:
        session: The open workbook.
        name: What they have in common.
        people: Who they are.
    """

    CSS_PATH = "people_of_row.tcss"
    HELP_NAME = "people_of_row"
    AUTO_FOCUS = "#people-of-row"
    NEEDS_ONE = ("edit",)
    ENTER = "Open"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="people_of_row.leave", tooltip="Back to who you have met"),
    ]

    def __init__(self, session: Session, name: str, people: Sequence[Acquaintance]) -> None:
        super().__init__(session)
        self._shared = name
        self._people = [_Person(known) for known in people]

    def compose(self) -> ComposeResult:
        """What they have in common, and who they are."""
        with Vertical(id="people-of-row-box"):
            yield Static(Content.styled(self._shared, "bold"), id="people-of-row-title", markup=False)
            yield RecordList(id="people-of-row")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show them."""
        self.show_listed(self._people)

    def rows_of(self, records: Iterable[_Person]) -> Iterator[ListedRecord]:
        """Each with what they are and whether they were met."""
        today = self.session.clock.now().day

        def row(known: Acquaintance) -> Row:
            contact = known.contact
            left = plain(" ".join(contact.who.split())).truncate(_NAME - 1, ellipsis=True, pad=True)
            said = f"met {say_day_near(known.held, today)}" if known.held else "not met"
            middle = plain(" ".join(contact.position.split()) or TYPE_NAMES[contact.type])
            return Row(Content.assemble(left, " "), middle, Content.styled(said, "$text-muted"))

        return (ListedRecord(one.id, RowDrawnLater(partial(row, one.known))) for one in records)

    def action_edit(self) -> None:
        """Close, with the id of the one under the cursor, whose form is opened then."""
        if (one := self.current) is not None:
            self.dismiss(one.id)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
