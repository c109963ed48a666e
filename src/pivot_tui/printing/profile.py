"""The profile as sentences, as lines and as JSON: what was said, and beside it what was logged."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pivot_tui.domain.days import MONTHS, WEEKDAYS, first_of_week, say_day_and_year
from pivot_tui.domain.journal import GROUP_NAMES, Group, Kind
from pivot_tui.domain.logged import Logged, Ratings, Tally, tenths
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.profile import NEEDED_ROWS, FirstSign, GroupSaid, Hint, KindSaid, Said, gap_over
from pivot_tui.domain.sheet import Bucket
from pivot_tui.printing.parts import document, entries_said, mean_fields
from pivot_tui.workbook.profile import ProfileReading

NO_KIND = "No kind of work"
_HEADINGS = {
    FirstSign.STRONG: "A strong first sign",
    FirstSign.WEAK: "A weak first sign",
    FirstSign.NONE: "No first sign so far",
}
_HINTS = {
    Hint.CONTENT: "Most of that is the work and its schedule, not the place.",
    Hint.ENVIRONMENT: "Most of that is the place and how it measures, not the work itself.",
}
_NAME_WIDTH = 30


def kind_name(kind: Kind | None) -> str:
    """The name of a kind of work, or that there is none."""
    return kind.name if kind else NO_KIND


def group_name(group: Group | None) -> str:
    """The name of a group, or that what stands in it has no kind of work."""
    return GROUP_NAMES[group] if group else NO_KIND


def n_said(dread: Ratings, energy: Ratings) -> str:
    """How many ratings: one number where dread and energy have as many, both where they differ."""
    return f"{dread.n}" if dread.n == energy.n else f"{dread.n}/{energy.n}"


def hours_said(minutes: int) -> str:
    """Minutes as hours, with a decimal only where it is needed; 0 hours and no hours are the caller's matter."""
    return f"{minutes // 60}" if minutes % 60 == 0 else tenths(minutes, 60)


def percent_said(part: int, whole: int) -> str:
    """A part of a whole in percent, a half rounded up."""
    return f"{tenths(100 * part, whole)}%"


def span_said(first: date, last: date) -> str:
    """Two days as a span: ``17 February to 12 March``, with years where they are not the same."""
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    begin, end = f"{first.day} {MONTHS[first.month - 1]}", f"{last.day} {MONTHS[last.month - 1]}"
    if first.year != last.year:
        return f"{begin} {first.year} to {end} {last.year}"
    return f"{first.day} to {end}" if first.month == last.month else f"{begin} to {end}"


def tally_said(tally: Tally) -> str:
    """What some entries amount to, in a line."""
    if not tally.entries:
        return "no entries"
    return ", ".join(
        (
            entries_said(tally.entries),
            *(
                f"{sign} {name} {given.said} (n {given.n})" if given.n else f"{sign} {name} not rated"
                for sign, name, given in (("▼", "dread", tally.dread), ("▲", "energy", tally.energy))
            ),
        )
    )


def said_sentences(said: Said) -> tuple[str, ...]:
    """What the sheet amounts to: the first sign, what it rests on, the hours, what weighs most, and what is missing."""
    if not said.rows:
        return ("Nothing on the sheet counts yet.",)
    if not any(group.dread.n or group.energy.n for group in said.groups):
        return (
            f"{_rows(said.rows)} on the sheet, none rated yet. Under Prompts, n asks how much each drains and feeds "
            "you, and e names its kind of work and its hours.",
            "From three rated rows a side on, the bars show whether teaching-like work gives more than burden.",
        )
    return (*_sign_sentences(said), *_hours_sentences(said), *_trigger_sentences(said), *_missing_sentences(said))


def _sign_sentences(said: Said) -> Iterator[str]:
    teaching, burden = said.teaching_energy, said.burden_energy
    gap = gap_over(teaching, burden)
    if said.sign is FirstSign.TOO_FEW or gap is None:
        yield (
            f"Too few rows for a first sign: each side needs {NEEDED_ROWS} with energy rated; "
            f"burden has {burden.n}, teaching-like {teaching.n}."
        )
        return
    yield (
        f"{_HEADINGS[said.sign]}: teaching-like work gives {teaching.said}, burden {burden.said}; gap {tenths(*gap)}."
    )
    yield f"It rests on {teaching.n + burden.n} rows. It hints at what fits you and proves nothing."


def _hours_sentences(said: Said) -> Iterator[str]:
    if not said.minutes:
        yield "No hours on the sheet yet, so nothing can be said of where they go."
        return
    shares = (
        ("Draining hours", said.drain_minutes, f" of {hours_said(said.minutes)}"),
        ("teaching-like", said.teaching_minutes, ""),
        ("education", said.bucket_minutes[Bucket.EDUCATION], ""),
    )
    pieces = [f"{name} {hours_said(part)}{of} ({percent_said(part, said.minutes)})" for name, part, of in shares]
    yield f"{', '.join(pieces)}."


def _trigger_sentences(said: Said) -> Iterator[str]:
    if said.top_triggers:
        named = ", ".join(f"{trigger.kind.name} {hours_said(trigger.weight)}" for trigger in said.top_triggers)
        hint = f" {_HINTS[said.hint]}" if said.hint else ""
        yield f"Heaviest by dread × hours: {named}.{hint}"


def _missing_sentences(said: Said) -> Iterator[str]:
    if said.half_rated:
        yield f"{_rows(said.half_rated)} with hours but without both numbers: not counted as draining."
    if said.without_hours:
        yield f"{_rows(said.without_hours)} without hours: not counted in any share."


def logged_sentences(logged: Logged) -> tuple[str, ...]:
    """What the log amounts to; it carries no verdict (S1.4)."""
    if logged.first is None or logged.last is None:
        return ("Nothing logged yet.",)
    return (
        f"In all: {tally_said(logged.all)}.",
        f"Last seven days: {tally_said(logged.last_days)}.",
        "Captures come on bad days and often hold one number: means, no verdict.",
    )


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def profile_lines(reading: ProfileReading) -> Iterator[str]:
    """The profile as lines."""
    said, logged = reading.said, reading.logged
    yield f"Profile, {say_day_and_year(reading.day)}"
    yield ""
    wishes = f"; {said.wishes} for a free week, not counted" if said.wishes else ""
    yield f"What you said: {_rows(said.rows)} of the sheet{wishes}"
    if said.rows:
        yield _table_line("", "▼ dread", "▲ energy", "n", "h/wk")
    for group in said.groups:
        yield _said_line(group_name(group.group), group)
        if group.group:
            yield from (_said_line(f"  {printable(kind_name(one.kind))}", one) for one in group.kinds)
    yield from map(printable, said_sentences(said))
    yield ""
    span = f": {span_said(logged.first, logged.last)}" if logged.first and logged.last else ""
    yield f"What you logged{span}"
    if logged.groups:
        yield _table_line("", "▼ dread", "▲ energy", "n ▼/▲", "entries")
    for logged_group in logged.groups:
        yield _logged_line(group_name(logged_group.group), logged_group.tally)
        if logged_group.group:
            yield from (_logged_line(f"  {printable(kind_name(one.kind))}", one.tally) for one in logged_group.kinds)
    yield from logged_sentences(logged)
    if logged.weeks:
        yield ""
        yield "By weekday"
        yield from (_logged_line(f"  {name}", tally) for name, tally in zip(WEEKDAYS, logged.weekdays, strict=True))
        yield ""
        yield "By week"
        yield from (_logged_line(f"  {week_said(week.monday, reading.day)}", week.tally) for week in logged.weeks)


def week_said(monday: date, today: date) -> str:
    """A week by its days, with the year where it is not this one."""
    first = first_of_week(monday)
    last = first + timedelta(days=6)
    is_this_year = first.year == last.year == today.year
    return span_said(first, last) + ("" if is_this_year or first.year != last.year else f" {first.year}")


def _said_line(name: str, one: KindSaid | GroupSaid) -> str:
    hours = hours_said(one.minutes) if one.minutes else "–"
    return _table_line(name, one.dread.said, one.energy.said, n_said(one.dread, one.energy), hours)


def _logged_line(name: str, tally: Tally) -> str:
    n = f"{tally.dread.n}/{tally.energy.n}"
    return _table_line(name, tally.dread.said, tally.energy.said, n, f"{tally.entries:,}")


def _table_line(name: str, *cells: str) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>10}" for cell in cells)


def profile_json(reading: ProfileReading) -> Iterator[str]:
    """The profile as one JSON document; shares are parts of 1, weights are dread times hours."""
    yield document(
        "profile", today=reading.day.isoformat(), said=_said_fields(reading.said), logged=_logged_fields(reading.logged)
    )


def _said_fields(said: Said) -> dict[str, Any]:
    return {
        "rows": said.rows,
        "wishes": said.wishes,
        "groups": [
            {"group": one.group.value if one.group else None, **_row_fields(one), "kinds": _kind_fields(one)}
            for one in said.groups
        ],
        "gap": said.gap,
        "teaching_net": mean_fields(said.teaching_net.mean),
        "first_sign": said.sign.value,
        "hours": said.minutes / 60,
        "draining": _share_fields(said, said.drain_minutes),
        "teaching_like": _share_fields(said, said.teaching_minutes),
        "education": _share_fields(said, said.bucket_minutes[Bucket.EDUCATION]) | {"in_band": said.is_in_band},
        "clinical": _share_fields(said, said.clinical_minutes),
        "admin": _share_fields(said, said.bucket_minutes[Bucket.ADMIN]),
        "buckets": {bucket.value: minutes / 60 for bucket, minutes in said.bucket_minutes.items()},
        "hours_without_bucket": said.unplaced_minutes / 60,
        "rows_not_fully_rated": said.half_rated,
        "rows_without_hours": said.without_hours,
        "triggers": [
            {
                "rank": trigger.rank,
                "kind": trigger.kind.name,
                "dread_x_hours": trigger.weight / 60,
                "hours": trigger.minutes / 60,
            }
            for trigger in said.triggers
        ],
        "hint": said.hint.value if said.hint else None,
    }


def _kind_fields(group: GroupSaid) -> list[dict[str, Any]]:
    return [{"kind": one.kind.name if one.kind else None, **_row_fields(one)} for one in group.kinds]


def _row_fields(one: KindSaid | GroupSaid) -> dict[str, Any]:
    return {
        "rows": one.rows,
        "dread": mean_fields(one.dread.mean),
        "energy": mean_fields(one.energy.mean),
        "hours": one.minutes / 60,
    }


def _share_fields(said: Said, minutes: int) -> dict[str, Any]:
    return {"hours": minutes / 60, "share": said.share(minutes)}


def _logged_fields(logged: Logged) -> dict[str, Any]:
    return {
        **_tally_fields(logged.all),
        "first": logged.first.isoformat() if logged.first else None,
        "last": logged.last.isoformat() if logged.last else None,
        "last_seven_days": _tally_fields(logged.last_days),
        "groups": [
            {
                "group": one.group.value if one.group else None,
                **_tally_fields(one.tally),
                "kinds": [
                    {"kind": kind.kind.name if kind.kind else None, **_tally_fields(kind.tally)} for kind in one.kinds
                ],
            }
            for one in logged.groups
        ],
        "weekdays": [
            {"weekday": name, **_tally_fields(tally)} for name, tally in zip(WEEKDAYS, logged.weekdays, strict=True)
        ],
        "weeks": [{"monday": week.monday.isoformat(), **_tally_fields(week.tally)} for week in logged.weeks],
        "verdict": None,
    }


def _tally_fields(tally: Tally) -> dict[str, Any]:
    return {
        "entries": tally.entries,
        "dread": mean_fields(tally.dread.mean),
        "energy": mean_fields(tally.energy.mean),
    }
