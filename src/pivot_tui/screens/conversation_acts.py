"""What can be done about the thread with somebody: the screen of each act, and the list of all that are possible."""

from collections.abc import Callable
from typing import Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.contact_filter import read_contact_filter
from pivot_tui.domain.conversation import ACT_NAMES, Act, possible_acts, say_thread
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog, WorkbookScreen
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import contacts, conversations
from pivot_tui.workbook import conversation_forms as forms
from pivot_tui.workbook.session import Session

_LONGEST_NAME = 50  # cells
_MEANINGS = {
    Act.ASK: "a message for 20 minutes, to copy",
    Act.SCHEDULE: "the day that was agreed",
    Act.PREPARE: "one page, which fills itself",
    Act.START_CLOCK: "20 minutes, by phone or video",
    Act.STOP_CLOCK: "the minutes are noted",
    Act.MEET: "its minutes, then the after-note",
    Act.AFTER_NOTE: "advice, next step, what you learned",
    Act.THANK: "a short message, to copy",
    Act.FOLLOW_UP: "a short message, to copy",
    Act.DECLINE: "it is kept, and nothing is due",
}
_BEGINS: dict[Act, Literal["prepare", "hold", "note"]] = {
    Act.PREPARE: "prepare",
    Act.START_CLOCK: "hold",
    Act.STOP_CLOCK: "hold",
    Act.AFTER_NOTE: "note",
}


def act_screen(session: Session, contact_id: str, act: Act) -> Screen[Any] | None:
    """The screen for an act; the list of all acts where nothing comes next; none for a no, which needs no screen.

    Args:
        session: The open workbook.
        contact_id: With whom.
        act: What is to be done.

    Raises:
        NotFound: The contact is not there any more.
        InvalidRecord: There is no conversation that the act could be about.
    """
    from pivot_tui.screens import conversation_forms, conversation_messages

    match act:
        case Act.ASK:
            return conversation_messages.AskScreen(session, contact_id)
        case Act.SCHEDULE:
            return conversation_forms.ScheduleScreen(session, contact_id)
        case Act.MEET:
            return conversation_forms.MetScreen(session, contact_id)
        case Act.THANK:
            return conversation_messages.ThanksScreen(session, _newest(session, contact_id))
        case Act.FOLLOW_UP:
            return conversation_messages.FollowUpScreen(session, _newest(session, contact_id))
        case Act.DECLINE:
            return None
        case Act.NOTHING:
            return ActsScreen(session, contact_id)
        case _:
            from pivot_tui.screens.conversation import ConversationScreen

            return ConversationScreen(session, _newest(session, contact_id), _BEGINS[act])


def _newest(session: Session, contact_id: str) -> str:
    return conversations.newest_with(session.store, contact_id).id


def screen_of_draft(session: Session, form: str, row: str) -> WorkbookScreen[None] | None:
    """The screen that goes on with a draft of a thread; nothing where the draft is not one of these.

    Raises:
        NotFound: What the draft is about is not there any more.
    """
    from pivot_tui.screens import conversation_forms, conversation_messages

    screens: dict[str, Callable[[Session, str], WorkbookScreen[None]]] = {
        forms.ASK_FORM: conversation_messages.AskScreen,
        forms.SCHEDULE_FORM: conversation_forms.ScheduleScreen,
        forms.MET_FORM: conversation_forms.MetScreen,
        forms.THANKS_FORM: conversation_messages.ThanksScreen,
        forms.FOLLOW_UP_FORM: conversation_messages.FollowUpScreen,
        forms.CONVERSATION_FORM: conversation_forms.DaysScreen,
    }
    screen = screens.get(form)
    return screen(session, row) if screen is not None else None


class ActsScreen(WorkbookDialog[None]):
    """All that can be done about a thread now, the next act first.

    Args:
        session: The open workbook.
        contact_id: With whom.
    """

    CSS_PATH = "conversation_acts.tcss"
    HELP_NAME = "acts"
    AUTO_FOCUS = "#acts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="acts.leave", tooltip="Close without doing anything"),
    ]

    def __init__(self, session: Session, contact_id: str) -> None:
        super().__init__(session)
        self._known = conversations.known_person(session.store, contact_id)

    def compose(self) -> ComposeResult:
        """How far things have come, and the acts."""
        with Vertical(id="acts-box"):
            yield Static(self._title(), id="acts-title", markup=False)
            yield RecordList(id="acts")
        yield KeyLine()

    def _title(self) -> Content:
        today, newest = self.session.clock.now().day, self._known.newest
        said = say_thread(newest, today) if newest is not None else "nothing asked yet"
        who = plain(" ".join(self._known.contact.who.split())).truncate(_LONGEST_NAME, ellipsis=True).stylize("bold")
        return Content.assemble(who, (f"   {said}", "$text-muted"))

    def on_mount(self) -> None:
        """Show the acts."""
        acts = possible_acts(self._known, self.session.clock.now().day)
        rows = [
            ListedRecord(
                act.value, Row(Content(f"{ACT_NAMES[act]:<17}"), Content.styled(_MEANINGS[act], "$text-muted"))
            )
            for act in acts
        ]
        self.query_one(RecordList).show(rows)

    def described(self, binding: Binding) -> Binding:
        """Enter does it."""
        return Binding(binding.key, binding.action, "Do it") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do the act under the cursor."""
        event.stop()
        act = Act(event.option.id)
        if act is Act.DECLINE:
            self._decline()
            return
        screen = self.attempt(lambda: act_screen(self.session, self._known.contact.id, act))
        if screen is not None:
            self.dismiss(None)
            self.app.push_screen(screen)

    def _decline(self) -> None:
        store, today = self.session.store, self.session.clock.now().day
        if self.attempt(lambda: conversations.decline(store, self._known.contact.id, today)) is not None:
            self.say("Kept; nothing is due from it. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


class ChooseField(Input):
    """The field that narrows down; enter asks the one under the cursor, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Ask", id="choose_contact.ask", tooltip="Write to the one under the cursor"),
    ]


class ChooseContactScreen(WorkbookDialog[None]):
    """Whom to ask: everybody, narrowed down as something is typed.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "conversation_acts.tcss"
    HELP_NAME = "choose_contact"
    AUTO_FOCUS = "#choose-filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next", show=False, id="choose_contact.down", tooltip="Move down"),
        Binding("up", "move(-1)", "Before", show=False, id="choose_contact.up", tooltip="Move up"),
        Binding("escape", "leave", "Close", id="choose_contact.leave", tooltip="Close without asking"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._everybody = contacts.contacts(session.store)

    def compose(self) -> ComposeResult:
        """A field, and those who are meant."""
        with Vertical(id="acts-box"):
            yield Static(Content.styled("Ask whom for 20 minutes?", "bold"), id="acts-title")
            yield ChooseField(compact=True, placeholder="initials, or a word of what they are", id="choose-filter")
            yield RecordList(id="acts")
            yield Static(id="choose-none", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show everybody."""
        self._show("")

    def _show(self, typed: str) -> None:
        today = self.session.clock.now().day
        chosen = read_contact_filter(typed)
        found = [known for known in self._everybody if chosen.lets_through(known, None, today)]
        self.query_one(RecordList).show(ListedRecord(known.contact.id, _person(known)) for known in found)
        if found:
            self.query_one(RecordList).highlighted = 0
        none = self.query_one("#choose-none", Static)
        none.update("There is nobody yet; a contact is added in the first view." if not self._everybody else "Nobody.")
        none.display = not found

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down."""
        event.stop()
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask the one under the cursor."""
        event.stop()
        self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the one who was clicked."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        current = self.query_one(RecordList).current
        if current is None:
            return
        screen = self.attempt(lambda: act_screen(self.session, current, Act.ASK))
        if screen is not None:
            self.dismiss(None)
            self.app.push_screen(screen)

    def action_move(self, by: int) -> None:
        """Move the cursor while something is typed."""
        people = self.query_one(RecordList)
        if by > 0:
            people.action_cursor_down()
        else:
            people.action_cursor_up()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _person(known: Acquaintance) -> Row:
    contact = known.contact
    who = plain(" ".join(contact.who.split()))
    return Row(Content(""), who, Content.styled(TYPE_NAMES[contact.type], "$text-muted"))
