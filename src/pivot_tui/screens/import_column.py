"""The scale of one column of a file that is imported, and what its answers in words are worth."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.response_scales import Scale, folded, read_points, read_scale, write_points, write_scale
from pivot_tui.printing.parts import shortened
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook.evaluation_preview import PreviewColumn
from pivot_tui.workbook.session import Session

_HOW = (
    "1-5, 0-10, 1-5 half (with half points), 1-5 low (the lowest is best), or yes no. Answers in words are written "
    "with their points: Poor = 1; Fair = 2."
)


class ColumnChosen(NamedTuple):
    """What was chosen for a column.

    Attributes:
        scale: Its scale.
        points: What its answers in words are worth, by the folded answer.
    """

    scale: Scale
    points: dict[str, int]


class ImportColumnScreen(WorkbookDialog[ColumnChosen | None]):
    """Two fields: the scale, and the points of answers in words.

    Args:
        session: The open workbook.
        column: The column as it is read now.
        scale: Its scale, or that of the whole file.
    """

    CSS_PATH = "import_evaluations.tcss"
    HELP_NAME = "import_evaluations"
    AUTO_FOCUS = "#column-scale"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "take", "Take it", id="import_column.take", tooltip="Read the column like this"),
        Binding("tab", "app.focus_next", "Next field", id="import_column.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="import_column.leave", tooltip="Close and change nothing"),
    ]

    def __init__(self, session: Session, column: PreviewColumn, scale: Scale) -> None:
        super().__init__(session)
        self._column = column
        self._scale = scale

    def compose(self) -> ComposeResult:
        """The column's question, and the two fields."""
        missing = "; ".join(f"{folded(answer)} = " for answer in self._column.unread)
        points = "; ".join(filter(None, (write_points(self._column.points), missing)))
        with Vertical(id="column-form"):
            yield Static(Content.styled(shortened(self._column.title, 200), "bold"), id="column-title")
            with Horizontal(classes="import-field"):
                yield Static(Content("Scale"), classes="import-label")
                yield Input(write_scale(self._scale), compact=True, select_on_focus=False, id="column-scale")
            with Horizontal(classes="import-field"):
                yield Static(Content("Answers"), classes="import-label")
                yield Input(points, compact=True, select_on_focus=False, id="column-points")
            yield Static(id="column-problem")
            yield Static(Content.styled(_HOW, "$text-muted"), id="column-how")
        yield KeyLine()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what is there."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Go back with what was typed, or say what is wrong with it."""
        scale = read_scale(self.query_one("#column-scale", Input).value)
        points = read_points(self.query_one("#column-points", Input).value)
        if isinstance(scale, Problem):
            self._refuse(scale, "#column-scale")
        elif isinstance(points, Problem):
            self._refuse(points, "#column-points")
        elif any(not scale.holds(worth) for worth in points.values()):
            self._refuse(Problem("points", f"The points of an answer lie on the scale, {scale}."), "#column-points")
        else:
            self.dismiss(ColumnChosen(scale, points))

    def _refuse(self, problem: Problem, field: str) -> None:
        self.query_one("#column-problem", Static).update(Content.styled(problem.sentence, "$text-warning"))
        self.query_one(field, Input).focus()

    def action_leave(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)
