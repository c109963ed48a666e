"""What every screen of the workbook has: the session, a calm word when something fails, and for areas the frame."""

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.widgets.bars import AreaBar, KeyLine, ViewBar
from pivot_tui.workbook.session import Session

Answer = TypeVar("Answer")
Result = TypeVar("Result")


UNDO_BINDINGS: tuple[Binding, ...] = (
    Binding("u", "undo", "Undo", show=False, id="undo", tooltip="Take the last change back"),
    Binding("U,ctrl+r", "redo", "Redo", show=False, id="redo", tooltip="Do again what was taken back"),
)
"""For screens on which records change and no text is typed."""


class Printed(NamedTuple):
    """What a screen shows, as lines.

    Attributes:
        title: What it is.
        lines: The facts.
    """

    title: str
    lines: Iterable[str]


class RecordsChanged(Message):
    """Records were changed here: whatever shows them may be stale."""


class Troubled(Message):
    """The file itself is in trouble: damaged, or no longer in its place.

    Attributes:
        fault: What is the matter.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__()


class RecordWanted(Message):
    """The user wants to see one record in its area.

    Attributes:
        table: Its table.
        id: Its id.
    """

    def __init__(self, table: str, id: str) -> None:  # noqa: A002 - the record's own name for it
        self.table = table
        self.id = id
        super().__init__()


class WorkbookScreen(Screen[Result]):
    """A screen that asks the workbook."""

    HELP_NAME: ClassVar[str] = ""
    """The name of this screen's text in the guide's help."""

    CAPTURES: ClassVar[bool] = False
    """Whether this is where captures are typed, so that it need not be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.help", "Help", key_display="?", id="help", tooltip="What can be done here"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def attempt(self, ask: Callable[[], Answer]) -> Answer | None:
        """Ask the workbook for something that may fail; a fault is said in one line, and nothing comes back."""
        try:
            return ask()
        except Fault as fault:
            self.say_fault(fault)
        return None

    def say_fault(self, fault: Fault) -> None:
        """Say in one line what failed; trouble with the file itself goes up to the app, which knows a way out."""
        if isinstance(fault, Damaged | Replaced):
            self.post_message(Troubled(fault))
        else:
            self.say(fault.sentence, warn=True)

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """One quiet line in the corner, gone after a while; it is shown literally."""
        self.notify(sentence, severity="warning" if warn else "information", timeout=6 if warn else 4, markup=False)

    def keep_draft(self) -> bool:
        """Save what is being typed here, now; whether nothing is left that could be lost."""
        return True

    def refresh_records(self) -> None:
        """Show records anew after a change; screens that show none do nothing."""

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        return binding

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name."""
        self.app.simulate_key(key)

    def action_undo(self) -> None:
        """Take the last change back, and say what it was."""
        self._take_back("undo")

    def action_redo(self) -> None:
        """Do again what was taken back, and say what it was."""
        self._take_back("redo")

    def _take_back(self, name: str) -> None:
        from pivot_tui.workbook import history

        act = history.undo if name == "undo" else history.redo
        if name == "undo" and self.attempt(lambda: history.undo_is_large(self.session.store)):
            self.say("Taking it back; this is a large one.")
            self.run_worker(self._take_back_aside, thread=True, exclusive=True, group="undo", exit_on_error=False)
            return
        said = self.attempt(lambda: act(self.session.store))
        if said is not None:
            self.say(said)
            self.post_message(RecordsChanged())

    def _take_back_aside(self) -> None:
        """Undo in a worker thread, on a connection of its own."""
        from pivot_tui.workbook import history

        try:
            with self.session.store.another() as store:
                said = history.undo(store)
        except Fault as fault:
            self.app.call_from_thread(self.say, fault.sentence, warn=True)
            return
        self.app.call_from_thread(self.say, said)
        self.post_message(RecordsChanged())


class WorkbookDialog(WorkbookScreen[Result], ModalScreen[Result]):
    """A screen over another one, which stays visible."""

    DEFAULT_CSS = """
    WorkbookDialog { align: center middle; background: $background 60%; }
    """


class AreaScreen(WorkbookScreen[None]):
    """One of the eight areas: the line of areas, the line of views, the body, and the keys."""

    VIEWS: ClassVar[tuple[str, ...]] = ()

    BINDINGS: ClassVar[list[BindingType]] = [
        # By priority the app itself waits until the box is there: what is typed right behind the key goes into it.
        Binding("c", "capture", "Capture", priority=True, id="capture", tooltip="Write down what drained or fed you"),
        *UNDO_BINDINGS,
        Binding("p", "print", "Print", show=False, id="print", tooltip="The same facts as lines, to keep or to copy"),
        Binding("right_square_bracket", "step_view(1)", "Next view", show=False, id="view.next", tooltip="Next view"),
        Binding(
            "left_square_bracket", "step_view(-1)", "View before", show=False, id="view.before", tooltip="View before"
        ),
    ]

    def __init__(self, session: Session, area: int) -> None:
        super().__init__(session)
        self.area = area
        self.view = 0
        self._drawn = -1

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield AreaBar(self.area)
        yield ViewBar(self.VIEWS)
        yield from self.compose_body()
        yield KeyLine()

    def compose_body(self) -> Iterable[Widget]:
        """The widgets between the two lines at the top and the keys; an area adds its own."""
        return ()

    def refresh_records(self) -> None:
        """Read again and show, whether or not anything has changed."""
        self._drawn = self.session.revision
        self.attempt(self.show_records)

    def show_records(self) -> None:
        """Ask the workbook for what this area shows, and show it.

        Raises:
            Fault: The workbook cannot be read.
        """

    def on_mount(self) -> None:
        """Show what there is before the first paint."""
        self.refresh_records()

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was open."""
        if self._drawn != self.session.revision:
            self.refresh_records()

    def printed(self) -> Printed | None:
        """What is shown here as lines; nothing where there is nothing to print.

        Raises:
            Fault: The workbook cannot be read.
        """
        return None

    def action_print(self) -> None:
        """Show the same facts as lines."""
        from pivot_tui.screens.print_lines import PrintScreen

        found = self.attempt(self.printed)
        if found is None:
            self.say("There is nothing here to print yet.")
        else:
            self.app.push_screen(PrintScreen(self.session, found.title, tuple(found.lines)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where text is typed a letter is a letter."""
        if action == "capture":
            return self.focused is None or not self.focused.check_consume_key("c", "c")
        return super().check_action(action, parameters)

    async def action_capture(self) -> None:
        """Open the capture box."""
        await self.run_action("app.capture")

    def say_fact(self, fact: str) -> None:
        """Say one fact at the right of the second line."""
        self.query_one(ViewBar).fact = fact

    def show_view(self, number: int) -> None:
        """Go to one of the area's views, by its number from 0."""
        self.view = number
        self.query_one(ViewBar).view = number

    def action_view(self, number: int) -> None:
        """Go to a view that was clicked."""
        if 0 <= number < len(self.VIEWS):
            self.show_view(number)

    def action_step_view(self, by: int) -> None:
        """Go to the next view, around the ends."""
        if self.VIEWS:
            self.show_view((self.view + by) % len(self.VIEWS))
