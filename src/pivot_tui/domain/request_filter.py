"""The filter for incoming requests: five parts, a score, and whether to answer yes, a smaller yes, or no (S3.2)."""

from dataclasses import dataclass
from enum import Enum

from pivot_tui.domain.logged import Ratings

MOST_POINTS = 2
"""The points that one part gives at the most."""
NEEDED_PARTS = 3
"""How many parts must be known before an answer is suggested."""
WEEKS_OF_ROOM = 4
"""The weeks whose pivot hours a request is measured against."""
_GIVES_MUCH, _GIVES_SOME = 40, 25  # tenths of mean energy
_NONE_RATED = Ratings()
_YES, _NO = 7, 4  # tenths of the points that could be had


class Part(Enum):
    """What a request is looked at for."""

    ENERGY = "energy"
    OUTPUT = "output"
    MEASURE = "measure"
    HOURS = "hours"
    PROMOTION = "promotion"


class Reply(Enum):
    """What the filter suggests to answer."""

    YES = "yes"
    SMALLER = "smaller"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a request.

    Attributes:
        energy: The energy of the sheet's rows of the kind of work that is asked for.
        minutes: What it takes in all, or nothing.
        room: Minutes that are kept for the pivot each week, or nothing.
        output: 0 to 2: whether there will be something to show.
        measure: 0 to 2: whether it can be counted or rated.
        promotion: 0 to 2: whether it counts for promotion.
    """

    energy: Ratings = _NONE_RATED
    minutes: int | None = None
    room: int | None = None
    output: int | None = None
    measure: int | None = None
    promotion: int | None = None


@dataclass(frozen=True, slots=True)
class Filtered:
    """A request as the filter sees it.

    Attributes:
        points: The points of each part, in the order of `Part`; nothing where it is not known.
        reply: What is suggested; nothing while too little is known.
        fitting_minutes: For a smaller yes, the minutes that could be offered; nothing where none can be worked out.
    """

    points: dict[Part, int | None]
    reply: Reply | None
    fitting_minutes: int | None

    @property
    def score(self) -> int:
        """The points together."""
        return sum(points or 0 for points in self.points.values())

    @property
    def possible(self) -> int:
        """The points that could be had with what is known."""
        return MOST_POINTS * sum(points is not None for points in self.points.values())


def judge(request: Request) -> Filtered:
    """Put a request through the filter.

    The five parts are the step's own (S3.2); what they weigh is a decision of this project. Every part gives 0, 1 or
    2 points. Energy is the mean energy of the sheet's rows of the kind of work that is asked for: 2 from 4.0 on,
    1 from 2.5 on. Output, measure and promotion give 2 for yes, 1 for perhaps. Hours give 2 where they take at most
    half of what is kept for the pivot in four weeks, 1 where they fit into it. What is not known gives no points and
    takes none away: the score is said out of the points that could be had.

    From seven tenths of them on it is a yes, under four tenths a no, in between a smaller yes. Two parts can lower
    that: work that gives little energy is a no, and what does not fit into the hours is a smaller yes at the most.
    With fewer than three parts known nothing is suggested.
    """
    points = {
        Part.ENERGY: _energy_points(request.energy),
        Part.OUTPUT: request.output,
        Part.MEASURE: request.measure,
        Part.HOURS: _hours_points(request),
        Part.PROMOTION: request.promotion,
    }
    reply = _reply(points)
    return Filtered(points, reply, _fitting(request) if reply is Reply.SMALLER else None)


def _energy_points(energy: Ratings) -> int | None:
    if not energy.n:
        return None
    tenths = 10 * energy.total
    return 2 if tenths >= _GIVES_MUCH * energy.n else 1 if tenths >= _GIVES_SOME * energy.n else 0


def _hours_points(request: Request) -> int | None:
    if request.minutes is None or request.room is None:
        return None
    room = WEEKS_OF_ROOM * request.room
    return 2 if 2 * request.minutes <= room else 1 if request.minutes <= room else 0


def _reply(points: dict[Part, int | None]) -> Reply | None:
    known = [given for given in points.values() if given is not None]
    if len(known) < NEEDED_PARTS:
        return None
    tenths, possible = 10 * sum(known), MOST_POINTS * len(known)
    if points[Part.ENERGY] == 0 or tenths < _NO * possible:
        return Reply.NO
    return Reply.YES if tenths >= _YES * possible and points[Part.HOURS] != 0 else Reply.SMALLER


def _fitting(request: Request) -> int | None:
    """Half of the hours that are asked for, or half of the room where that is less."""
    if request.minutes is None:
        return None
    half = request.minutes // 2
    return half if request.room is None else min(half, WEEKS_OF_ROOM * request.room // 2)
