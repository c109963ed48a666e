"""Importing evaluations: what was shown of a file is saved as one action, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.days import Now, read_day
from pivot_tui.domain.faults import NotFound, NotUnderstood
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.response_import import mapping_of
from pivot_tui.interchange.imported import Progress, no_progress
from pivot_tui.store import evaluation_imports as stored
from pivot_tui.store.backups import BackupReason, make_backup
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, IMPORT_MAPPING, QUOTE, RESPONSE
from pivot_tui.workbook.evaluation_plan import Plan, make_plan
from pivot_tui.workbook.evaluation_preview import Preview as Preview
from pivot_tui.workbook.evaluation_preview import Wishes as Wishes
from pivot_tui.workbook.evaluation_preview import activities as activities
from pivot_tui.workbook.evaluation_preview import find_activity as find_activity
from pivot_tui.workbook.evaluation_preview import preview as preview
from pivot_tui.workbook.import_steps import never, steps


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        windows_new: Windows that were added.
        windows_changed: Windows that were changed.
        responses_new: Responses that were added.
        responses_changed: Responses that were replaced.
        quotes_new: Comments that were added.
        quotes_changed: Comments that were replaced.
    """

    windows_new: int = 0
    windows_changed: int = 0
    responses_new: int = 0
    responses_changed: int = 0
    quotes_new: int = 0
    quotes_changed: int = 0


def read_bound(typed: str, today: date) -> date | None:
    """The first or the last day that is wanted, as it was typed; nothing where nothing was.

    Raises:
        NotUnderstood: No day can be read in it.
    """
    if not typed.strip():
        return None
    found = read_day(typed.split(), today)
    if found is None or isinstance(found, Problem):
        raise NotUnderstood("A day is written like 2026-03-13." if found is None else found.sentence)
    return found


def run(
    store: Store,
    found: Preview,
    now: Now,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> Imported:
    """Save what a preview shows as one action, after a backup; whatever has come meanwhile is not added twice.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        found: What was shown.
        now: The present.
        progress: Told how much of how much is done; it may still come to nothing.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It was stopped or could not be saved; nothing was added.
    """
    if not found.can_import:
        return Imported()
    step = steps(progress, cancelled)
    store.check_writable()
    make_backup(store, BackupReason.BEFORE)
    with store.transaction(stored.IMPORTED):
        db = store.db
        if ACTIVITY.get(db, found.wishes.activity) is None:
            raise NotFound("That activity is not there any more; nothing was imported.")
        plan = make_plan(db, found.contents, found.reading, found.goal, now)
        step(1, 3)
        if plan.is_idle:
            return Imported()
        _write(store, plan)
        step(2, 3)
        _remember(store, found)
        step(3, 3)
    return _done(plan)


def _write(store: Store, plan: Plan) -> None:
    for window in plan.windows:
        if window.before is None:
            EVALUATION.insert(store.db, [window.window])
        elif window.window != window.before:
            EVALUATION.update(store.db, window.window)
        RESPONSE.insert(store.db, window.new)
        for response in window.changed:
            RESPONSE.update(store.db, response)
    QUOTE.insert(store.db, plan.quotes_new)
    for quote in plan.quotes_changed:
        QUOTE.update(store.db, quote)


def _remember(store: Store, found: Preview) -> None:
    """Keep how the columns were read, for the next file of the same kind."""
    identifier = uuid5("import mapping", found.mapping)
    before = IMPORT_MAPPING.get(store.db, identifier)
    mapping = mapping_of(identifier, found.mapping, found.reading, before)
    if before is None:
        IMPORT_MAPPING.insert(store.db, [mapping])
    elif mapping != before:
        IMPORT_MAPPING.update(store.db, mapping)


def _done(plan: Plan) -> Imported:
    return Imported(
        windows_new=sum(window.before is None for window in plan.windows),
        windows_changed=sum(window.before is not None and not window.is_idle for window in plan.windows),
        responses_new=sum(len(window.new) for window in plan.windows),
        responses_changed=sum(len(window.changed) for window in plan.windows),
        quotes_new=len(plan.quotes_new),
        quotes_changed=len(plan.quotes_changed),
    )
