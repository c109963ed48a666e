"""The form for one row of the sheet: new, there already, or offered from a capture."""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pivot_tui import guide
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import BUCKET_NAMES, Bucket, Prompt, WorkElement
from pivot_tui.screens.form import form_keys
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import journal, sheet
from pivot_tui.workbook.session import Session

_PROMPTS = tuple((prompt, prompt.value) for prompt in Prompt)
_FIELD_OF_FIGURE = {"minutes": "hours"}


class ElementFormScreen(LayeredFormScreen):
    """One row: its words and its ratings first, then what it is, its hours and where they go.

    Args:
        session: The open workbook.
        identifier: The row; a new one without.
        form: What a new row begins with: the question that it answers, or a capture.
        figure: The field of the record that is asked for first.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "element_form.tcss"]
    HELP_NAME = "element_form"
    TABLE = "element"
    PRIVACY_UNDER = "text"
    BINDINGS: ClassVar[list[BindingType]] = form_keys("element", "Save the row")
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("text", "Text", "text", is_free=True),
        FormField("dread", "▼ Dread", "rating", begins=True),
        FormField("energy", "▲ Energy", "rating"),
        FormField("kind", "Kind of work", hint="none", begins=True),
        FormField("hours", "Hours a week", hint="6, 1.5, 1:30 or 90 min"),
        FormField("bucket", "In the job", "choice", options=((None, "not said"), *BUCKET_NAMES.items())),
        FormField("prompt", "Answers", "choice", options=_PROMPTS, begins=True),
    )

    def __init__(
        self,
        session: Session,
        identifier: str | None = None,
        form: sheet.ElementForm | None = None,
        figure: str | None = None,
    ) -> None:
        self._kinds = journal.kinds_of_work(session.store)
        found = sheet.form_of(sheet.find(session.store, identifier), self._kinds) if identifier else form
        untouched = found or sheet.ElementForm()
        super().__init__(session, untouched, sheet.draft_place(untouched, identifier), identifier)
        self.first = _FIELD_OF_FIGURE.get(figure, figure) if figure else "text"

    @classmethod
    def for_entry(cls, session: Session, entry_id: str) -> "ElementFormScreen":
        """The form that offers a capture to the sheet; that of its row, where it is on the sheet already.

        Raises:
            NotFound: The entry is not there any more.
        """
        there = sheet.element_of_entry(session.store, entry_id)
        if there is not None:
            return cls(session, there)
        return cls(session, form=sheet.from_entry(session.store, entry_id))

    def form_title(self) -> str:
        """Whether it is new, and where it comes from."""
        return "Row of the sheet" if self.identifier else "From a capture" if self.form.entry else "New row"

    def suggestions(self, name: str) -> Iterable[str]:
        """The kinds of work."""
        return (kind.name for kind in self._kinds if not kind.retired) if name == "kind" else ()

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """What a field is filled in with; the questions have the names that the guide gives them."""
        if field.name == "prompt":
            names = (words["short"] for words in guide.load("prompts")["question"])
            field = field._replace(options=tuple(zip(Prompt, names, strict=True)))
        return super().make_widget(field, value)

    def from_draft(self, body: str) -> sheet.ElementForm:
        """A form from its draft."""
        values = json.loads(body)
        bucket = Bucket(values["bucket"]) if values["bucket"] else None
        return sheet.ElementForm(**values | {"prompt": Prompt(values["prompt"]), "bucket": bucket})

    def save_form(self, form: sheet.ElementForm) -> WorkElement | tuple[Problem, ...]:
        """Save the row.

        Raises:
            Fault: Nothing was saved.
        """
        return sheet.save_element(self.session.store, form, self.identifier, self.draft_place)
