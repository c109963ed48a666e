"""A copy of what is open, for when its file has gone; and how long shell and screens wait for others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui.domain.faults import Busy, NoWorkbook, Replaced
from pivot_tui.domain.journal import Entry
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.workbook.opening import open_for_screen, open_for_shell, save_copy

Capture = Callable[..., tuple[Entry, ...]]
Texts = Callable[[Store], list[str]]


def texts_in(path: Path, key: str | None, all_texts: Texts) -> list[str]:
    """The texts of a workbook's entries, read on a connection of its own."""
    with open_store(path, key) as store:
        return all_texts(store)


def test_a_workbook_whose_file_has_gone_can_be_copied_beside_its_place(
    empty_workbook: Store, capture: Capture, all_texts: Texts
) -> None:
    capture(empty_workbook, "not lost")
    empty_workbook.path.unlink()
    with pytest.raises(Replaced):
        capture(empty_workbook, "not saved")

    copy = save_copy(empty_workbook)

    assert copy == empty_workbook.path.with_name("workbook-copy.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert texts_in(copy, None, all_texts) == ["not lost"]
    assert not empty_workbook.path.exists()


def test_a_copy_never_takes_the_place_of_another(empty_workbook: Store) -> None:
    names = [save_copy(empty_workbook).name for _ in range(3)]

    assert names == ["workbook-copy.db", "workbook-copy-1.db", "workbook-copy-2.db"]


def test_a_copy_can_go_to_another_folder(
    empty_workbook: Store, capture: Capture, all_texts: Texts, tmp_path: Path
) -> None:
    capture(empty_workbook, "words")

    copy = save_copy(empty_workbook, tmp_path)

    assert copy == tmp_path / "workbook-copy.db"
    assert texts_in(copy, None, all_texts) == ["words"]


def test_a_copy_into_a_folder_that_is_not_there_says_so(empty_workbook: Store, tmp_path: Path) -> None:
    with pytest.raises(NoWorkbook):
        save_copy(empty_workbook, tmp_path / "nowhere")


def test_the_copy_of_an_encrypted_workbook_is_encrypted(
    workbook_path: Path, key: str, capture: Capture, all_texts: Texts
) -> None:
    with open_store(workbook_path, key) as store:
        capture(store, "private words")
        copy = save_copy(store)

    assert b"private" not in copy.read_bytes()
    assert texts_in(copy, key, all_texts) == ["private words"]


def test_a_screen_does_not_wait_for_another_process_and_a_shell_does(
    empty_workbook: Store, capture: Capture, all_texts: Texts
) -> None:
    path = empty_workbook.path
    with open_for_screen(path) as screen, open_for_shell(path) as shell:
        waits = [store.db.execute("PRAGMA busy_timeout").fetchone()[0] for store in (screen, shell)]
        with empty_workbook.transaction("other"), pytest.raises(Busy):
            capture(screen, "words")

    assert waits[0] < 1_000 < waits[1]
    assert all_texts(empty_workbook) == []
