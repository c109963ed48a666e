"""Letting what is due with somebody rest until a day."""

from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.workbook import contacts
from pivot_tui.workbook.contact_form import read_rest
from pivot_tui.workbook.contacts import Listed
from pivot_tui.workbook.session import Session

_WEEK = timedelta(days=7)
_LONGEST_WHO = 40  # cells


class SnoozeScreen(WorkbookDialog[None]):
    """One day, with a week from now standing there already.

    Args:
        session: The open workbook.
        one: The contact with what is due.
    """

    CSS_PATH = "snooze.tcss"
    HELP_NAME = "snooze"
    AUTO_FOCUS = "#until"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "Let it rest", id="snooze.save", tooltip="Let it rest until that day"),
        Binding("escape", "leave", "Close", id="snooze.leave", tooltip="Leave it as it is"),
    ]

    def __init__(self, session: Session, one: Listed) -> None:
        super().__init__(session)
        self._one = one

    def compose(self) -> ComposeResult:
        """What is due, the day, and what the day means."""
        today = self.session.clock.now().day
        due = self._one.due
        resting = self._one.known.contact.snoozed_to
        until = resting if resting is not None and resting > today else today + _WEEK
        with Vertical(id="snooze"):
            who = plain(" ".join(self._one.known.contact.who.split())).truncate(_LONGEST_WHO, ellipsis=True)
            what = plain(" ".join(due.what.split())) if due is not None else Content("")
            yield Static(Content.assemble(who.stylize("bold"), "   ", what), id="snooze-title", markup=False)
            with Horizontal(id="snooze-field"):
                yield Static(Content("Rests until"), id="snooze-label")
                yield Input(until.isoformat(), compact=True, id="until", placeholder="nothing: it does not rest")
            yield Static(id="snooze-said", markup=False)
        yield KeyLine()

    def on_input_changed(self) -> None:
        """Say which day is meant."""
        found = self._read()
        said = Content("It does not rest.")
        if isinstance(found, Problem):
            said = Content.styled(found.sentence, "$text-muted")
        elif found is not None:
            said = Content.styled(say_day_and_year(found), "$text-muted")
        self.query_one("#snooze-said", Static).update(said)

    def on_input_submitted(self) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Let it rest, or say what cannot be read."""
        found = self._read()
        if isinstance(found, Problem):
            self.query_one("#snooze-said", Static).update(Content.styled(found.sentence, "$text-warning"))
            return
        if self.attempt(lambda: contacts.snooze(self.session.store, self._one.id, found)) is not None:
            self.say("It rests. u undoes." if found else "It does not rest. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)

    def _read(self) -> date | Problem | None:
        return read_rest(self.query_one("#until", Input).value, self.session.clock.now().day)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
