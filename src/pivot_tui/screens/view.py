"""What every view of an area with views has: the session, its fact, and where the focus goes when it is opened."""

from collections.abc import Callable
from typing import Any

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from pivot_tui.screens.frame import Printed
from pivot_tui.workbook.session import Session


class AreaView(Vertical):
    """One view of an area; its own keys act while the focus is inside it.

    Args:
        session: The open workbook.
        attempt: How the screen asks for something that may fail: a fault is said in one line, and nothing comes back.
        id: Its id in the area.
    """

    class Said(Message):
        """There is a new fact to show at the right of the line of views.

        Attributes:
            view: The view.
            fact: In a few words.
        """

        def __init__(self, view: "AreaView", fact: str) -> None:
            self.view = view
            self.fact = fact
            super().__init__()

        @property
        def control(self) -> "AreaView":
            """The view."""
            return self.view

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.session = session
        self.attempt = attempt
        self.fact = ""

    def say_fact(self, fact: str) -> None:
        """Say one fact at the right of the line of views."""
        self.fact = fact
        self.post_message(self.Said(self, fact))

    def show_records(self) -> None:
        """Read what is shown here again.

        Raises:
            Fault: The workbook cannot be read.
        """

    def show_record(self, identifier: str) -> None:
        """Put the cursor on one record; a view that has no row for it only shows itself.

        Raises:
            NotFound: It is not there any more.
        """

    def focus_first(self) -> None:
        """Give the focus to what is used first here."""

    @property
    def has_open_field(self) -> bool:
        """Whether escape has something to leave here before anything else."""
        return False

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        return binding

    def printed(self) -> Printed | None:
        """What is shown here as lines; nothing where there is nothing to print.

        Raises:
            Fault: The workbook cannot be read.
        """
        return None

    def leave_field(self) -> None:
        """Leave what is open here."""
