"""The hours as words and as lines: where they go, where they should go, the weeks as they were, and the pattern."""

from collections.abc import Iterator

from pivot_tui.domain.days import say_day, say_day_near
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.sheet import BUCKET_NAMES, say_hours
from pivot_tui.domain.work_week import PART_NAMES, BucketHours, Part, WeekLog, logged_minutes, logged_mix
from pivot_tui.workbook.hours import HoursReading, PatternNow

NOT_COUNTED = "–"
_NO_BUCKET = "No bucket yet"


def hours_lines(reading: HoursReading) -> Iterator[str]:
    """The hours as lines."""
    total = sum(bucket.minutes for bucket in reading.standing)
    yield f"Standing hours  {say_hours(total)} h a week" if total else "Standing hours  none yet"
    for bucket in reading.standing:
        yield f"  {bucket_name(bucket):<60} {say_hours(bucket.minutes):>7} h"
        for element in bucket.elements:
            hours = f"{say_hours(element.minutes):>7} h" if element.minutes is not None else "not counted"
            yield f"    {printable(first_line(element.text))[:58]:<58} {hours}"
    yield ""
    yield "Mix             now  target"
    for part in Part:
        now = reading.mix.percent(part) if reading.mix else None
        target = getattr(reading.target, part.value) if reading.target else None
        said = (f"{now:.1f}%" if now is not None else NOT_COUNTED, f"{target}%" if target is not None else NOT_COUNTED)
        if part is not Part.OTHER or now or target:
            yield f"  {PART_NAMES[part]:<10} {said[0]:>6} {said[1]:>7}"
    yield ""
    yield "This month"
    yield from (f"  {line}" for line in limits_said(reading))
    yield ""
    yield "Work pattern"
    yield from (f"  {line}" for line in (pattern_said(reading.pattern) if reading.pattern else ["none given"]))
    yield ""
    yield "Weeks as they were"
    yield from (f"  {week_said(week, reading)}" for week in reading.weeks)
    if not reading.weeks:
        yield "  none logged yet"


def bucket_name(bucket: BucketHours) -> str:
    """What a bucket is called."""
    return BUCKET_NAMES[bucket.bucket] if bucket.bucket is not None else _NO_BUCKET


def limits_said(reading: HoursReading) -> list[str]:
    """The nights and weekends of this month beside the limits."""
    target, nights = reading.target, reading.nights
    counted = "not logged" if not nights.weeks else f"{nights.nights} in {_weeks(nights.weeks)}"
    weekends = "not known" if reading.weekends is None else f"{reading.weekends} by pattern"
    return [
        f"Nights: {counted}{_limit(nights.nights, target.max_nights if target else None)}",
        f"Weekends: {weekends}{_limit(reading.weekends, target.max_weekends if target else None)}",
    ]


def pattern_said(pattern: PatternNow) -> list[str]:
    """The pattern in words, with today's place in it and what comes next."""
    given, place = pattern.pattern, pattern.today
    nights = f"; nights one week in {given.nights_every}" if given.nights_every else ""
    said = [f"{given.days_on} on, {given.days_off} off{nights}."]
    if given.days_off:
        state, other = ("on", "Off") if place.is_on else ("off", "On again")
        said.append(f"Today: {state}, day {place.number} of {place.of}.")
        said.append(f"{other} from {say_day(pattern.next_block)}.")
    return said


def week_said(week: WeekLog, reading: HoursReading) -> str:
    """One week as it was, on one line."""
    counted = [
        f"{name} {say_hours(minutes)}"
        for name, minutes in (
            ("clinical", week.clinical),
            ("education", week.education),
            ("admin", week.admin),
            ("after hours", week.after_hours),
        )
        if minutes is not None
    ]
    if week.nights is not None:
        counted.append(f"nights {week.nights}")
    mix = week_mix_said(week)
    day = say_day_near(week.week, reading.today)
    return f"{day:<12} {say_hours(logged_minutes(week))} h: {', '.join(counted)}" + (f"; mix {mix} %" if mix else "")


def week_mix_said(week: WeekLog) -> str:
    """The mix of a week in percent, clinical, education and admin; "" where a part was not counted."""
    mix = logged_mix(week)
    if mix is None:
        return ""
    shares = (mix.percent(part) for part in (Part.CLINICAL, Part.EDUCATION, Part.ADMIN))
    return "/".join(f"{share:.1f}" for share in shares if share is not None)


def _limit(count: int | None, limit: int | None) -> str:
    if limit is None:
        return ""
    return f", above your {limit}" if count is not None and count > limit else f", limit {limit}"


def _weeks(weeks: int) -> str:
    return "1 week" if weeks == 1 else f"{weeks} weeks"
