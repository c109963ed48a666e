"""What learners said, word for word: captured in a line, checked later, and only then shown to anybody."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import find_level


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence or more of a learner (S3.4c).

    Attributes:
        id: UUIDv7.
        day: The local day it is about.
        at: The instant it was written down, or the time named on its day; UTC.
        utc_offset: Minutes that local time was ahead of UTC at that instant.
        text: The learner's words.
        level: The learner's level, as in a roster, or "".
        anonymous: Whether it was given without a name.
        vetted: Whether the user has checked that it names nobody and tells of no patient.
        selected: Whether it shall be shown where quotes are.
        activity: The id of the activity it is about, or nothing.
        evaluation: The id of the window it was given in, or nothing.
        dread: The rating that was captured with it, if any.
        energy: The rating that was captured with it, if any.
        kind: The id of the kind of work that was captured with it, if any.
        tags: The tags that were captured with it.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    at: datetime
    utc_offset: int
    text: Annotated[str, NotEmpty()]
    level: str = ""
    anonymous: Anonymous = Anonymous.UNKNOWN
    vetted: bool = False
    selected: bool = False
    activity: str | None = None
    evaluation: str | None = None
    dread: Rating | None = None
    energy: Rating | None = None
    kind: str | None = None
    tags: tuple[str, ...] = ()


def quote_problems(quote: Quote, today: date) -> tuple[Problem, ...]:
    """What keeps a quote from being saved, field by field."""
    problems = []
    if (problem := text_problem(quote.text)) is not None:
        problems.append(problem)
    if quote.level and find_level(quote.level) is None:
        problems.append(Problem("level", "That is no learner level; write one as in a roster: MS3, PGY-1, fellow, RN."))
    if quote.day > today:
        problems.append(Problem("day", "That day is still to come; a quote is about what was said."))
    if quote.selected and not quote.vetted:
        problems.append(Problem("selected", "Only a quote that was checked can be selected; check it first."))
    return tuple(problems)
