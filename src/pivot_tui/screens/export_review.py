"""Writing one weekly review for a reader: what that reader is not shown, the copy itself, and the file."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.export_profile import Profile
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.review_copy import REVIEW_READERS
from pivot_tui.printing.review import page_facts, title_said
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook import review_export
from pivot_tui.workbook.private_files import TargetExists
from pivot_tui.workbook.review_export import ReviewCopy
from pivot_tui.workbook.session import Session

_LONG = 12.0  # seconds that a path stays readable


class ReviewPathField(Input):
    """The field for the file; enter writes, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Write", id="export_review.enter", tooltip="Write the file that is named"),
    ]


class ExportReviewScreen(WorkbookDialog[None]):
    """Writes a saved review to a file, after showing what the reader is not shown.

    Args:
        session: The open workbook.
        review: The id of the review.
    """

    CSS_PATH = "export_review.tcss"
    HELP_NAME = "export_review"
    AUTO_FOCUS = "#review-profile"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "Write the file", id="export_review.write", tooltip="Write the file that is named"),
        Binding("tab", "app.focus_next", "Next field", id="export_review.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="export_review.leave", tooltip="Close; a file that was written stays"),
    ]

    def __init__(self, session: Session, review: str) -> None:
        super().__init__(session)
        self._review = review
        self._copy: ReviewCopy | None = None
        self._may_replace = ""
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """Reader and file, and below them what is left out and the copy itself."""
        names = [profile.value for profile in REVIEW_READERS]
        with Vertical(id="export-review"):
            yield Static(Content.styled("Export a weekly review", "bold"), id="review-title")
            with Horizontal(classes="review-field"):
                yield Static(Content("For"), classes="review-label")
                yield Choice(names, REVIEW_READERS.index(Profile.MENTOR), id="review-profile")
            with Horizontal(classes="review-field"):
                yield Static(Content("File"), classes="review-label")
                yield ReviewPathField(compact=True, select_on_focus=False, id="review-path")
            yield Static(id="review-said", markup=False)
            with VerticalScroll(id="review-preview"):
                yield Static(id="review-left", markup=False)
                yield Static(id="review-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it for the first reader."""
        self._say("")
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read it again: the review may have changed, or another reader was chosen."""
        profile = REVIEW_READERS[self.query_one("#review-profile", Choice).index]
        today, store = self.session.clock.now().day, self.session.store
        self._copy = self.attempt(lambda: review_export.copy_for(store, profile, today, self._review))
        copy = self._copy
        if copy is None:
            return
        self._suggest(review_export.file_name(copy))
        self.query_one("#review-left", Static).update(Content("\n".join(review_export.report(copy))))
        document = "\n".join(printable(line) for line in _lines(copy))
        self.query_one("#review-text", Static).update(Content(document))

    def _suggest(self, name: str) -> None:
        """Name the file after reader and day, unless the user has named it."""
        field = self.query_one("#review-path", Input)
        if field.value == self._suggested:
            self._suggested = f"~/{name}"
            field.value = self._suggested

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Show what another reader sees."""
        event.stop()
        self._say("")
        self.refresh_records()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file is asked about anew."""
        event.stop()
        if event.value.strip() != self._may_replace:
            self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file, or say why not; one that is there is replaced only when asked a second time."""
        copy, named = self._copy, self.query_one("#review-path", Input).value.strip()
        if copy is None:
            return
        if not named:
            self._say("Name the file, or the folder that it shall go into.")
            return
        store, force = self.session.store, named == self._may_replace
        try:
            path = review_export.write(store, copy, _lines(copy), Path(named), force=force)
        except TargetExists as fault:
            self._say(f"{fault.sentence} The same key again writes over it.")
            self._may_replace = named
        except Fault as fault:
            self._say(fault.sentence)
        else:
            self._say("")
            encrypted = " The workbook is encrypted; the file is not." if store.encrypted else ""
            self.notify(f"Written to {path}.{encrypted}", timeout=_LONG, markup=False)

    def _say(self, sentence: str) -> None:
        self._may_replace = ""
        said = self.query_one("#review-said", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _lines(copy: ReviewCopy) -> tuple[str, ...]:
    return tuple(review_export.lines(copy, title_said(copy.page.past), page_facts(copy.page, is_copy=True)))
