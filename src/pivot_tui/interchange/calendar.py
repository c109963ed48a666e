"""Calendar files (RFC 5545): events and to-dos as bytes that any calendar reads, the same bytes for the same items."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pivot_tui.domain.calendar_item import MEETING_LENGTH, CalendarItem, ItemState
from pivot_tui.domain.plain_text import printable

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Todo

# Times of day are floating, without a zone: the workbook keeps what the clock on the wall shall show where the meeting
# is, and that is what a floating time says, on either side of a clock change. How long a meeting takes is written as a
# duration, so that its end is right even in an hour that a clock change repeats or leaves out.

_PRODUCT = "-//pivot-tui//plan and meetings//EN"
_TODO_STATES = {
    ItemState.OPEN: "NEEDS-ACTION",
    ItemState.DOING: "IN-PROCESS",
    ItemState.DONE: "COMPLETED",
    ItemState.CANCELLED: "CANCELLED",
}
_NOON = time(12, tzinfo=UTC)


def calendar_of(items: Iterable[CalendarItem], alarm: timedelta | None = None) -> bytes:
    """A calendar of these items, in their order.

    Args:
        items: The events and to-dos.
        alarm: How long before its time each open one sounds, or nothing for no alarms.
    """
    from icalendar import Calendar

    calendar: Calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for item in items:
        component = _event(item) if item.is_meeting else _todo(item)
        if alarm is not None and item.is_open:
            component.add_component(_alarm(item, alarm))
        calendar.add_component(component)
    return bytes(calendar.to_ical(sorted=False))


def _event(item: CalendarItem) -> "Event":
    from icalendar import Event

    event: Event = Event()
    _describe(event, item)
    if item.clock is not None:
        event.add("dtstart", datetime.combine(item.day, item.clock))
        event.add("duration", MEETING_LENGTH)
    else:
        event.add("dtstart", item.day)
        if item.day < date.max:
            event.add("dtend", item.day + timedelta(days=1))
    event.add("status", "CANCELLED" if item.state is ItemState.CANCELLED else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if item.clock is None or item.state is ItemState.CANCELLED else "OPAQUE")
    if item.place:
        event.add("location", printable(item.place))
    return event


def _todo(item: CalendarItem) -> "Todo":
    from icalendar import Todo

    todo: Todo = Todo()
    _describe(todo, item)
    if item.starts is not None:
        todo.add("dtstart", item.starts)
    todo.add("due", item.day)
    todo.add("status", _TODO_STATES[item.state])
    if item.state is ItemState.DONE:
        todo.add("percent-complete", 100)
        if item.done_on is not None:
            # The format wants an instant where only the day is kept: noon in UTC is that day nearly everywhere.
            todo.add("completed", datetime.combine(item.done_on, _NOON))
    return todo


def _describe(component: "Event | Todo", item: CalendarItem) -> None:
    component.add("uid", item.id)
    component.add("dtstamp", item.changed.astimezone(UTC).replace(microsecond=0))
    component.add("sequence", item.sequence)
    component.add("summary", printable(item.title))
    component.add("class", "PRIVATE")


def _alarm(item: CalendarItem, before: timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm: Alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", printable(item.title))
    alarm.add("trigger", -before, parameters={} if item.is_meeting else {"RELATED": "END"})
    return alarm
