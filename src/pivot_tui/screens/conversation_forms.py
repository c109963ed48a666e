"""Small forms of a thread: the agreed day, a conversation that was held, and all days of one as they stand."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.conversation import Conversation, ran_long, read_minutes, say_held
from pivot_tui.domain.days import say_day_and_year, say_day_near
from pivot_tui.domain.named_days import read_day_behind
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import conversation_forms, conversations
from pivot_tui.workbook.conversation_forms import (
    CONVERSATION_FORM,
    MET_FORM,
    SCHEDULE_FORM,
    DaysForm,
    MetForm,
    ScheduleForm,
)
from pivot_tui.workbook.session import Session

_AHEAD = "fri (the next one), 24 mar, +2w or 2026-03-24"
_BEHIND = "today, wed, 9 mar or 2026-03-09"
_LONG = "Over 25 minutes; that is noted, no more."


class _PersonFormScreen(LayeredFormScreen):
    """A form about the thread with one person, who stands above its fields."""

    TABLE = "conversation"

    def __init__(
        self, session: Session, contact_id: str, form: Any, draft_place: tuple[str, str], identifier: str | None = None
    ) -> None:
        self.known = conversations.known_person(session.store, contact_id)
        super().__init__(session, form, draft_place, identifier)

    @property
    def who(self) -> str:
        """Whom it is about, on one line."""
        return " ".join(self.known.contact.who.split())

    def compose_top(self) -> ComposeResult:
        """What they are."""
        contact = self.known.contact
        said = " ".join(contact.position.split()) or TYPE_NAMES[contact.type]
        yield Static(Content(said), id="form-context", markup=False)


class ScheduleScreen(_PersonFormScreen):
    """The day that was agreed with somebody, or another day for it.

    Args:
        session: The open workbook.
        contact_id: With whom.
    """

    HELP_NAME = "conversation_day"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("meeting_day", "Day", hint=_AHEAD),
        FormField("meeting_time", "Time", hint="14:00"),
        FormField("meeting_place", "Where", hint="a room, by phone, by video", is_free=True),
    )

    def __init__(self, session: Session, contact_id: str) -> None:
        newest = conversations.known_person(session.store, contact_id).newest
        form = conversation_forms.schedule_form_of(newest)
        super().__init__(session, contact_id, form, (SCHEDULE_FORM, contact_id))

    def form_title(self) -> str:
        """What this is."""
        return f"20 minutes with {self.who}"

    def note(self) -> Content:
        """The day as it is understood."""
        today = self.session.clock.now().day
        found = conversation_forms.schedule_day(self.typed(), today)
        return Content.styled(say_day_and_year(found), "$text-success") if found is not None else Content("")

    def save_form(self, form: ScheduleForm) -> Conversation | tuple[Problem, ...]:
        """Note the agreed day.

        Raises:
            Fault: Nothing was saved.
        """
        store, today = self.session.store, self.session.clock.now().day
        return conversation_forms.save_schedule(store, self.known.contact.id, form, today, [self.draft_place])

    def saved_words(self, record: Conversation) -> tuple[str, ...]:
        """Where it is."""
        return (record.meeting_place,)


class MetScreen(_PersonFormScreen):
    """A conversation that was held: its minutes and its day; then the after-note.

    Args:
        session: The open workbook.
        contact_id: With whom.
    """

    HELP_NAME = "met"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("spoken_minutes", "Minutes", hint="20; may stay empty"),
        FormField("held", "On", hint=_BEHIND),
    )

    def __init__(self, session: Session, contact_id: str) -> None:
        self._held: Conversation | None = None
        super().__init__(session, contact_id, MetForm(held="today"), (MET_FORM, contact_id))

    def form_title(self) -> str:
        """What this is."""
        return f"You met {self.who}"

    def note(self) -> Content:
        """The day as it is understood; and quietly, that it took long."""
        form, today = self.typed(), self.session.clock.now().day
        day, minutes = read_day_behind(form.held, today), read_minutes(form.spoken_minutes, "")
        said = (
            [] if day is None or isinstance(day, Problem) else [Content.styled(say_day_and_year(day), "$text-success")]
        )
        if isinstance(minutes, int) and ran_long(minutes):
            said.append(Content.styled(_LONG, "$text-muted"))
        return Content("\n").join(said)

    def save_form(self, form: MetForm) -> Conversation | tuple[Problem, ...]:
        """Note that it was held.

        Raises:
            Fault: Nothing was saved.
        """
        found = conversation_forms.save_met(
            self.session.store, self.known.contact.id, form, self.session.clock.now(), [self.draft_place]
        )
        self._held = found if isinstance(found, Conversation) else None
        return found

    def saved_words(self, record: Conversation) -> tuple[str, ...]:
        """No free words stand here."""
        del record
        return ()

    def said_saved(self, record: Conversation) -> str:
        """When it was, and how long it took."""
        day = say_day_near(record.held, self.session.clock.now().day) if record.held else ""
        return ", ".join(filter(None, (f"Met {day}", say_held(record.spoken_minutes)))) + ". u undoes."

    def action_save(self) -> None:
        """Note it, and go on to the after-note."""
        super().action_save()
        if (held := self._held) is not None:
            from pivot_tui.screens.conversation import ConversationScreen

            screen = self.attempt(lambda: ConversationScreen(self.session, held.id, "note"))
            if screen is not None:
                self.app.push_screen(screen)


class DaysScreen(_PersonFormScreen):
    """All days of one conversation, to set them right.

    Args:
        session: The open workbook.
        conversation_id: The conversation.
    """

    HELP_NAME = "conversation_days"
    MORE_SAID = "the follow-up, a no, the message"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("asked", "Asked", hint=_BEHIND),
        FormField("meeting_day", "Agreed for", hint=_AHEAD),
        FormField("meeting_time", "Time", hint="14:00"),
        FormField("meeting_place", "Where", hint="a room, by phone, by video", is_free=True),
        FormField("held", "Met", hint=_BEHIND, begins=True),
        FormField("spoken_minutes", "Minutes", hint="20; may stay empty"),
        FormField("thanked", "Thanked", hint=_BEHIND),
        FormField("write_again", "Write again", hint="in 3 months, 24 jun or 2026-06-24"),
        FormField("followed_up", "Followed up", hint=_BEHIND, is_more=True, begins=True),
        FormField("declined", "They said no", hint=_BEHIND, is_more=True),
        FormField("wrote_again", "Wrote again", hint=_BEHIND, is_more=True),
        FormField("message", "Message", "text", is_more=True, is_free=True),
    )

    def __init__(self, session: Session, conversation_id: str) -> None:
        found = conversations.conversation_of(session.store, conversation_id)
        form = conversation_forms.days_form_of(found)
        super().__init__(session, found.contact, form, (CONVERSATION_FORM, conversation_id), conversation_id)

    def form_title(self) -> str:
        """What this is."""
        return f"The days with {self.who}"

    def save_form(self, form: DaysForm) -> Conversation | tuple[Problem, ...]:
        """Save the days.

        Raises:
            Fault: Nothing was saved.
        """
        assert self.identifier is not None
        store, today = self.session.store, self.session.clock.now().day
        return conversation_forms.save_days(store, self.identifier, form, today, [self.draft_place])

    def saved_words(self, record: Conversation) -> tuple[str, ...]:
        """Where it is, and the message."""
        return tuple(filter(None, (record.meeting_place, record.message)))
