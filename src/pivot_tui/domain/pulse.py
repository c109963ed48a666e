"""The weekly pulse of energy and dread, and the optional single item on burnout (S1.7, DOMAIN 5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import filed_under
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating
from pivot_tui.domain.work_pattern import WorkPattern, is_on

ON = "on"
OFF = "off"
SUPPORT_FROM = 4
"""The answer to the single item from which on the support lines are shown."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a week was, in two numbers.

    Attributes:
        id: UUIDv5 of its week, so that a week has one.
        day: The day on which it was given.
        energy: 0 to 5.
        dread: 0 to 5.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    energy: Rating
    dread: Rating


@dataclass(frozen=True, slots=True)
class BurnoutAnswer:
    """An answer to the single item.

    Attributes:
        id: UUIDv5 of its day, so that a day has one.
        day: The day on which it was given.
        answer: 1 to 5.
        wording: The id of the wording that was shown.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    answer: Annotated[int, Between(1, 5)]
    wording: Annotated[str, NotEmpty()]


@dataclass(frozen=True, slots=True)
class ComparedPulse:
    """A pulse beside the one that it can be compared with (S1.7).

    Attributes:
        pulse: The pulse.
        week: ``on`` or ``off``, as its day is in the work pattern; nothing without a pattern.
        before: The last pulse of the same kind of week before it.
    """

    pulse: Pulse
    week: str | None
    before: Pulse | None

    @property
    def energy_change(self) -> int | None:
        """By how much energy has changed since then, or nothing where there is no such pulse."""
        return None if self.before is None else self.pulse.energy - self.before.energy

    @property
    def dread_change(self) -> int | None:
        """By how much dread has changed since then, or nothing where there is no such pulse."""
        return None if self.before is None else self.pulse.dread - self.before.dread


def kind_of_week(pattern: WorkPattern | None, day: date) -> str | None:
    """``on`` or ``off``: a pulse's week is what its day is; nothing without a pattern (S1.8)."""
    on = is_on(pattern, day)
    return None if on is None else ON if on else OFF


def last_of_same_kind(pulses: Sequence[Pulse], pattern: WorkPattern | None, day: date) -> Pulse | None:
    """The pulse that one of a day stands beside: the last of an earlier week of the same kind.

    Without a pattern all weeks are of one kind.
    """
    kind, week = kind_of_week(pattern, day), filed_under(day)
    earlier = [p for p in pulses if filed_under(p.day) < week and kind_of_week(pattern, p.day) == kind]
    return max(earlier, key=lambda pulse: pulse.day, default=None)


def compared(pulses: Sequence[Pulse], pattern: WorkPattern | None) -> tuple[ComparedPulse, ...]:
    """All pulses, oldest first, each beside the last one of the same kind of week."""
    latest: dict[str | None, Pulse] = {}
    found = []
    for pulse in sorted(pulses, key=lambda each: each.day):
        kind = kind_of_week(pattern, pulse.day)
        found.append(ComparedPulse(pulse, kind, latest.get(kind)))
        latest[kind] = pulse
    return tuple(found)


def is_due(pulses: Sequence[Pulse], today: date) -> bool:
    """Whether the week of today has no pulse yet."""
    return all(filed_under(pulse.day) != filed_under(today) for pulse in pulses)


def wants_support_lines(answer: int | None) -> bool:
    """Whether an answer to the single item brings up the support lines at once (DOMAIN 5.2)."""
    return answer is not None and answer >= SUPPORT_FROM
