"""The Journal: what was captured and what can be done with an entry, and beside it the three views of step 1."""

from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from pivot_tui.domain.journal import missing_number
from pivot_tui.domain.plain_text import first_line
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.entries import EntriesView
from pivot_tui.screens.entry_form import EntryFormScreen
from pivot_tui.screens.erase import EraseScreen
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.versions import VersionsScreen
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import journal
from pivot_tui.workbook.session import Session

_ENTRIES, _PROFILE, _PROMPTS, _HOURS = range(4)


class JournalScreen(AreaOfViews):
    """The second area, with four views; all but the entries are made when they are first visited."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "area_views.tcss",
        "journal.tcss",
        "profile.tcss",
        "prompts.tcss",
        "hours.tcss",
    ]
    HELP_NAME = "journal"
    AUTO_FOCUS = "#entries"
    VIEWS = ("Entries", "Profile", "Prompts", "Hours")
    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {
        "element": _PROMPTS,
        "premise": _PROMPTS,
        "situation": _PROMPTS,
        "target_week": _HOURS,
        "work_pattern": _HOURS,
        "week_log": _HOURS,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "complete", "Complete", id="next", tooltip="Add the number that is missing"),
        Binding("a", "add", "Add", show=False, id="add", tooltip="Write an entry in a form"),
        Binding("e", "edit", "Edit", show=False, id="edit", tooltip="Change this entry"),
        Binding("d,delete", "trash", "Trash", show=False, id="trash", tooltip="Put this entry in the trash"),
        Binding("v", "versions", "Versions", show=False, id="versions", tooltip="How this entry has changed"),
        Binding("D", "erase", "Erase for good", show=False, id="erase", tooltip="Remove it with all its traces"),
        Binding("slash", "filter", "Filter", key_display="/", id="filter", tooltip="Show only some entries"),
        Binding("w", "app.kinds", "Kinds of work", show=False, id="kinds", tooltip="Change the kinds of work"),
        Binding("s", "offer", "To the sheet", show=False, id="sheet.offer", tooltip="Put this entry on the sheet"),
    ]

    def __init__(self, session: Session, area: int = 2) -> None:
        super().__init__(session, area)

    @property
    def entries(self) -> EntriesView:
        """The first view."""
        return self.query_one(EntriesView)

    def make_view(self, number: int) -> AreaView:
        """A view by its number."""
        if number == _ENTRIES:
            return EntriesView(self.session, self.attempt)
        if number == _PROFILE:
            from pivot_tui.screens.profile import ProfileView

            return ProfileView(self.session, self.attempt)
        if number == _PROMPTS:
            from pivot_tui.screens.prompts import PromptsView

            return PromptsView(self.session, self.attempt)
        from pivot_tui.screens.hours import HoursView

        return HoursView(self.session, self.attempt)

    async def on_profile_view_pulse_wanted(self) -> None:
        """Ask for this week's pulse."""
        await self.run_action("app.pulse")

    def on_entries_view_cursor_moved(self) -> None:
        """What the keys do depends on the entry under the cursor."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an entry is only there where one is."""
        if action in ("add", "filter"):
            return self.view == _ENTRIES
        if action in ("edit", "trash", "versions", "erase", "complete", "offer"):
            entry = self.entries.current if self.is_mounted and self.view == _ENTRIES else None
            return entry is not None and (action != "complete" or missing_number(entry) is not None)
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what a key does just here: in the entries, the number that ``n`` will add."""
        if self.view != _ENTRIES and self.is_mounted:
            return super().described(binding)
        entry = self.entries.current
        if binding.action == "complete" and entry is not None and (field := missing_number(entry)):
            return Binding(binding.key, binding.action, f"Add {field}")
        return binding

    # Acts

    def action_filter(self) -> None:
        """Open the filter line."""
        self.entries.open_filter()

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
        if self.view == _ENTRIES:
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

    def action_offer(self) -> None:
        """Open a row of the sheet that begins with the entry's words."""
        from pivot_tui.screens.element_form import ElementFormScreen

        entry = self.entries.current
        screen = self.attempt(lambda: ElementFormScreen.for_entry(self.session, entry.id)) if entry else None
        if screen is not None:
            self.app.push_screen(screen)

    def action_versions(self) -> None:
        """Show how the entry has changed."""
        if (entry := self.entries.current) is not None:
            self.app.push_screen(VersionsScreen(self.session, "entry", entry.id))

    def action_erase(self) -> None:
        """Ask, and then remove the entry with all its traces."""
        if (entry := self.entries.current) is not None:
            self.app.push_screen(EraseScreen(self.session, "entry", entry.id, first_line(entry.text)))
