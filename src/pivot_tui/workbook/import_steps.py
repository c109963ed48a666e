"""How far an import is, told as it goes on, and its end where the user wants that."""

from collections.abc import Callable

from pivot_tui.domain.faults import Fault
from pivot_tui.interchange.imported import Progress


class Stopped(Fault):
    """The user has stopped an import."""

    title = "Stopped"


def never() -> bool:
    """For whoever does not want to stop."""
    return False


def steps(progress: Progress, cancelled: Callable[[], bool]) -> Progress:
    """What tells how far the work is, and stops it where the user wants that.

    Args:
        progress: Told how much of how much is done.
        cancelled: Asked at each step whether to stop.
    """

    def step(done: int, total: int) -> None:
        if cancelled():
            raise Stopped("Stopped; nothing was saved.")
        progress(done, total)

    return step
