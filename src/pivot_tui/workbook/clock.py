"""The clock: the present as the workbook sees it, which may be another day's."""

from datetime import date, datetime, time, timedelta

from pivot_tui.domain.days import DAY_START, Now, day_of, system_local


class Clock:
    """Tells the present; with a day given it is always that day, at the clock's own time.

    Args:
        day: The day to be, or nothing for the real one.
        day_start: When a day begins; the settings may change it while the clock runs.
    """

    def __init__(self, day: date | None = None, day_start: time = DAY_START) -> None:
        self.day = day
        self.day_start = day_start

    def now(self) -> Now:
        """The present instant and the day it belongs to."""
        wall_clock = datetime.now()  # noqa: DTZ005 - the wall clock is what a shift goes by
        if self.day is None:
            day = day_of(wall_clock, self.day_start)
            return Now(system_local(wall_clock), day, day_start=self.day_start)
        small_hours = timedelta(days=1 if wall_clock.time() < self.day_start else 0)
        at = system_local(datetime.combine(self.day + small_hours, wall_clock.time()))
        return Now(at, self.day, day_start=self.day_start)
