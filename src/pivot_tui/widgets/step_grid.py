"""The ten steps in two columns of five, as one panel with a cursor."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from pivot_tui.domain.steps import STEP_MARKS, Step, StepState

_ROWS = 5


class StepGrid(Widget, can_focus=True):
    """Ten steps, each with its mark and its one fact; enter goes to where a step is answered."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    StepGrid { height: 6; padding: 0 1; text-wrap: nowrap; text-overflow: clip; link-style: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="steps.open", tooltip="Go to where this step is answered"),
        Binding("down,j", "move(1)", "Down", show=False, id="steps.down", tooltip="The step below"),
        Binding("up,k", "move(-1)", "Up", show=False, id="steps.up", tooltip="The step above"),
        Binding("right,l", "move(5)", "Right", show=False, id="steps.right", tooltip="The step at the right"),
        Binding("left,h", "move(-5)", "Left", show=False, id="steps.left", tooltip="The step at the left"),
    ]

    cursor: reactive[int] = reactive(0)

    class Opened(Message):
        """The user wants to go to a step.

        Attributes:
            step: The step.
        """

        def __init__(self, step: Step) -> None:
            self.step = step
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._steps: Sequence[Step] = ()

    def show(self, steps: Sequence[Step]) -> None:
        """Show the steps as they stand."""
        self._steps = steps
        self.refresh()

    def render(self) -> Content:
        """A title with the legend, and five rows of two."""
        begun = sum(step.state is not StepState.NOT_BEGUN for step in self._steps)
        legend = "   ".join(f"{STEP_MARKS[state]} {state.value}" for state in StepState)
        lines = [
            Content.assemble(
                Content.styled(f"Ten steps, {begun} begun", "bold"), Content.styled(f"      {legend}", "$text-muted")
            )
        ]
        width = self.size.width // 2
        for left, right in zip(self._steps[:_ROWS], self._steps[_ROWS:], strict=True):
            lines.append(Content.assemble(self._cell(left, width), self._cell(right, width)))
        return Content("\n").join(lines)

    def _cell(self, step: Step, width: int) -> Content:
        mark_style = "$text-muted" if step.state is StepState.NOT_BEGUN else "$primary"
        cell = Content.assemble(
            Content.styled(STEP_MARKS[step.state], mark_style),
            f" {step.number:>2}  {step.title:<12} ",
            Content.styled(step.fact, "$text-muted"),
        ).truncate(width, ellipsis=True, pad=True)
        if self.has_focus and step is self._steps[self.cursor]:
            cell = cell.stylize("$block-cursor-foreground on $block-cursor-background")
        return cell.stylize(Style.from_meta({"step": step.number}))

    def action_move(self, by: int) -> None:
        """Move the cursor; at an edge it stays."""
        wanted = self.cursor + by
        same_column = abs(by) != 1 or wanted // _ROWS == self.cursor // _ROWS
        if 0 <= wanted < len(self._steps) and same_column:
            self.cursor = wanted

    def action_select(self) -> None:
        """Go to the step under the cursor."""
        if self._steps:
            self.post_message(self.Opened(self._steps[self.cursor]))

    def on_click(self, event: Click) -> None:
        """Go to the step that was clicked."""
        number = event.style.meta.get("step")
        if isinstance(number, int):
            self.cursor = number - 1
            self.action_select()
