"""The clock of a conversation: twenty minutes by the wall clock, with a word at eighteen and at twenty (S4.4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pivot_tui.domain.conversation import LONGEST_MINUTES

LENGTH = timedelta(minutes=20)
"""How long a conversation is asked for."""

_GENTLE = timedelta(minutes=18)
_LONG = timedelta(minutes=LONGEST_MINUTES)
_FORGOTTEN = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How far a conversation has come.

    Attributes:
        elapsed: How long the clock has run; a clock that was set back makes it nothing.
    """

    elapsed: timedelta

    @property
    def is_forgotten(self) -> bool:
        """Whether it has run for so long that nobody was speaking any more."""
        return self.elapsed > _FORGOTTEN

    @property
    def said(self) -> str:
        """What is left, to the second, such as ``12:40``; with a plus what it is over the twenty minutes."""
        seconds = int((LENGTH - self.elapsed).total_seconds() // 1)
        minutes, rest = divmod(abs(seconds), 60)
        return f"{'+' if seconds < 0 else ''}{minutes:02}:{rest:02}"

    @property
    def word(self) -> str:
        """The gentle mark: a word at eighteen minutes, at twenty and beyond twenty-five; "" before."""
        if self.elapsed > _LONG:
            return f"over {LONGEST_MINUTES}"
        if self.elapsed >= LENGTH:
            return "twenty minutes"
        return "two minutes left" if self.elapsed >= _GENTLE else ""

    def filled(self, cells: int) -> int:
        """How many of some cells the time that has passed fills."""
        return min(int(cells * self.elapsed / LENGTH), cells)


def read_clock(started: datetime, now: datetime) -> ClockReading:
    """What a clock shows that was started at one instant and is looked at in another."""
    return ClockReading(max(now - started, timedelta(0)))
