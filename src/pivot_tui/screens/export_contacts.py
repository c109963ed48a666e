"""Writing the contacts as address cards: how many, what goes with them, and the file they are written to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.rounding import many
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook import contact_export
from pivot_tui.workbook.private_files import TargetExists
from pivot_tui.workbook.session import Session

_LONG = 12.0  # seconds that a path stays readable
_WHAT_GOES = (
    "Everybody as they are named here, with institution, position, e-mail, phone, tags and type, as vCard 3.0. What "
    "was said and noted stays in the workbook. The file can be read by you alone."
)


class CardsPathField(Input):
    """The field for the file; enter writes, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Write", id="export_contacts.enter", tooltip="Write the file that is named"),
    ]


class ExportContactsScreen(WorkbookDialog[None]):
    """Writes all contacts to a file of address cards.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "export_contacts.tcss"
    HELP_NAME = "export_contacts"
    AUTO_FOCUS = "#cards-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "write", "Write the file", id="export_contacts.write", tooltip="Write the file that is named"
        ),
        Binding("escape", "leave", "Close", id="export_contacts.leave", tooltip="Close without writing"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._suggested = contact_export.file_name(session.clock.now())
        self._may_replace = ""

    def compose(self) -> ComposeResult:
        """The file, what goes into it, and a line for a sentence."""
        with Vertical(id="cards"):
            yield Static(Content.styled("Export contacts", "bold"), id="cards-title")
            with Horizontal(classes="cards-field"):
                yield Static(Content("File"), classes="cards-label")
                yield CardsPathField(f"~/{self._suggested}", compact=True, select_on_focus=False, id="cards-path")
            yield Static(id="cards-said")
            yield Static(Content.styled(_WHAT_GOES, "$text-muted"), id="cards-about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say how many there are."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Count the contacts anew."""
        try:
            number = contact_export.count(self.session.store)
        except Fault as fault:
            self.say_fault(fault)
        else:
            self._say(many(number, "contact") if number else "There are no contacts yet.")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file is asked about anew."""
        event.stop()
        if self._may_replace and event.value.strip() != self._may_replace:
            self._may_replace = ""
            self.refresh_records()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file, or say why not; one that is there is replaced only when asked a second time."""
        named = self.query_one("#cards-path", Input).value.strip()
        if not named:
            self._say("Name the file, or the folder that it shall go into.", warn=True)
            return
        force, store = named == self._may_replace, self.session.store
        try:
            path, written = contact_export.write_cards(store, named, self._suggested, force=force)
        except TargetExists as fault:
            self._may_replace = named
            self._say(f"{fault.sentence} The same key again writes over it.", warn=True)
        except Fault as fault:
            self._say(fault.sentence, warn=True)
        else:
            encrypted = " The workbook is encrypted; the file is not." if store.encrypted else ""
            self.notify(f"{many(written, 'contact')} written to {path}.{encrypted}", timeout=_LONG, markup=False)
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _say(self, sentence: str, *, warn: bool = False) -> None:
        style = "$text-warning" if warn else "$text-muted"
        self.query_one("#cards-said", Static).update(Content.styled(sentence, style))
