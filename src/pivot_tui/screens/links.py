"""What a record is linked with: a list of it, and a search for what else it shall be linked with."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, RecordWanted, WorkbookDialog
from pivot_tui.screens.searching import SearchingScreen, place_column, search_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import Store, links
from pivot_tui.workbook.session import Session

_PLACE_WIDTH = 11  # such as an experiment
_EMPTY = (
    ("Nothing is linked with this yet\n\n", "bold"),
    ("A link leads from either record to the other: from a talk to the entry about it, ", ""),
    ("or from an experiment to the session in which it took place. Press ", ""),
    ("a", "$foreground bold"),
    (" to add one.", ""),
)
_SEARCH = (
    ("Activities, their sessions, experiments, projects, journal entries, quotes, ", ""),
    ("and people, conversations and what was learned. ", ""),
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
        places = [linked.place for linked in found]
        self.query_one(RecordList).show(ListedRecord(one.link, _linked_row(one, places, today)) for one in found)
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


class AddLinkScreen(SearchingScreen[links.Candidate]):
    """Finds records as it is typed; enter links with the one under the cursor.

    Args:
        session: The open workbook.
        table: The table of the record that is to be linked.
        identifier: Its id.
        title: What it is called.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["searching.tcss", "links.tcss"]
    HELP_NAME = "links"
    UNTYPED = Content.assemble(*_SEARCH)
    BINDINGS: ClassVar[list[BindingType]] = [
        *search_bindings("links"),
        Binding("escape", "leave", "Close", id="links.close", tooltip="Close without linking"),
    ]

    def __init__(self, session: Session, table: str, identifier: str, title: str) -> None:
        super().__init__(session)
        self._table = table
        self._identifier = identifier
        self._title = title

    def compose(self) -> ComposeResult:
        """The field, what was found, and room for a sentence."""
        with Vertical(id="link-find"):
            yield Static(Content.assemble(("Link with  ", "$text-muted"), (self._title, "bold")), id="link-title")
            yield from self.compose_search(LinkWordsField(placeholder="Search what to link with"))
            yield Static(id="link-problem")
        yield KeyLine()

    def search(self, store: Store, words: str) -> Sequence[links.Candidate]:
        """Look through what can be linked with.

        Raises:
            Fault: The workbook cannot be read.
        """
        return links.candidates(store, words, self._identifier)

    def row_of(self, hit: links.Candidate, today: date) -> Row:
        """Where it is from, its first line, whether it is linked already, and its day."""
        said = ["linked"] if hit.is_linked else []
        said += [say_day_near(hit.day, today)] if hit.day else []
        right = Content.styled("   ".join(said), "$text-muted") if said else None
        place = place_column(hit.place, (found.place for found in self.found), _PLACE_WIDTH)
        return Row(place, plain(hit.title), right)

    def take(self, hit: links.Candidate) -> None:
        """Link with it."""
        store = self.session.store
        made = self.attempt(lambda: links.add(store, self._table, self._identifier, hit.table, hit.id))
        if isinstance(made, Problem):
            self._say(made.sentence)
        elif made is not None:
            self.say("Linked. u undoes.")
            self.app.post_message(RecordsChanged())
            self.dismiss(None)

    def shown(self) -> None:
        """What was said of a link is not about what is found now."""
        self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one("#link-problem", Static).update(Content(sentence))


def _linked_row(linked: links.Linked, places: Sequence[str], today: date) -> Row:
    said = [linked.state] if linked.state else []
    said += [linked.role] if linked.role else []
    said += [say_day_near(linked.day, today)] if linked.day else []
    right = Content.styled("   ".join(said), "$text-warning" if linked.state else "$text-muted")
    return Row(place_column(linked.place, places, _PLACE_WIDTH), plain(linked.title), right if said else None)
