"""Files and addresses of an activity: adding them, keeping a copy of a file inside, and getting a kept copy out."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.attachment import LARGEST, Attachment
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import activities, attachments
from pivot_tui.workbook.attachments import Attached, AttachmentForm
from pivot_tui.workbook.session import Session

ATTACHMENT_FORM = "attachment"
"""The form's name among the drafts; its row there is the activity's id."""

_FIELDS = ("place", "name", "keep_copy")
_EMPTY = (
    "Slides, a handout, a programme with your name on it, or the address where it can be read belong here. A committee "
    "asks for them years later; a copy kept inside is still there when the file has moved. a adds one."
)


class AttachmentsScreen(WorkbookDialog[None]):
    """The files and addresses of one activity.

    Args:
        session: The open workbook.
        activity_id: The activity.
    """

    CSS_PATH = "attachments.tcss"
    HELP_NAME = "attachments"
    AUTO_FOCUS = "#attachment-rows"
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
        self._found: dict[str, Attached] = {}

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
        self._found = {one.id: one for one in found}
        rows = self.query_one(RecordList)
        rows.show([_record(one) for one in found])
        if found and rows.highlighted is None:
            rows.highlighted = 0
        self.query_one("#attachment-note").display = not found
        self.set_class(not found, "-empty")
        self.refresh_bindings()

    @property
    def current(self) -> Attached | None:
        """What the cursor is on."""
        return self._found.get(self.query_one(RecordList).current or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a copy that is kept can be saved; nothing opens, since this program starts no other."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "save_copy":
            return self.current is not None and self.current.kept_bytes is not None
        if action == "trash":
            return self.current is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Enter saves the copy, where one is kept."""
        if binding.action == "select":
            has_copy = self.current is not None and self.current.kept_bytes is not None
            return Binding(binding.key, binding.action, "Save the copy" if has_copy else "Where it is")
        return binding

    def on_option_list_option_highlighted(self) -> None:
        """What the keys do depends on what the cursor is on."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Save a kept copy; of what is only named, say the whole place."""
        one = self.current
        if one is not None and one.kept_bytes is not None:
            self.action_save_copy()
        elif one is not None:
            self.say(one.place)

    def action_add(self) -> None:
        """Open the form."""
        screen = self.attempt(lambda: AddAttachmentScreen(self.session, self._activity.id))
        if screen is not None:
            self.app.push_screen(screen)

    def action_save_copy(self) -> None:
        """Ask where the copy is to be saved."""
        if (one := self.current) is not None:
            self.app.push_screen(SaveCopyScreen(self.session, one))

    def action_trash(self) -> None:
        """Take it off the activity; the file itself stays where it is."""
        one = self.current
        gone = self.attempt(lambda: attachments.trash(self.session.store, [one.id])) if one else None
        if gone is not None:
            self.say("In the trash; the file itself stays where it is. u undoes.")
            self.post_message(RecordsChanged())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class AddAttachmentScreen(WorkbookDialog[None], DraftedScreen[None]):
    """The form of a file or an address.

    Args:
        session: The open workbook.
        activity_id: The activity.
    """

    CSS_PATH = "attachments.tcss"
    HELP_NAME = "attachments"
    AUTO_FOCUS = "#place"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="attachment_form.save", tooltip="Add it to the activity"),
        Binding("tab", "app.focus_next", "Next field", id="attachment_form.next", tooltip="Go to the next field"),
        Binding(
            "escape",
            "leave",
            "Close, keep the draft",
            id="attachment_form.leave",
            tooltip="Leave the field, or the form",
        ),
    ]

    def __init__(self, session: Session, activity_id: str) -> None:
        super().__init__(session, ATTACHMENT_FORM, activity_id)
        self._activity_id = activity_id
        self._form = AttachmentForm(**json.loads(self.kept)) if self.kept else AttachmentForm()

    def compose(self) -> ComposeResult:
        """The place, its name, and whether to keep a copy."""
        form = self._form
        size = f"a copy inside, up to {LARGEST // (1024 * 1024)} MB"
        with Vertical(id="attachment-form"):
            yield Static(id="form-title")
            yield from _field("place", "File or address", _line(form.place, "a path, or an address", "place"))
            yield from _field("name", "Name", _line(form.name, "the file's own name, unless you give one", "name"))
            yield PrivacyLine(self.session, "attachment", save_key="ctrl+s")
            yield from _field(
                "keep_copy", "Keep", Choice(("only where it is", size), int(form.keep_copy), id="keep_copy")
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what this is."""
        self.say_state("a draft, not saved yet" if self.kept else "")

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        self.query_one("#form-title", Static).update(Content.assemble(("New file or address", "bold"), "   ", said))

    def _typed(self) -> AttachmentForm:
        return AttachmentForm(
            name=self.query_one("#name", Input).value,
            place=self.query_one("#place", Input).value,
            keep_copy=bool(self.query_one("#keep_copy", Choice).index),
        )

    def free_texts(self) -> tuple[str, ...]:
        """The name; a path or an address is what it is."""
        return (self.query_one("#name", Input).value,)

    def draft_body(self) -> str:
        """The fields as JSON; nothing while they are empty."""
        form = self._typed()
        return "" if form == AttachmentForm() else json.dumps(asdict(form), ensure_ascii=False)

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_choice_chosen(self) -> None:
        """Something was chosen."""
        self.changed()

    def on_input_submitted(self) -> None:
        """Enter saves, since the form is so small."""
        self.action_save()

    def action_save(self) -> None:
        """Add it, or put the sentence under its field."""
        for problem in self.query(".problem"):
            problem.display = False
        if not self.may_save():
            return
        form, store = self._typed(), self.session.store
        found = self.attempt(lambda: attachments.add(store, form, self._activity_id, self.draft_place))
        if isinstance(found, Attachment):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.name)]))
            self.stop_keeping()
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found is not None:
            self._show_problems(found)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            said = self.query_one(f"#problem-{_place(problem)}", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
        self.query_one(f"#{_place(problems[0])}").focus()

    def action_leave(self) -> None:
        """Leave the field first, then the form; what is typed is kept as a draft."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        else:
            self.close_keeping()


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
            yield from _field("place", "To", _line("", "a path where nothing is yet, or a folder", "place"))
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


def _place(problem: Problem) -> str:
    return problem.field if problem.field in _FIELDS else "place"


def _line(value: str, hint: str, name: str) -> Input:
    return Input(value, compact=True, select_on_focus=False, placeholder=hint, id=name)


def _field(name: str, label: str, widget: Input | Choice) -> ComposeResult:
    problem = Static(id=f"problem-{name}", classes="problem", markup=False)
    problem.display = False
    yield Horizontal(Static(Content(label), classes="label"), widget, classes="field")
    yield problem


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
