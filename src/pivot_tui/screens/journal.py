"""The Journal: its entries, newest first and endless, with a filter, and the whole of the one under the cursor."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, OptionList, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Entry, Kind, missing_number
from pivot_tui.domain.journal_filter import JournalFilter, read_filter
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import AreaScreen, RecordsChanged
from pivot_tui.widgets.bars import ViewBar
from pivot_tui.widgets.entry_row import entry_detail, entry_record
from pivot_tui.widgets.rating import RatingScale
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.unbuilt import Unbuilt
from pivot_tui.workbook import journal
from pivot_tui.workbook.session import Session

_FILTER_WAIT = 0.06
_VIEWS = ("entries", "profile", "prompts", "hours")
_ALL = JournalFilter()
_EMPTY = (
    ("What drains you, what feeds you\n\n", "bold"),
    (
        "One line after a shift is enough. From many the pattern shows, and none of it leaves this file.\n\n",
        "",
    ),
    ("c", "$foreground bold"),
    ("  writes the first one;  ", "$text-muted"),
    ("a", "$foreground bold"),
    ("  opens a form for more than a line.", "$text-muted"),
)


class EntryDetail(Widget):
    """The whole of the entry under the cursor, as much as fits; enter opens the rest."""

    DEFAULT_CSS = """
    EntryDetail { padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._content = Content("")

    def show(self, content: Content) -> None:
        """Show another entry; the size stays, so nothing is laid out again."""
        self._content = content
        self.refresh()

    def render(self) -> Content:
        """The entry."""
        return self._content


class JournalScreen(AreaScreen):
    """The second area; of its four views this version has the entries."""

    CSS_PATH = "journal.tcss"
    HELP_NAME = "journal"
    AUTO_FOCUS = "#entries"
    VIEWS = ("Entries", "Profile", "Prompts", "Hours")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "complete", "Complete", id="next", tooltip="Add the number that is missing"),
        Binding("a", "add", "Add", show=False, id="add", tooltip="Write an entry in a form"),
        Binding("e", "edit", "Edit", show=False, id="edit", tooltip="Change this entry"),
        Binding("d,delete", "trash", "Trash", show=False, id="trash", tooltip="Put this entry in the trash"),
        Binding("v", "versions", "Versions", show=False, id="versions", tooltip="How this entry has changed"),
        Binding("D", "erase", "Erase for good", show=False, id="erase", tooltip="Remove it with all its traces"),
        Binding("slash", "filter", "Filter", key_display="/", id="filter", tooltip="Show only some entries"),
        Binding("w", "app.kinds", "Kinds of work", show=False, id="kinds", tooltip="Change the kinds of work"),
        Binding("escape", "leave_field", "Back", show=False, id="back", tooltip="Leave the filter or the rating"),
    ]

    def __init__(self, session: Session, area: int = 2) -> None:
        super().__init__(session, area)
        self._kinds: dict[str, Kind] = {}
        self._entries: list[Entry] = []
        self._newer = self._older = False
        self._filter = _ALL
        self._filter_timer: Timer | None = None
        self._rating_field: str | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The list with its filter, and the whole of one entry; the other views are made when they are visited."""
        with ContentSwitcher(initial="view-entries", id="views"), Vertical(id="view-entries"):
            with Horizontal(id="filter-line"):
                yield Input(
                    placeholder="@inbox +tag drains dread>=3 energy=none since 2026-02 words",
                    compact=True,
                    id="filter",
                )
                yield Static(id="filter-said")
            with Horizontal(id="list-and-detail"):
                with Vertical(id="list"):
                    yield RecordList(id="entries")
                    yield Static(id="empty")
                with Vertical(id="one"):
                    yield EntryDetail()
                    with Horizontal(id="rating"):
                        yield Static(id="rating-name")
                        yield RatingScale(id="scale")

    def on_mount(self) -> None:
        """Show the newest entries; the filter and the rating wait until they are asked for."""
        self.query_one("#filter-line").display = False
        self.query_one("#rating").display = False
        super().on_mount()

    # Showing

    def show_records(self) -> None:
        """Read the page that is in view again, with the cursor where it was."""
        store = self.session.store
        self._kinds = {kind.id: kind for kind in journal.kinds_of_work(store)}
        cursor = self._current()
        if cursor is None or not self._newer:
            page = journal.first_page(store, self._filter, max(len(self._entries), journal.PAGE))
        else:
            page = journal.page_from(store, self._filter, self._entries[0], max(len(self._entries), journal.PAGE))
        self._show_page(page)
        self._say_count()

    def show_entry(self, identifier: str) -> None:
        """Put the cursor on one entry, whatever the filter and the page were.

        Raises:
            NotFound: It is not there any more.
        """
        entry = journal.find(self.session.store, identifier)
        self._filter = _ALL
        with self.prevent(Input.Changed):
            self.query_one("#filter", Input).value = ""
        self.query_one("#filter-line").display = False
        if identifier not in {known.id for known in self._entries}:
            self._show_page(journal.page_from(self.session.store, _ALL, entry))
        self._say_count()
        entries = self.query_one("#entries", RecordList)
        entries.highlighted = entries.get_option_index(identifier)
        entries.focus()

    def _show_page(self, page: journal.Page, cursor: str | None = None) -> None:
        self._entries, self._newer, self._older = list(page.entries), page.newer, page.older
        entries = self.query_one("#entries", RecordList)
        entries.show(self._rows(self._entries), cursor)
        entries.display = bool(self._entries)
        empty = self.query_one("#empty", Static)
        empty.display = not self._entries
        if not self._entries:
            empty.update(Content.assemble(*_EMPTY) if self._filter.is_empty else Content("No entries like that."))
        self._show_detail()

    def _rows(self, entries: Sequence[Entry], after: Entry | None = None) -> Iterable[ListedRecord]:
        before = after
        for entry in entries:
            yield entry_record(entry, self._kinds, with_day=before is None or before.day != entry.day)
            before = entry

    def _say_count(self) -> None:
        if self._filter.is_empty:
            count = journal.count(self.session.store)
            self.say_fact(f"{_entries_said(count)}, newest first" if count else "")

    def _current(self) -> Entry | None:
        row = self.query_one("#entries", RecordList).highlighted
        return self._entries[row] if row is not None and row < len(self._entries) else None

    def _show_detail(self) -> None:
        entry = self._current()
        self.query_one(EntryDetail).show(entry_detail(entry, self._kinds) if entry else Content(""))
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Show the whole of the entry that the cursor has come to."""
        self._show_detail()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open an entry."""
        event.stop()
        self.action_edit()

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached, or go to the very end."""
        event.stop()
        if self._entries:
            self.attempt(lambda: self._load(last=event.last, jump=event.jump))

    def _load(self, *, last: bool, jump: bool) -> None:
        store, chosen = self.session.store, self._filter
        if last and self._older and jump:
            page = journal.last_page(store, chosen)
            self._show_page(page, page.entries[-1].id)
        elif last and self._older:
            page = journal.older_page(store, chosen, self._entries[-1])
            self.query_one("#entries", RecordList).add(self._rows(page.entries, self._entries[-1]))
            self._entries += page.entries
            self._older = page.older
        elif not last and self._newer and jump:
            page = journal.first_page(store, chosen)
            self._show_page(page, page.entries[0].id)
        elif not last and self._newer:
            page = journal.newer_page(store, chosen, self._entries[0])
            together = journal.Page((*page.entries, *self._entries[: 2 * journal.PAGE]), page.newer, self._older)
            dropped = len(self._entries) > 2 * journal.PAGE
            self._show_page(journal.Page(together.entries, page.newer, self._older or dropped))

    # Views

    async def _mount_view(self, name: str) -> None:
        switcher = self.query_one("#views", ContentSwitcher)
        if not switcher.query(f"#unbuilt-{name}"):
            await switcher.mount(Unbuilt(name))
        switcher.current = f"unbuilt-{name}"

    def show_view(self, number: int) -> None:
        """Go to a view; those of a later version say what they will hold."""
        super().show_view(number)
        switcher = self.query_one("#views", ContentSwitcher)
        self.query_one(ViewBar).fact = ""
        if number == 0:
            switcher.current = "view-entries"
            self.attempt(self._say_count)
            self.query_one("#entries").focus()
        else:
            self.set_focus(None)
            self.run_worker(self._mount_view(_VIEWS[number]), exclusive=True, group="view")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an entry is only there where one is."""
        if action in ("edit", "trash", "versions", "erase"):
            return self.view == 0 and self._current() is not None
        if action == "complete":
            entry = self._current() if self.view == 0 else None
            return entry is not None and missing_number(entry) is not None
        if action in ("add", "filter"):
            return self.view == 0
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name the number that ``n`` will add."""
        entry = self._current()
        if binding.action == "complete" and entry is not None and (field := missing_number(entry)):
            return Binding(binding.key, binding.action, f"Add {field}")
        return binding

    # Filter

    def action_filter(self) -> None:
        """Open the filter line."""
        self.query_one("#filter-line").display = True
        self.query_one("#filter").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter once the hands rest."""
        event.stop()
        if self._filter_timer is not None:
            self._filter_timer.stop()
        self._filter_timer = self.set_timer(_FILTER_WAIT, self._read_filter)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the filter to the list it has left."""
        event.stop()
        self.query_one("#entries").focus()

    def _read_filter(self) -> None:
        found = read_filter(
            self.query_one("#filter", Input).value, tuple(self._kinds.values()), self.session.clock.now().day
        )
        if isinstance(found, Problem):
            self._say_filter(Content.styled(found.sentence, "$text-warning"))
            return
        if found != self._filter:
            self._filter = found
            self._find()

    def _say_filter(self, said: Content) -> None:
        self.query_one("#filter-said", Static).update(said)

    @work(thread=True, exclusive=True, group="filter", exit_on_error=False)
    def _find(self) -> None:
        """Look through the whole journal in a thread, on a connection of its own."""
        chosen = self._filter
        try:
            with self.session.store.another() as store:
                page, count = journal.first_page(store, chosen), journal.count(store, chosen)
        except Fault as fault:
            self.app.call_from_thread(self.say, fault.sentence, warn=True)
            return
        self.app.call_from_thread(self._show_found, chosen, page, count)

    def _show_found(self, chosen: JournalFilter, page: journal.Page, count: int) -> None:
        if chosen != self._filter:
            return  # typed on since
        self._show_page(page)
        self._say_filter(Content(""))
        self.say_fact(
            f"{_entries_said(count)}, newest first" if chosen.is_empty else f"{_entries_said(count)} like that"
        )

    def action_leave_field(self) -> None:
        """Leave the rating, or leave the filter and show everything again."""
        if self.query_one("#rating").display:
            self._close_rating()
        elif self.query_one("#filter-line").display:
            self.query_one("#filter", Input).value = ""
            self._say_filter(Content(""))
            self.query_one("#filter-line").display = False
        self.query_one("#entries").focus()

    # Acts

    def action_complete(self) -> None:
        """Ask for the number that is missing; the next key gives it."""
        entry = self._current()
        field = missing_number(entry) if entry is not None else None
        if field is None:
            return
        self._rating_field = field
        self.query_one("#rating-name", Static).update(Content(f"How much {field}, 0 to 5?  "))
        self.query_one("#rating").display = True
        scale = self.query_one(RatingScale)
        scale.value = None
        scale.focus()

    def on_rating_scale_rated(self, event: RatingScale.Rated) -> None:
        """Save the number, and go back to the list."""
        event.stop()
        entry, field, rating = self._current(), self._rating_field, event.value
        if entry is None or field is None or rating is None:
            return
        saved = self.attempt(lambda: journal.rate(self.session.store, entry.id, field, rating))
        if saved is not None:
            self._close_rating()
            self.say(f"{field.capitalize()} {rating} saved. u undoes.")
            self.post_message(RecordsChanged())
            self.query_one("#entries").focus()

    def _close_rating(self) -> None:
        self.query_one("#rating").display = False
        self._rating_field = None

    def action_add(self) -> None:
        """Open an empty form."""
        from pivot_tui.screens.entry_form import EntryFormScreen

        self.app.push_screen(EntryFormScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of the entry under the cursor."""
        from pivot_tui.screens.entry_form import EntryFormScreen

        if (entry := self._current()) is not None:
            self.app.push_screen(EntryFormScreen(self.session, entry.id))

    def action_trash(self) -> None:
        """Put the entry in the trash; no question, since it can be taken back."""
        entry = self._current()
        if entry is None:
            return
        gone = self.attempt(lambda: journal.trash(self.session.store, [entry.id]))
        if gone is not None:
            self.say("In the trash. u undoes.")
            self.post_message(RecordsChanged())

    def action_versions(self) -> None:
        """Show how the entry has changed."""
        from pivot_tui.screens.versions import VersionsScreen

        if (entry := self._current()) is not None:
            self.app.push_screen(VersionsScreen(self.session, entry.id))

    def action_erase(self) -> None:
        """Ask, and then remove the entry with all its traces."""
        from pivot_tui.screens.erase import EraseScreen

        if (entry := self._current()) is not None:
            self.app.push_screen(EraseScreen(self.session, entry.id))


def _entries_said(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
