"""What every screen does on which free text is written: look at it when the hands rest, and ask before it is saved."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import support

Result = TypeVar("Result")

_SUPPORT_TIMEOUT = 30
"""Seconds for which the support line stays where the screen that would show it has gone."""


class ChecksPrivacy(WorkbookScreen[Result]):
    """A screen with a `PrivacyLine` under its free text; it names the texts in `free_texts`.

    It calls `look` when the hands rest, and saves only where `may_save` holds.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+g", "ignore_finding", "Ignore", show=False, id="privacy.ignore",
            tooltip="Leave the words that were found as they are",
        ),
        Binding("ctrl+r", "use_initials", "Initials", show=False, id="privacy.initials", tooltip="Initials for a name"),
    ]  # fmt: skip

    def free_texts(self) -> tuple[str, ...]:
        """What stands in the fields now; a screen says which fields."""
        return ()

    def look(self) -> None:
        """Look at what is typed, and say under it what there is to say."""
        self.attempt(lambda: self.query_one(PrivacyLine).look(*self.free_texts()))

    def may_save(self) -> bool:
        """Whether what is typed may be saved; where it must be confirmed first, the line under it says so.

        Whoever saves before the hands have rested sees the support lines all the same.
        """
        line = self.query_one(PrivacyLine)
        was_seen = line.shows_support
        may_save = bool(self.attempt(lambda: line.may_save(*self.free_texts())))
        if may_save and line.shows_support and not was_seen:
            self.notify(support.short(), timeout=_SUPPORT_TIMEOUT, markup=False)
        return may_save

    def action_ignore_finding(self) -> None:
        """Leave the words of the first warning as they are."""
        self.attempt(self.query_one(PrivacyLine).ignore)

    def action_use_initials(self) -> None:
        """Write initials for the first name that was found, where it stands."""
        line = self.query_one(PrivacyLine)
        for area in self.query(TextArea):
            if (text := line.in_initials(area.text)) is not None:
                area.replace(text, area.document.start, area.document.end)
                break
        for field in self.query(Input):
            if (text := line.in_initials(field.value)) is not None:
                field.value = text
                break
        self.look()
