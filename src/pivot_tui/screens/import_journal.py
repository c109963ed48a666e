"""Bringing in a journal of another program: a file, what it holds, and only then the import."""

from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, ProgressBar, Static

from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.printing.importing import counts_lines, preview_parts
from pivot_tui.printing.parts import entries_said
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook import journal_import
from pivot_tui.workbook.journal_import import FORM_NAMES, Form, ImportPreview
from pivot_tui.workbook.session import Session

_FORMS = tuple(Form)
_WHAT_FOR = (
    "A journal kept in jrnl (its text, its folder, or what jrnl --format json gives), or a text with a dated heading "
    "a day. Words stay as written. You see what is in the file before anything is saved, and importing it twice "
    "adds nothing."
)


class PathField(Input):
    """The field for the path; enter reads what lies there, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Read the file", id="import.read", tooltip="Read the file, and save nothing yet"),
    ]


class ImportScreen(WorkbookDialog[None]):
    """A path, how the file is read, what it holds; enter imports it in a thread, escape stops that."""

    CSS_PATH = "import_journal.tcss"
    HELP_NAME = "import"
    AUTO_FOCUS = "#import-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "import_all", "Import", id="import.save", tooltip="Import what is shown"),
        Binding("tab", "app.focus_next", "Next field", id="import.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="import.leave", tooltip="Stop, or close without importing"),
    ]

    class Progressed(Message):
        """The work in the thread has come further.

        Attributes:
            done: How much is done.
            total: Of how much.
        """

        def __init__(self, done: int, total: int) -> None:
            self.done = done
            self.total = total
            super().__init__()

    class Ended(Message):
        """The work in the thread is over.

        Attributes:
            outcome: What was read, how many entries were added, or what went wrong.
        """

        def __init__(self, outcome: ImportPreview | int | Fault) -> None:
            self.outcome = outcome
            super().__init__()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._preview: ImportPreview | None = None
        self._stop: Event | None = None
        self._chose = False

    def compose(self) -> ComposeResult:
        """The fields, one line for a sentence or the progress, and the preview below."""
        with Vertical(id="import-form"):
            yield Static(Content.styled("Import a journal", "bold"), id="import-title")
            with Horizontal(classes="import-field"):
                yield Static(Content("File"), classes="import-label")
                yield PathField(compact=True, select_on_focus=False, id="import-path")
            with Horizontal(classes="import-field"):
                yield Static(Content("Read as"), classes="import-label")
                yield Choice(tuple(FORM_NAMES.values()), id="import-form-choice")
            yield Static(id="import-said")
            yield ProgressBar(total=100, show_eta=False, id="import-progress")
            with VerticalScroll(id="import-body"):
                yield Static(Content.styled(_WHAT_FOR, "$text-muted"), id="import-preview")
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is under way yet."""
        self.query_one(ProgressBar).display = False
        self._say("enter reads the file; nothing is saved yet.")

    def on_unmount(self) -> None:
        """Whatever takes this screen away stops the work, and then nothing is saved."""
        if self._stop is not None:
            self._stop.set()

    # Reading

    def on_input_changed(self) -> None:
        """Another path: what is shown is no longer what enter would import."""
        if self._stop is None:
            self._forget()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Guess what the file is, and read it."""
        event.stop()
        if self._stop is not None:
            return
        path = self._path()
        if path is None:
            self._say("Type the path of a file, or of the folder that jrnl keeps.", warn=True)
            return
        form = self._guessed(path)
        if form is not None:
            self.query_one(Choice).index = _FORMS.index(form)
            self._begin_reading(path, form, chose=False)

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Read the file in the other way."""
        event.stop()
        path = self._path()
        if path is not None and self._stop is None:
            self._begin_reading(path, _FORMS[event.index], chose=True)

    def _path(self) -> Path | None:
        typed = self.query_one("#import-path", Input).value.strip()
        if not typed:
            return None
        try:
            return Path(typed).expanduser()
        except RuntimeError:  # the home folder of somebody who is not known here
            return Path(typed)

    def _guessed(self, path: Path) -> Form | None:
        try:
            return journal_import.guess_form(path)
        except Fault as fault:
            self._forget()
            self._say(fault.sentence, warn=True)
            return None

    def _begin_reading(self, path: Path, form: Form, *, chose: bool) -> None:
        self._forget()
        self._chose = chose
        self._begin("Reading; esc stops it.")
        assert self._stop is not None
        self._read(path, form, self._stop)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _read(self, path: Path, form: Form, stop: Event) -> None:
        """Read in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                preview = journal_import.read(
                    store, path, form, self.session.clock.now(), progress=self._report, cancelled=stop.is_set
                )
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(preview))

    def _show(self, preview: ImportPreview) -> None:
        self._preview = preview
        pieces = [Content("\n").join(Content(line) for line in counts_lines(preview))]
        for title, rows in preview_parts(preview):
            pieces.append(Content("\n").join([Content.styled(title, "bold"), *(Content(row) for row in rows)]))
        self.query_one("#import-preview", Static).update(Content("\n\n").join(pieces))
        body = self.query_one("#import-body", VerticalScroll)
        body.scroll_home(animate=False)
        self._say("enter imports this; nothing is saved yet." if preview.new else "There is nothing to add.")
        (self.query_one(Choice) if self._chose else body).focus()
        self.refresh_bindings()

    def _forget(self) -> None:
        if self._preview is not None:
            self.query_one("#import-preview", Static).update(Content.styled(_WHAT_FOR, "$text-muted"))
            self._say("enter reads the file; nothing is saved yet.")
        self._preview = None
        self.refresh_bindings()

    # Importing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to import once it is shown."""
        if action == "import_all":
            return self._stop is None and self._preview is not None and bool(self._preview.new)
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Say how many entries would come, and that escape stops what is under way."""
        if binding.action == "import_all" and self._preview is not None:
            return Binding(binding.key, binding.action, f"Import {entries_said(len(self._preview.new))}")
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
    def _save(self, preview: ImportPreview, stop: Event) -> None:
        """Save in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                added = journal_import.save(store, preview, self._report, stop.is_set)
        except Fault as fault:
            self.post_message(self.Ended(fault))
        else:
            self.post_message(self.Ended(added))

    def _finish(self, added: int) -> None:
        self.say(f"{entries_said(added)} imported. u undoes." if added else "There was nothing to add.")
        self.post_message(RecordsChanged())
        self.dismiss(None)

    # What is under way

    def _begin(self, said: str) -> None:
        self._stop = Event()
        bar = self.query_one(ProgressBar)
        bar.update(progress=0)
        bar.display = True
        self.query_one("#import-path", Input).disabled = self.query_one(Choice).disabled = True
        self._say(said)
        self.refresh_bindings()

    def _end(self) -> None:
        self._stop = None
        self.query_one(ProgressBar).display = False
        self.query_one("#import-path", Input).disabled = self.query_one(Choice).disabled = False
        self.refresh_bindings()

    def _report(self, done: int, total: int) -> None:
        """Called in the thread: let the screen know, and do not wait for it."""
        self.post_message(self.Progressed(done, total))

    def on_import_screen_progressed(self, event: Progressed) -> None:
        """Show how far it is."""
        event.stop()
        if self._stop is not None:
            self.query_one(ProgressBar).update(progress=100 * event.done / max(event.total, 1))

    def on_import_screen_ended(self, event: Ended) -> None:
        """Show what was read, be done with what was saved, or say what went wrong."""
        event.stop()
        self._end()
        match event.outcome:
            case ImportPreview():
                self._show(event.outcome)
            case int():
                self._finish(event.outcome)
            case fault:
                self._fail(fault)

    def action_leave(self) -> None:
        """Stop what is under way; else close."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.dismiss(None)

    def _fail(self, fault: Fault) -> None:
        self.query_one("#import-path").focus()
        if isinstance(fault, Damaged | Replaced):
            self.say_fault(fault)
        self._say(fault.sentence, warn=True)

    def _say(self, sentence: str, *, warn: bool = False) -> None:
        style = "$text-warning" if warn else "$text-muted"
        self.query_one("#import-said", Static).update(Content.styled(sentence, style))
