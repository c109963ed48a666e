"""What every form of the first step has: a draft within a second, offered again, and the privacy check."""

from textual.timer import Timer

from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import RecordsChanged, Result
from pivot_tui.screens.privacy import ChecksPrivacy
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import drafts
from pivot_tui.workbook.session import Session

_DRAFT_WAIT = 0.4
_RETRY_WAIT = 1.0


class DraftedScreen(ChecksPrivacy[Result]):
    """A form whose content is a draft until it is saved, with a `PrivacyLine` under its free text.

    Args:
        session: The open workbook.
        form: The form's name among the drafts.
        row: Its row there.
    """

    def __init__(self, session: Session, form: str, row: str) -> None:
        super().__init__(session)
        self._draft_timer: Timer | None = None
        self.open_draft(form, row)

    def open_draft(self, form: str, row: str) -> str:
        """Go on with a draft, whose content comes back; "" where there is none.

        Raises:
            Fault: The workbook cannot be read.
        """
        self.draft_place = (form, row)
        found = drafts.read_draft(self.session.store, form, row)
        self.kept = found.body if found else ""
        return self.kept

    def draft_body(self) -> str:
        """What stands in the form, in its own notation; "" while that is nothing new."""
        raise NotImplementedError

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""

    def changed(self) -> None:
        """Something was typed or chosen: keep it soon, and look at it."""
        self.stop_keeping()
        self._draft_timer = self.set_timer(_DRAFT_WAIT, self._rest)

    def _rest(self) -> None:
        self.keep_draft()
        self.look()

    def may_save(self) -> bool:
        """Whether what is typed may be saved; what must be confirmed first is brought into sight."""
        may_save = super().may_save()
        if not may_save:
            self.query_one(PrivacyLine).scroll_visible(animate=False)
        return may_save

    def stop_keeping(self) -> None:
        """Keep nothing more; what was typed is saved, or is kept already."""
        if self._draft_timer is not None:
            self._draft_timer.stop()

    def keep_draft(self) -> bool:
        """Save the draft; where that fails the text stays here, a line says so, and it is tried again."""
        body = self.draft_body()
        if body == self.kept:
            return True
        try:
            drafts.save_draft(self.session.store, *self.draft_place, body)
        except Fault as fault:
            self.say_state(f"not kept yet: {fault.title.lower()}", warn=True)
            self._draft_timer = self.set_timer(_RETRY_WAIT, self.keep_draft)
            return False
        self.kept = body
        self.say_state("draft kept as you type" if body else "")
        return True

    def close_keeping(self) -> None:
        """Close with what is typed kept as a draft; stay here while it cannot be kept."""
        self.stop_keeping()
        if not self.keep_draft():
            self.say("It cannot be kept just now, so it stays here.", warn=True)
            return
        if self.kept:
            self.say("The draft is kept.")
        self.post_message(RecordsChanged())
        self.dismiss(None)
