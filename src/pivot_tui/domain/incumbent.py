"""The ledger of incumbents: what people in education roles were promised a week, and what they really get (S6.3)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role
from pivot_tui.domain.rounding import half_up

MinutesAWeek = Annotated[int, Between(0, 10_080)]

FLAGGED_ABOVE = Fraction(1, 4)
"""The part of the promised hours that may be lost before it is flagged (DOMAIN 3.4)."""


@dataclass(frozen=True, slots=True)
class Incumbent:
    """One line of the ledger: a role at a place as one who knows described it.

    Attributes:
        id: UUIDv7.
        title: The role in words, such as the holder's title.
        promised_minutes: The education time a week that was promised, in minutes.
        day: When this was said.
        real_minutes: What it really is, in minutes; nothing while it is not known.
        role: Which of the five roles it is, or nothing.
        place: Where; "" for here.
        contact: The id of the contact who said so, or nothing.
        said_by: Who said so where it is none of the contacts.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    title: Annotated[str, NotEmpty()]
    promised_minutes: MinutesAWeek
    day: date
    real_minutes: MinutesAWeek | None = None
    role: Role | None = None
    place: str = ""
    contact: str | None = None
    said_by: str = ""

    @property
    def lost_minutes(self) -> int | None:
        """How much less there really is than was promised; below zero for a gain, nothing while it is not known."""
        return None if self.real_minutes is None else self.promised_minutes - self.real_minutes

    @property
    def lost_part(self) -> Fraction | None:
        """The part of the promise that is lost; nothing where it is not known or nothing was promised (DOMAIN 3.4)."""
        lost = self.lost_minutes
        return None if lost is None or not self.promised_minutes else Fraction(lost, self.promised_minutes)

    @property
    def lost_percent(self) -> str:
        """The same in percent to one decimal, a half rounded up; "" where there is none."""
        return "" if self.lost_part is None else half_up(self.lost_part * 100)

    @property
    def is_flagged(self) -> bool:
        """Whether more than a quarter of what was promised is lost."""
        return self.lost_part is not None and self.lost_part > FLAGGED_ABOVE

    @property
    def is_gain(self) -> bool:
        """Whether there really is more than was promised."""
        return self.lost_minutes is not None and self.lost_minutes < 0


def incumbent_problems(incumbent: Incumbent, today: date) -> tuple[Problem, ...]:
    """What is wrong with a line of the ledger beyond its single fields."""
    problems = []
    for name in ("title", "place", "said_by"):
        said = getattr(incumbent, name)
        problem = text_problem(said) if said or name == "title" else None
        if problem is not None:
            problems.append(Problem(name, problem.sentence))
    if incumbent.day > today:
        day = say_day_and_year(incumbent.day, short=True)
        problems.append(Problem("day", f"{day} is still to come; give the day on which it was said."))
    return tuple(problems)
