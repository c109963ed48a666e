"""Bringing in contacts: a file, who in it is new or here already, and only then the import."""

from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from pivot_tui.domain import contact_merge
from pivot_tui.domain.contact_merge import Proposal
from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.domain.rounding import many
from pivot_tui.printing.contact_import import counts_lines, imported_said, preview_parts, question_parts
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import contact_import
from pivot_tui.workbook.contact_import import ContactPreview, ImportedContacts
from pivot_tui.workbook.session import Session

_CHOICES = tuple(contact_merge.Choice)
_NAMES = ("Initials", "Whole names")
_READ_IT = "enter reads the file; nothing is saved yet."
_WHAT_FOR = (
    "Address cards (vCard 2.1, 3.0 or 4.0), an export of Google Contacts or Outlook, or any CSV or spreadsheet with a "
    "column for names. Kept are name, e-mail, phone, institution, position and categories; addresses, birthdays, "
    "photos and notes stay behind. You see who is new and who is here already before anything is saved, and the same "
    "file twice adds nobody."
)


class ContactPathField(Input):
    """The field for the path; enter reads what lies there, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Read", id="import_contacts.read", tooltip="Read the file, and save nothing yet"),
    ]


class QuestionList(RecordList):
    """Those of whom only the user knows whether they are here; a key says new, the same, or neither."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "step(1)",
            "Choose",
            id="import_contacts.choose",
            tooltip="The same person, somebody new, or left out",
        ),
        Binding(
            "right,enter",
            "step(1)",
            "Choose",
            show=False,
            id="import_contacts.choose_next",
            tooltip="The next choice",
        ),
        Binding(
            "left", "step(-1)", "Back", show=False, id="import_contacts.choose_before", tooltip="The choice before"
        ),
    ]

    class Stepped(Message):
        """The user says something else of the one under the cursor.

        Attributes:
            by: One step on, or one back.
        """

        def __init__(self, by: int) -> None:
            self.by = by
            super().__init__()

    def action_step(self, by: int) -> None:
        """Ask for another choice."""
        self.post_message(self.Stepped(by))


class ImportContactsScreen(WorkbookDialog[None]):
    """A path, what is kept of names, who is unclear, and what importing would do.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "import_contacts.tcss"
    HELP_NAME = "import_contacts"
    AUTO_FOCUS = "#contacts-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "import_all", "Import", id="import_contacts.save", tooltip="Import what is shown"),
        Binding("tab", "app.focus_next", "Next", id="import_contacts.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="import_contacts.leave", tooltip="Stop, or close without importing"),
    ]

    class Ended(Message):
        """The work in the thread is over.

        Attributes:
            outcome: What was read, what was imported, or what went wrong.
        """

        def __init__(self, outcome: ContactPreview | ImportedContacts | Fault) -> None:
            self.outcome = outcome
            super().__init__()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._preview: ContactPreview | None = None
        self._stop: Event | None = None

    def compose(self) -> ComposeResult:
        """The fields, one line for a sentence, the questions, and what will happen."""
        with Vertical(id="contacts-form"):
            yield Static(Content.styled("Import contacts", "bold"), id="contacts-title")
            with Horizontal(classes="import-field"):
                yield Static(Content("File"), classes="import-label")
                yield ContactPathField(compact=True, select_on_focus=False, id="contacts-path")
            with Horizontal(classes="import-field"):
                yield Static(Content("Keep"), classes="import-label")
                yield Choice(_NAMES, id="contacts-names")
            yield Static(id="contacts-said")
            yield QuestionList(id="contacts-questions")
            with VerticalScroll(id="contacts-body"):
                yield Static(Content.styled(_WHAT_FOR, "$text-muted"), id="contacts-preview")
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
        """Another path: what is shown is no longer what would be imported."""
        event.stop()
        if self._preview is not None and self._stop is None:
            self._preview = None
            self.remove_class("-asking")
            self.query_one("#contacts-preview", Static).update(Content.styled(_WHAT_FOR, "$text-muted"))
            self._say(_READ_IT)
            self.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file."""
        event.stop()
        typed = event.value.strip()
        if self._stop is not None:
            return
        if not typed:
            self._say("Type the path of a file.", warn=True)
            return
        self._begin("Reading; esc stops it.")
        assert self._stop is not None
        self._read(_path(typed), self._stop, keep_names=self._keeps_names)

    @property
    def _keeps_names(self) -> bool:
        return self.query_one(Choice).index == 1

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _read(self, path: Path, stop: Event, *, keep_names: bool) -> None:
        """Read in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                found = contact_import.preview(store, path, keep_names=keep_names, cancelled=stop.is_set)
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(found))

    def _show(self, found: ContactPreview) -> None:
        is_first, self._preview = self._preview is None, found
        questions = self.query_one(QuestionList)
        questions.show([_listed(found, question) for question in found.merge.questions])
        self.set_class(bool(found.merge.questions), "-asking")
        pieces = [Content("\n").join(plain(line) for line in counts_lines(found))]
        for title, rows in preview_parts(found):
            pieces.append(Content("\n").join([Content.styled(title, "bold"), *(plain(row) for row in rows)]))
        self.query_one("#contacts-preview", Static).update(Content("\n\n").join(pieces))
        body = self.query_one("#contacts-body", VerticalScroll)
        if is_first:
            body.scroll_home(animate=False)
            (questions if found.merge.questions else body).focus()
        if found.can_import:
            self._say("ctrl+s imports this; nothing is saved yet.")
        else:
            self._say("Nothing would be added." if found.merge.questions else "There is nothing to add.")
        self.refresh_bindings()

    # Choosing

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Keep initials, or whole names."""
        event.stop()
        if self._preview is not None and self._stop is None:
            self._show_again(self._preview.choices, keep_names=self._keeps_names)

    def on_question_list_stepped(self, event: QuestionList.Stepped) -> None:
        """Say something else of the one under the cursor."""
        event.stop()
        number, found = self.query_one(QuestionList).current, self._preview
        if number is None or found is None or self._stop is not None:
            return
        before = found.choices.get(int(number), contact_merge.Choice.LEFT_OUT)
        choice = _CHOICES[(_CHOICES.index(before) + event.by) % len(_CHOICES)]
        self._show_again({**found.choices, int(number): choice}, keep_names=found.keep_names)

    def _show_again(self, choices: contact_import.Choices, *, keep_names: bool) -> None:
        assert self._preview is not None
        try:
            found = contact_import.chosen(self.session.store, self._preview, choices, keep_names=keep_names)
        except Fault as fault:
            self._fail(fault)
        else:
            self._show(found)

    # Importing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to import once it is shown."""
        if action == "import_all":
            return self._stop is None and self._preview is not None and self._preview.can_import
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Say how many contacts would come, and that escape stops what is under way."""
        if binding.action == "import_all" and self._preview is not None and self._preview.merge.added:
            return Binding(binding.key, binding.action, f"Import {many(len(self._preview.merge.added), 'contact')}")
        if binding.action == "leave" and self._stop is not None:
            return Binding(binding.key, binding.action, "Stop")
        return binding

    def action_import_all(self) -> None:
        """Import what is shown, in a thread."""
        if self._preview is not None and self._stop is None:
            self._begin("Importing; esc stops it, and then nothing is saved.")
            assert self._stop is not None
            self._save(self._preview, self._stop)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _save(self, found: ContactPreview, stop: Event) -> None:
        """Save in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                imported = contact_import.save(store, found, cancelled=stop.is_set)
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(imported))

    def on_import_contacts_screen_ended(self, event: Ended) -> None:
        """Show what was read, be done with what was saved, or say what went wrong."""
        event.stop()
        self._stop = None
        self._enable()
        match event.outcome:
            case ContactPreview():
                self._show(event.outcome)
            case ImportedContacts():
                back = " u undoes." if event.outcome != ImportedContacts() else ""
                self.say(f"{imported_said(event.outcome)}.{back}")
                self.post_message(RecordsChanged())
                self.dismiss(None)
            case fault:
                self.query_one("#contacts-path").focus()
                self._fail(fault)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Stop what is under way; else close."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.dismiss(None)

    def _begin(self, said: str) -> None:
        self._stop = Event()
        self._enable()
        self._say(said)
        self.refresh_bindings()

    def _enable(self) -> None:
        for field in (self.query_one("#contacts-path", Input), self.query_one(Choice)):
            field.disabled = self._stop is not None

    def _fail(self, fault: Fault) -> None:
        if isinstance(fault, Damaged | Replaced):
            self.say_fault(fault)
        self._say(fault.sentence, warn=True)

    def _say(self, sentence: str, *, warn: bool = False) -> None:
        style = "$text-warning" if warn else "$text-muted"
        self.query_one("#contacts-said", Static).update(Content.styled(sentence, style))


def _path(typed: str) -> Path:
    """The path that was typed, in the home folder where it says so."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # the home folder of somebody who is not known here
        return Path(typed)


def _listed(found: ContactPreview, question: Proposal) -> ListedRecord:
    """A question as a row: what is chosen, who it is in the file, and what is in doubt."""
    number = question.candidate.number
    choice = found.choices.get(number, contact_merge.Choice.LEFT_OUT)
    name, doubt = question_parts(found, question)
    left = Content.styled(f"{choice.value:<10}", "$text-muted" if choice is _CHOICES[0] else "bold")
    middle = Content.assemble(plain(name), ("  ", ""), Content.styled(doubt, "$text-muted"))
    return ListedRecord(str(number), Row(left, middle))
