"""What is written of one conversation: its sheet and the notes, each with its draft, and how they are saved."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, Literal

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.css.query import NoMatches
from textual.widgets import Static

from pivot_tui.domain.conversation import Conversation, read_minutes
from pivot_tui.domain.conversation_clock import read_clock
from pivot_tui.domain.days import day_of
from pivot_tui.domain.named_days import read_day_ahead
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.domain.problems import Problem
from pivot_tui.printing.preparation import meeting_said, with_whom_said
from pivot_tui.screens.conversation_panes import (
    MORE_FIELDS,
    EarlierPane,
    NotesPane,
    SheetPane,
    said_ahead,
    with_values,
)
from pivot_tui.screens.form import FormScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.conversation_clock import ConversationClock
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import after_note, drafts, preparation
from pivot_tui.workbook.after_note import AFTER_NOTE_FORM, AfterNoteForm, ReadNote
from pivot_tui.workbook.preparation import PREPARATION_FORM
from pivot_tui.workbook.session import Session

Stage = Literal["prepare", "hold", "note"]
"""How far a conversation is: it is prepared, it is held, or it is noted down."""

FORMS: dict[Stage, str] = {"prepare": PREPARATION_FORM, "hold": AFTER_NOTE_FORM, "note": AFTER_NOTE_FORM}
"""The form among the drafts that is written on in each."""

_PEOPLE = 4
_SHORT = {"draft kept as you type": "draft kept", "a draft, not saved yet": "a draft"}
"""How the state of a draft is said where the heading has little room."""
_BESIDE_NAME = 18  # cells for the state of a draft and what is free


class ConversationWriting(FormScreen):
    """The sheet and the notes of a conversation, of which one is written on.

    Args:
        session: The open workbook.
        conversation_id: The conversation.
        begin: What is done first.
    """

    def __init__(self, session: Session, conversation_id: str, begin: Stage = "prepare") -> None:
        self.opened = preparation.open_conversation(session.store, conversation_id)
        self.talk = self.opened.conversation
        self.session = session
        self.begin = begin
        self.stage: Stage = self._first_state(begin)
        super().__init__(session, FORMS[self.stage], conversation_id)
        self.sheet = self.opened.form
        self.note = self.note_of(self.talk)
        self._sheet_typed = self._from_draft(PREPARATION_FORM, self.sheet)
        self._note_typed: AfterNoteForm = self._from_draft(AFTER_NOTE_FORM, self.note)
        if not self._note_typed.minutes:
            self._note_typed = replace(self._note_typed, minutes=self.note.minutes)

    def _first_state(self, begin: Stage) -> Stage:
        if self.talk.clock_started is not None:
            return "note" if self.is_forgotten else "hold"
        return "note" if begin == "hold" and self.talk.held is not None else begin

    @property
    def is_forgotten(self) -> bool:
        """Whether a clock is found running that nobody has meant for hours."""
        started = self.talk.clock_started
        return started is not None and read_clock(started, self.session.clock.now().at).is_forgotten

    def note_of(self, talk: Conversation) -> AfterNoteForm:
        """The notes of a conversation as they are saved."""
        now, started = self.session.clock.now(), talk.clock_started
        if started is None:
            return after_note.form_of(talk, self.opened.contact, now.day)
        local = started.astimezone(now.at.tzinfo).replace(tzinfo=None)
        return after_note.form_of(talk, self.opened.contact, day_of(local, now.day_start))

    def _from_draft(self, name: str, form: Any) -> Any:
        """A form with what its draft holds."""
        found = drafts.read_draft(self.session.store, name, self.talk.id)
        return with_values(form, json.loads(found.body)) if found else form

    def compose(self) -> ComposeResult:
        """Who it is and the clock, the two halves, and the keys."""
        yield AreaBar(_PEOPLE)
        with Container(id="conversation-heading"):
            yield Static(id="form-title", markup=False)
            yield ConversationClock(lambda: self.session.clock.now().at)
        with Horizontal(id="conversation"):
            yield SheetPane(self._sheet_typed)
            yield EarlierPane(self.opened)
            yield NotesPane(self._note_typed, after_note.learned_in(self.session.store, self.talk.id))
        yield PrivacyLine(self.session, "conversation", self.talk.id, save_key="ctrl+s")
        yield KeyLine()

    def form_title(self) -> str:
        """Who it is, and when; a long name leaves room for the day."""
        when = meeting_said(self.talk)
        room = self.app.size.width - cell_len(when) - _BESIDE_NAME
        who = Content(with_whom_said(self.opened.contact)).truncate(max(room, 1), ellipsis=True).plain
        said = (who, when)
        return "  ".join(" ".join(part.split("\n")) for part in said if part)

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands, shorter where there is little room."""
        is_tight = cell_len(f"{self.form_title()}   {state}") > self.size.width - 4
        super().say_state(_SHORT.get(state, state) if is_tight else state, warn=warn)

    def save_sheet(self) -> bool:
        """Save the sheet without closing; whether that was done."""
        for problem in self.query(".problem"):
            problem.display = False
        found = self.attempt(self.save) if self.may_save() else None
        if isinstance(found, tuple):
            self.show_problems(found)
        if not isinstance(found, Conversation):
            return False
        self.stop_keeping()
        self.sheet, self.kept = self.query_one(SheetPane).form(), ""
        return True

    # What is typed

    def free_texts(self) -> tuple[str, ...]:
        """The sheet while it is prepared, the notes from then on."""
        if self.stage == "prepare":
            return tuple(asdict(self.query_one(SheetPane).form()).values())
        form = self.query_one(NotesPane).form()
        return (form.advice, form.next_step, form.learned, form.who_else, form.title)

    def draft_body(self) -> str:
        """What stands in the half that is written on; nothing while that is as it was."""
        if self.stage == "prepare":
            sheet = self.query_one(SheetPane).form()
            return "" if sheet == self.sheet else _body(sheet)
        note = self.query_one(NotesPane).form()
        return "" if note == self.note else _body(note)

    def changed(self) -> None:
        """Something was typed or chosen: keep it soon, and say at once how it was read."""
        super().changed()
        self.read_again()

    def read_again(self) -> None:
        """Say how days and lines were read."""
        try:
            notes = self.query_one(NotesPane)
            form, today = notes.form(), self.session.clock.now().day
        except NoMatches:
            return
        typed = {"next_due": form.next_due, "write_again": form.write_again}
        notes.show_days({name: said_ahead(read_day_ahead(text, today), today) for name, text in typed.items()})
        notes.show_learned(form.learned)
        notes.show_minutes(read_minutes(form.minutes, "minutes"))

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_choice_chosen(self) -> None:
        """Something was chosen."""
        self.changed()

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    # Saving

    def save(self) -> Conversation | tuple[Problem, ...]:
        """Save the sheet or the note.

        Raises:
            Fault: Nothing was saved.
        """
        store, today, place = self.session.store, self.session.clock.now().day, [self.draft_place]
        if self.stage == "prepare":
            form = self.query_one(SheetPane).form()
            return preparation.save_preparation(store, self.talk.id, form, today, place)
        found = after_note.save_after_note(store, self.talk.id, self.query_one(NotesPane).form(), today, place)
        return found.conversation if isinstance(found, ReadNote) else found

    def said_saved(self, record: Conversation) -> str:
        """What was saved."""
        del record
        return f"The {'sheet' if self.stage == 'prepare' else 'note'} is saved. u undoes."

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field, behind the key as well."""
        if any(problem.field in MORE_FIELDS for problem in problems):
            self.add_class("-more")
        if any(problem.field == "learned" for problem in problems):
            self.query_one("#learned-read").display = False
        super().show_problems(problems)


def _body(form: PreparationForm | AfterNoteForm) -> str:
    return json.dumps(asdict(form), ensure_ascii=False)
