"""A form that is described by its fields: they are composed, filled, read, and kept as a draft by what they are."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from pivot_tui.screens.form import FormScreen, row
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.rating import RatingScale
from pivot_tui.widgets.turning_choice import TurningChoice
from pivot_tui.workbook.session import Session


class FormField(NamedTuple):
    """One field of a form.

    Attributes:
        name: The field of the form's dataclass.
        label: What it is called.
        shape: ``line``, ``text``, ``choice``, ``turning`` (a choice that shows one name at a time) or ``rating``, or
            one that the form knows by itself.
        hint: What stands in it while it is empty.
        options: For a choice, the values with their names.
        is_more: Whether it waits behind the first layer.
        is_free: Whether free words stand in it, which are looked at for what does not belong here.
        begins: Whether a group of fields begins with it.
    """

    name: str
    label: str
    shape: str = "line"
    hint: str = ""
    options: tuple[tuple[Any, str], ...] = ()
    is_more: bool = False
    is_free: bool = False
    begins: bool = False


class FieldFormScreen(FormScreen):
    """A record whose form is a dataclass of texts, of ratings, and of what was chosen.

    Args:
        session: The open workbook.
        form: What the form begins with.
        draft_place: Where its draft lies: the form's name among the drafts and its row there.
        identifier: The record; a new one without.
    """

    AUTO_FOCUS = ""
    TABLE: ClassVar[str] = ""
    FIELDS: ClassVar[tuple[FormField, ...]] = ()

    def __init__(
        self, session: Session, form: Any, draft_place: tuple[str, str], identifier: str | None = None
    ) -> None:
        self.identifier = identifier
        self.untouched = form
        super().__init__(session, *draft_place)
        self.form = self.from_draft(self.kept) if self.kept else form
        self.first = self.FIELDS[0].name

    # What a form of its own says

    def suggestions(self, name: str) -> Iterable[str]:
        """What a field of one line may be completed with."""
        del name
        return ()

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """What a field is filled in with, holding its value; its id is the field's name."""
        if field.shape == "rating":
            scale = RatingScale(id=field.name)
            scale.set_reactive(RatingScale.value, value)
            return scale
        if field.shape in ("choice", "turning"):
            values = [option for option, _ in field.options]
            index = values.index(value) if value in values else 0
            kind = TurningChoice if field.shape == "turning" else Choice
            return kind([name for _, name in field.options], index, id=field.name)
        if field.shape == "text":
            return LongText(value, compact=True, show_line_numbers=False, placeholder=field.hint, id=field.name)
        names = tuple(self.suggestions(field.name))
        suggester = SuggestFromList(names, case_sensitive=False) if names else None
        return Input(
            value, compact=True, select_on_focus=False, placeholder=field.hint, suggester=suggester, id=field.name
        )

    def read_widget(self, field: FormField, widget: Widget) -> Any:
        """What stands in a field now."""
        if isinstance(widget, RatingScale):
            return widget.value
        if isinstance(widget, Choice):
            return field.options[widget.index][0]
        if isinstance(widget, TextArea):
            return widget.text
        assert isinstance(widget, Input)
        return widget.value

    def entered(self) -> None:
        """Enter in a field of one line saves."""
        self.action_save()

    def as_draft(self, form: Any) -> str:
        """A form as its draft is kept."""
        return json.dumps(asdict(form), ensure_ascii=False, default=attrgetter("value"))

    def from_draft(self, body: str) -> Any:
        """A form from its draft."""
        return type(self.untouched)(**json.loads(body))

    def save_form(self, form: Any) -> Any:
        """Save what is typed; the record, or what is wrong.

        Raises:
            Fault: Nothing was saved.
        """
        raise NotImplementedError

    # The fields

    def compose_field(self, field: FormField) -> Iterable[Widget]:
        """A field with its label, and room for a sentence below it."""
        classes = f"field-{field.name} -begins" if field.begins else f"field-{field.name}"
        yield from row(field.label, self.make_widget(field, getattr(self.form, field.name)), classes=classes)

    def privacy_line(self) -> PrivacyLine:
        """The line that says what the free words should not hold."""
        return PrivacyLine(self.session, self.TABLE, self.identifier or "", save_key="ctrl+s")

    def on_mount(self) -> None:
        """Say how the draft stands, and go to the first field, behind what is there."""
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)
        self.query_one(f"#{self.first}").focus()
        self.say_state("a draft, not saved yet" if self.kept else "")

    # What is typed

    def typed(self) -> Any:
        """The form as it stands."""
        values = {field.name: self.read_widget(field, self.query_one(f"#{field.name}")) for field in self.FIELDS}
        return type(self.form)(**asdict(self.form) | values)

    def put(self, values: dict[str, str]) -> None:
        """Put texts into fields, and choose values."""
        fields = {field.name: field for field in self.FIELDS}
        for name, value in values.items():
            widget = self.query_one(f"#{name}")
            if isinstance(widget, Choice):
                widget.index = [option for option, _ in fields[name].options].index(value)
            elif isinstance(widget, LongText):
                widget.take(value)
            elif isinstance(widget, Input):
                widget.value = value

    def free_texts(self) -> tuple[str, ...]:
        """The words of the fields in which free words stand."""
        form = self.typed()
        return tuple(getattr(form, field.name) for field in self.FIELDS if field.is_free)

    def draft_body(self) -> str:
        """The fields as they are kept; nothing while they are as they were."""
        form = self.typed()
        return "" if form == self.untouched else self.as_draft(form)

    def save(self) -> Any:
        """Save what is typed; the record, or what is wrong.

        Raises:
            Fault: Nothing was saved.
        """
        return self.save_form(self.typed())

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_rating_scale_rated(self) -> None:
        """Something was chosen."""
        self.changed()

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Something was chosen."""
        del event
        self.changed()

    def on_input_submitted(self) -> None:
        """Enter in a field of one line; a form says in `entered` what that does, since each handler here is called."""
        self.entered()
