"""What the other areas hold that the plan asks for: its seeds, its lamps and its gates all read these few facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pivot_tui.domain.contact import ContactType
from pivot_tui.domain.hard_question import HardAnswer, HardQuestion
from pivot_tui.domain.project import Project


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The facts, as they stand.

    Attributes:
        first_session: The day of the first teaching session in the portfolio, or nothing.
        first_talk: The day of the first conversation that was held, or nothing.
        talked_with: What the contact of that conversation is, or nothing.
        projects: The owned projects.
        presented_on: The first day on which an activity was presented locally, or nothing.
        mentors: How many contacts are mentors who know the goals and would advocate (S10.3c).
        experiments_closed: How many experiments have been closed (S3.0).
        answers: The newest answer to each of the two hard questions, where there is one.
    """

    first_session: date | None = None
    first_talk: date | None = None
    talked_with: ContactType | None = None
    projects: tuple[Project, ...] = ()
    presented_on: date | None = None
    mentors: int = 0
    experiments_closed: int = 0
    answers: Mapping[HardQuestion, HardAnswer] = field(default_factory=dict)
