"""The clock: the present as the workbook sees it, which may be another day's."""

from datetime import date, datetime, timedelta

from pivot_tui.domain.days import DAY_START, Now, day_of, system_local


class Clock:
    """Tells the present; with a day given it is always that day, at the clock's own time.

    Args:
        day: The day to be, or nothing for the real one.
    """

    def __init__(self, day: date | None = None) -> None:
        self.day = day

    def now(self) -> Now:
        """The present instant and the day it belongs to."""
        wall_clock = datetime.now()  # noqa: DTZ005 - the wall clock is what a shift goes by
        if self.day is None:
            return Now(system_local(wall_clock), day_of(wall_clock))
        small_hours = timedelta(days=1 if wall_clock.time() < DAY_START else 0)
        return Now(system_local(datetime.combine(self.day + small_hours, wall_clock.time())), self.day)
