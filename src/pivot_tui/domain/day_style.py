"""How this person writes days and where their week begins: set at the start, asked wherever a day is said."""

from enum import Enum
from typing import NamedTuple


class DateFormat(Enum):
    """The order in which a day is written."""

    DAY_FIRST = "13 Mar"
    MONTH_FIRST = "Mar 13"
    ISO = "2026-03-13"


class WeekStart(Enum):
    """The first day of a week."""

    MONDAY = "monday"
    SUNDAY = "sunday"
    SATURDAY = "saturday"


class DayStyle(NamedTuple):
    """How days are written, and where a week begins."""

    date_format: DateFormat = DateFormat.DAY_FIRST
    week_start: WeekStart = WeekStart.MONDAY


# A day is said in some thirty places, most of which know nothing but the day. Handing the style through all of them
# would put it into every signature between the settings file and a row of a list, so it is kept here, in one place:
# `use` is called once at the start and again when the settings are changed, always by the thread that draws.
# Nothing that is stored depends on it.
class _InUse:
    """The one place that holds the style."""

    style = DayStyle()


def current() -> DayStyle:
    """The style in use."""
    return _InUse.style


def use(style: DayStyle) -> None:
    """Say days in this style from now on."""
    _InUse.style = style
