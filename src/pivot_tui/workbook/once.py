"""Once: what a workbook says a single time, such as the first run or the note that this is no diagnosis."""

from pivot_tui.store.recorded import has_records
from pivot_tui.store.said import mark_said as mark_said
from pivot_tui.store.said import was_said as was_said
from pivot_tui.store.store import Store

FIRST_RUN = "first_run"


def is_first_run(store: Store) -> bool:
    """Whether nothing was ever written here, and the first questions were not asked yet."""
    return not was_said(store, FIRST_RUN) and not has_records(store)
