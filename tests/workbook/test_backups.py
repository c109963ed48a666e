"""Backups as the user sees them: listed with their reason, chosen, put back, and made once a day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pivot_tui.domain.faults import Busy, NotFound
from pivot_tui.domain.journal import Entry
from pivot_tui.store import backups as stored
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.workbook import backups

Capture = Callable[..., tuple[Entry, ...]]
Texts = Callable[[Store], list[str]]

NOON = datetime(2026, 3, 13, 12, 0, tzinfo=UTC)


def at(store: Store, instant: datetime) -> None:
    """Let a workbook's clock stand at an instant."""
    store.clock = lambda: instant


def texts_in(path: Path, all_texts: Texts) -> list[str]:
    """The texts of a workbook's entries, read on a connection of its own."""
    with open_store(path) as store:
        return all_texts(store)


def test_backups_are_listed_newest_first_with_their_reason_in_words(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, "one")
    at(empty_workbook, NOON)
    backups.back_up_daily(empty_workbook)
    at(empty_workbook, NOON + timedelta(hours=1))
    backups.back_up(empty_workbook)
    at(empty_workbook, NOON + timedelta(hours=2))
    stored.make_backup(empty_workbook, stored.BackupReason.BEFORE)

    found = backups.backups(empty_workbook.path)

    assert [(line.at, line.reason) for line in found] == [
        (NOON + timedelta(hours=2), "made before a large change"),
        (NOON + timedelta(hours=1), "made by hand"),
        (NOON, "daily"),
    ]
    folder = stored.backup_folder(empty_workbook.path)
    assert [line.size for line in found] == [(folder / line.name).stat().st_size for line in found]
    assert backups.newest_file(empty_workbook.path) == folder / found[0].name


def test_without_backups_the_list_is_empty(tmp_path: Path) -> None:
    assert backups.backups(tmp_path / "workbook.db") == ()
    assert backups.newest_file(tmp_path / "workbook.db") is None


def test_the_daily_backup_is_made_once_in_a_day(empty_workbook: Store, capture: Capture) -> None:
    at(empty_workbook, NOON)
    assert backups.back_up_daily(empty_workbook) is None, "nothing was written yet"
    capture(empty_workbook, "one")

    made = backups.back_up_daily(empty_workbook)
    assert made is not None
    assert made.exists()
    at(empty_workbook, NOON + timedelta(hours=23))
    assert backups.back_up_daily(empty_workbook) is None
    at(empty_workbook, NOON + timedelta(hours=25))
    assert backups.back_up_daily(empty_workbook) is not None


def test_the_newest_good_backup_is_chosen(empty_workbook: Store) -> None:
    at(empty_workbook, NOON)
    good = backups.back_up(empty_workbook)
    at(empty_workbook, NOON + timedelta(hours=1))
    newer = backups.back_up(empty_workbook)
    content = bytearray(newer.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    newer.write_bytes(content)

    assert backups.choose(empty_workbook.path, None, None).name == good.name
    assert backups.choose(empty_workbook.path, newer.name, None).name == newer.name


def test_without_a_good_backup_there_is_nothing_to_choose(empty_workbook: Store) -> None:
    with pytest.raises(NotFound, match="no good backup in"):
        backups.choose(empty_workbook.path, None, None)
    backups.back_up(empty_workbook)
    with pytest.raises(NotFound, match="no backup named 2001"):
        backups.choose(empty_workbook.path, "2001", None)


def test_the_newest_file_passes_over_what_can_be_no_workbook(empty_workbook: Store) -> None:
    good = backups.back_up(empty_workbook)
    good.with_name("2999-01-01T00-00-00Z-daily.db").write_bytes(b"")
    good.with_name("2999-01-02T00-00-00Z-daily.db").write_bytes(b"cut short")

    assert backups.newest_file(empty_workbook.path) == good


def test_restoring_puts_a_backup_back_and_restoring_again_takes_that_back(
    workbook_path: Path, capture: Capture, all_texts: Texts
) -> None:
    with open_store(workbook_path) as store:
        at(store, NOON)
        capture(store, "old")
        name = backups.back_up(store).name
        capture(store, "new")

    kept = backups.restore(workbook_path, name, None)

    assert texts_in(workbook_path, all_texts) == ["old"]
    assert kept is not None
    backups.restore(workbook_path, kept.name, None)
    assert texts_in(workbook_path, all_texts) == ["old", "new"]


def test_an_open_workbook_is_not_restored_over(empty_workbook: Store, capture: Capture, all_texts: Texts) -> None:
    name = backups.back_up(empty_workbook).name
    capture(empty_workbook, "new")

    with pytest.raises(Busy, match="open elsewhere"):
        backups.restore(empty_workbook.path, name, None)

    assert all_texts(empty_workbook) == ["new"]


def test_an_encrypted_workbook_has_encrypted_backups(
    workbook_path: Path, key: str, capture: Capture, all_texts: Texts
) -> None:
    with open_store(workbook_path, key) as store:
        capture(store, "private words")
        made = backups.back_up(store)

    assert b"private" not in made.read_bytes()
    assert backups.choose(workbook_path, None, key).name == made.name
    with pytest.raises(NotFound):
        backups.choose(workbook_path, None, None)
    workbook_path.unlink()
    assert backups.restore(workbook_path, made.name, key) is None
    with open_store(workbook_path, key) as store:
        assert all_texts(store) == ["private words"]
