"""Messages that are put together here and copied: asking for 20 minutes, the one follow-up, thanks; none is sent."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import say_day, say_day_near
from pivot_tui.domain.follow_up import ask_again_from
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import conversation_forms, conversations, messages
from pivot_tui.workbook.conversation_forms import ASK_FORM, FOLLOW_UP_FORM, THANKS_FORM, MessageForm
from pivot_tui.workbook.messages import AskForm
from pivot_tui.workbook.session import Session

_MESSAGE = FormField("message", "Message", "text", is_free=True, begins=True)


class MessageScreen(LayeredFormScreen):
    """A message that follows what is typed above it until it is changed by hand, and is noted once it is copied.

    Args:
        session: The open workbook.
        contact_id: Whom it is for.
        form: What the form begins with.
        draft_place: Where its draft lies.
        conversation: The conversation that it is about; none where it asks for one.
    """

    TABLE = "conversation"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "conversation_acts.tcss"]
    FIELDS: ClassVar[tuple[FormField, ...]] = (_MESSAGE,)
    COPYING: ClassVar[str] = ""
    """What is said below the message before it is copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Copy and note", id="message.save", tooltip="Copy the message and note the day"),
        Binding("p", "print", "Print", id="message.print", tooltip="The message as lines, to keep or to copy"),
    ]

    def __init__(
        self, session: Session, contact_id: str, form: Any, draft_place: tuple[str, str], conversation: str | None
    ) -> None:
        self.known = conversations.known_person(session.store, contact_id)
        self.is_noted = False
        self._made = ""
        super().__init__(session, form, draft_place, conversation)

    # What a message of its own says

    def made(self, form: Any) -> str:
        """The message as what is typed above it makes it."""
        raise NotImplementedError

    def context(self) -> Iterable[Content]:
        """What stands above the fields, a line each."""
        contact = self.known.contact
        said = " ".join(contact.position.split()) or TYPE_NAMES[contact.type]
        yield Content.styled(said, "$text-muted")

    def save_message(self, message: str) -> Conversation | tuple[Problem, ...]:
        """Note that it was written.

        Raises:
            Fault: Nothing was saved.
        """
        raise NotImplementedError

    # The screen

    @property
    def who(self) -> str:
        """Whom it is for, on one line."""
        return " ".join(self.known.contact.who.split())

    @property
    def message(self) -> str:
        """The message as it stands."""
        return self.query_one("#message", LongText).text

    def compose_top(self) -> ComposeResult:
        """Who it is, and what is good to know before writing."""
        yield Static(Content("\n").join(self.context()), id="form-context", markup=False)

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """The message is the one that was typed, or is made of the rest."""
        if field.name != "message":
            return super().make_widget(field, value)
        self._made = self.made(self.form)
        return super().make_widget(field, value or self._made)

    def typed(self) -> Any:
        """The form as it stands; a message that is as it was made counts as none."""
        form = super().typed()
        return replace(form, message="" if form.message == self.made(form) else form.message)

    def note(self) -> Content:
        """What copying does, and afterwards how else to get at the words."""
        if not self.is_noted:
            return Content.styled(self.COPYING, "$text-muted")
        return Content.assemble(
            ("Noted, and copied where your terminal lets a program copy. ", "$text-success"),
            ("The words stay here: select them, or p shows them as lines.", "$text-muted"),
        )

    def changed(self) -> None:
        """Something was typed: the message follows, unless it was changed by hand."""
        if self.is_noted:
            return
        made = self.made(super().typed())
        if made != self._made:
            before, self._made = self._made, made
            if self.message == before:
                self.query_one("#message", LongText).take(made)
        super().changed()

    def entered(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    def on_mount(self) -> None:
        """Show the message from its beginning."""
        self.call_after_refresh(lambda: self.query_one("#message", LongText).move_cursor((0, 0)))

    # Copying

    def described(self, binding: Binding) -> Binding:
        """Once it is noted, the same key copies again."""
        if self.is_noted and binding.action == "save":
            return Binding(binding.key, binding.action, "Copy again")
        if self.is_noted and binding.action == "leave":
            return Binding(binding.key, binding.action, "Close")
        return super().described(binding)

    def save_form(self, form: Any) -> Conversation | tuple[Problem, ...]:
        """Note that the message was written.

        Raises:
            Fault: Nothing was saved.
        """
        del form
        return self.save_message(self.message)

    def saved_words(self, record: Conversation) -> Iterable[str]:
        """The message, where the conversation keeps it."""
        return [record.message] if record.message == self.message.strip() else []

    def action_save(self) -> None:
        """Copy the message and note the day; the screen stays, in case the terminal keeps programs from copying."""
        if self.is_noted:
            self._copy()
            self.say("Copied again, where your terminal lets a program copy.")
        else:
            super().action_save()

    def was_saved(self, record: Conversation) -> None:
        """Copy it, and stay open with the words as they were noted."""
        words = [(record.id, text) for text in self.saved_words(record)]
        self.attempt(lambda: self.query_one(PrivacyLine).saved(words))
        self.stop_keeping()
        self.kept = ""
        self.is_noted = True
        self._copy()
        self.query_one("#message", LongText).read_only = True
        for field in self.query(Input):
            field.disabled = True
        self.set_focus(None)
        self.say_state("")
        self.show_note()
        self.refresh_bindings()
        self.post_message(RecordsChanged())

    def _copy(self) -> None:
        self.app.copy_to_clipboard(self.message)

    def draft_body(self) -> str:
        """What is typed; nothing once it is noted."""
        return "" if self.is_noted else super().draft_body()

    def action_print(self) -> None:
        """Show the message as lines."""
        from pivot_tui.screens.print_lines import PrintScreen

        self.app.push_screen(PrintScreen(self.session, "Message", self.message.split("\n")))

    def action_leave(self) -> None:
        """Leave the field, or close."""
        if self.is_noted:
            self.dismiss(None)
        else:
            super().action_leave()


class AskScreen(MessageScreen):
    """Asking somebody for 20 minutes, in three slots (S4.3).

    Args:
        session: The open workbook.
        contact_id: Who is asked.
    """

    HELP_NAME = "ask"
    COPYING = "ctrl+s copies it and notes that you asked today; nothing is sent."
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("keeps", "Keeps you going", hint="what of teaching keeps you going?"),
        FormField("lean", "Where you lean", hint="one or two directions, and why this person"),
        FormField("when", "When", hint="two times, or: at your convenience"),
        _MESSAGE,
    )

    def __init__(self, session: Session, contact_id: str) -> None:
        contact = conversations.known_person(session.store, contact_id).contact
        form = messages.begun_ask(session.store, contact)
        super().__init__(session, contact_id, form, (ASK_FORM, contact_id), None)

    def form_title(self) -> str:
        """What this is."""
        return f"Ask {self.who} for 20 minutes"

    def context(self) -> Iterable[Content]:
        """Who it is; inside 60 days, that they were asked already; and that asking does not do a promised step."""
        yield from super().context()
        asked, today = self.known.asked, self.session.clock.now().day
        again = ask_again_from(self.known, today)
        if asked is not None and again is not None:
            said = (
                f"You already asked on {say_day(asked, short=True)}; from {say_day_near(again, today)} it is no repeat."
            )
            yield Content.styled(said, "$text-muted")

        if (due := self.known.contact.next_due) is not None:
            said = f"The next step ({say_day(due, short=True)}) stays due until space in Contacts marks it as done."
            yield Content.styled(said, "$text-muted")

    def made(self, form: AskForm) -> str:
        """The message that the slots make."""
        return messages.ask_message(form, self.who)

    def save_message(self, message: str) -> Conversation | tuple[Problem, ...]:
        """Note that they were asked today."""
        store, today, form = self.session.store, self.session.clock.now().day, self.typed()
        contact_id = self.known.contact.id
        return conversation_forms.save_ask(store, contact_id, form, message, today, [self.draft_place])


class _LaterMessageScreen(MessageScreen):
    """A message about a conversation that there is already.

    Args:
        session: The open workbook.
        conversation_id: The conversation.
    """

    FORM: ClassVar[str] = ""

    def __init__(self, session: Session, conversation_id: str) -> None:
        self.conversation = conversations.conversation_of(session.store, conversation_id)
        place = (self.FORM, conversation_id)
        super().__init__(session, self.conversation.contact, MessageForm(), place, conversation_id)


class ThanksScreen(_LaterMessageScreen):
    """Thanking somebody for a conversation."""

    HELP_NAME = "thanks"
    FORM = THANKS_FORM
    COPYING = "ctrl+s copies it and notes that you thanked them; nothing is sent."

    def form_title(self) -> str:
        """What this is."""
        return f"Thank {self.who}"

    def made(self, form: MessageForm) -> str:
        """Thanks in our words."""
        del form
        return messages.thanks_message(self.conversation, self.known.contact, self.session.clock.now().day)

    def save_message(self, message: str) -> Conversation | tuple[Problem, ...]:
        """Note that they were thanked today."""
        store, today = self.session.store, self.session.clock.now().day
        return conversation_forms.save_thanks(store, self.conversation.id, message, today, [self.draft_place])


class FollowUpScreen(_LaterMessageScreen):
    """The one follow-up after asking; or writing again after a conversation."""

    HELP_NAME = "follow_up"
    FORM = FOLLOW_UP_FORM
    COPYING = "ctrl+s copies it and notes that you wrote today; nothing is sent."

    def form_title(self) -> str:
        """Which of the two it is."""
        return f"Follow up with {self.who}" if self.conversation.held is None else f"Write to {self.who} again"

    def context(self) -> Iterable[Content]:
        """Who it is; and that there is only one follow-up."""
        yield from super().context()
        if self.conversation.held is None:
            yield Content.styled("This is the one follow-up; after it the matter rests.", "$text-muted")
        elif (meant := self.conversation.write_again) is not None and meant > self.session.clock.now().day:
            said = f"You meant to write on {say_day(meant, short=True)}; sooner is up to you."
            yield Content.styled(said, "$text-muted")

    def made(self, form: MessageForm) -> str:
        """The follow-up in our words."""
        del form
        return messages.follow_up_message(self.conversation, self.who)

    def save_message(self, message: str) -> Conversation | tuple[Problem, ...]:
        """Note that it was written today."""
        store, today = self.session.store, self.session.clock.now().day
        return conversation_forms.save_follow_up(store, self.conversation.id, message, today, [self.draft_place])
