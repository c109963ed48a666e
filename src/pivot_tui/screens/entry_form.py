"""The form for one entry: for writing more than a line, and for changing what was written."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import SIGN_NAMES, Entry, Kind, Sign, find_kind
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.privacy import ChecksPrivacy
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.rating import RatingScale
from pivot_tui.workbook import drafts, journal
from pivot_tui.workbook.session import Session

_DRAFT_WAIT = 0.4
_RETRY_WAIT = 1.0
_SIGNS = tuple(SIGN_NAMES)
_FIELDS = ("text", "sign", "dread", "energy", "kind", "tags", "day")


class EntryFormScreen(ChecksPrivacy[None]):
    """A new entry, or one that is there.

    Args:
        session: The open workbook.
        identifier: The entry's id; a new one without.
    """

    CSS_PATH = "entry_form.tcss"
    HELP_NAME = "entry_form"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save the entry"),
        Binding("tab", "app.focus_next", "Next field", id="form.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close, keep the draft", id="form.leave", tooltip="Leave the field, then the form"),
    ]

    def __init__(self, session: Session, identifier: str = "") -> None:
        super().__init__(session)
        self.identifier = identifier
        self._kinds: tuple[Kind, ...] = journal.kinds_of_work(session.store)
        self._saved_form = journal.form_of(journal.find(session.store, identifier)) if identifier else _new_form()
        self._draft_timer: Timer | None = None
        self._kept = ""

    def compose(self) -> ComposeResult:
        """The fields, one under the other, each with room for its sentence."""
        form = self._opening_form()
        yield AreaBar(2)
        yield Static(id="form-title")
        with VerticalScroll(id="form", can_focus=False):
            yield from _field("text", "Text", LongText(form.text, compact=True, show_line_numbers=False, id="text"))
            yield PrivacyLine(self.session, "entry", self.identifier, save_key="ctrl+s")
            yield from _field("sign", "As", Choice(tuple(SIGN_NAMES.values()), _SIGNS.index(form.sign), id="sign"))
            yield from _field("dread", "▼ Dread", RatingScale(id="dread"))
            yield from _field("energy", "▲ Energy", RatingScale(id="energy"))
            yield from _field("kind", "Kind of work", self._kind_input(form))
            yield from _field("tags", "Tags", Input(form.tags, compact=True, select_on_focus=False, id="tags"))
            yield from _field("day", "When", Input(form.day, compact=True, select_on_focus=False, id="day"))
        yield KeyLine()

    def _opening_form(self) -> journal.EntryForm:
        draft = drafts.read_draft(self.session.store, drafts.ENTRY_FORM, self.identifier)
        self._kept = draft.body if draft else ""
        form = _from_draft(draft.body) if draft else None
        self.has_draft = form is not None
        self._form = form or self._saved_form
        return self._form

    def _kind_input(self, form: journal.EntryForm) -> Input:
        names = [kind.name for kind in self._kinds if not kind.retired]
        chosen = next((kind.name for kind in self._kinds if kind.id == form.kind), form.kind or "")
        suggester = SuggestFromList(names, case_sensitive=False)
        return Input(chosen, compact=True, select_on_focus=False, suggester=suggester, placeholder="none", id="kind")

    def on_mount(self) -> None:
        """Fill what is not text, and say what this is."""
        for field in ("dread", "energy"):
            scale = self.query_one(f"#{field}", RatingScale)
            scale.set_reactive(RatingScale.value, getattr(self._form, field))
        text = self.query_one("#text", TextArea)
        text.move_cursor(text.document.end)
        self._say_title("a draft, not saved yet" if self.has_draft else "")

    def _say_title(self, state: str, *, warn: bool = False) -> None:
        title = Content.styled("Edit entry" if self.identifier else "New entry", "bold")
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        self.query_one("#form-title", Static).update(Content.assemble(title, "   ", said))

    # What is typed

    def _typed(self) -> journal.EntryForm:
        return journal.EntryForm(
            text=self.query_one("#text", TextArea).text,
            sign=_SIGNS[self.query_one("#sign", Choice).index],
            dread=self.query_one("#dread", RatingScale).value,
            energy=self.query_one("#energy", RatingScale).value,
            kind=self._typed_kind(),
            tags=self.query_one("#tags", Input).value,
            day=self.query_one("#day", Input).value,
        )

    def _typed_kind(self) -> str | None:
        """The id of the kind that was typed by name or alias; what answers to neither is kept as it is."""
        typed = self.query_one("#kind", Input).value.strip()
        found = find_kind("-".join(typed.removeprefix("@").split()), self._kinds) if typed else None
        return found.id if found else typed or None

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self._changed()

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._changed()

    def on_rating_scale_rated(self) -> None:
        """Something was chosen."""
        self._changed()

    def on_choice_chosen(self) -> None:
        """Something was chosen."""
        self._changed()

    def _changed(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(_DRAFT_WAIT, self._rest)

    def _rest(self) -> None:
        self.keep_draft()
        self.look()

    def free_texts(self) -> tuple[str, ...]:
        """The text itself; the other fields hold single words."""
        return (self.query_one("#text", TextArea).text,)

    def keep_draft(self) -> bool:
        """Save the draft; where that fails the text stays here, a line says so, and it is tried again."""
        form = self._typed()
        body = "" if form == self._saved_form else _as_draft(form)
        if body == self._kept:
            return True
        try:
            drafts.save_draft(self.session.store, drafts.ENTRY_FORM, self.identifier, body)
        except Fault as fault:
            self._say_title(f"not kept yet: {fault.title.lower()}", warn=True)
            self._draft_timer = self.set_timer(_RETRY_WAIT, self.keep_draft)
            return False
        self._kept = body
        self._say_title("draft kept as you type" if body else "")
        return True

    # Saving and leaving

    def action_save(self) -> None:
        """Save the entry, or put each sentence under its field."""
        form = self._typed()
        for problem in self.query(".problem"):
            problem.display = False
        if form.kind is not None and form.kind not in {kind.id for kind in self._kinds}:
            self._show_problems((Problem("kind", "No kind of work has this name or short word."),))
            return
        if not self.may_save():
            return
        found = self.attempt(lambda: self._save(form))
        if isinstance(found, Entry):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.text)]))
            if self._draft_timer is not None:
                self._draft_timer.stop()
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found is not None:
            self._show_problems(found)

    def _save(self, form: journal.EntryForm) -> Entry | tuple[Problem, ...]:
        store, now = self.session.store, self.session.clock.now()
        if self.identifier:
            return journal.change(store, self.identifier, form, now)
        return journal.add(store, form, now)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            field = problem.field if problem.field in _FIELDS else "text"
            said = self.query_one(f"#problem-{field}", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
        first = problems[0].field if problems[0].field in _FIELDS else "text"
        self.query_one(f"#{first}").focus()

    def action_leave(self) -> None:
        """Leave the field first, then the form; what is typed is kept as a draft, and stays here while that fails."""
        if isinstance(self.focused, Input | TextArea):
            self.set_focus(None)
            return
        if not self.keep_draft():
            self.say("It cannot be kept just now, so it stays here.", warn=True)
            return
        if self._kept:
            self.say("The draft is kept.")
        self.post_message(RecordsChanged())
        self.dismiss(None)


def _field(name: str, label: str, widget: Widget) -> Iterable[Widget]:
    problem = Static(id=f"problem-{name}", classes="problem")
    problem.display = False
    yield Horizontal(Static(Content(label), classes="label"), widget, classes=f"field field-{name}")
    yield problem


def _new_form() -> journal.EntryForm:
    return journal.EntryForm()


def _as_draft(form: journal.EntryForm) -> str:
    return json.dumps(asdict(form) | {"sign": form.sign.value}, ensure_ascii=False)


def _from_draft(body: str) -> journal.EntryForm:
    values = json.loads(body)
    return journal.EntryForm(**values | {"sign": Sign(values["sign"])})
