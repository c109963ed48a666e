"""Logging a session again in under a minute: its day, last time's hours and learners, its ratings and a comment."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from pivot_tui.domain.activity import TeachingSession
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.evaluation_fields import line, question_rows, read_question, words
from pivot_tui.screens.form import row
from pivot_tui.screens.rated_form import RatedFormScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import session_log
from pivot_tui.workbook.activities import SessionForm
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.session_log import LogForm
from pivot_tui.workbook.session_reading import look_at

_PORTFOLIO = 3
_INPUTS = ("day", "last_day", "times", "hours", "supervision", "learners", "prep")


class SessionFormScreen(RatedFormScreen):
    """A session of an activity, new or there already, with the ratings along their scale.

    Args:
        session: The open workbook.
        activity_id: The activity.
        session_id: The session that is edited; a new one without.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["rated_form.tcss", "session_form.tcss"]
    HELP_NAME = "session_form"
    AUTO_FOCUS = "#day"
    MORE_FROM = "#last_day"

    def __init__(self, session: Session, activity_id: str, session_id: str | None = None) -> None:
        self._log = session_log.open_log(session.store, activity_id, session_id)
        activity, kind = self._log.activity, self._log.type
        super().__init__(session, self._log.draft_place, (activity.title, f"{kind.name}, {activity.reach.value}"))
        self._form = session_log.log_from_draft(self.kept) if self.kept else self._log.form
        self.use(self._form.ratings)
        self._room = ""  # how many are in the room: they are all asked, unless another number is typed

    # The form

    def compose(self) -> ComposeResult:
        """When, how long, who; the ratings and what may be said; the comment; and behind a key the rest."""
        session, log = self._form.session, self._log
        yield AreaBar(_PORTFOLIO)
        yield from self.compose_heading()
        with VerticalScroll(id="rated-form", can_focus=False):
            hours = line(getattr(session, log.hours_field), log.hours_field, placeholder="1, 1:30 or 90 min")
            day = line(session.day, "day", placeholder="today, wed, 2026-03-11", select=True)
            beside = (Static(id="day-read"), words("Hours", "label -inner"), hours)
            yield from row("When", day, *beside, fields=("day", log.hours_field))
            learners = line(session.learners, "learners", placeholder="PGY-1 10, MS3 2")
            yield from row("Learners", learners, Static(id="room"))
            yield from self.compose_ratings(self._form.ratings)
            comment = LongText(self._form.comment, compact=True, show_line_numbers=False, id="comment")
            yield from row("Comment", comment, classes="-comment")
            yield PrivacyLine(self.session, "session", log.session_id or "", save_key="ctrl+s")
            with Vertical(id="more"):
                yield from self._compose_more()
        yield KeyLine()

    def _compose_more(self) -> ComposeResult:
        session, kind = self._form.session, self._log.type
        yield from row("Last day", line(session.last_day, "last_day", placeholder="of several sessions in one piece"))
        yield from row("Sessions", line(session.times, "times", placeholder="how many up to the last day"))
        other, label = ("hours", "Class hours") if kind.hours == "supervision" else ("supervision", "Supervision")
        yield from row(label, line(getattr(session, other), other, placeholder="hours, counted apart"))
        yield from row("Preparation", line(session.prep, "prep", placeholder="hours; private"))
        if not kind.no_cases:
            note = LongText(session.note, compact=True, show_line_numbers=False, id="note")
            yield from row("Note", note)
        yield from question_rows(self._form.ratings)

    def on_mount(self) -> None:
        """Say what this is, and read what is there."""
        self.say_state("a draft, not saved yet" if self.kept else "")
        self.read_again()

    # What is typed, and what is understood of it

    def _typed(self) -> LogForm:
        note = "" if self._log.type.no_cases else self.query_one("#note", TextArea).text
        session = SessionForm(**{name: self.value(name) for name in _INPUTS}, note=note)
        ratings = replace(read_question(self, self._form.ratings), **self.typed_numbers())  # type: ignore[arg-type]
        return LogForm(session, ratings, self.query_one("#comment", TextArea).text)

    def free_texts(self) -> tuple[str, ...]:
        """The comment and the note; the other fields hold single words."""
        return tuple(area.text for area in self.query(TextArea))

    def draft_body(self) -> str:
        """The fields; nothing while they are as they were."""
        form, untouched = self._typed(), self._log.form
        if form.ratings.invited == self._room:
            form = replace(form, ratings=replace(form.ratings, invited=untouched.ratings.invited))
        same = replace(form, ratings=replace(form.ratings, given=untouched.ratings.given)) == untouched
        return "" if same else session_log.log_draft(form)

    def read_again(self) -> None:
        """Read the form, and say at once what is understood of it and what may be said."""
        self.take_scale(self._typed().ratings)
        form = self._typed()
        found = look_at(self._log, form, self.session.clock.now().day)
        self._take_room(found.heads)
        self.query_one("#day-read", Static).update(Content.styled(found.day, "$text-success"))
        room = f"{found.heads:,} in the room" if found.heads else ""
        self.query_one("#room", Static).update(Content.styled(room, "$text-muted"))
        self.show_window(form.ratings, found.window, found.before)

    def _take_room(self, heads: int | None) -> None:
        """All who are in the room are asked, unless the user has said otherwise."""
        invited, room = self.query_one("#invited", Input), str(heads or "")
        untouched = invited.value == self._room and self._log.window_id is None
        self._room = room
        if untouched and invited.value != room:
            invited.value = room

    # Saving

    def save(self) -> TeachingSession | tuple[Problem, ...]:
        """Save everything as one action.

        Raises:
            Fault: Nothing was saved.
        """
        return session_log.save_log(self.session.store, self._log, self._typed(), self.session.clock.now())

    def saved_words(self, record: TeachingSession) -> tuple[str, ...]:
        """The note; the comment stands in a record of its own."""
        return (record.note,)
