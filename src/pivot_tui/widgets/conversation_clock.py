"""The clock of a conversation: what is left, a line that fills, and a word at eighteen and at twenty minutes."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from pivot_tui.domain.conversation_clock import ClockReading, read_clock

_CELLS = 20
_SECOND = 1.0


class ConversationClock(Widget):
    """Runs by the wall clock from the instant at which it was started; nothing ticks while it is not looked at.

    Args:
        now: Tells the present instant.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ConversationClock { height: 1; width: auto; text-wrap: nowrap; display: none; }
    ConversationClock.-runs { display: block; }
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._started: datetime | None = None
        self._ticking: Timer | None = None

    @property
    def is_ticking(self) -> bool:
        """Whether it wakes up once a second."""
        return self._ticking is not None

    def reading(self) -> ClockReading | None:
        """How far the conversation has come; nothing while no clock runs."""
        return None if self._started is None else read_clock(self._started, self._now())

    def run_from(self, started: datetime | None) -> None:
        """Show a clock that was started then, and go on; nothing stops it and takes its room away."""
        self.rest()
        self._started = started
        self.set_class(started is not None, "-runs")
        if started is not None:
            self._ticking = self.set_interval(_SECOND, self._tick)
        self._tick()

    def rest(self) -> None:
        """Wake up no more; the time runs on by itself."""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    def _tick(self) -> None:
        self.refresh(layout=True)

    def render(self) -> Content:
        """What is left, how much has passed, and the word."""
        found = self.reading()
        if found is None:
            return Content("")
        filled = found.filled(_CELLS)
        line = Content.assemble(("█" * filled, "$primary"), ("·" * (_CELLS - filled), "$text-muted"))
        word = Content.styled(f"{found.word}  ", "$text-warning bold") if found.word else Content("")
        return Content.assemble(word, (found.said, "bold"), "  ", line)
