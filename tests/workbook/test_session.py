"""What every screen shares: one workbook, one clock, drafts, and the count of changes."""

from pathlib import Path

from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.workbook import drafts
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.session import Session


def test_a_session_begins_unchanged_and_with_the_users_own_workbook(empty_workbook: Store, clock: Clock) -> None:
    session = Session(empty_workbook, clock)

    assert (session.revision, session.demo) == (0, False)


def test_a_session_goes_on_with_the_workbook_that_was_opened_again(
    empty_workbook: Store, clock: Clock, tmp_path: Path
) -> None:
    session = Session(empty_workbook, clock)

    with open_store(tmp_path / "other.db") as other:
        session.store = other
        drafts.save_draft(session.store, drafts.CAPTURE_FORM, "", "half a line")
        assert [draft.body for draft in drafts.read_drafts(other)] == ["half a line"]

    assert drafts.read_drafts(empty_workbook) == ()


def test_a_draft_survives_closing_and_opening(workbook_path: Path) -> None:
    with open_store(workbook_path) as store:
        drafts.save_draft(store, drafts.CAPTURE_FORM, "", "half a line")
        drafts.save_draft(store, drafts.CAPTURE_FORM, "", "half a line\nand more")

    with open_store(workbook_path) as store:
        [draft] = drafts.read_drafts(store)

    assert (draft.form, draft.row, draft.body) == ("capture", "", "half a line\nand more")
