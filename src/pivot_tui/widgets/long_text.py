"""A field of many lines whose text can be written in the user's own editor instead."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class EditorWanted(Message):
    """The user wants to write the text of a field in an editor of their own.

    Attributes:
        field: The field.
    """

    def __init__(self, field: "LongText") -> None:
        self.field = field
        super().__init__()


class LongText(TextArea):
    """A field of many lines; its key asks the app for the external editor."""

    DEFAULT_CSS = """
    LongText > .text-area--placeholder { color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+o,f4", "edit_elsewhere", "Editor", show=False, id="text.editor", tooltip="Write this in your editor"
        ),
    ]

    def action_edit_elsewhere(self) -> None:
        """Ask for the editor."""
        if not self.read_only:
            self.post_message(EditorWanted(self))

    def take(self, text: str) -> None:
        """Put another text in the place of what stands here; the field's own undo takes it back."""
        if text != self.text:
            self.replace(text, self.document.start, self.document.end)
            self.move_cursor(self.document.end)
