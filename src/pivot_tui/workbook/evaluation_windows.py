"""The windows of an activity: which one is compared with which, and saving one from its form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui.domain.comparison import nearness, pair_of
from pivot_tui.domain.evaluation import Comparability, Evaluation, Phase, comparability
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import heads
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION
from pivot_tui.workbook.activities import last_session
from pivot_tui.workbook.evaluation_form import EvaluationForm, form_of_another_window, read_evaluation


def windows_of(store: Store, activity_id: str) -> tuple[Evaluation, ...]:
    """The windows of an activity, the latest first."""
    with store.reading() as db:
        rest = "WHERE activity = ? ORDER BY date_to DESC, date_from DESC, n DESC"
        return tuple(EVALUATION.select(db, rest, (activity_id,)))


def find_window(store: Store, identifier: str) -> Evaluation:
    """One window.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = EVALUATION.get(db, identifier)
    if found is None:
        raise NotFound("That evaluation is not there any more.")
    return found


def new_evaluation(store: Store, activity_id: str) -> EvaluationForm:
    """The form of an activity's next window, on the day of its last session."""
    form = form_of_another_window(next(iter(windows_of(store, activity_id)), None))
    session = last_session(store, activity_id)
    if session is None:
        return form
    last = session.last_day.isoformat() if session.last_day else ""
    room = heads(session.roster) if session.times == 1 else 0
    day, times = session.day.isoformat(), str(session.times)
    return replace(form, date_from=day, date_to=last, sessions=times, invited=str(room or ""))


@dataclass(frozen=True, slots=True)
class ReadWindow:
    """A window as it was read from its form.

    Attributes:
        window: The window.
        before: The window that it is compared with.
        changed: That window as it has to be written: before a change.
    """

    window: Evaluation
    before: Evaluation | None
    changed: Evaluation | None


def compared(window: Evaluation, others: Sequence[Evaluation], phase: Phase | None) -> Evaluation | None:
    """The window before that one is compared with: the one that the user chose, else the nearest that can be.

    Args:
        window: The window.
        others: The windows of its activity.
        phase: What the user says it is. Where that was not said, the nearest earlier window of the same form is
            before a change: one that is known to be, else one that stands by itself.
    """
    if window.compared_with is not None or phase is Phase.AFTER:
        return pair_of(window, others)
    if phase is not None:
        return None
    earlier = [other for other in others if other.id != window.id and other.date_to < window.date_from]
    same = [other for other in earlier if comparability(window, other) is Comparability.SAME_FORM]
    for wanted in (Phase.BEFORE, Phase.SINGLE):
        found = [other for other in same if other.phase is wanted]
        if found:
            return max(found, key=nearness)
    return None


def read_window(
    form: EvaluationForm, activity_id: str, today: date, others: Sequence[Evaluation], identifier: str = ""
) -> ReadWindow | tuple[Problem, ...]:
    """The window that a form describes and the one before it, or what is wrong with it, by the form's fields.

    A window of which nobody has said where it stands is after a change as soon as there is one before it.

    Args:
        form: What was typed.
        activity_id: Its activity.
        today: No window reaches behind this day.
        others: The windows of that activity.
        identifier: Its id; one that is only looked at needs none.
    """
    raters = form.raters if form.phase is Phase.AFTER else None
    alone = read_evaluation(replace(form, raters=raters), activity_id, today, None, identifier)
    if not isinstance(alone, Evaluation):
        return alone
    before = compared(alone, others, form.phase)
    if before is None:
        return ReadWindow(alone, None, None)
    found = read_evaluation(form, activity_id, today, before, identifier)
    if not isinstance(found, Evaluation):
        return found
    if form.phase is not None:
        return ReadWindow(found, before, None)
    changed = replace(before, phase=Phase.BEFORE) if before.phase is Phase.SINGLE else None
    return ReadWindow(replace(found, phase=Phase.AFTER), before, changed)


def write_window(store: Store, read: ReadWindow, identifier: str | None) -> None:
    """Write a window, new or over the one with this id, and the one before it; a transaction must be open.

    Raises:
        NotFound: The window is not there any more.
    """
    if identifier is None:
        EVALUATION.insert(store.db, [read.window])
    else:
        there = EVALUATION.get(store.db, identifier)
        if there is None:
            raise NotFound("That evaluation is not there any more; what you typed is kept as a draft.")
        EVALUATION.update(store.db, replace(read.window, source=there.source))
    if read.changed is not None:
        EVALUATION.update(store.db, read.changed)


def save_evaluation(
    store: Store,
    form: EvaluationForm,
    activity_id: str,
    today: date,
    identifier: str | None = None,
    draft: tuple[str, str] | None = None,
) -> Evaluation | tuple[Problem, ...]:
    """Save a window from its form, new or over the one with this id, or say what is wrong with it.

    Raises:
        NotFound: The window or its activity is not there any more.
        Fault: Nothing was saved.
    """
    found = read_window(form, activity_id, today, windows_of(store, activity_id), identifier or "")
    if not isinstance(found, ReadWindow):
        return found
    window = found.window
    with store.transaction("evaluation.edit" if identifier else "evaluation.add") as batch:
        if ACTIVITY.get(store.db, activity_id) is None:
            raise NotFound("That activity is not there any more; what you typed is kept as a draft.")
        if identifier is None:
            window = replace(window, id=uuid7(batch.at))
        write_window(store, replace(found, window=window), identifier)
        if draft is not None:
            save_draft(store, *draft, "")
    return window
