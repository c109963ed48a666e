"""How the weeks compare: what the saved reviews have counted, week by week, with gaps where no review was held."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.review_figures import frozen_figures
from pivot_tui.domain.rounding import half_up
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.weekly_review import WeeklyReview

FEWEST_REVIEWS = 2
"""So many saved reviews make a trend."""

_MINUTES_OF_AN_HOUR = 60
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class TrendWeek:
    """A saved review as a trend shows it, or a week that had none; what is missing is not 0.

    Attributes:
        day: The day of the review, or the Monday of a week without one.
        review: The id of the review, or nothing.
        since: The day after which it counted, or nothing.
        energy: 0 to 5, or nothing.
        dread: 0 to 5, or nothing.
        kept: Minutes that were kept for the pivot, or nothing.
        promised: Minutes that had been promised in the review before it, or nothing.
        cards: Cards that were done, or nothing.
        evidence: Evaluations and comments that came in, or nothing.
        conversations: Conversations that were held, or nothing.
    """

    day: date
    review: str | None = None
    since: date | None = None
    energy: int | None = None
    dread: int | None = None
    kept: int | None = None
    promised: int | None = None
    cards: int | None = None
    evidence: int | None = None
    conversations: int | None = None


def trend_weeks(reviews: Iterable[WeeklyReview], promised: Mapping[str, int]) -> tuple[TrendWeek, ...]:
    """The saved reviews, oldest first, and between two of them each week that had none.

    Args:
        reviews: The reviews; those that are open are passed over.
        promised: The minutes that were promised for the week after a review, by its id, where any were.
    """
    found: list[TrendWeek] = []
    before: WeeklyReview | None = None
    for review in sorted((one for one in reviews if one.saved), key=lambda one: (one.day, one.id)):
        if before is not None:
            found += map(TrendWeek, _mondays_between(before.day, review.day))
        found.append(_week(review, promised.get(before.id) if before is not None else None))
        before = review
    return tuple(found)


def _mondays_between(first: date, last: date) -> Iterator[date]:
    monday, end = filed_under(first) + _WEEK, filed_under(last)
    while monday < end:
        yield monday
        monday += _WEEK


def _week(review: WeeklyReview, promised: int | None) -> TrendWeek:
    figures = frozen_figures(review)
    came_in = [one for one in (figures.evaluations, figures.comments) if one is not None]
    return TrendWeek(
        review.day, review.id, figures.after, review.energy, review.dread, review.kept_minutes, promised,
        figures.cards_done, sum(came_in) if came_in else None, figures.conversations,
    )  # fmt: skip


# In words


def mean_said(values: Sequence[int | None]) -> str:
    """The last and the mean, with its n: ``last 3, mean 2.3 (n 3)``; "" where nothing was given."""
    given = [value for value in values if value is not None]
    return f"last {given[-1]}, {_mean(given)}" if given else ""


def hours_said(minutes: Sequence[int | None]) -> str:
    """The same of minutes, in hours: ``last 2, mean 3.0 (n 3)``."""
    given = [value for value in minutes if value is not None]
    return f"last {say_hours(given[-1])}, {_mean(given, _MINUTES_OF_AN_HOUR)}" if given else ""


def count_said(counts: Sequence[int | None]) -> str:
    """The last and their sum, with the number of reviews that counted: ``last 1, 4 in all (n 3)``."""
    given = [value for value in counts if value is not None]
    return f"last {given[-1]:,}, {sum(given):,} in all (n {len(given):,})" if given else ""


def _mean(given: Sequence[int], unit: int = 1) -> str:
    return f"mean {half_up(Fraction(sum(given), len(given) * unit))} (n {len(given):,})"


def too_few_said(saved: int) -> str:
    """The one line that stands where there is no trend yet."""
    so_far = "none is" if not saved else "one is"
    return f"Two saved reviews make a trend; {so_far} saved so far."
