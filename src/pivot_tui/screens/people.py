"""People: who decides and who helps, conversations with them, who has been met, and what was learned of the place."""

from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType

from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.contacts import ContactsView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook.session import Session

_CONTACTS, _CONVERSATIONS, _MET, _LEARNED = range(4)


class PeopleScreen(AreaOfViews):
    """The fourth area, with four views; all but the contacts are made when they are first visited."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "area_views.tcss",
        "contacts.tcss",
        "conversations.tcss",
        "who_you_have_met.tcss",
        "learned.tcss",
    ]
    AUTO_FOCUS = ""  # the first field there is would be the hidden filter, and take what is typed ahead
    HELP_NAME = "people"
    VIEWS = ("Contacts", "Conversations", "Who you have met", "Learned")
    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {
        "conversation": _CONVERSATIONS,
        "role_of_interest": _MET,
        "learned": _LEARNED,
        "incumbent": _LEARNED,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "find_person",
            "Find",
            key_display="/",
            id="people.find",
            tooltip="Find a person among the contacts",
        ),
    ]

    def __init__(self, session: Session, area: int = 4) -> None:
        super().__init__(session, area)

    def on_mount(self) -> None:
        """Show what there is before the first paint."""
        super().on_mount()
        self.open_view.focus_first()

    def make_view(self, number: int) -> AreaView:
        """A view by its number."""
        if number == _CONTACTS:
            return ContactsView(self.session, self.attempt)
        if number == _CONVERSATIONS:
            from pivot_tui.screens.conversations import ConversationsView

            return ConversationsView(self.session, self.attempt)
        if number == _MET:
            from pivot_tui.screens.who_you_have_met import WhoYouHaveMetView

            return WhoYouHaveMetView(self.session, self.attempt)
        from pivot_tui.screens.learned import LearnedView

        return LearnedView(self.session, self.attempt)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The contacts have the filter themselves."""
        if action == "find_person":
            return self.view != _CONTACTS
        return super().check_action(action, parameters)

    def action_find_person(self) -> None:
        """Go to the contacts with the filter open, so that nothing typed after the slash is taken for a command."""
        self.show_view(_CONTACTS)
        contacts = self.query_one(ContactsView)
        if contacts.check_action("filter", ()):
            contacts.action_filter()
