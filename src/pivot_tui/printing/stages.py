"""The stages in words: each phase as it stands, the evidence beside a review, the reviews, and all of it as lines."""

from collections.abc import Iterator

from pivot_tui import guide
from pivot_tui.domain.card import PHASE_NAMES
from pivot_tui.domain.days import say_day_and_year, say_day_near
from pivot_tui.domain.hard_question import HardQuestion
from pivot_tui.domain.logged import ratings
from pivot_tui.domain.phases import Pace, left_said
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.rounding import many
from pivot_tui.domain.stage_figures import StageFigures, frozen_figures
from pivot_tui.domain.stage_review import CHOICE_NAMES, StageChoice, StageReview
from pivot_tui.printing.hard_questions import (
    enjoyed_lines,
    given_said,
    newest_said,
    share_said,
    sheet_said,
)
from pivot_tui.workbook.stages import Stage, Stages

_ALL_PULSES = 13
"""Pulses that are shown one by one; of more only the first and the last four."""
_END = 4
_PACES = {Pace.BEHIND: "behind", Pace.ON: "on plan", Pace.AHEAD: "ahead"}


# One stage


def days_said(stage: Stage) -> str:
    """The days of a phase: ``2 Feb 2026 to 1 May 2026``."""
    span = stage.span
    return f"{say_day_and_year(span.first, short=True)} to {say_day_and_year(span.last, short=True)}"


def cards_said(stage: Stage) -> str:
    """How many of its cards are done: ``2 of 8 done``."""
    return f"{stage.done} of {stage.cards} done" if stage.cards else "no cards"


def all_cards_said(stages: Stages) -> str:
    """How the plan stands, with all the cards of its phases: ``behind, 2 of 17 cards done``."""
    done, cards = sum(one.done for one in stages.stages), sum(one.cards for one in stages.stages)
    return f"{_PACES[stages.standing.pace]}, {done} of {cards} cards done" if cards else ""


def state_said(stage: Stage, stages: Stages) -> str:
    """Where a phase stands: the pace of the one that runs, what is open of one that is over, or when it begins."""
    span = stage.span
    if stages.runs is not None and stages.runs.phase is span.phase:
        return f"{_PACES[stages.standing.pace]}, {left_said(span, stages.day)}"
    if span.first > stages.day:
        return "to come"
    return f"over, {stage.still_open} open" if stage.still_open else "over"


def review_row_said(stage: Stage, stages: Stages) -> str:
    """How its review stands: the choice with its day, that it is due, or ""."""
    if stage.reviews:
        last = stage.reviews[0]
        return f"{CHOICE_NAMES[last.choice]}, {say_day_near(last.day, stages.day)}"
    return "review due" if stages.due is not None and stages.due.phase is stage.span.phase else ""


def lamps_said(stages: Stages) -> str:
    """The four lamps in one line."""
    return "  ".join(f"{lamp.mark} {lamp.name}" for lamp in stages.lamps)


def follows_said(choice: str) -> str:
    """What follows from a choice, in a calm sentence; what there is to choose while nothing was chosen."""
    return str(guide.load("hard_questions")["stages"][choice or "not_said"])


# The evidence beside a review


def figure_facts(figures: StageFigures) -> Iterator[tuple[str, str]]:
    """The evidence beside a stage review, by name (S10.5)."""
    yield "Teaching?", given_said(figures.teaching)
    yield "The trade?", given_said(figures.trade)
    yield "The sheet", sheet_said(figures.fit)
    for number, line in enumerate(enjoyed_lines(figures.fit.enjoyed)):
        yield "" if number else "Experiments", line
    yield "The job", share_said(figures.fit)
    for number, line in enumerate(pulse_lines(figures)):
        yield "" if number else "Week by week", line
    yield "Added", added_said(figures)
    yield "Cards", _cards(figures)


def pulse_lines(figures: StageFigures) -> Iterator[str]:
    """How energy and dread went since the phase began; of many weeks the first and the last ones."""
    pulses = figures.pulses
    if not pulses:
        yield "no pulse since this phase began"
        return
    for sign, name in (("▲", "energy"), ("▼", "dread")):
        given = [getattr(pulse, name) for pulse in pulses]
        if len(given) <= _ALL_PULSES:
            yield f"{sign} {name:<7}{' '.join(map(str, given))}"  # one a week, as they were given
        else:
            first, last = ratings(given[:_END]), ratings(given[-_END:])
            yield f"{sign} {name}: first weeks {first.said} (n {first.n}), last weeks {last.said} (n {last.n})"


def added_said(figures: StageFigures) -> str:
    """What was recorded since the phase began, in one line."""
    counts = (
        (figures.sessions, "session"),
        (figures.evaluations, "evaluation"),
        (figures.comments, "comment"),
        (figures.conversations, "conversation"),
    )
    said = ", ".join(many(count, name) for count, name in counts if count)
    return said or "nothing since this phase began"


def _cards(figures: StageFigures) -> str:
    if figures.done is None or figures.still_open is None:
        return "not counted"
    return f"{figures.done} done, {figures.still_open} open"


# Lines


def review_title(review: StageReview) -> str:
    """What a saved review is called: its phase, its day and the choice."""
    day = say_day_and_year(review.day, short=True)
    return f"Stage review of {PHASE_NAMES[review.phase]}, {day}: {CHOICE_NAMES[review.choice]}"


def stage_review_lines(review: StageReview) -> Iterator[str]:
    """A saved stage review as lines, with the figures as they were frozen."""
    yield review_title(review)
    yield from (f"  {printable(line)}" for line in review.words.splitlines() if line.strip())
    yield from (f"  {name:<14}{printable(said)}" for name, said in figure_facts(frozen_figures(review.figures)))


def stage_lines(stages: Stages) -> Iterator[str]:
    """All stages as lines: the phases, how the plan stands, the lamps, the newest answers, and the saved reviews."""
    for stage in stages.stages:
        said = ", ".join(filter(None, (cards_said(stage), state_said(stage, stages), review_row_said(stage, stages))))
        yield f"{stage.span.name.capitalize():<14} {days_said(stage)}: {said}"
    if stages.unplaced:
        yield f"{many(stages.unplaced, 'card')} in no phase"
    yield stages.standing.words
    yield ""
    yield f"Lamps before you apply: {lamps_said(stages)}"
    yield from (f"  {lamp.name:<14}{printable(lamp.words)}" for lamp in stages.lamps)
    yield ""
    yield f"Teaching?  {newest_said(stages.newest, HardQuestion.TEACHING)}"
    yield f"The trade? {newest_said(stages.newest, HardQuestion.TRADE)}"
    for review in stages.reviews:
        yield ""
        yield from stage_review_lines(review)


def choices() -> tuple[tuple[str, str], ...]:
    """What can follow, as a form offers it."""
    return (("", "not said"), *((choice.value, CHOICE_NAMES[choice]) for choice in StageChoice))
