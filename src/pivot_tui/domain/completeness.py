"""How complete the evidence for an activity is: four parts, and the outcome level that it reaches (DOMAIN 1.2, 1.5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from pivot_tui.domain.activity import OUTCOME_NAMES, Activity, OutcomeLevel, TeachingSession
from pivot_tui.domain.evaluation import Evaluation, Measure


class Part(Enum):
    """The parts of evidence, in the order in which they are asked for."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    APPROACH = "approach"
    SCHOLARSHIP = "scholarship"


FIRST_TWO = frozenset((Part.QUANTITY, Part.QUALITY))
"""What an activity needs before the portfolio counts it as complete enough to be shown (S3.5)."""

_NO_LEVEL = "no outcome recorded"
_LEVELS_SAID = OUTCOME_NAMES | {OutcomeLevel.REACTION: "learners' reaction"}
_LEVELS_ASKED = {
    OutcomeLevel.REACTION: "Ask learners to rate it.",
    OutcomeLevel.ATTITUDE: "Ask learners how sure they feel, before and after.",
    OutcomeLevel.LEARNING: "Test what learners know or can do, before and after.",
    OutcomeLevel.BEHAVIOUR_SAID: "Ask learners later what they do differently at work.",
    OutcomeLevel.BEHAVIOUR_SEEN: "Count what learners are seen to do at work.",
    OutcomeLevel.PRACTICE: "Find out whether a service or another site has taken it up.",
    OutcomeLevel.PATIENTS: "Look for a measure of quality that moved; sums only, never cases.",
}
_PARTS_ASKED = {
    Part.QUANTITY: "Log a session with its learners and hours.",
    Part.QUALITY: "Add an evaluation, a colleague's observation or what a mentee achieved.",
    Part.APPROACH: "Say what it rests on: what was read, whose needs were asked, which theory.",
    Part.SCHOLARSHIP: "Say how it was made public, and who reviewed it or took it up.",
}
_TOOL_ASKED = "Say how many learners were assessed with it, or how many use it."


@dataclass(frozen=True, slots=True)
class Recorded:
    """What there is on an activity, each either there or not.

    Attributes:
        is_tool: Whether it is an assessment tool, which has no sessions.
        sessions: A session with learners and hours.
        use: Of a tool, learners assessed or adopters.
        answers: An evaluation with answers, ratings or a proportion.
        ratings: Ratings with answers.
        observation: A peer observation.
        outcome: Something that a mentee achieved.
        approach: Words on what it rests on.
        scholarship: Words on how it was made public.
        level: The outcome level that the user gave.
    """

    is_tool: bool = False
    sessions: bool = False
    use: bool = False
    answers: bool = False
    ratings: bool = False
    observation: bool = False
    outcome: bool = False
    approach: bool = False
    scholarship: bool = False
    level: OutcomeLevel | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete an activity is; all of it in plain words, without the codes of the field.

    Attributes:
        parts: The parts that are there.
        next_part: The part that is asked for next, or nothing where all are there.
        asked: That part, asked for in one sentence; "" where all are there.
        level: The highest outcome level that is known, or nothing.
        outcome: That level in words.
        outcome_asked: The next level, asked for in one sentence; "" at the highest.
    """

    parts: frozenset[Part]
    next_part: Part | None
    asked: str
    level: OutcomeLevel | None
    outcome: str
    outcome_asked: str

    @property
    def said(self) -> str:
        """How many of the parts are there: ``2 of 4``."""
        return f"{len(self.parts)} of {len(Part)}"

    @property
    def has_first_two(self) -> bool:
        """Whether quantity and quality are there."""
        return self.parts >= FIRST_TWO


@dataclass(frozen=True, slots=True)
class PortfolioCompleteness:
    """How complete the portfolio is.

    Attributes:
        activities: How many activities there are.
        with_first_two: How many of them have both quantity and quality.
    """

    activities: int
    with_first_two: int

    @property
    def said(self) -> str:
        """In one line."""
        noun = "activity has" if self.activities == 1 else "activities have"
        return f"{self.with_first_two:,} of {self.activities:,} {noun} both quantity and quality"


def recorded(
    activity: Activity,
    tools: Collection[str],
    sessions: Iterable[TeachingSession] = (),
    evaluations: Iterable[Evaluation] = (),
    *,
    observations: int = 0,
    outcomes: int = 0,
) -> Recorded:
    """What there is on an activity.

    Args:
        activity: The activity.
        tools: The keys of the types that are assessment tools.
        sessions: Its sessions.
        evaluations: Its windows of evaluation.
        observations: How many peer observations there are of it.
        outcomes: How many achievements of mentees grew out of it.
    """
    answered = {evaluation.measure for evaluation in evaluations if has_answers(evaluation)}
    return Recorded(
        is_tool=activity.type in tools,
        sessions=any(one.roster and (one.contact_minutes or one.supervision_minutes) for one in sessions),
        use=bool(activity.assessed or activity.adopters),
        answers=bool(answered),
        ratings=Measure.RATINGS in answered,
        observation=observations > 0,
        outcome=outcomes > 0,
        approach=bool(activity.approach.strip()),
        scholarship=bool(activity.scholarship.strip()),
        level=activity.outcome_level,
    )


def has_answers(evaluation: Evaluation) -> bool:
    """Whether anybody has answered; a mean whose n is not known rests on answers too."""
    if evaluation.measure is Measure.PROPORTION:
        return bool(evaluation.trials)
    if evaluation.counts:
        return any(evaluation.counts)
    return evaluation.mean is not None if evaluation.responses is None else evaluation.responses > 0


def completeness_of(known: Recorded) -> Completeness:
    """How complete an activity is (S3.5)."""
    there = {
        Part.QUANTITY: known.use if known.is_tool else known.sessions,
        Part.QUALITY: known.answers or known.observation or known.outcome,
        Part.APPROACH: known.approach,
        Part.SCHOLARSHIP: known.scholarship,
    }
    missing = next((part for part in Part if not there[part]), None)
    asked = _PARTS_ASKED[missing] if missing else ""
    if missing is Part.QUANTITY and known.is_tool:
        asked = _TOOL_ASKED
    level = known.level or (OutcomeLevel.REACTION if known.ratings else None)
    return Completeness(
        frozenset(part for part, is_there in there.items() if is_there),
        missing,
        asked,
        level,
        say_level(level),
        _ask_above(level),
    )


def say_level(level: OutcomeLevel | None) -> str:
    """An outcome level in plain words."""
    return _LEVELS_SAID[level] if level else _NO_LEVEL


def _ask_above(level: OutcomeLevel | None) -> str:
    levels = tuple(OutcomeLevel)
    above = levels.index(level) + 1 if level else 0
    return _LEVELS_ASKED[levels[above]] if above < len(levels) else ""


def portfolio_completeness(found: Iterable[Completeness]) -> PortfolioCompleteness:
    """How complete the portfolio is, from the completeness of each activity."""
    every = tuple(found)
    return PortfolioCompleteness(len(every), sum(one.has_first_two for one in every))
