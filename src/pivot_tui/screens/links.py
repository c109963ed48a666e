"""What a record is linked with: a list of it, and a search for what else it shall be linked with."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, RecordWanted, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import links
from pivot_tui.workbook.session import Session

_PLACE_WIDTH = 11  # the longest name of what can be linked with
_EMPTY = (
    ("Nothing is linked with this yet\n\n", "bold"),
    ("A link leads from either record to the other: from a talk to the entry about it, ", ""),
    ("or from an experiment to the session in which it took place. Press ", ""),
    ("a", "$foreground bold"),
    (" to add one.", ""),
)
_SEARCH = (
    ("Activities, their sessions, experiments, projects, journal entries and quotes. ", ""),
    ("Every word that you type is the beginning of one.", ""),
)


class LinksScreen(WorkbookDialog[None]):
    """The records that one record is linked with, both ways.

    Args:
        session: The open workbook.
        table: The table of the record.
        identifier: Its id.
        title: What it is called.
    """

    CSS_PATH = "links.tcss"
    HELP_NAME = "links"
    AUTO_FOCUS = "#links-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="links.add", tooltip="Link with another record"),
        Binding("d", "remove", "Remove", id="links.remove", tooltip="Take this link away; both records stay"),
        Binding("escape", "leave", "Back", id="links.leave", tooltip="Back to where you were"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, table: str, identifier: str, title: str) -> None:
        super().__init__(session)
        self._table = table
        self._identifier = identifier
        self._title = title
        self._links: dict[str, links.Linked] = {}

    def compose(self) -> ComposeResult:
        """The name of the record, what it is linked with, and a fact."""
        with Vertical(id="links"):
            yield Static(Content.assemble(("Linked with  ", "$text-muted"), (self._title, "bold")), id="links-title")
            yield RecordList(id="links-rows")
            yield Static(Content.assemble(*_EMPTY), id="links-empty")
            yield Static(id="links-note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the links again."""
        self.attempt(self._show)

    def _show(self) -> None:
        found = links.links_of(self.session.store, self._table, self._identifier)
        self._links = {linked.link: linked for linked in found}
        today = self.session.clock.now().day
        self.query_one(RecordList).show(ListedRecord(linked.link, _linked_row(linked, today)) for linked in found)
        self.query_one("#links-empty").display = not found
        self.query_one("#links-rows").display = bool(found)
        count = "1 link" if len(found) == 1 else f"{len(found):,} links"
        self.query_one("#links-note", Static).update(Content(count if found else ""))
        self.refresh_bindings()

    @property
    def _current(self) -> links.Linked | None:
        if not self.is_mounted:
            return None
        return self._links.get(self.query_one(RecordList).current or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A link that is in the trash with its record cannot be taken away, and an empty list has none."""
        if action == "remove":
            current = self._current
            return current is not None and not current.came_along
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """What the keys do depends on the link under the cursor."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the linked record in its area; one in the trash stays there."""
        event.stop()
        linked = self._links.get(str(event.option_id))
        if linked is None:
            return
        if linked.state == links.IN_TRASH:
            self.say("It is in the trash; bring it back there to open it.")
        elif linked.state:
            self.say("It is no longer there; d takes the link away.")
        else:
            self.dismiss(None)
            self.app.post_message(RecordWanted(linked.table, linked.id))

    def action_add(self) -> None:
        """Search for a record to link with."""
        self.app.push_screen(AddLinkScreen(self.session, self._table, self._identifier, self._title))

    def action_remove(self) -> None:
        """Take the link under the cursor away; undo brings it back."""
        linked = self._current
        if linked is None:
            return
        if self.attempt(lambda: links.remove(self.session.store, linked.link)):
            self.say("The link is gone; both records stay. u undoes.")
            self.post_message(RecordsChanged())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class LinkWordsField(Input):
    """The field for the words; enter links, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Link", id="links.link", tooltip="Link with what is under the cursor"),
    ]


class AddLinkScreen(WorkbookDialog[None]):
    """Finds records as it is typed; enter links with the one under the cursor.

    Args:
        session: The open workbook.
        table: The table of the record that is to be linked.
        identifier: Its id.
        title: What it is called.
    """

    CSS_PATH = "links.tcss"
    HELP_NAME = "links"
    AUTO_FOCUS = "#link-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", "Down", show=False, id="links.down", tooltip="One row down"),
        Binding("up", "move('cursor_up')", "Up", show=False, id="links.up", tooltip="One row up"),
        Binding("pagedown", "move('page_down')", "Page down", show=False, id="links.page_down", tooltip="A page down"),
        Binding("pageup", "move('page_up')", "Page up", show=False, id="links.page_up", tooltip="A page up"),
        Binding("escape", "leave", "Close", id="links.close", tooltip="Close without linking"),
    ]

    def __init__(self, session: Session, table: str, identifier: str, title: str) -> None:
        super().__init__(session)
        self._table = table
        self._identifier = identifier
        self._title = title
        self._found: tuple[links.Candidate, ...] = ()
        self._shown_for = ""
        self._link_when_found = False

    def compose(self) -> ComposeResult:
        """The field, what was found, and room for a sentence."""
        with Vertical(id="link-find"):
            yield Static(Content.assemble(("Link with  ", "$text-muted"), (self._title, "bold")), id="link-title")
            yield LinkWordsField(placeholder="Search what to link with", compact=True, id="link-words")
            found = RecordList(id="link-found")
            found.can_focus = False
            yield found
            yield Static(id="link-empty")
            yield Static(id="link-problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is searched, since nothing is typed yet."""
        self._show("", ())

    def refresh_records(self) -> None:
        """Search again: what was found may have changed or gone."""
        if self._words:
            self._find(self._words)

    @property
    def _words(self) -> str:
        return self.query_one("#link-words", Input).value.strip()

    @property
    def _current(self) -> links.Candidate | None:
        row = self.query_one("#link-found", RecordList).highlighted
        return self._found[row] if row is not None and row < len(self._found) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every key."""
        event.stop()
        self._link_when_found = False
        self._say("")
        if self._words:
            self._find(self._words)
        else:
            self._show("", ())

    @work(thread=True, exclusive=True, group="link-find", exit_on_error=False)
    def _find(self, words: str) -> None:
        """Look through the records in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                found = links.candidates(store, words, self._identifier)
        except Fault as fault:
            self.app.call_from_thread(self.say_fault, fault)
        else:
            self.app.call_from_thread(self._show_found, words, found)

    def _show_found(self, words: str, found: Sequence[links.Candidate]) -> None:
        """Show what was found, unless something else was typed since."""
        if not self.is_attached or words != self._words:
            return
        self._show(words, found)
        if self._link_when_found:
            self._link()

    def _show(self, words: str, found: Sequence[links.Candidate]) -> None:
        anew = words != self._shown_for
        self._found, self._shown_for = tuple(found), words
        listed = self.query_one("#link-found", RecordList)
        listed.show(self._rows(found), found[0].id if found and anew else None)
        listed.display = bool(found)
        empty = self.query_one("#link-empty", Static)
        empty.display = not found
        if not found:
            empty.update(Content("Nothing has these words.") if words else Content.assemble(*_SEARCH))
        self.refresh_bindings()

    def _rows(self, found: Iterable[links.Candidate]) -> Iterable[ListedRecord]:
        today = self.session.clock.now().day
        for candidate in found:
            yield ListedRecord(candidate.id, _candidate_row(candidate, today))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Link with what was clicked."""
        event.stop()
        self._link()

    def action_move(self, how: str) -> None:
        """Move in the list, while the field keeps the focus."""
        getattr(self.query_one("#link-found", RecordList), f"action_{how}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Link with what is under the cursor; when the search is still under way, as soon as it is done."""
        event.stop()
        if self._words == self._shown_for:
            self._link()
        else:
            self._link_when_found = True

    def _link(self) -> None:
        self._link_when_found = False
        candidate = self._current
        if candidate is None:
            return
        store = self.session.store
        made = self.attempt(
            lambda: links.add(store, self._table, self._identifier, candidate.table, candidate.id),
        )
        if isinstance(made, Problem):
            self._say(made.sentence)
        elif made is not None:
            self.say("Linked. u undoes.")
            self.app.post_message(RecordsChanged())
            self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#link-problem", Static).update(Content(sentence))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _linked_row(linked: links.Linked, today: date) -> Row:
    said = [linked.state] if linked.state else []
    said += [linked.role] if linked.role else []
    said += [say_day_near(linked.day, today)] if linked.day else []
    right = Content.styled("   ".join(said), "$text-warning" if linked.state else "$text-muted")
    return Row(_place(linked.place), plain(linked.title), right if said else None)


def _candidate_row(candidate: links.Candidate, today: date) -> Row:
    said = ["linked"] if candidate.is_linked else []
    said += [say_day_near(candidate.day, today)] if candidate.day else []
    right = Content.styled("   ".join(said), "$text-muted") if said else None
    return Row(_place(candidate.place), plain(candidate.title), right)


def _place(place: str) -> Content:
    return Content.styled(f"{place:<{_PLACE_WIDTH}}  ", "$text-muted")
