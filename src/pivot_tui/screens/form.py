"""What all forms share: labelled rows, sentences under the fields they are about, and what saving and leaving do."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from pivot_tui.domain.problems import Problem
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.widgets.privacy_line import PrivacyLine


def form_keys(name: str, saves: str) -> list[BindingType]:
    """The keys that save a form, go to its next field and leave it.

    Args:
        name: What its keys are called in the settings file before the dot.
        saves: What saving does, in a few words.
    """
    return [
        Binding("ctrl+s", "save", "Save", id=f"{name}.save", tooltip=saves),
        Binding("tab", "app.focus_next", "Next field", id=f"{name}.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close, keep the draft", id=f"{name}.leave", tooltip="Leave the field, or the form"),
    ]


def row(label: str, *widgets: Widget, fields: Sequence[str] = (), classes: str = "") -> Iterable[Widget]:
    """A labelled row of widgets, with a place for the sentence of each of its fields below it.

    Args:
        label: What it is called; "" for none.
        widgets: What stands beside the label.
        fields: The ids that problems may be with; those of the widgets unless they are given.
        classes: The row's classes.
    """
    yield Horizontal(Static(Content(label), classes="label"), *widgets, classes=f"field {classes}".strip())
    for name in fields or [widget.id for widget in widgets if widget.id]:
        problem = Static(id=f"problem-{name}", classes="problem", markup=False)
        problem.display = False
        yield problem


class FormScreen(DraftedScreen[None]):
    """A form for one record: it is saved, or each sentence stands under its field; leaving it keeps its draft."""

    PROBLEMS_AT: ClassVar[str] = ""
    """The field under which a sentence stands that is about none of the fields; the first one without."""

    def form_title(self) -> str:
        """What the form is called."""
        raise NotImplementedError

    def save(self) -> Any:
        """Save what is typed; the record, or what is wrong.

        Raises:
            Fault: Nothing was saved.
        """
        raise NotImplementedError

    def saved_words(self, record: Any) -> Iterable[str]:
        """The words that stand in the record that was saved, of those that were looked at."""
        del record
        return filter(None, self.free_texts())

    def said_saved(self, record: Any) -> str:
        """What is said once it is saved."""
        del record
        return "Saved. u undoes."

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble((self.form_title(), "bold"), "   ", said)
        self.query_one("#form-title", Static).update(title)

    def action_save(self) -> None:
        """Save, or put each sentence under its field."""
        for problem in self.query(".problem"):
            problem.display = False
        if not self.may_save():
            return
        found = self.attempt(self.save)
        if isinstance(found, tuple):
            self.show_problems(found)
        elif found is not None:
            self.was_saved(found)

    def was_saved(self, record: Any) -> None:
        """Say that it is saved, and close."""
        words = [(record.id, text) for text in self.saved_words(record)]
        self.attempt(lambda: self.query_one(PrivacyLine).saved(words))
        self.stop_keeping()
        self.say(self.said_saved(record))
        self.post_message(RecordsChanged())
        self.dismiss(None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field, and go to the first of them."""
        places = [self._place(problem) for problem in problems]
        for place, problem in zip(places, problems, strict=True):
            said = self.query_one(f"#problem-{place}", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
        self.query_one(f"#{places[0]}").focus()
        self.query_one(f"#problem-{places[0]}").scroll_visible(animate=False)

    def _place(self, problem: Problem) -> str:
        places = [(said.id or "").removeprefix("problem-") for said in self.query(".problem")]
        return problem.field if problem.field in places else self.PROBLEMS_AT or places[0]

    def action_leave(self) -> None:
        """Leave the field first, then the form; what is typed is kept as a draft, and stays here while that fails."""
        if isinstance(self.focused, Input | TextArea):
            self.set_focus(None)
        else:
            self.close_keeping()
