"""Bringing in evaluations: a file, what its columns are taken for, what will happen, and only then the import."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.domain.response_import import Role
from pivot_tui.domain.response_scales import Scale
from pivot_tui.printing.evaluation_import import (
    imported_said,
)
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.screens.import_column import ColumnChosen, ImportColumnScreen
from pivot_tui.screens.import_fields import ColumnList, ImportFields, column_row, path_typed, told, wishes_typed
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.workbook import evaluation_import
from pivot_tui.workbook.evaluation_import import Imported, Preview, Wishes
from pivot_tui.workbook.evaluation_preview import PreviewColumn
from pivot_tui.workbook.session import Session

_ROLES = tuple(Role)
_WINDOWS = (None, False, True)
_READ_IT = "enter reads the file; nothing is saved yet."
_WHAT_FOR = (
    "CSV, XLSX, XLS or ODS from Qualtrics, REDCap, Google Forms or any other program. Columns with names, e-mail, IP "
    "and other addresses of those who answered are dropped on reading. You see what each column is taken for, and "
    "can change it, before anything is saved. The same file twice adds nothing; a later export updates what is here."
)


class ImportEvaluationsScreen(WorkbookDialog[None]):
    """A path, the activity, the columns with their roles, and what importing them would do.

    Args:
        session: The open workbook.
        activity_id: The activity that is offered first.
    """

    CSS_PATH = "import_evaluations.tcss"
    HELP_NAME = "import_evaluations"
    AUTO_FOCUS = "#evaluations-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "import_all", "Import", id="import_evaluations.save", tooltip="Import what is shown"),
        Binding("tab", "app.focus_next", "Next field", id="import_evaluations.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="import_evaluations.leave", tooltip="Stop, or close without importing"),
    ]

    class Ended(Message):
        """The work in the thread is over.

        Attributes:
            outcome: What was read, what was imported, or what went wrong.
        """

        def __init__(self, outcome: Preview | Imported | Fault) -> None:
            self.outcome = outcome
            super().__init__()

    def __init__(self, session: Session, activity_id: str | None = None) -> None:
        super().__init__(session)
        self._activities = evaluation_import.activities(session.store)
        self._first = next((a.title for a in self._activities if a.id == activity_id), "")
        self._wishes = Wishes()
        self._preview: Preview | None = None
        self._stop: Event | None = None
        self._read_with: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The fields, one line for a sentence, the columns, and what will happen."""
        with Vertical(id="evaluations-form"):
            yield Static(Content.styled("Import evaluations", "bold"), id="evaluations-title")
            yield ImportFields([activity.title for activity in self._activities], self._first)
            yield Static(id="evaluations-said")
            yield ColumnList(id="evaluations-columns")
            with VerticalScroll(id="evaluations-body"):
                yield Static(Content.styled(_WHAT_FOR, "$text-muted"), id="evaluations-preview")
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is read yet."""
        self._say(_READ_IT)

    def on_unmount(self) -> None:
        """Whatever takes this screen away stops the work, and then nothing is saved."""
        if self._stop is not None:
            self._stop.set()

    # Reading

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another path is another file: what was chosen for the columns of the one before is of no use."""
        event.stop()
        if event.input.id == "evaluations-path" and self._preview is not None:
            self._forget()
        elif self._preview is not None and self._stop is None and self._typed() != self._read_with:
            self._say("enter reads the file again with this.")
        self.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file with what the fields say."""
        event.stop()
        self._read_again()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """What was changed in a field is used once the field is left."""
        event.stop()
        if self._preview is not None and self._typed() != self._read_with:
            self._read_again()

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """New responses go elsewhere."""
        event.stop()
        self._wishes = replace(self._wishes, own_window=_WINDOWS[event.index])
        if self._preview is not None:
            self._read_again()

    def _typed(self) -> tuple[str, ...]:
        return tuple(field.value.strip() for field in self.query(Input))

    def _read_again(self) -> None:
        if self._stop is not None:
            return
        typed = self._typed()
        if not typed[0]:
            self._say("Type the path of a file.", warn=True)
            return
        try:
            self._wishes = wishes_typed(self.session, typed, self._wishes)
        except Fault as fault:
            self._say(fault.sentence, warn=True)
            return
        self._read_with = typed
        self._stop = Event()
        self._say("Reading; esc stops it.")
        self._read(path_typed(typed[0]), self._wishes, self._stop)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _read(self, path: Path, wishes: Wishes, stop: Event) -> None:
        """Read in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                found = evaluation_import.preview(store, path, self.session.clock.now(), wishes, cancelled=stop.is_set)
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(found))

    def _show(self, found: Preview) -> None:
        is_first = self._preview is None
        self._preview = found
        self.set_class(True, "-read")
        mapping = self.query_one("#evaluations-mapping", Input)
        mapping.placeholder = found.mapping
        columns = self.query_one(ColumnList)
        used = next((c.name for c in found.columns if c.role not in (Role.IGNORED, Role.DROPPED)), None)
        rows = [ListedRecord(column.name, column_row(column)) for column in found.columns]
        columns.show(rows, used if is_first else None)
        self.query_one("#evaluations-preview", Static).update(told(found, is_spaced=self.has_class("-tall")))
        if found.asks:
            self._say(found.asks[0], warn=True)
        else:
            self._say("ctrl+s imports this; nothing is saved yet." if found.can_import else "There is nothing to add.")
        if is_first:
            columns.focus()
        self.refresh_bindings()

    def _forget(self) -> None:
        self._preview = None
        self._wishes = Wishes(own_window=self._wishes.own_window)
        self.set_class(False, "-read")
        self.query_one("#evaluations-mapping", Input).placeholder = ""
        self.query_one("#evaluations-preview", Static).update(Content.styled(_WHAT_FOR, "$text-muted"))
        self._say(_READ_IT)

    # Columns

    def _column(self) -> PreviewColumn | None:
        name = self.query_one(ColumnList).current
        found = self._preview.columns if self._preview is not None else ()
        return next((column for column in found if column.name == name), None)

    def on_column_list_stepped(self, event: ColumnList.Stepped) -> None:
        """Take the column for something else; what surely tells who answered stays dropped."""
        event.stop()
        column = self._column()
        if column is None or self._stop is not None:
            return
        if column.personal is not None and column.personal.certain:
            self._say(f"This column holds {column.personal.what}; it stays dropped.", warn=True)
            return
        role = _ROLES[(_ROLES.index(column.role) + event.by) % len(_ROLES)]
        self._wishes = replace(self._wishes, roles={**self._wishes.roles, column.name: role})
        self._read_again()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the scale of a rating or of a mean."""
        event.stop()
        column = self._column()
        if column is None or self._preview is None or self._stop is not None:
            return
        if column.role not in (Role.RATING, Role.MEAN):
            self._say("Only a rating or a mean has a scale; right or left makes it one.")
            return
        scale = column.scale or self._preview.reading.scales.get("", Scale(1, 5))
        self.app.push_screen(ImportColumnScreen(self.session, column, scale), self._take)

    def _take(self, chosen: ColumnChosen | None) -> None:
        column = self._column()
        if chosen is None or column is None:
            return
        name = column.name if column.role is Role.RATING else ""
        self._wishes = replace(
            self._wishes,
            scales={**self._wishes.scales, name: chosen.scale},
            points={**self._wishes.points, name: chosen.points},
        )
        self._read_again()

    # Importing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to import once it is shown, and as it is shown."""
        if action == "import_all":
            found = self._preview
            return self._stop is None and found is not None and found.can_import and self._typed() == self._read_with
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Say that escape stops what is under way."""
        if binding.action == "leave" and self._stop is not None:
            return Binding(binding.key, binding.action, "Stop")
        return binding

    def action_import_all(self) -> None:
        """Import what is shown, in a thread."""
        if self._preview is not None and self._stop is None:
            self._stop = Event()
            self._say("Importing; esc stops it, and then nothing is saved.")
            self._save(self._preview, self._stop)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _save(self, found: Preview, stop: Event) -> None:
        """Save in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                imported = evaluation_import.run(store, found, self.session.clock.now(), cancelled=stop.is_set)
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(imported))

    def on_import_evaluations_screen_ended(self, event: Ended) -> None:
        """Show what was read, be done with what was saved, or say what went wrong."""
        event.stop()
        self._stop = None
        match event.outcome:
            case Preview():
                self._show(event.outcome)
            case Imported():
                self.say(f"{imported_said(event.outcome)}. u undoes.")
                self.post_message(RecordsChanged())
                self.dismiss(None)
            case fault:
                if isinstance(fault, Damaged | Replaced):
                    self.say_fault(fault)
                self._say(fault.sentence, warn=True)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Stop what is under way; else close."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.dismiss(None)

    def _say(self, sentence: str, *, warn: bool = False) -> None:
        style = "$text-warning" if warn else "$text-muted"
        self.query_one("#evaluations-said", Static).update(Content.styled(sentence, style))
