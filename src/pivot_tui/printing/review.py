"""Saved reviews in words: the page of one, as the screen and the shell show it, as JSON, and the weeks as lines."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pivot_tui.domain.days import say_day_and_year, say_day_near
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.review_figures import WORDING, ReviewFigures, evidence_lines, figure_lines
from pivot_tui.domain.review_trends import FEWEST_REVIEWS, TrendWeek, count_said, hours_said, mean_said, too_few_said
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.weekly_review import LooseEnd, LooseEndChoice, WeeklyReview
from pivot_tui.printing.parts import document, mean_fields
from pivot_tui.workbook.past_reviews import PastReview, Promise, ReviewPage

NO_REVIEW = "No weekly review is saved yet."

_LABEL = 14
_MISSING = "–"
_COUNTS = ("captured", "sessions", "conversations", "evaluations", "comments", "cards_done")


# In words, for the screen as well


def title_said(past: PastReview) -> str:
    """The day and the kind of week: ``Friday 27 February 2026, off week``."""
    week = f", {past.week} week" if past.week else ""
    return f"{say_day_and_year(past.review.day)}{week}"


def pulse_said(past: PastReview) -> str:
    """Energy and dread, and the last week of the same kind beside them."""
    review, before = past.review, past.beside
    said = f"energy ▲{_rating(review.energy)}, dread ▼{_rating(review.dread)}"
    if before is None:
        return said
    kind = f"last {past.week} week" if past.week else "last week"
    return f"{said}; {kind}, {say_day_near(before.day, review.day)}: ▲{before.energy} ▼{before.dread}"


def _rating(given: int | None) -> str:
    return _MISSING if given is None else str(given)


def counted_said(figures: ReviewFigures, review: WeeklyReview) -> str:
    """What was counted, figure by figure, with the day since when; what was not counted is left out."""
    said = ", ".join(f"{name} {number}" for name, number in figure_lines(figures) if number != _MISSING)
    if not said:
        return "no figures were kept"
    return f"since {say_day_near(figures.after, review.day)}: {said}" if figures.after is not None else said


def kept_said(review: WeeklyReview) -> Iterator[tuple[str, str]]:
    """The hours, each with its name; what was not said is left out."""
    if review.kept_minutes is not None:
        yield "Hours kept", f"{say_hours(review.kept_minutes)} h for the pivot"
    if review.promised_minutes is not None:
        real = f"{say_hours(review.real_minutes)} h" if review.real_minutes is not None else "not known"
        yield "Protected", f"{say_hours(review.promised_minutes)} h promised, really {real}"


def decision_said(end: LooseEnd, review: WeeklyReview) -> str:
    """What was decided about a loose end: ``moved to 15 Jun``."""
    day = say_day_near(end.until, review.day) if end.until is not None else ""
    match end.choice:
        case LooseEndChoice.MOVE:
            return f"moved to {day}" if day else "moved"
        case LooseEndChoice.WAIT:
            return f"waits until {day}" if day else "waits"
        case LooseEndChoice.DROP:
            return f"dropped, rests until {day}" if day else "dropped"
        case _:
            return str(end.choice.value)


def promise_said(promise: Promise, review: WeeklyReview) -> str:
    """What was promised, how long it may take, and whether it was done."""
    minutes = promise.commitment.minutes
    hours = f", {say_hours(minutes)} h" if minutes is not None else ""
    return f"{one_line(promise.commitment.text)}{hours}; {outcome_said(promise, review)}"


def outcome_said(promise: Promise, review: WeeklyReview) -> str:
    """Whether a promise was done, and when where a card says so."""
    if promise.is_done is None:
        return "not known"
    if not promise.is_done:
        return "not done yet"
    return f"done {say_day_near(promise.done_on, review.day)}" if promise.done_on is not None else "done"


def page_facts(page: ReviewPage, *, is_copy: bool = False) -> Iterator[tuple[str, str]]:
    """A saved review, fact by fact, each with its name; the name is "" where it goes on with the one above.

    Args:
        page: The review.
        is_copy: Whether it is a copy for a reader, in which what is missing may have been left out: nothing is said
            of it then.
    """
    review = page.review
    yield "Pulse", pulse_said(page.past)
    yield "The week", counted_said(page.figures, review)
    yield from kept_said(review)
    ends = [f"{one_line(end.what)}; {decision_said(end, review)}" for end in page.decided]
    yield from _named("Loose ends", ends, "" if is_copy else "none was decided")
    yield from _named("Evidence", evidence_lines(page.figures), "" if is_copy else "nothing came in")
    yield from _named("The win", [one_line(review.win)], "" if is_copy else "none written down")
    promises = [promise_said(one, review) for one in page.promises]
    yield from _named("Promised", promises, "" if is_copy else "nothing")
    if page.promised_minutes:
        yield "", f"{say_hours(page.promised_minutes)} h in all"


def _named(name: str, said: Sequence[str], missing: str) -> Iterator[tuple[str, str]]:
    """The words under one name; where there are none, what is said instead, if anything."""
    words = [one for one in said if one] or [missing]
    for number, one in enumerate(filter(None, words)):
        yield ("" if number else name), one


def frozen_said(review: WeeklyReview) -> str:
    """What stays as it was."""
    words = "" if review.wording == WORDING else ", in an earlier wording"
    return f"Its figures are frozen as they were counted on that day{words}."


def one_line(text: str) -> str:
    """The user's words on one line."""
    return " ".join(text.split())


# Lines


def review_lines(page: ReviewPage | None) -> Iterator[str]:
    """A saved review as lines, or that there is none."""
    if page is None:
        yield NO_REVIEW
        return
    yield f"Weekly review, {title_said(page.past)}"
    yield from (f"  {name:<{_LABEL}}{printable(said)}" for name, said in page_facts(page))
    yield frozen_said(page.review)


def trend_lines(weeks: Sequence[TrendWeek]) -> Iterator[str]:
    """The weeks as lines, oldest first, and what they come to."""
    saved = [week for week in weeks if week.review is not None]
    if len(saved) < FEWEST_REVIEWS:
        yield too_few_said(len(saved))
        return
    yield f"{'':<14}{'▲':>4}{'▼':>4}{'kept':>7}{'promised':>10}{'cards':>7}{'evidence':>10}{'talks':>7}"
    for week in weeks:
        day = say_day_and_year(week.day, short=True)
        yield f"{day:<14}" + (_week_line(week) if week.review is not None else "  no review in this week")
    yield ""
    yield from (f"{name:<16}{said}" for name, said in trends_said(weeks) if said)


def _week_line(week: TrendWeek) -> str:
    hours = [_MISSING if one is None else say_hours(one) for one in (week.kept, week.promised)]
    counts = [_MISSING if one is None else f"{one:,}" for one in (week.cards, week.evidence, week.conversations)]
    return (
        f"{_rating(week.energy):>4}{_rating(week.dread):>4}{hours[0]:>7}{hours[1]:>10}"
        f"{counts[0]:>7}{counts[1]:>10}{counts[2]:>7}"
    )


def trends_said(weeks: Sequence[TrendWeek]) -> tuple[tuple[str, str], ...]:
    """What each trend comes to, with its name: the last, the mean or the sum, and n."""
    return (
        ("energy", mean_said([week.energy for week in weeks])),
        ("dread", mean_said([week.dread for week in weeks])),
        ("hours kept", hours_said([week.kept for week in weeks])),
        ("hours promised", hours_said([week.promised for week in weeks])),
        ("cards done", count_said([week.cards for week in weeks])),
        ("evidence", count_said([week.evidence for week in weeks])),
        ("conversations", count_said([week.conversations for week in weeks])),
    )


def week_said(week: TrendWeek, today: date) -> str:
    """What is known of one week, in a line or two."""
    if week.review is None:
        return f"Week of {say_day_near(week.day, today)}: no review, so nothing is known of it."
    since = f", since {say_day_near(week.since, today)}" if week.since is not None else ""
    hours = [_MISSING if one is None else f"{say_hours(one)} h" for one in (week.kept, week.promised)]
    counts = [_MISSING if one is None else f"{one:,}" for one in (week.cards, week.evidence, week.conversations)]
    return (
        f"{say_day_near(week.day, today)}{since}: ▲{_rating(week.energy)} ▼{_rating(week.dread)}, "
        f"{hours[0]} kept, {hours[1]} promised before;\n"
        f"cards done {counts[0]}, evidence that came in {counts[1]}, conversations {counts[2]}."
    )


# JSON


def review_json(page: ReviewPage | None) -> str:
    """The same as one JSON document; the review is null while none is saved."""
    return document("review", review=None if page is None else _page_fields(page))


def _page_fields(page: ReviewPage) -> dict[str, Any]:
    review, before = page.review, page.past.beside
    return {
        "id": review.id,
        "day": review.day.isoformat(),
        "since": review.since.isoformat() if review.since else None,
        "week": page.past.week,
        "energy": review.energy,
        "dread": review.dread,
        "beside": {"day": before.day.isoformat(), "energy": before.energy, "dread": before.dread} if before else None,
        "kept_minutes": review.kept_minutes,
        "promised_minutes": review.promised_minutes,
        "real_minutes": review.real_minutes,
        "figures": _figure_fields(page.figures),
        "wording": review.wording,
        "loose_ends": [
            {"what": end.what, "choice": end.choice.value, "until": end.until.isoformat() if end.until else None}
            for end in page.decided
        ],
        "win": review.win or None,
        "next": [
            {
                "text": one.commitment.text,
                "minutes": one.commitment.minutes,
                "done": one.is_done,
                "done_on": one.done_on.isoformat() if one.done_on else None,
            }
            for one in page.promises
        ],
    }


def _figure_fields(figures: ReviewFigures) -> dict[str, Any]:
    counts: dict[str, Any] = {name: getattr(figures, name) for name in _COUNTS}
    ratings: dict[str, Ratings] = {"energy": figures.energy, "dread": figures.dread}
    return {
        "after": figures.after.isoformat() if figures.after else None,
        "until": figures.until.isoformat() if figures.until else None,
        **counts,
        **{name: mean_fields(given.mean) for name, given in ratings.items()},
        "came_in": [{"activity": one.what, "answers": one.answers, "invited": one.invited} for one in figures.came_in],
    }
