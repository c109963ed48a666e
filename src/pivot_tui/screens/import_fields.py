"""The parts of the screen that imports evaluations: its fields, its list of columns, and what they say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from pivot_tui.domain.response_import import ROLE_NAMES, Role
from pivot_tui.printing.evaluation_import import (
    bad_lines,
    dropped_lines,
    mapping_line,
    plan_lines,
    recognised_line,
)
from pivot_tui.printing.parts import shortened
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import evaluation_import
from pivot_tui.workbook.evaluation_import import Preview, Wishes
from pivot_tui.workbook.evaluation_preview import PreviewColumn
from pivot_tui.workbook.session import Session

WINDOW_NAMES = ("as it fits", "the same window", "a new window")
"""Where new responses may go."""


class ImportFields(Vertical):
    """The path, the activity, the name of the mapping, the days, and where new responses go.

    Args:
        titles: The titles of the activities.
        activity: The one that is offered first.
    """

    def __init__(self, titles: Sequence[str], activity: str) -> None:
        super().__init__()
        self._titles = titles
        self._activity = activity

    def compose(self) -> ComposeResult:
        """The fields, each beside its name."""
        titles = SuggestFromList(self._titles, case_sensitive=False)
        with Horizontal(classes="import-field"):
            yield Static(Content("File"), classes="import-label")
            yield Input(compact=True, select_on_focus=False, id="evaluations-path")
        with Horizontal(classes="import-field"):
            yield Static(Content("Activity"), classes="import-label")
            yield Input(
                self._activity, suggester=titles, compact=True, select_on_focus=False, id="evaluations-activity"
            )
        with Horizontal(classes="import-field"):
            yield Static(Content("Saved as"), classes="import-label")
            yield Input(compact=True, select_on_focus=False, id="evaluations-mapping")
        with Horizontal(classes="import-field"):
            yield Static(Content("From"), classes="import-label")
            yield _day_field("evaluations-first")
            yield Static(Content("  to  "), classes="import-between")
            yield _day_field("evaluations-last")
        with Horizontal(classes="import-field"):
            yield Static(Content("Into"), classes="import-label")
            yield Choice(WINDOW_NAMES, id="evaluations-window")


class ColumnList(RecordList):
    """The columns of the file; left and right change what the one under the cursor is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Scale", id="import_evaluations.scale", tooltip="Its scale and its answers"),
        Binding("right,space", "step(1)", "Role", id="import_evaluations.role", tooltip="Take it for something else"),
        Binding(
            "left",
            "step(-1)",
            "Role before",
            show=False,
            id="import_evaluations.role_before",
            tooltip="The role before",
        ),
    ]

    class Stepped(Message):
        """The user wants another role for the column under the cursor.

        Attributes:
            by: One step on, or one back.
        """

        def __init__(self, by: int) -> None:
            self.by = by
            super().__init__()

    def action_step(self, by: int) -> None:
        """Ask for another role."""
        self.post_message(self.Stepped(by))


def _day_field(name: str) -> Input:
    """The field of a day, which the file itself may know."""
    return Input(placeholder="as in the file", compact=True, select_on_focus=False, classes="import-day", id=name)


def wishes_typed(session: Session, typed: Sequence[str], wishes: Wishes) -> Wishes:
    """What was chosen, with what stands in the fields now.

    Args:
        session: The open workbook.
        typed: The fields, in their order.
        wishes: What was chosen before.

    Raises:
        Fault: A field cannot be read.
    """
    _, activity, mapping, first, last = typed
    today = session.clock.now().day
    return replace(
        wishes,
        activity=evaluation_import.find_activity(session.store, activity).id if activity else "",
        mapping=mapping,
        first_day=evaluation_import.read_bound(first, today),
        last_day=evaluation_import.read_bound(last, today),
    )


def path_typed(typed: str) -> Path:
    """The path that was typed, in the home folder where it says so."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # the home folder of somebody who is not known here
        return Path(typed)


def column_row(column: PreviewColumn) -> Row:
    """A column: what it is taken for, what it is called, what stands in its first rows."""
    is_used = column.role not in (Role.IGNORED, Role.DROPPED)
    left = Content.styled(f"{ROLE_NAMES[column.role]:<18}", "bold" if is_used else "$text-muted")
    title = shortened(column.title if column.title != column.name else column.name, 44)
    samples = " · ".join(shortened(sample, 18) for sample in column.samples if sample)
    middle = Content.assemble(plain(title), ("  ", ""), Content.styled(samples, "$text-muted"))
    told = f"{len(column.unread)} unread" if column.unread else (str(column.scale) if column.scale else "")
    return Row(left, middle, Content.styled(told, "$text-warning" if column.unread else "$text-muted"))


def told(found: Preview, *, is_spaced: bool) -> Content:
    """What was recognised, dropped, will happen and is not taken in; with blank lines where there is room."""
    parts: list[tuple[str, Sequence[str]]] = [
        ("", [recognised_line(found), mapping_line(found), *found.notes]),
        ("What will happen", list(plan_lines(found))),
        ("Privacy", list(dropped_lines(found))),
    ]
    if found.bad:
        parts.append((f"Not taken in ({len(found.bad):,})", bad_lines(found)))
    pieces = []
    for title, lines in parts:
        head = [Content.styled(title, "bold")] if title else []
        pieces.append(Content("\n").join([*head, *(Content(line) for line in lines)]))
    return Content("\n\n" if is_spaced else "\n").join(pieces)
