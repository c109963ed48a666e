"""Any screen's content as lines: to read, to save as a text file, or to copy."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Log, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.plain_text import printable
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook import print_out
from pivot_tui.workbook.session import Session

_HANG = 2  # cells
_LONG = 12.0  # seconds that a path stays readable


class FolderField(Input):
    """The field for the folder; enter saves, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", id="print.write", tooltip="Save in the folder that is named"),
    ]


class PrintScreen(WorkbookDialog[None]):
    """Lines as they would be printed.

    Args:
        session: The open workbook.
        title: What was printed, in a few words; the file is named after it.
        lines: The lines.
    """

    CSS_PATH = "print_lines.tcss"
    HELP_NAME = "print"
    AUTO_FOCUS = "#printed"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "Save as a file", id="print.save", tooltip="Save these lines as a text file"),
        Binding("y", "copy", "Copy", id="print.copy", tooltip="Copy these lines"),
        Binding("escape", "leave", "Close", id="print.leave", tooltip="Leave the field, or close"),
    ]

    def __init__(self, session: Session, title: str, lines: Iterable[str]) -> None:
        super().__init__(session)
        self._title = title
        self._lines = [line for piece in lines for line in printable(piece).split("\n")]
        self._width = 0

    def compose(self) -> ComposeResult:
        """The lines, and a field for the folder, which waits until it is asked for."""
        count = "1 line" if len(self._lines) == 1 else f"{len(self._lines):,} lines"
        with Vertical(id="print"):
            yield Static(
                Content.assemble((self._title, "bold"), (f"   {count}", "$text-muted")),
                id="print-title",
            )
            yield Log(auto_scroll=False, id="printed")
            with Horizontal(id="print-to") as place:
                yield Static(Content("Into the folder  "), id="print-label")
                yield FolderField("~", compact=True, select_on_focus=False, id="print-folder")
            place.display = False
            yield Static(id="print-said")
        yield KeyLine()

    def on_mount(self) -> None:
        """Room for a sentence is made when there is one."""
        self.query_one("#print-said").display = False

    def on_resize(self, event: Resize) -> None:
        """Fold the lines to the width that there is, once that is known."""
        del event
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        log = self.query_one(Log)
        width = log.scrollable_content_region.width
        if width < 1 or width == self._width:
            return
        self._width = width
        log.clear()
        log.write_lines(_folded(self._lines, width), scroll_end=False)

    @property
    def _is_asking(self) -> bool:
        return self.is_mounted and bool(self.query_one("#print-to").display)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a folder is typed a letter is a letter."""
        if action in ("save", "copy"):
            return not self._is_asking
        return super().check_action(action, parameters)

    def action_save(self) -> None:
        """Ask for the folder."""
        self.query_one("#print-to").display = True
        folder = self.query_one("#print-folder", Input)
        folder.focus()
        folder.cursor_position = len(folder.value)
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save in the folder that is named, or say why not."""
        event.stop()
        try:
            path = print_out.save_lines(self._lines, self._title, event.value)
        except Fault as fault:
            self._say(fault.sentence)
            return
        self._close_field()
        self.notify(f"Saved as {path}", timeout=_LONG, markup=False)

    def action_copy(self) -> None:
        """Copy all lines; whether that reaches other programs is up to the terminal."""
        self.app.copy_to_clipboard("\n".join(self._lines))
        self.say("Copied, where the terminal lets a program copy.")

    def action_leave(self) -> None:
        """Leave the field, or close."""
        if self._is_asking:
            self._close_field()
        else:
            self.dismiss(None)

    def _close_field(self) -> None:
        self.query_one("#print-to").display = False
        self._say("")
        self.query_one(Log).focus()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#print-said", Static)
        said.update(Content.styled(sentence, "$text-warning"))
        said.display = bool(sentence)
        self.refresh_bindings()


def _folded(lines: Sequence[str], width: int) -> list[str]:
    """Lines that fit a width; those that do not are broken between words, and none is cut off."""
    folded: list[str] = []
    for line in lines:
        shown = line.expandtabs() or " "  # the widget drops a line with nothing in it
        if cell_len(shown) <= width:
            folded.append(shown)
        else:
            folded += _hung(shown, width)
    return folded


def _hung(line: str, width: int) -> list[str]:
    """A line in pieces; those behind the first stand a little further in where the line itself stands in."""
    first = Content(line).wrap(width)[0].plain
    inset = len(line) - len(line.lstrip())
    margin = " " * min(inset + _HANG if inset else 0, width // 2)
    rest = Content(line[len(first) :].strip())
    return [first, *(margin + part.plain for part in rest.wrap(width - len(margin)))]
