"""One conversation: preparing it, holding it against the clock, and the note after it, with the sheet at the left."""

from dataclasses import asdict, replace
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from pivot_tui.domain.days import day_of, say_day_near
from pivot_tui.domain.preparation import is_written
from pivot_tui.domain.rounding import many
from pivot_tui.printing.preparation import preparation_lines
from pivot_tui.screens.conversation_panes import NotesPane, SheetPane
from pivot_tui.screens.conversation_writing import FORMS, ConversationWriting, Stage
from pivot_tui.screens.form import form_keys
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.widgets.conversation_clock import ConversationClock
from pivot_tui.workbook import conversations
from pivot_tui.workbook.after_note import AFTER_NOTE_FORM
from pivot_tui.workbook.preparation import PREPARATION_FORM
from pivot_tui.workbook.session import Session


class ConversationScreen(ConversationWriting):
    """A conversation in one of its three states: it is prepared, it is held, or it is noted down.

    Args:
        session: The open workbook.
        conversation_id: The conversation.
        begin: What is done first. Holding starts the clock; where one runs already it is gone on with.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["conversation.tcss"]
    HELP_NAME = "conversation"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *form_keys("conversation", "Save what is typed; while the clock runs, stop it"),
        Binding("n", "start", "Start the clock", id="conversation.start", tooltip="Save the sheet, start the clock"),
        Binding("e", "edit", "Edit", id="conversation.edit", tooltip="Write on the sheet"),
        Binding("p", "print", "Print", id="conversation.print", tooltip="The sheet alone as lines, on one page"),
        Binding("f", "more", "More fields", id="conversation.more", tooltip="The three flags, and the ledger"),
    ]

    # Its stages

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)
        if self.begin == "hold" and self.stage == "hold" and not self._runs():
            self._start_clock()
        if self.stage == "hold" and not self._runs():
            self.stage = "note"
        self._show_state()
        self.say_state("a draft, not saved yet" if self.kept else "")
        self.read_again()

    def _enter(self, state: Stage) -> None:
        """Go on to another state; what was typed in the one before is kept."""
        self.stop_keeping()
        self.keep_draft()
        self.stage = state
        self.open_draft(FORMS[state], self.talk.id)
        self._show_state()
        self.say_state("a draft, not saved yet" if self.kept else "")

    def _show_state(self) -> None:
        for name in FORMS:
            self.set_class(name == self.stage, f"-{name}")
        self.query_one(SheetPane).open(is_open=self.stage == "prepare")
        self._show_clock()
        forgotten = self._forgotten_said() if self.stage == "note" else ""
        self.query_one(NotesPane).ask_how_long(forgotten)
        first = "#sheet" if self.stage == "prepare" else "#minutes" if forgotten else "#advice"
        self.query_one(first).focus()
        self.refresh_bindings()

    def _forgotten_said(self) -> str:
        started, now = self.talk.clock_started, self.session.clock.now()
        if started is None or not self.is_forgotten:
            return ""
        local = started.astimezone(now.at.tzinfo)
        day = say_day_near(day_of(local.replace(tzinfo=None), now.day_start), now.day)
        return f"The clock has run since {local:%H:%M} {day}. How many minutes was it really? Open is fine."

    def described(self, binding: Binding) -> Binding:
        """What saving and leaving do just now."""
        runs = self.stage == "hold" and self._runs()
        if binding.action == "save":
            said = "Stop and save" if runs else "Save the sheet" if self.stage == "prepare" else "Save the note"
            return replace(binding, description=said)
        if binding.action == "leave" and runs:
            return replace(binding, description="Leave, the clock runs on")
        return binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each state has its own keys."""
        if action in ("start", "edit"):
            return self.stage == "prepare" and (action == "edit" or self.talk.held is None)
        if action == "more":
            return self.stage != "prepare" and not self.has_class("-more")
        return super().check_action(action, parameters)

    # The clock: it runs in the file, and here it is only looked at

    def _runs(self) -> bool:
        """Whether the clock runs, as far as is known here."""
        return self.talk.clock_started is not None

    def _show_clock(self) -> None:
        runs = self.stage == "hold" and self.app.screen is self
        self.query_one(ConversationClock).run_from(self.talk.clock_started if runs else None)

    def on_screen_suspend(self) -> None:
        """Nothing ticks while something else is looked at."""
        for clock in self.query(ConversationClock):
            clock.rest()

    def on_screen_resume(self) -> None:
        """Show how far it has come."""
        if self.is_mounted and self.query(ConversationClock):
            self._show_clock()

    def refresh_records(self) -> None:
        """See whether the clock was started or stopped elsewhere."""
        found = self.attempt(lambda: conversations.conversation_of(self.session.store, self.talk.id))
        if found is None or found == self.talk:
            return
        stopped = self.talk.clock_started is not None and found.clock_started is None
        self.talk = found
        if stopped and self.stage == "hold":
            self.note = self.note_of(found)
            self.query_one(NotesPane).put_held(self.note)
            self._enter("note" if found.held is not None else "prepare")

    def action_start(self) -> None:
        """Save the sheet where it was not, and start the clock."""
        form = self.query_one(SheetPane).form()
        if is_written(form) and (form != self.sheet or self.talk.prepared is None) and not self.save_sheet():
            return
        self._start_clock()
        if self._runs():
            self._enter("hold")

    def _start_clock(self) -> None:
        started = self.attempt(
            lambda: conversations.start_clock(self.session.store, self.talk.id, self.session.clock.now())
        )
        if started is not None:
            self.talk = started
            self.post_message(RecordsChanged())

    def _stop_clock(self) -> None:
        now = self.session.clock.now()
        stopped = self.attempt(lambda: conversations.stop_clock(self.session.store, self.talk.id, now))
        if stopped is None:
            return
        typed = self.query_one(NotesPane).form()
        self.talk, self.note = stopped, self.note_of(stopped)
        self.query_one(NotesPane).put_held(self.note)
        focused = self.focused
        self._enter("note")
        if focused is not None and focused.id in asdict(typed):
            focused.focus()
        minutes = stopped.spoken_minutes
        said = "its minutes are open" if minutes is None else many(minutes, "minute")
        self.say(f"Stopped: {said}. ctrl+s again saves the note.")
        self.post_message(RecordsChanged())

    # Keys

    def action_save(self) -> None:
        """Stop the clock while it runs; save what is typed otherwise."""
        if self.stage == "hold" and self._runs() and not self.is_forgotten:
            self._stop_clock()
        elif self.stage == "hold":
            self._enter("note")
        else:
            super().action_save()

    def action_edit(self) -> None:
        """Go to the first part of the sheet."""
        self.query_one("#points").focus()

    def on_more_fields_wanted(self) -> None:
        """The line at the end of the notes was used."""
        self.action_more()

    def action_more(self) -> None:
        """Show the flags and the ledger."""
        self.add_class("-more")
        self.refresh_bindings()
        self.call_after_refresh(lambda: self.query_one("#mentor").focus())

    def action_print(self) -> None:
        """Show the sheet alone as lines."""
        from pivot_tui.screens.print_lines import PrintScreen

        form = self.query_one(SheetPane).form()
        lines = tuple(preparation_lines(self.opened.contact, self.talk, form))
        self.app.push_screen(PrintScreen(self.session, f"Conversation with {self.opened.contact.who}", lines))


def screen_of_draft(session: Session, form: str, row: str) -> ConversationScreen | None:
    """The screen on which a draft of a sheet or of a note is gone on with; nothing for another form.

    Raises:
        NotFound: The conversation is not there any more.
    """
    if form == PREPARATION_FORM:
        return ConversationScreen(session, row, "prepare")
    return ConversationScreen(session, row, "note") if form == AFTER_NOTE_FORM else None
