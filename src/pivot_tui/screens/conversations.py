"""The conversations: one thread a person, each moved on by one key, and what was said in the one under the cursor."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.conversation import ACT_NAMES, Act, say_thread
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.rounding import many
from pivot_tui.printing.conversations import conversation_facts, conversation_lines, next_said
from pivot_tui.screens.conversation_acts import ActsScreen, ChooseContactScreen, act_screen
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import conversations
from pivot_tui.workbook.conversations import Thread
from pivot_tui.workbook.session import Session

_MOST_EARLIER = 5
_NAME = 12  # cells
_LONGEST_NAME = 60  # cells


class ConversationsView(ListsRecords[Thread], HasTraces, AreaView):
    """The threads: those under way first, by their day."""

    NEEDS_ONE = ("move_on", "met", "acts", "edit", "trash")
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "move_on", "Next", id="thread.next", tooltip="What comes next with this person"),
        Binding("m", "met", "Met", id="thread.met", tooltip="You talked: its minutes, then the after-note"),
        Binding("y", "acts", "All acts", id="thread.acts", tooltip="All that can be done about this thread now"),
        Binding("a", "ask", "Ask somebody", id="thread.ask", tooltip="Choose whom to ask for 20 minutes"),
        Binding("e", "edit", "Days", id="thread.edit", tooltip="Set the days of this conversation right"),
        Binding("d,delete", "trash", "Trash", show=False, id="thread.trash", tooltip="Put it in the trash"),
        *trace_bindings("thread"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-conversations")

    def compose(self) -> ComposeResult:
        """The list, what is known of one, and what belongs here while there is nothing."""
        words = guide.load("people")["empty"]
        empty = Content.assemble(
            (words["title"], "bold"),
            f"\n\n{words['words']}\n\n",
            ("a", "$foreground bold"),
            (words["how"], "$text-muted"),
        )
        yield Static(empty, id="conversations-empty")
        with Container(id="conversations-panels"):
            yield RecordList(id="conversations")
            with VerticalScroll(id="conversation-pane"):
                yield Facts(id="conversation-said")

    def show_records(self) -> None:
        """Read the threads again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = conversations.threads(self.session.store, self.session.clock.now().day)
        self.show_listed(found)
        going = sum(not thread.conversation.is_over for thread in found)
        self.say_fact(f"{many(len(found), 'thread')}, {going:,} under way" if found else "")

    def rows_of(self, records: Iterable[Thread]) -> Iterator[ListedRecord]:
        """The threads, each with how far it has come and what comes next."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on the thread of a conversation, an earlier one included.

        Raises:
            NotFound: It is not there any more.
        """
        contact_id = conversations.conversation_of(self.session.store, identifier).contact
        self.show_records()
        theirs = [one for one in self.listed.values() if one.conversation.contact == contact_id]
        theirs.sort(key=lambda one: one.id != identifier)
        thread = next(iter(theirs), None)
        if thread is None:
            raise NotFound("That conversation is not there any more.")
        self.put_cursor(thread.id)

    def printed(self) -> Printed | None:
        """The threads as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        today = self.session.clock.now().day
        found = conversations.threads(self.session.store, today)
        return Printed("Conversations", conversation_lines(found, today)) if found else None

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The conversation under the cursor."""
        return Traced("conversation", one.id, one.known.contact.who) if (one := self.current) is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is not always something that comes next."""
        if action == "move_on" and self.is_mounted and (one := self.current) is not None:
            return one.act is not Act.NOTHING
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what comes next with the person under the cursor."""
        one = self.current if self.is_mounted else None
        if binding.action == "move_on" and one is not None:
            return Binding(binding.key, binding.action, ACT_NAMES[one.act])
        return super().described(binding)

    def cursor_moved(self) -> None:
        """The cursor is seen to move before its record is read."""
        self.call_after_refresh(self.show_one)

    def show_one(self) -> None:
        """Show what is known of the thread under the cursor, and of earlier conversations with the same person."""
        one = self.current
        self.query_one("#conversation-pane").display = one is not None
        if one is not None:
            said = self.attempt(lambda: self._about(one)) or []
            self.query_one("#conversation-said", Facts).show(said)
            self.query_one("#conversation-pane").scroll_home(animate=False)

    def _about(self, one: Thread) -> list[Content | Fact]:
        today, contact = self.session.clock.now().day, one.known.contact
        what = plain(" ".join(contact.position.split()) or TYPE_NAMES[contact.type]).truncate(
            _LONGEST_NAME, ellipsis=True
        )
        who = _who(one).truncate(_LONGEST_NAME, ellipsis=True).stylize("bold")
        about: list[Content | Fact] = [Content.assemble(who, "   ", what.stylize("$text-muted"))]
        about += [Fact(name, " ".join(words.split())) for name, words in conversation_facts(one.conversation, today)]
        everything = conversations.conversations_with(self.session.store, contact.id)
        others = [found for found in everything if found.id != one.id]
        for number, other in enumerate(others[:_MOST_EARLIER]):
            about.append(Fact("" if number else "Before", say_thread(other, today)))
        if len(others) > _MOST_EARLIER:
            about.append(Fact("", f"and {len(others) - _MOST_EARLIER:,} more"))
        return about

    # Acts

    def choose(self) -> None:
        """Open the conversation: its sheet, or once it was held the note."""
        from pivot_tui.screens.conversation import ConversationScreen

        def build(one: Thread) -> ConversationScreen:
            if one.conversation.held is not None:
                return ConversationScreen(self.session, one.id, "note")
            is_running = one.conversation.clock_started is not None
            return ConversationScreen(self.session, one.id, "hold" if is_running else "prepare")

        self.open_for_current(build)

    def action_move_on(self) -> None:
        """Do what comes next."""
        one = self.current
        if one is not None and one.act is Act.AFTER_NOTE:
            self.choose()  # the note of the one under the cursor, which need not be the newest with this person
        elif one is not None:
            self._open_act(one, one.act)

    def action_met(self) -> None:
        """Note that the two have talked."""
        if (one := self.current) is not None:
            self._open_act(one, Act.MEET)

    def _open_act(self, one: Thread, act: Act) -> None:
        screen = self.attempt(lambda: act_screen(self.session, one.conversation.contact, act))
        if screen is not None:
            self.app.push_screen(screen)

    def action_acts(self) -> None:
        """Show all that can be done now."""
        self.open_for_current(lambda one: ActsScreen(self.session, one.conversation.contact))

    def action_ask(self) -> None:
        """Choose whom to ask."""
        self.open_screen(lambda: ChooseContactScreen(self.session))

    def action_edit(self) -> None:
        """Open the days of the conversation."""
        from pivot_tui.screens.conversation_forms import DaysScreen

        self.open_for_current(lambda one: DaysScreen(self.session, one.id))

    def action_trash(self) -> None:
        """Put the conversation in the trash; no question, since it can be taken back."""
        store = self.session.store
        self.trash_current(lambda one: conversations.trash_conversations(store, [one.id]))


def _who(one: Thread) -> Content:
    return plain(" ".join(one.known.contact.who.split()))


def _row(one: Thread, today: date) -> Row:
    who = _who(one).truncate(_NAME, ellipsis=True, pad=True)
    over = "$text-muted" if one.conversation.is_over else ""
    said = Content.styled(say_thread(one.conversation, today), over)
    return Row(Content.assemble(who, "  "), said, Content.styled(next_said(one), "$text-muted"))
