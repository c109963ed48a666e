"""The form for one row of the sheet: new, there already, or offered from a capture."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from pivot_tui import guide
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import BUCKET_NAMES, Bucket, Prompt, WorkElement
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.rating import RatingScale
from pivot_tui.workbook import journal, sheet
from pivot_tui.workbook.session import Session

_PROMPTS = tuple(Prompt)
_BUCKETS: tuple[Bucket | None, ...] = (None, *Bucket)
_FIELDS = ("text", "prompt", "dread", "energy", "kind", "hours", "bucket")
_FIELD_OF_FIGURE = {"minutes": "hours"}


class ElementFormScreen(WorkbookDialog[None], DraftedScreen[None]):
    """One row: its words and its ratings first, then what it is, its hours and where they go.

    Args:
        session: The open workbook.
        identifier: The row; a new one without.
        form: What a new row begins with: the question that it answers, or a capture.
        figure: The field of the record that is asked for first.
    """

    CSS_PATH = "element_form.tcss"
    HELP_NAME = "element_form"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="element.save", tooltip="Save the row"),
        Binding("tab", "app.focus_next", "Next field", id="element.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close, keep the draft", id="element.leave", tooltip="Leave the field, or the form"),
    ]

    def __init__(
        self,
        session: Session,
        identifier: str | None = None,
        form: sheet.ElementForm | None = None,
        figure: str | None = None,
    ) -> None:
        self._identifier = identifier
        self._kinds = journal.kinds_of_work(session.store)
        found = sheet.form_of(sheet.find(session.store, identifier), self._kinds) if identifier else form
        self._untouched = found or sheet.ElementForm()
        super().__init__(session, *sheet.draft_place(self._untouched, identifier))
        self._form = _from_draft(self.kept) if self.kept else self._untouched
        self._first = _FIELD_OF_FIGURE.get(figure, figure) if figure else "text"

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

    def compose(self) -> ComposeResult:
        """The fields, one under the other, each with room for its sentence."""
        form = self._form
        questions = tuple(words["short"] for words in guide.load("prompts")["question"])
        buckets = ("not said", *BUCKET_NAMES.values())
        with Vertical(id="element-form"):
            yield Static(id="element-title")
            yield from _field("text", "Text", LongText(form.text, compact=True, show_line_numbers=False, id="text"))
            yield PrivacyLine(self.session, "element", self._identifier or "", save_key="ctrl+s")
            yield from _field("dread", "▼ Dread", RatingScale(id="dread"))
            yield from _field("energy", "▲ Energy", RatingScale(id="energy"))
            yield from _field("kind", "Kind of work", self._kind_input(form))
            hours = Input(form.hours, compact=True, select_on_focus=False, id="hours")
            yield from _field("hours", "Hours a week", hours)
            yield from _field("bucket", "In the job", Choice(buckets, _BUCKETS.index(form.bucket), id="bucket"))
            yield from _field("prompt", "Answers", Choice(questions, _PROMPTS.index(form.prompt), id="prompt"))
        yield KeyLine()

    def _kind_input(self, form: sheet.ElementForm) -> Input:
        names = [kind.name for kind in self._kinds if not kind.retired]
        suggester = SuggestFromList(names, case_sensitive=False)
        return Input(form.kind, compact=True, select_on_focus=False, suggester=suggester, placeholder="none", id="kind")

    def on_mount(self) -> None:
        """Fill what is not text, say what this is, and go to what is asked for."""
        for field in ("dread", "energy"):
            self.query_one(f"#{field}", RatingScale).set_reactive(RatingScale.value, getattr(self._form, field))
        self.query_one("#hours", Input).placeholder = "6, 1.5, 1:30 or 90 min"
        text = self.query_one("#text", TextArea)
        text.move_cursor(text.document.end)
        self.query_one(f"#{self._first}").focus()
        self.say_state("a draft, not saved yet" if self.kept else "")

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        name = "Row of the sheet" if self._identifier else "From a capture" if self._form.entry else "New row"
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble(Content.styled(name, "bold"), "   ", said)
        self.query_one("#element-title", Static).update(title)

    # What is typed

    def _typed(self) -> sheet.ElementForm:
        return replace(
            self._form,
            text=self.query_one("#text", TextArea).text,
            prompt=_PROMPTS[self.query_one("#prompt", Choice).index],
            kind=self.query_one("#kind", Input).value,
            dread=self.query_one("#dread", RatingScale).value,
            energy=self.query_one("#energy", RatingScale).value,
            hours=self.query_one("#hours", Input).value,
            bucket=_BUCKETS[self.query_one("#bucket", Choice).index],
        )

    def free_texts(self) -> tuple[str, ...]:
        """The words of the row; the other fields hold single words."""
        return (self.query_one("#text", TextArea).text,)

    def draft_body(self) -> str:
        """The fields as JSON; nothing while they are as they were."""
        form = self._typed()
        return "" if form == self._untouched else _as_draft(form)

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_rating_scale_rated(self) -> None:
        """Something was chosen."""
        self.changed()

    def on_choice_chosen(self) -> None:
        """Something was chosen."""
        self.changed()

    # Saving and leaving

    def action_save(self) -> None:
        """Save the row, or put each sentence under its field."""
        for problem in self.query(".problem"):
            problem.display = False
        if not self.may_save():
            return
        form, store = self._typed(), self.session.store
        found = self.attempt(lambda: sheet.save_element(store, form, self._identifier, self.draft_place))
        if isinstance(found, WorkElement):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.text)]))
            self.stop_keeping()
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found is not None:
            self._show_problems(found)

    def on_input_submitted(self) -> None:
        """Enter in a field of one line saves."""
        self.action_save()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            said = self.query_one(f"#problem-{_place(problem)}", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
        self.query_one(f"#{_place(problems[0])}").focus()

    def action_leave(self) -> None:
        """Leave the field first, then the form; what is typed is kept as a draft, and stays here while that fails."""
        if isinstance(self.focused, Input | TextArea):
            self.set_focus(None)
        else:
            self.close_keeping()


def _place(problem: Problem) -> str:
    return problem.field if problem.field in _FIELDS else "text"


def _field(name: str, label: str, widget: Widget) -> Iterable[Widget]:
    problem = Static(id=f"problem-{name}", classes="problem")
    problem.display = False
    yield Horizontal(Static(Content(label), classes="label"), widget, classes=f"field field-{name}")
    yield problem


def _as_draft(form: sheet.ElementForm) -> str:
    chosen = {"prompt": form.prompt.value, "bucket": form.bucket.value if form.bucket else None}
    return json.dumps(asdict(form) | chosen, ensure_ascii=False)


def _from_draft(body: str) -> sheet.ElementForm:
    values = json.loads(body)
    bucket = Bucket(values["bucket"]) if values["bucket"] else None
    return sheet.ElementForm(**values | {"prompt": Prompt(values["prompt"]), "bucket": bucket})
