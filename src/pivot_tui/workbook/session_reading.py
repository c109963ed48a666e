"""What is understood of a session while it is typed: its day, the room, its window, and what may be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui.domain.comparison import compare
from pivot_tui.domain.days import WEEKDAYS, say_day_and_year
from pivot_tui.domain.evaluation import Anonymous, Evaluation
from pivot_tui.domain.evaluation_words import goes_with_it, may_be_said
from pivot_tui.domain.figures import figures
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import heads, read_roster
from pivot_tui.domain.rounding import half_up
from pivot_tui.workbook.activities import read_session_day
from pivot_tui.workbook.evaluation_form import EvaluationForm, scale_of
from pivot_tui.workbook.evaluation_windows import ReadWindow, compared, read_window
from pivot_tui.workbook.session_log import LogForm, OpenLog, ratings_of

_ANONYMOUS_WORDS = {Anonymous.YES: "anonymous", Anonymous.NO: "not anonymous", Anonymous.UNKNOWN: ""}
_LONGEST_SOURCE = 120  # characters, so that what stands below the sentence stays in sight


@dataclass(frozen=True, slots=True)
class LogReading:
    """What is understood of the form while it is typed.

    Attributes:
        day: The day as it was understood, in words; "" where it was not.
        heads: How many people are in the room, or nothing where that cannot be read.
        window: The window that the ratings make; without numbers while there are none, nothing while it has no day.
        before: The window before that it is compared with.
    """

    day: str
    heads: int | None
    window: Evaluation | None
    before: Evaluation | None


@dataclass(frozen=True, slots=True)
class LogWords:
    """What the form says of what it has understood; "" for what there is nothing to say of.

    Attributes:
        headings: What stands over the window before, and over this one.
        before: How many answered before and what their mean was.
        answered: How many have answered now, up to the number asked.
        rate: What stands behind the number asked.
        mean: The mean now.
        may_be_said: The sentence that may be said.
        goes_with_it: What must be said with it.
    """

    headings: tuple[str, str] = ("", "")
    before: str = ""
    answered: str = ""
    rate: str = ""
    mean: str = ""
    may_be_said: str = ""
    goes_with_it: str = ""


def look_at(log: OpenLog, form: LogForm, today: date) -> LogReading:
    """What is understood of the form as it stands."""
    roster = read_roster(form.session.learners)
    room = None if isinstance(roster, Problem) else heads(roster)
    day = read_session_day(form.session.day, today)
    if not isinstance(day, date):
        return LogReading("", room, None, None)
    window, before = look_at_window(ratings_of(form), log.activity.id, today, log.windows, log.window_id or "")
    return LogReading(say_log_day(day), room, window, before)


def look_at_window(
    form: EvaluationForm, activity_id: str, today: date, others: Sequence[Evaluation], identifier: str = ""
) -> tuple[Evaluation | None, Evaluation | None]:
    """The window that a form describes and the one before it; without numbers where those are missing or wrong.

    Args:
        form: What was typed.
        activity_id: Its activity.
        today: No window reaches behind this day.
        others: The windows of that activity.
        identifier: Its id, where it has one.
    """
    found = read_window(form, activity_id, today, others, identifier)
    if not isinstance(found, ReadWindow) and {problem.field for problem in found} == {"invited"}:
        found = read_window(replace(form, invited=""), activity_id, today, others, identifier)
    if isinstance(found, ReadWindow):
        return found.window, found.before
    first, last = (read_session_day(typed, today) for typed in (form.date_from, form.date_to))
    if not isinstance(first, date):
        return None, None
    window = _bare(form, activity_id, (first, last if isinstance(last, date) else first))
    return window, compared(window, others, form.phase) if window else None


def _bare(form: EvaluationForm, activity_id: str, days: tuple[date, date]) -> Evaluation | None:
    """A window without numbers, to find what it would be compared with; nothing for an unreadable scale."""
    scale = scale_of(form)
    if scale is None:
        return None
    return Evaluation(
        id="",
        activity=activity_id,
        item=" ".join(form.item.split()),
        date_from=days[0],
        date_to=days[1],
        scale_min=scale.lowest,
        scale_max=scale.highest,
        step=scale.step,
        higher_is_better=form.higher_is_better,
        anonymous=form.anonymous,
        compared_with=form.compared_with,
    )


def say_log_day(day: date) -> str:
    """A day as the form shows it: ``Wed 11 Mar 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {say_day_and_year(day, short=True)}"


def say_question(form: EvaluationForm) -> str:
    """The scale and how it was asked, beside the question: ``1 to 5, 5 is best   anonymous``."""
    scale = scale_of(form)
    said = scale.said(higher_is_better=form.higher_is_better) if scale else ""
    return "   ".join(filter(None, (said, _ANONYMOUS_WORDS[form.anonymous])))


def words_of(window: Evaluation | None, before: Evaluation | None) -> LogWords:
    """What is said of a window that is being typed, and of the one before it."""
    earlier = f"{say_window_days(before)} (before)" if before else ""
    headings = (earlier, f"{say_window_days(window)} (now)" if window else "")
    beside = "\n".join(_lines_of(before)) if before else ""
    if window is None or not (window.counts or window.mean is not None or window.trials is not None):
        return LogWords(headings, beside, rate="asked")
    window = _with_short_source(window)
    now, comparison = figures(window), compare(window, before)
    rate = "answered" if now.rate_percent is None else f"answered, {now.rate_percent}%"
    return LogWords(
        headings,
        beside,
        answered="" if now.responses is None else f"{now.responses:,} of",
        rate=rate,
        mean=_said_mean(window),
        may_be_said=may_be_said(comparison),
        goes_with_it=" ".join(goes_with_it(comparison)),
    )


def _with_short_source(window: Evaluation) -> Evaluation:
    """The window as a glance takes it in: whose the other mean is may be written down at any length."""
    source = window.comparison_source
    if len(source) <= _LONGEST_SOURCE:
        return window
    return replace(window, comparison_source=f"{source[: _LONGEST_SOURCE - 1].rstrip()}…")


def _lines_of(window: Evaluation) -> tuple[str, str]:
    """How many answered in a window that is there, and what their mean was."""
    there = figures(window)
    asked = f" of {window.invited:,}" if window.invited is not None else ""
    rate = f", {there.rate_percent}%" if there.rate_percent is not None else ""
    answered = "" if there.responses is None else f"{there.responses:,}{asked} answered{rate}"
    return answered, _said_mean(window)


def _said_mean(window: Evaluation) -> str:
    """The mean with one decimal, a half rounded up; "" where there is none."""
    mean = figures(window).mean
    return f"mean {half_up(mean)}" if mean is not None else ""


def say_window_days(window: Evaluation) -> str:
    """The day of a window, or its first and last: ``17 Sep 2025``."""
    first, last = window.date_from, window.date_to
    if first == last:
        return say_day_and_year(first, short=True)
    return f"{say_day_and_year(first, short=True)} to {say_day_and_year(last, short=True)}"
