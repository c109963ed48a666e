"""Files and addresses of an activity: adding them, keeping a copy of a file inside, and getting a kept copy out."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.attachment import LARGEST
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.field_form import FieldFormScreen, FormField
from pivot_tui.screens.form import form_keys, row
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookDialog
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import activities, attachments
from pivot_tui.workbook.attachments import Attached, AttachmentForm
from pivot_tui.workbook.session import Session

ATTACHMENT_FORM = "attachment"
"""The form's name among the drafts; its row there is the activity's id."""

_COPY = f"a copy inside, up to {LARGEST // (1024 * 1024)} MB"
_EMPTY = (
    "Slides, a handout, a programme with your name on it, or the address where it can be read belong here. A committee "
    "asks for them years later; a copy kept inside is still there when the file has moved. a adds one."
)


class AttachmentsScreen(ListsRecords[Attached], WorkbookDialog[None]):
    """The files and addresses of one activity.

    Args:
        session: The open workbook.
        activity_id: The activity.
    """

    CSS_PATH = "attachments.tcss"
    HELP_NAME = "attachments"
    AUTO_FOCUS = "#attachment-rows"
    NEEDS_ONE = ("trash", "save_copy")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="attachment.add", tooltip="Add a file or an address"),
        Binding("s", "save_copy", "Save the copy", id="attachment.save", tooltip="Save the kept copy to a path"),
        Binding("d,delete", "trash", "Trash", id="attachment.trash", tooltip="Put it in the trash; the file stays"),
        Binding("escape", "leave", "Back", id="attachment.leave", tooltip="Back to the activities"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, activity_id: str) -> None:
        super().__init__(session)
        self._activity = activities.activity(session.store, activity_id)

    def compose(self) -> ComposeResult:
        """The title, the list, and what belongs here while there is nothing."""
        title = Content.assemble(("Files of ", "bold"), Content.styled(" ".join(self._activity.title.split()), "bold"))
        with Vertical(id="attachment-list"):
            yield Static(title, id="attachment-title")
            yield RecordList(id="attachment-rows")
            yield Static(Content(_EMPTY), id="attachment-note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the files again."""
        self.attempt(self._show)

    def _show(self) -> None:
        found = attachments.of_activity(self.session.store, self._activity.id)
        self.show_listed(found)
        self.query_one("#attachment-note").display = not found

    def rows_of(self, records: Iterable[Attached]) -> Iterator[ListedRecord]:
        """The files and addresses, each with what there is of it."""
        return (_record(one) for one in records)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a copy that is kept can be saved; nothing opens, since this program starts no other."""
        if action == "save_copy" and self.is_mounted and self.current is not None:
            return self.current.kept_bytes is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Enter saves the copy, where one is kept."""
        if binding.action == "select":
            has_copy = self.current is not None and self.current.kept_bytes is not None
            return Binding(binding.key, binding.action, "Save the copy" if has_copy else "Where it is")
        return super().described(binding)

    def choose(self) -> None:
        """Save a kept copy; of what is only named, say the whole place."""
        one = self.current
        if one is not None and one.kept_bytes is not None:
            self.action_save_copy()
        elif one is not None:
            self.say(one.place)

    def action_add(self) -> None:
        """Open the form."""
        self.open_screen(lambda: AddAttachmentScreen(self.session, self._activity.id))

    def action_save_copy(self) -> None:
        """Ask where the copy is to be saved."""
        self.open_for_current(lambda one: SaveCopyScreen(self.session, one))

    def action_trash(self) -> None:
        """Take it off the activity; the file itself stays where it is."""
        store = self.session.store
        self.trash_current(
            lambda one: attachments.trash(store, [one.id]), "In the trash; the file itself stays where it is."
        )

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class AddAttachmentScreen(WorkbookDialog[None], FieldFormScreen):
    """The form of a file or an address.

    Args:
        session: The open workbook.
        activity_id: The activity.
    """

    CSS_PATH = "attachments.tcss"
    HELP_NAME = "attachments"
    TABLE = "attachment"
    BINDINGS: ClassVar[list[BindingType]] = form_keys("attachment_form", "Add it to the activity")
    FIELDS = (
        FormField("place", "File or address", hint="a path, or an address"),
        FormField("name", "Name", hint="the file's own name, unless you give one", is_free=True),
        FormField("keep_copy", "Keep", "choice", options=((False, "only where it is"), (True, _COPY))),
    )

    def __init__(self, session: Session, activity_id: str) -> None:
        super().__init__(session, AttachmentForm(), (ATTACHMENT_FORM, activity_id))
        self._activity_id = activity_id

    def compose(self) -> ComposeResult:
        """The place, its name, and whether to keep a copy."""
        place, name, keep_copy = self.FIELDS
        with Vertical(id="attachment-form"):
            yield Static(id="form-title")
            yield from self.compose_field(place)
            yield from self.compose_field(name)
            yield self.privacy_line()
            yield from self.compose_field(keep_copy)
        yield KeyLine()

    def form_title(self) -> str:
        """What the form is called."""
        return "New file or address"

    def save_form(self, form: Any) -> Any:
        """Add it to the activity.

        Raises:
            Fault: Nothing was saved.
        """
        return attachments.add(self.session.store, form, self._activity_id, self.draft_place)

    def saved_words(self, record: Any) -> Iterable[str]:
        """The name; a path or an address is what it is."""
        return (record.name,)


class SaveCopyScreen(WorkbookDialog[None]):
    """Asks where a kept copy is to be saved.

    Args:
        session: The open workbook.
        attached: What a copy is kept of.
    """

    CSS_PATH = "attachments.tcss"
    HELP_NAME = "attachments"
    AUTO_FOCUS = "#place"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="copy.save", tooltip="Write the copy there"),
        Binding("escape", "leave", "Back", id="copy.leave", tooltip="Back to the files"),
    ]

    def __init__(self, session: Session, attached: Attached) -> None:
        super().__init__(session)
        self._attached = attached

    def compose(self) -> ComposeResult:
        """The path, and room for one sentence."""
        title = Content.assemble(("Save a copy of ", "bold"), Content.styled(self._attached.name, "bold"))
        with Vertical(id="attachment-form"):
            yield Static(title, id="form-title")
            hint = "a path where nothing is yet, or a folder"
            yield from row("To", Input(compact=True, select_on_focus=False, placeholder=hint, id="place"))
        yield KeyLine()

    def on_input_submitted(self) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Write the copy, or say why not."""
        place = self.query_one("#place", Input).value
        found = self.attempt(lambda: attachments.save_copy(self.session.store, self._attached.id, place))
        said = self.query_one("#problem-place", Static)
        if isinstance(found, Problem):
            said.update(Content.styled(found.sentence, "$text-warning"))
            said.display = True
        elif found is not None:
            self.say(f"Saved as {found}")
            self.dismiss(None)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _record(one: Attached) -> ListedRecord:
    if one.kept_bytes is not None:
        said = f"copy inside, {max(round(one.kept_bytes / 1024), 1):,} KB"
    elif one.is_there is None:
        said = "address"
    else:
        said = "file" if one.is_there else "no file there now"
    name = plain(" ".join(one.name.split()))
    below = Content.styled(f"  {' '.join(one.place.split())}", "$text-muted") if one.place != one.name else None
    return ListedRecord(one.id, Row(Content(""), name, Content.styled(said, "$text-muted"), below))
