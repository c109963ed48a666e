"""The Journal: what was captured, and what can be done with an entry."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher, OptionList

from pivot_tui.domain.journal import missing_number
from pivot_tui.screens.entries import EntriesView
from pivot_tui.screens.entry_form import EntryFormScreen
from pivot_tui.screens.erase import EraseScreen
from pivot_tui.screens.frame import AreaScreen, RecordsChanged
from pivot_tui.screens.versions import VersionsScreen
from pivot_tui.widgets.unbuilt import Unbuilt
from pivot_tui.workbook import journal
from pivot_tui.workbook.session import Session


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
        Binding("escape", "leave_field", "Back", id="back", tooltip="Leave the filter or the rating"),
    ]

    def __init__(self, session: Session, area: int = 2) -> None:
        super().__init__(session, area)
        self._count = ""

    def compose_body(self) -> Iterable[Widget]:
        """The entries; the other views are made when they are visited."""
        with ContentSwitcher(initial="view-entries", id="views"):
            yield EntriesView(self.session, self.attempt)

    @property
    def entries(self) -> EntriesView:
        """The first view."""
        return self.query_one(EntriesView)

    def show_records(self) -> None:
        """Read the entries again."""
        self.entries.show_records()

    def show_entry(self, identifier: str) -> None:
        """Put the cursor on one entry.

        Raises:
            NotFound: It is not there any more.
        """
        self.show_view(0)
        self.entries.show_entry(identifier)

    # Views

    def show_view(self, number: int) -> None:
        """Go to a view; those that this version does not have say what they will hold."""
        super().show_view(number)
        self.say_fact("" if number else self._count)
        if number == 0:
            self.query_one("#views", ContentSwitcher).current = "view-entries"
            self.entries.focus_list()
        else:
            self.set_focus(None)
            self.run_worker(self._show_unbuilt(self.VIEWS[number].lower()), exclusive=True, group="view")
        self.refresh_bindings()

    async def _show_unbuilt(self, name: str) -> None:
        switcher = self.query_one("#views", ContentSwitcher)
        if not switcher.query(f"#unbuilt-{name}"):
            await switcher.mount(Unbuilt(name))
        switcher.current = f"unbuilt-{name}"

    def on_entries_view_said(self, event: EntriesView.Said) -> None:
        """Say how many entries there are."""
        self._count = event.fact
        self.say_fact("" if self.view else self._count)

    def on_entries_view_cursor_moved(self) -> None:
        """What the keys do depends on the entry under the cursor."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an entry is only there where one is."""
        if action in ("add", "filter"):
            return self.view == 0
        if action == "leave_field":
            return self.is_mounted and self.view == 0 and self.entries.has_open_field
        if action in ("edit", "trash", "versions", "erase", "complete"):
            entry = self.entries.current if self.is_mounted and self.view == 0 else None
            return entry is not None and (action != "complete" or missing_number(entry) is not None)
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name the number that ``n`` will add."""
        entry = self.entries.current
        if binding.action == "complete" and entry is not None and (field := missing_number(entry)):
            return Binding(binding.key, binding.action, f"Add {field}")
        return binding

    # Acts

    def action_filter(self) -> None:
        """Open the filter line."""
        self.entries.open_filter()

    def action_leave_field(self) -> None:
        """Leave the filter or the rating."""
        self.entries.leave_field()

    def action_complete(self) -> None:
        """Ask for the number that is missing; the next key gives it."""
        self.entries.ask_rating()

    def on_entries_view_rated(self, event: EntriesView.Rated) -> None:
        """Save the number."""
        saved = self.attempt(lambda: journal.rate(self.session.store, event.entry.id, event.field, event.rating))
        if saved is not None:
            self.say(f"{event.field.capitalize()} {event.rating} saved. u undoes.")
            self.post_message(RecordsChanged())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open an entry."""
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Open an empty form."""
        screen = self.attempt(lambda: EntryFormScreen(self.session))
        if screen is not None:
            self.app.push_screen(screen)

    def action_edit(self) -> None:
        """Open the form of the entry under the cursor."""
        entry = self.entries.current
        screen = self.attempt(lambda: EntryFormScreen(self.session, entry.id)) if entry else None
        if screen is not None:
            self.app.push_screen(screen)

    def action_trash(self) -> None:
        """Put the entry in the trash; no question, since it can be taken back."""
        entry = self.entries.current
        gone = self.attempt(lambda: journal.trash(self.session.store, [entry.id])) if entry else None
        if gone is not None:
            self.say("In the trash. u undoes.")
            self.post_message(RecordsChanged())

    def action_versions(self) -> None:
        """Show how the entry has changed."""
        if (entry := self.entries.current) is not None:
            self.app.push_screen(VersionsScreen(self.session, entry.id))

    def action_erase(self) -> None:
        """Ask, and then remove the entry with all its traces."""
        if (entry := self.entries.current) is not None:
            self.app.push_screen(EraseScreen(self.session, entry.id))
