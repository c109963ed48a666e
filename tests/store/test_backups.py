"""Backups: made on time, checked before they count, kept by rule, private, and put back without losing a word."""

import os
import random
import shutil
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pivot_tui.domain.faults import Busy, Damaged, NotFound, NoWorkbook, WrongPassphrase
from pivot_tui.domain.journal import Entry
from pivot_tui.store import backups
from pivot_tui.store.backups import Backup, BackupReason
from pivot_tui.store.store import Store

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Texts = Callable[[Store], list[str]]
Child = Callable[..., subprocess.Popen[str]]


def set_clock(store: Store, at: datetime) -> None:
    store.clock = lambda: at


def spoil(path: Path) -> None:
    """Overwrite the middle of a file, as a dying disk would."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(content)


def fill(store: Store, add: Add) -> None:
    """Entries so long that nearly every page of the file belongs to one."""
    for number in range(150):
        add(store, f"{number} " + "long " * 700)


def days_kept(path: Path, reason: BackupReason) -> list[date]:
    return [backup.at.date() for backup in backups.list_backups(path) if backup.reason is reason]


def test_a_backup_holds_what_was_there(store: Store, key: str | None, add: Add, texts: Texts, now: datetime) -> None:
    add(store, "in the backup")
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    add(store, "too late")
    assert backup.path.name == "2026-03-13T10-45-12Z-by-hand.db"
    assert (backup.at, backup.reason, backup.size) == (now, BackupReason.BY_HAND, backup.path.stat().st_size)
    assert backups.list_backups(store.path) == (backup,)
    with Store(backup.path, key) as copy:
        assert texts(copy) == ["in the backup"]
        assert copy.db.execute("SELECT id FROM workbook").fetchone() == (
            store.db.execute("SELECT id FROM workbook").fetchone()
        )


def test_backups_are_open_to_their_owner_alone(store: Store) -> None:
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    assert [file.name for file in backup.path.parent.iterdir()] == [backup.path.name]


@pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)
def test_the_backup_of_an_encrypted_workbook_is_encrypted_with_the_same_key(
    store: Store, key: str, add: Add, texts: Texts
) -> None:
    add(store, "nobody else reads this")
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    content = backup.path.read_bytes()
    assert b"nobody" not in content
    assert b"SQLite" not in content
    assert b"entry" not in content
    with Store(backup.path, key) as copy:
        assert texts(copy) == ["nobody else reads this"]
    assert backups.is_good(backup, key)
    assert not backups.is_good(backup, "ab" * 48)


def test_a_backup_is_made_while_another_process_is_writing(
    store: Store, key: str | None, add: Add, texts: Texts, child: Child
) -> None:
    add(store, "committed")
    process = child("""
store = open_store(path, key)
with store.transaction("journal.add"):
    write(store, "half way")
    tell("there")
    wait()
""")
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    process.communicate("go on\n")
    with Store(backup.path, key) as copy:
        assert texts(copy) == ["committed"]
    assert texts(store) == ["committed", "half way"]


def test_the_daily_backup_is_made_once_in_a_day(store: Store, add: Add, now: datetime) -> None:
    add(store, "something")
    assert backups.make_daily_backup(store) is not None
    assert backups.make_daily_backup(store) is None
    set_clock(store, now + timedelta(hours=23, minutes=59))
    assert backups.make_daily_backup(store) is None
    set_clock(store, now + timedelta(hours=24))
    assert backups.make_daily_backup(store) is not None
    assert len(backups.list_backups(store.path)) == 2


def test_a_workbook_without_a_word_needs_no_daily_backup(store: Store) -> None:
    assert backups.make_daily_backup(store) is None
    assert backups.list_backups(store.path) == ()


def test_a_clock_that_was_once_far_ahead_does_not_end_the_daily_backups(store: Store, add: Add, now: datetime) -> None:
    add(store, "something")
    set_clock(store, now + timedelta(days=3650))
    backups.make_daily_backup(store)
    set_clock(store, now)
    made = backups.make_daily_backup(store)
    assert made is not None
    assert made.path.exists()


def pretend(path: Path, at: datetime, reason: str) -> Path:
    folder = backups.backup_folder(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"{at:%Y-%m-%dT%H-%M-%SZ}-{reason}.db"
    file.write_bytes(b"")
    return file


def test_days_then_weeks_then_months_are_kept(store: Store, add: Add, now: datetime) -> None:
    for days in range(1, 430):
        pretend(store.path, now - timedelta(days=days), "daily")
    add(store, "something")
    assert backups.make_daily_backup(store) is not None
    newest = [date(2026, 3, day) for day in range(13, 6, -1)]
    weeks = [date(2026, 3, 1), date(2026, 2, 28), date(2026, 2, 22)]
    months = [
        date(2026, 1, 31),
        *(date(2025, month, day) for month, day in [(12, 31), (11, 30), (10, 31), (9, 30), (8, 31), (7, 31)]),
        *(date(2025, month, day) for month, day in [(6, 30), (5, 31), (4, 30)]),
    ]
    assert days_kept(store.path, BackupReason.DAILY) == [*newest, *weeks, *months]


def test_backups_made_by_hand_and_files_of_others_stay(store: Store, now: datetime) -> None:
    old = now - timedelta(days=4000)
    by_hand = pretend(store.path, old, "by-hand")
    others = [by_hand.with_name(name) for name in ("notes.txt", "my own copy.db", "2026-99-99T00-00-00Z-daily.db")]
    for other in others:
        other.write_text("mine")
    backups.make_backup(store, BackupReason.DAILY)
    assert days_kept(store.path, BackupReason.BY_HAND) == [old.date()]
    assert [other.read_text() for other in others] == ["mine"] * 3
    assert len(backups.list_backups(store.path)) == 2


def test_of_those_made_before_something_large_the_newest_stay(store: Store, now: datetime) -> None:
    for days in range(7):
        set_clock(store, now + timedelta(days=days))
        backups.make_backup(store, BackupReason.BEFORE)
    kept = [(now + timedelta(days=days)).date() for days in (6, 5, 4, 3, 2)]
    assert days_kept(store.path, BackupReason.BEFORE) == kept


def test_a_backup_just_made_stays_when_the_clock_was_set_back(store: Store, now: datetime) -> None:
    for days in range(5):
        pretend(store.path, now + timedelta(days=days + 1), "before")
    made = backups.make_backup(store, BackupReason.BEFORE)
    assert made.path.exists()


def test_two_backups_of_one_second_both_stay(store: Store, key: str | None, add: Add, texts: Texts) -> None:
    add(store, "first")
    made = [backups.make_backup(store, BackupReason.BY_HAND)]
    add(store, "second")
    made.append(backups.make_backup(store, BackupReason.BY_HAND))
    assert set(backups.list_backups(store.path)) == set(made)
    assert made[0].path != made[1].path
    with Store(made[0].path, key) as one, Store(made[1].path, key) as two:
        assert (texts(one), texts(two)) == (["first"], ["first", "second"])


def test_a_damaged_workbook_is_no_backup(store: Store, opened: Opened, add: Add) -> None:
    fill(store, add)
    store.close()
    spoil(store.path)
    with pytest.raises(Damaged, match="'pivot restore'"):
        backups.make_backup(opened(), BackupReason.BY_HAND)
    assert list(backups.backup_folder(store.path).iterdir()) == []


def test_a_backup_is_found_by_its_name_or_its_day(store: Store, now: datetime) -> None:
    older = backups.make_backup(store, BackupReason.DAILY)
    set_clock(store, now + timedelta(days=1, hours=1))
    backups.make_backup(store, BackupReason.DAILY)
    set_clock(store, now + timedelta(days=1, hours=2))
    newest = backups.make_backup(store, BackupReason.BY_HAND)
    assert backups.find_backup(store.path, older.path.name) == older
    assert backups.find_backup(store.path, "2026-03-14") == newest
    for name in ("2026-03-15", "", "../workbook.db"):
        with pytest.raises(NotFound, match="'pivot restore --dry-run'"):
            backups.find_backup(store.path, name)


def test_the_newest_good_backup_passes_over_broken_ones(store: Store, key: str | None, add: Add, now: datetime) -> None:
    assert backups.newest_good_backup(store.path, key) is None
    fill(store, add)
    good = backups.make_backup(store, BackupReason.DAILY)
    set_clock(store, now + timedelta(days=1))
    spoilt = backups.make_backup(store, BackupReason.DAILY)
    spoil(spoilt.path)
    for days, content in ((2, b""), (3, b"no database"), (4, os.urandom(8192))):
        pretend(store.path, now + timedelta(days=days), "daily").write_bytes(content)
    assert len(backups.list_backups(store.path)) == 5
    assert backups.newest_good_backup(store.path, key) == good


@pytest.fixture
def two_states(store: Store, add: Add, now: datetime) -> Backup:
    """A closed workbook with an older backup that lacks its newer words; the backup."""
    add(store, "older words")
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    add(store, "newer words")
    store.close()
    return backup


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(
    path: Path, key: str | None, two_states: Backup, opened: Opened, texts: Texts
) -> None:
    kept = backups.put_back(path, two_states, key)
    assert kept is not None
    (before,) = [backup for backup in backups.list_backups(path) if backup.reason is BackupReason.BEFORE]
    assert before.path == kept
    with Store(kept, key) as former:
        assert texts(former) == ["older words", "newer words"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.backups"}
    assert texts(opened()) == ["older words"]
    assert two_states.path.exists()


def test_a_restoration_can_itself_be_restored(
    path: Path, key: str | None, two_states: Backup, opened: Opened, texts: Texts
) -> None:
    backups.put_back(path, two_states, key)
    (before,) = [backup for backup in backups.list_backups(path) if backup.reason is BackupReason.BEFORE]
    backups.put_back(path, before, key)
    assert texts(opened()) == ["older words", "newer words"]


def test_a_workbook_that_was_deleted_comes_back(
    path: Path, key: str | None, two_states: Backup, opened: Opened, texts: Texts
) -> None:
    path.unlink()
    assert backups.put_back(path, two_states, key) is None
    assert texts(opened()) == ["older words"]


def test_nothing_is_restored_while_the_workbook_is_open_elsewhere(
    path: Path, key: str | None, two_states: Backup, opened: Opened, texts: Texts, child: Child
) -> None:
    process = child("""
store = open_store(path, key)
tell("there")
wait()
add(store, "written meanwhile")
store.close()
""")
    with pytest.raises(Busy, match="close it there, then restore"):
        backups.put_back(path, two_states, key)
    process.communicate("go on\n")
    assert process.returncode == 0
    store = opened()
    assert texts(store) == ["older words", "newer words", "written meanwhile"]
    store.close()
    backups.put_back(path, two_states, key)
    assert texts(opened()) == ["older words"]


def test_restoring_over_a_damaged_workbook_keeps_the_damaged_file_beside(
    path: Path, key: str | None, store: Store, add: Add, opened: Opened, texts: Texts
) -> None:
    fill(store, add)
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    wanted = texts(store)
    store.close()
    for number in range(2):
        spoil(path)
        damaged = path.read_bytes()
        aside = backups.put_back(path, backup, key)
        assert aside == path.with_name(f"{path.name}.damaged{'-1' if number else ''}")
        assert aside.read_bytes() == damaged
        assert [one.reason for one in backups.list_backups(path)] == [BackupReason.BY_HAND]
        with opened() as restored:
            assert texts(restored) == wanted


def test_what_is_no_workbook_at_all_is_kept_beside_as_well(
    path: Path, key: str | None, two_states: Backup, opened: Opened, texts: Texts
) -> None:
    path.write_text("overwritten by something else")
    aside = backups.put_back(path, two_states, key)
    assert aside is not None
    assert aside.read_text() == "overwritten by something else"
    assert texts(opened()) == ["older words"]


def test_a_damaged_backup_is_not_put_back(
    path: Path, key: str | None, store: Store, add: Add, opened: Opened, texts: Texts
) -> None:
    fill(store, add)
    backup = backups.make_backup(store, BackupReason.BY_HAND)
    wanted = texts(store)
    store.close()
    spoil(backup.path)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        backups.put_back(path, backup, key)
    assert path.read_bytes() == before
    assert texts(opened()) == wanted


@pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)
def test_nothing_is_restored_with_a_wrong_key(path: Path, two_states: Backup, opened: Opened, texts: Texts) -> None:
    with pytest.raises(WrongPassphrase):
        backups.put_back(path, two_states, "ab" * 48)
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.backups"}
    assert texts(opened()) == ["older words", "newer words"]


def test_the_oldest_of_many_backups_can_still_be_restored(
    path: Path, key: str | None, store: Store, add: Add, opened: Opened, texts: Texts, now: datetime
) -> None:
    for days in range(5):
        set_clock(store, datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days))
        add(store, f"day {days}")
        backups.make_backup(store, BackupReason.BEFORE)
    store.close()
    backups.put_back(path, backups.list_backups(path)[-1], key)
    assert texts(opened()) == ["day 0"]


def test_a_copy_goes_to_a_new_place_only(store: Store, key: str | None, add: Add, texts: Texts, tmp_path: Path) -> None:
    add(store, "copied")
    place = tmp_path / "copy.db"
    backups.copy_to(store, place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    before = place.read_bytes()
    with pytest.raises(NoWorkbook, match="cannot be made"):
        backups.copy_to(store, place)
    with pytest.raises(NoWorkbook, match="cannot be made"):
        backups.copy_to(store, tmp_path / "nowhere" / "copy.db")
    assert place.read_bytes() == before
    with Store(place, key) as copy:
        assert texts(copy) == ["copied"]


def test_a_copy_that_failed_leaves_no_half_workbook(store: Store, add: Add, opened: Opened, tmp_path: Path) -> None:
    fill(store, add)
    store.close()
    shutil.copyfile(store.path, tmp_path / "damaged.db")
    damaged = opened(tmp_path / "damaged.db")
    with (tmp_path / "damaged.db").open("r+b") as file:
        file.truncate(4096 * 3)
    with pytest.raises(Damaged):
        backups.copy_to(damaged, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
