"""A form in two layers: the few fields that matter, and behind one key the rest."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.problems import Problem
from pivot_tui.screens.field_form import FieldFormScreen
from pivot_tui.screens.field_form import FormField as FormField
from pivot_tui.screens.form import form_keys
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.more_fields import MoreFields


class LayeredFormScreen(WorkbookDialog[None], FieldFormScreen):
    """One record: its first layer, and behind ``f`` the rest."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss"]
    MORE_SAID: ClassVar[str] = "more fields"
    PRIVACY_UNDER: ClassVar[str] = ""
    """The field of the first layer under which findings are said; below all fields without."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *form_keys("layered_form", "Save what is typed"),
        Binding("f", "more", "More fields", id="layered_form.more", tooltip="Show the rest of the fields"),
    ]

    # What a form of its own says

    def compose_top(self) -> ComposeResult:
        """What stands between the title and the fields."""
        yield from ()

    def note(self) -> Content:
        """What is said below the fields as they stand; nothing takes no room."""
        return Content("")

    def begins_open(self) -> bool:
        """Whether the second layer is shown from the start."""
        return False

    # The screen

    def compose(self) -> ComposeResult:
        """The first layer, the line that opens the second, the second, and a note."""
        first = [field for field in self.FIELDS if not field.is_more]
        more = [field for field in self.FIELDS if field.is_more]
        with Vertical(id="layered-form"):
            yield Static(id="form-title")
            yield from self.compose_top()
            for field in first:
                yield from self.compose_field(field)
                if field.name == self.PRIVACY_UNDER:
                    yield self.privacy_line()
            if more:
                yield MoreFields(self.MORE_SAID, id="more-fields")
                with Vertical(id="more"):
                    for field in more:
                        yield from self.compose_field(field)
            if not self.PRIVACY_UNDER:
                yield self.privacy_line().add_class("-below")
            yield Static(id="form-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Open what is asked for, and say what there is to say."""
        if self.begins_open():
            self._open_more()
        self.show_note()

    def show_note(self) -> None:
        """Say below the fields what there is to say of them as they stand."""
        said = self.attempt(self.note) or Content("")
        note = self.query_one("#form-note", Static)
        note.update(said)
        note.display = bool(said)

    def changed(self) -> None:
        """Something was typed or chosen: say at once what follows from it."""
        super().changed()
        self.show_note()

    # The second layer

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The second layer opens once."""
        if action == "more":
            return any(field.is_more for field in self.FIELDS) and not self.has_class("-more")
        return super().check_action(action, parameters)

    def on_more_fields_wanted(self) -> None:
        """The line at the end of the first layer was used."""
        self.action_more()

    def action_more(self) -> None:
        """Show the second layer and go to its first field."""
        self._open_more()
        first = next(field.name for field in self.FIELDS if field.is_more)
        self.query_one(f"#{first}").focus()

    def _open_more(self) -> None:
        self.add_class("-more")
        self.refresh_bindings()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field, in the second layer as well."""
        more = {field.name for field in self.FIELDS if field.is_more}
        if any(problem.field in more for problem in problems):
            self._open_more()
        super().show_problems(problems)
