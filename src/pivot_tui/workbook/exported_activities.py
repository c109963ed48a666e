"""An activity as an export says it: how much, how good, what it rests on, what was made of it, and what was said."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pivot_tui.domain.activity import DOMAIN_NAMES, INCLUDED, MILLER_NAMES, OUTCOME_NAMES, Activity, TeachingSession
from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.comparison import Comparison, compare, nearest_comparable, nearness
from pivot_tui.domain.completeness import Completeness
from pivot_tui.domain.days import say_day
from pivot_tui.domain.evaluation import Evaluation, Phase, answers_of
from pivot_tui.domain.evaluation_words import flags, full_sentence, say_mean, say_n, short_line
from pivot_tui.domain.evidence import PeerObservation
from pivot_tui.domain.export_profile import (
    Profile,
    Reason,
    is_suppressed,
    on_one_page,
    responses_behind,
    shows,
    shows_codes,
    withheld_comment,
)
from pivot_tui.domain.figures import figures, levels_for_others
from pivot_tui.domain.level_ratings import levels_withheld_from_others, say_level_rating
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.roster import LearnerGroup, heads, say_roster
from pivot_tui.domain.suppression import total_may_be_shown
from pivot_tui.domain.totals import ActivityTotals, contacts_reckoned
from pivot_tui.workbook.activities import type_of
from pivot_tui.workbook.exported_records import (
    Facts,
    Line,
    Selection,
    day_said,
    hours_said,
    number_said,
    observation_facts,
)

_LIKE_TITLE = "title"
"""What is summed up over sessions is no field of the activity: who is shown its title is shown that."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that the workbook has on one activity.

    Attributes:
        activity: The activity.
        totals: Its sessions, hours and contacts.
        completeness: How complete its evidence is.
        years: The academic years in which it was taught, oldest first.
        sessions: Its sessions.
        windows: Its windows of evaluation, oldest first.
        quotes: What learners said, newest first.
        observations: Peer observations, oldest first.
        files: Its files.
    """

    activity: Activity
    totals: ActivityTotals
    completeness: Completeness
    years: tuple[str, ...]
    sessions: tuple[TeachingSession, ...]
    windows: tuple[Evaluation, ...]
    quotes: tuple[Quote, ...]
    observations: tuple[PeerObservation, ...]
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class EvaluationExport:
    """A window of evaluation, with the one before it where there is one.

    Attributes:
        item: The question.
        sentence: The whole sentence with all that goes with it.
        short: The same as short as a CV has it.
        levels: Rows by learner level that may be shown.
        levels_withheld: How many rows may not, and why; "" where all may.
    """

    item: str
    sentence: str
    short: str
    levels: tuple[str, ...] = ()
    levels_withheld: str = ""


@dataclass(frozen=True, slots=True)
class CommentExport:
    """What a learner said.

    Attributes:
        text: The words.
        is_selected: Whether the user selected it to be shown.
        about: Level, day and whether it was checked; for oneself only.
    """

    text: str
    is_selected: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class ActivityExport:
    """An activity as one reader is shown it.

    Attributes:
        title: What it is called.
        frame: What it is: domain, type, role, setting, reach, years.
        quantity: Sessions, hours and learners.
        evaluations: What learners gave.
        observations: What colleagues saw.
        approach: What it rests on.
        scholarship: How it was made public, and what came of it.
        outcome: The outcome level that it reaches.
        comments: What learners said.
        private: What is there for the user alone.
    """

    title: str
    frame: Facts
    quantity: Facts
    evaluations: tuple[EvaluationExport, ...]
    observations: tuple[Facts, ...]
    approach: Facts
    scholarship: Facts
    outcome: Facts
    comments: tuple[CommentExport, ...]
    private: Facts


def export_activity(found: Found, selection: Selection) -> ActivityExport:
    """An activity as the reader of a selection is shown it."""
    activity, profile = found.activity, selection.profile
    no_cases = type_of(activity.type).no_cases
    about = "" if no_cases else activity.about
    presented = ", ".join(filter(None, (activity.presented_where, day_said(activity.presented_on))))
    scholarship = (
        ("scholarship", "Scholarship", activity.scholarship),
        ("presented_on" if activity.presented_on else "presented_where", "Presented locally", presented),
        ("products", "What came of it", activity.products),
    )
    selection.note_texts("activity", activity)
    return ActivityExport(
        activity.title,
        _facts(selection, _frame(found, about)),
        _facts(selection, _quantity(found)),
        tuple(_evaluations(found.windows, selection)),
        tuple(_observations(found.observations, selection)),
        _facts(selection, (("approach", "Scholarly approach", activity.approach),)),
        _facts(selection, scholarship),
        _facts(selection, _outcome(found, profile)),
        _comments(found, selection),
        _private(found, selection, no_cases=no_cases),
    )


def _facts(selection: Selection, lines: Iterable[Line]) -> Facts:
    return selection.shown("activity", lines)


def _frame(found: Found, about: str) -> tuple[Line, ...]:
    activity = found.activity
    kind = type_of(activity.type)
    reach = ": ".join(filter(None, (activity.reach.value, activity.reach_reason)))
    return (
        ("domain", "Domain", DOMAIN_NAMES[activity.domain]),
        ("type", "Type", kind.name),
        ("role", "My role", activity.role),
        ("setting", "Setting", activity.setting),
        ("reach", "Reach", reach),
        (_LIKE_TITLE, "Academic years", ", ".join(found.years)),
        ("about", "About", about),
    )


def _quantity(found: Found) -> tuple[Line, ...]:
    activity, totals = found.activity, found.totals
    tally = totals.tally
    groups = ", ".join(f"{group.value} {tally.in_group(group):,}" for group in LearnerGroup if tally.in_group(group))
    assessed = f"{heads(activity.assessed):,} ({say_roster(activity.assessed)})" if activity.assessed else ""
    return (
        (_LIKE_TITLE, "Sessions", number_said(tally.sessions or None)),
        (_LIKE_TITLE, "Didactic hours", hours_said(tally.didactic)),
        (_LIKE_TITLE, "Clinical supervision hours", hours_said(tally.supervision)),
        (_LIKE_TITLE, "Learner contacts", "" if totals.activity.is_tool else contacts_reckoned(totals)),
        (_LIKE_TITLE, "By group", groups),
        ("unique_learners", "Different learners", number_said(activity.unique_learners)),
        ("assessed", "Learners assessed", assessed),
        ("adopters", "Used by", number_said(activity.adopters)),
        ("prep_minutes", "Preparation, private", hours_said(tally.prep)),
    )


def _outcome(found: Found, profile: Profile) -> tuple[Line, ...]:
    level = found.completeness.level
    words = OUTCOME_NAMES[level] if level else ""
    if level and shows_codes(profile):
        words += f" (Kirkpatrick {level.value})"
    miller = found.activity.miller
    return (
        ("outcome_level", "Highest outcome", words),
        ("miller", "Level assessed", f"{MILLER_NAMES[miller]} (Miller)" if miller else ""),
    )


# Evaluations


def _evaluations(windows: Sequence[Evaluation], selection: Selection) -> Iterable[EvaluationExport]:
    """Every window once: beside the one before it where there is one, else by itself."""
    earlier = sorted((one for one in windows if one.phase is Phase.BEFORE), key=nearness)
    by_id = {window.id: window for window in windows}
    pairs = [(window, _before(window, earlier, by_id)) for window in windows]
    compared = {before.id for _, before in pairs if before is not None}
    for window, before in pairs:
        if window.id not in compared or before is not None:
            yield from _evaluation(window, before, selection)


def _before(window: Evaluation, earlier: Sequence[Evaluation], by_id: Mapping[str, Evaluation]) -> Evaluation | None:
    """The window that one is compared with, as `pair_of` has it, without looking through all that are still to come."""
    if window.compared_with is not None:
        return by_id.get(window.compared_with)
    if window.phase is not Phase.AFTER:
        return None
    begun = bisect_right(earlier, window.date_from, key=lambda one: one.date_from)
    return nearest_comparable(window, (earlier[number] for number in range(begun - 1, -1, -1)))


def _evaluation(window: Evaluation, before: Evaluation | None, selection: Selection) -> Iterable[EvaluationExport]:
    hides = is_suppressed(selection.profile)
    sides = [side for side in (window, before) if side is not None]
    shown = [side for side in sides if not hides or total_may_be_shown(answers_of(side))]
    selection.leave_out(Reason.TOO_FEW, len(sides) - len(shown))
    if not shown:
        return
    for side in shown:
        selection.note_texts("evaluation", side)
    comparison = compare(shown[0], shown[1] if len(shown) > 1 else None)
    rows = [_levels(side, selection, "" if side is shown[0] else "before: ") for side in shown]
    levels, withheld = tuple(row for said, _ in rows for row in said), "; ".join(filter(None, (why for _, why in rows)))
    sentence = _sentence(comparison, selection.profile)
    yield EvaluationExport(window.item, sentence, _short(window, comparison), levels, withheld)


def _sentence(comparison: Comparison, profile: Profile) -> str:
    """The whole sentence; for oneself the numbers that no other reader is shown, and what to bear in mind."""
    sides = (comparison.now, comparison.then)
    if profile is Profile.MINE and not all(total_may_be_shown(side.responses) for side in sides if side is not None):
        said = [f"{say_mean(side)} ({say_n(side)})" for side in reversed(sides) if side is not None]
        return f"{', then '.join(said)}, of {comparison.after.scale_max}; for yourself only: too few to show to others."
    noted = flags(comparison) if shows(profile, "evaluation", "invited") else ()
    return " ".join((full_sentence(comparison), *noted))


def _short(window: Evaluation, comparison: Comparison) -> str:
    short = short_line(comparison)
    return f"{window.item}: {short}" if short and comparison.is_share else short


def _levels(window: Evaluation, selection: Selection, before: str) -> tuple[tuple[str, ...], str]:
    """The rows by learner level that are shown, and how many are not, and why (DOMAIN 1.12)."""
    found = figures(window)
    if not shows(selection.profile, "evaluation", "by_level"):
        selection.leave_out(Reason.DETAILS, len(found.by_level))
        return (), ""
    if not is_suppressed(selection.profile):
        return tuple(f"{before}{say_level_rating(row)}" for row in found.by_level), ""
    kept = levels_for_others(found)
    selection.leave_out(Reason.LEVELS, len(kept.hidden))
    withheld = levels_withheld_from_others(found)
    said = tuple(f"{before}{say_level_rating(found.by_level[place])}" for place in kept.shown)
    return said, f"{before}{withheld}" if withheld else ""


# What colleagues and learners said


def _observations(observations: Iterable[PeerObservation], selection: Selection) -> Iterable[Facts]:
    for observation in observations:
        if shows(selection.profile, "peer_observation", "day"):
            yield observation_facts(selection, observation)
        else:
            selection.leave_out(Reason.OBSERVATIONS)


def _comments(found: Found, selection: Selection) -> tuple[CommentExport, ...]:
    return export_comments(found.quotes, found.windows, selection)


def export_comments(
    quotes: Iterable[Quote], windows: Sequence[Evaluation], selection: Selection
) -> tuple[CommentExport, ...]:
    """The comments that the reader is shown: checked, selected, with enough answers behind them, two at the most."""
    may: list[Quote] = []
    for quote in quotes:
        reason = withheld_comment(quote, responses_behind(quote, windows), selection.profile)
        if reason is None:
            may.append(quote)
        else:
            selection.leave_out(reason)
    shown = on_one_page(may, selection.profile)
    selection.leave_out(Reason.COMMENT_PAGE, len(may) - len(shown))
    return tuple(_comment(quote, selection) for quote in shown)


def _comment(quote: Quote, selection: Selection) -> CommentExport:
    selection.note_texts("quote", quote)
    about = ""
    if shows(selection.profile, "quote", "level"):
        checked = "checked" if quote.vetted else "not checked yet"
        about = ", ".join(filter(None, (quote.level, say_day(quote.day), checked)))
    elif quote.level:
        selection.leave_out(Reason.WHO)
    return CommentExport(quote.text, quote.selected, about)


def _private(found: Found, selection: Selection, *, no_cases: bool) -> Facts:
    """What is there for the user alone: notes on sessions, files, where it is to be shown."""
    said: list[tuple[str, str]] = []
    for session in found.sessions:
        note = "" if no_cases else session.note
        lines = (("note", f"Note of {day_said(session.day)}", note),)
        said += selection.facts("session", session, lines)
    for file in found.files:
        if shows(selection.profile, "attachment", "name"):
            said += selection.facts("attachment", file, (("name", "File", f"{file.name}: {file.place}"),))
        else:
            selection.leave_out(Reason.FILES)
    marks = ", ".join(INCLUDED.get(mark, mark) for mark in found.activity.include_in)
    if marks and shows(selection.profile, "activity", "include_in"):
        said.append(("Marked for", marks))
    return tuple(said)
