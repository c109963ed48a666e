"""Capture: one line, or many pasted, with what was understood before it is saved; a draft all the while."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from pivot_tui.domain.capture import is_blank
from pivot_tui.domain.faults import Busy, Fault
from pivot_tui.domain.journal import Entry, kinds_starting
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.screens.privacy import ChecksPrivacy
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import capture, drafts
from pivot_tui.workbook.session import Session

DRAFT_WAIT = 0.4
"""Seconds after the last key at which the draft is saved."""

_RETRY_WAIT = 1.0
_HINTS = (
    ("-", "drains"),
    ("+", "feeds"),
    ('"', "a learner's words"),
    ("5 or 5/0", "dread/energy, 0 to 5"),
    ("@inbox", "kind of work"),
    ("+word", "a tag"),
    ("on tue, yesterday 18:30", "when"),
)


class CaptureBox(LongText):
    """Where the line is typed; enter saves it, and lines come only from pasting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", priority=True, id="capture.save", tooltip="Save what reads well"),
        Binding("tab", "complete", "Complete", priority=True, id="capture.complete", tooltip="Complete a kind of work"),
    ]

    class Submitted(Message):
        """The user wants to save."""

    class CompletionWanted(Message):
        """The user wants the word completed."""

    def on_resize(self) -> None:
        """Keep the line that is being typed in sight when the box becomes smaller."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def action_submit(self) -> None:
        """Hand it in."""
        self.post_message(self.Submitted())

    def action_complete(self) -> None:
        """Ask for the rest of the word."""
        self.post_message(self.CompletionWanted())


class CaptureScreen(WorkbookDialog[None], ChecksPrivacy[None]):
    """The box at the foot of whatever was open."""

    CSS_PATH = "capture.tcss"
    HELP_NAME = "capture"
    CAPTURES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "save_and_stay", "Save, another", id="capture.another", tooltip="Save, and write another"),
        Binding("escape", "leave", "Close, keep the draft", id="capture.leave", tooltip="Close; the draft is kept"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kinds = capture.kinds_of_work(session.store)
        self._draft_timer: Timer | None = None
        self._kept: str | None = None
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """The box, the reading under it, and the marks that can be typed."""
        draft = drafts.read_draft(self.session.store, drafts.CAPTURE_FORM)
        with Vertical(id="capture"):
            yield Static(id="capture-title")
            yield CaptureBox(
                draft.body if draft else "", show_line_numbers=False, compact=True, soft_wrap=True, id="capture-box"
            )
            with VerticalScroll(id="readings", can_focus=False):
                yield Static(id="reading")
            yield PrivacyLine(self.session, "entry")
            yield Static(_hints(), id="hints")
        yield KeyLine()

    def on_mount(self) -> None:
        """Put the cursor behind what is there, and read it."""
        box = self.query_one(CaptureBox)
        box.move_cursor(box.document.end)
        self.set_focus(box)  # at once, and not after the next messages: the first letters may be among them
        self._kept = box.text
        self._show_reading()
        self._say_draft()
        self.look()

    def on_text_area_changed(self) -> None:
        """Read what is typed, and save the draft once the hands rest."""
        self._show_reading()
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_WAIT, self._rest)

    def _rest(self) -> None:
        self.keep_draft()
        self.look()

    def keep_draft(self) -> bool:
        """Save the draft now; where that fails the text stays here, a line says so, and it is tried again."""
        text = self.query_one(CaptureBox).text
        if text == self._kept:
            return True
        try:
            drafts.save_draft(self.session.store, drafts.CAPTURE_FORM, "", "" if is_blank(text) else text)
        except Fault as fault:
            self._say_draft(fault)
            self._draft_timer = self.set_timer(_RETRY_WAIT, self.keep_draft)
            return False
        self._kept = text
        self._say_draft()
        return True

    def _say_draft(self, fault: Fault | None = None) -> None:
        said = Content.styled("draft kept as you type", "$text-muted")
        if fault is not None:
            said = Content.styled(f"not kept yet: {fault.title.lower()}", "$text-warning bold")
        title = Content.styled("Capture", "bold")
        room = max(self.app.size.width - 4 - title.cell_length, 0)
        said = said.truncate(room, ellipsis=True)
        self.query_one("#capture-title", Static).update(Content.assemble(title, said.pad_left(room - said.cell_length)))

    def on_resize(self) -> None:
        """Keep the title flush with both sides."""
        self._say_draft()

    def _lines(self) -> tuple[capture.ReadLine, ...]:
        return capture.read_lines(self.query_one(CaptureBox).text, self.session.clock.now(), self._kinds)

    def free_texts(self) -> tuple[str, ...]:
        """The words of all lines as one text, since a pasted note shows only as a whole; without their marks."""
        return ("\n".join(line.reading.text for line in self._lines()),)

    def look(self) -> None:
        """Look at what is typed; where there is little room, what is to be said takes that of the hints."""
        super().look()
        self.query_one("#capture").set_class(self.query_one(PrivacyLine).speaks, "-speaks")

    def _show_reading(self) -> None:
        self.query_one("#reading", Static).update(self._reading(self._lines()))

    def _reading(self, lines: Sequence[capture.ReadLine]) -> Content:
        if not lines:
            return Content.styled("Nothing to read yet.", "$text-muted")
        now = self.session.clock.now()
        said = []
        for line in lines[:_MOST_SHOWN]:
            number = Content.styled(f"{line.number:>3}  ", "$text-muted") if len(lines) > 1 else Content("")
            if line.reading.problems:
                sentence = line.reading.problems[0].sentence
                said.append(Content.assemble(number, Content.styled(sentence, "$text-warning")))
            else:
                said.append(Content.assemble(number, "   ".join(capture.said(line.reading, now, named=True))))
        if len(lines) > _MOST_SHOWN:
            said.append(Content.styled(f"     and {len(lines) - _MOST_SHOWN:,} more", "$text-muted"))
        if len(lines) > 1:
            said.insert(0, Content.styled(_count(lines), "bold"))
        return Content("\n").join(said)

    def on_capture_box_submitted(self) -> None:
        """Save, and close when nothing is left to mend."""
        self._save(stay=False)

    def action_save_and_stay(self) -> None:
        """Save, and leave the box open for another."""
        self._save(stay=True)

    def _save(self, *, stay: bool) -> None:
        """Save the lines that read well; those that do not stay in the box with their sentence."""
        lines = self._lines()
        good = [line for line in lines if not line.reading.problems]
        left = [line.line for line in lines if line.reading.problems]
        if not lines and not stay:
            self.action_leave()
            return
        rest = "\n".join(left)
        if good and not (self.may_save() and self._store(good, rest, stay=stay)):
            return
        box = self.query_one(CaptureBox)
        self._kept = rest if good else self._kept
        box.text = rest
        box.move_cursor(box.document.end)
        self.look()
        if not left and not stay:
            self.dismiss(None)

    def _store(self, good: Sequence[capture.ReadLine], rest: str, *, stay: bool) -> bool:
        """Save entries and quotes; when another process is writing it is tried again by itself."""
        self._is_saving = False
        try:
            readings = [line.reading for line in good]
            saved = capture.save(self.session.store, readings, self.session.clock.now(), draft=rest)
        except Busy as fault:
            self._is_saving = True
            self._say_draft(fault)
            self.set_timer(_RETRY_WAIT, lambda: self._save(stay=stay))
            return False
        except Fault as fault:
            self._say_draft(fault)
            self.say_fault(fault)
            return False
        self.attempt(lambda: self._remember(saved))
        self.say(f"{self._said(saved)} u undoes.")
        self.post_message(RecordsChanged())
        return True

    def _remember(self, saved: "Sequence[capture.Captured]") -> None:
        """Remember in each record, in its own table, what was ignored while it had no id."""
        for record in saved:
            table = "entry" if isinstance(record, Entry) else "quote"
            self.query_one(PrivacyLine).saved([(record.id, record.text)], table)

    def _said(self, saved: "Sequence[capture.Captured]") -> str:
        """What was saved, and which activity a quote was taken to be about."""
        if len(saved) > 1:
            return f"{len(saved):,} {_records(saved)} saved."
        activity = self.attempt(lambda: capture.about(self.session.store, saved[0]))
        return f"Saved, about {activity}." if activity else "Saved."

    def on_capture_box_completion_wanted(self) -> None:
        """Complete the kind of work behind the last @, as far as it is clear."""
        box = self.query_one(CaptureBox)
        row, column = box.cursor_location
        word = box.document.get_line(row)[:column].rpartition(" ")[2]
        if not word.startswith("@"):
            return
        found = kinds_starting(word[1:], self._kinds)
        if len(found) == 1:
            box.replace(f"@{found[0].alias} ", (row, column - len(word)), (row, column))
        elif found:
            names = "   ".join(f"@{kind.alias}" for kind in found)
            self.query_one("#reading", Static).update(Content.styled(names, "$text-muted"))

    def action_leave(self) -> None:
        """Close; what is typed is kept as a draft, and as long as that fails the box stays open."""
        if not self.keep_draft():
            self.say("It cannot be kept just now, so it stays here.", warn=True)
            return
        if not is_blank(self.query_one(CaptureBox).text):
            self.say("The draft is kept.")
        self.post_message(RecordsChanged())
        self.dismiss(None)


_MOST_SHOWN = 200


def _count(lines: Sequence[capture.ReadLine]) -> str:
    bad = sum(bool(line.reading.problems) for line in lines)
    return f"{len(lines):,} lines" + (f", {bad:,} to mend" if bad else ", all of them read well")


def _records(saved: "Sequence[capture.Captured]") -> str:
    entries = sum(isinstance(record, Entry) for record in saved)
    return "entries" if entries == len(saved) else "quotes" if not entries else "entries and quotes"


def _hints() -> Content:
    pieces: Iterable[Content] = (_unbroken(mark, what) for mark, what in _HINTS)
    return Content("   ").join(pieces)


def _unbroken(mark: str, what: str) -> Content:
    """A mark with its meaning, kept together where the line wraps."""
    mark, what = (text.replace(" ", "\N{NO-BREAK SPACE}") for text in (mark, f" {what}"))
    return Content.assemble(Content.styled(mark, "$foreground bold"), Content.styled(what, "$text-muted"))
