"""Backups: made by hand or once a day, listed, and put back."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pivot_tui.domain.faults import Fault, NotFound
from pivot_tui.store import backups as stored
from pivot_tui.store.opening import is_locked
from pivot_tui.store.store import Store

_REASONS = {
    stored.BackupReason.DAILY: "daily",
    stored.BackupReason.BY_HAND: "made by hand",
    stored.BackupReason.BEFORE: "made before a large change",
}


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as it is listed.

    Attributes:
        name: Its file name, which ``restore`` takes.
        at: When it was made, in UTC.
        reason: Why, in a few words.
        size: Bytes.
    """

    name: str
    at: datetime
    reason: str
    size: int


def back_up(store: Store) -> Path:
    """Make a backup now; it stays until it is removed by hand.

    Raises:
        Fault: No backup was made.
    """
    return stored.make_backup(store, stored.BackupReason.BY_HAND).path


def back_up_daily(store: Store) -> Path | None:
    """Make today's backup, on a connection of its own so that a worker may; nothing where there is one already.

    Raises:
        Damaged: The workbook does not hold together.
        Fault: No backup was made.
    """
    with store.another() as own:
        made = stored.make_daily_backup(own)
    return made.path if made else None


def backups(path: Path) -> tuple[BackupLine, ...]:
    """The backups of a workbook, the newest first."""
    return tuple(BackupLine(b.path.name, b.at, _REASONS[b.reason], b.size) for b in stored.list_backups(path))


def choose(path: Path, name: str | None, key: str | None) -> BackupLine:
    """The backup to restore: the one named, else the newest that opens and holds together.

    Raises:
        NotFound: There is none.
    """
    if name is not None:
        found: stored.Backup | None = stored.find_backup(path, name)
    else:
        found = stored.newest_good_backup(path, key)
    if found is None:
        raise NotFound(f"There is no good backup in {stored.backup_folder(path)}.")
    return BackupLine(found.path.name, found.at, _REASONS[found.reason], found.size)


def restore(path: Path, name: str, key: str | None) -> Path | None:
    """Put a backup in the workbook's place; where the workbook that was there is now, or nothing.

    Raises:
        NotFound: There is no such backup.
        Fault: Nothing was restored.
    """
    return stored.put_back(path, stored.find_backup(path, name), key)


def newest_file(path: Path) -> Path | None:
    """The file of the newest backup that can be a workbook at all, good or not, or nothing where there is none."""
    for backup in stored.list_backups(path):
        with contextlib.suppress(Fault):
            is_locked(backup.path)  # refuses what is neither plain nor encrypted, such as a file cut to nothing
            return backup.path
    return None
