"""Backups beside the workbook: made while it is open, checked before they count, rotated, and put back."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import Busy, Damaged, DiskFull, Fault, NotFound, ReadOnly
from pivot_tui.domain.rotation import kept_backups
from pivot_tui.store import trash
from pivot_tui.store.connection import connect, connect_new, file_kind, translated
from pivot_tui.store.files import (
    companions,
    make_private_file,
    make_private_folder,
    remove_with_companions,
    sync_file,
    temporary_beside,
)
from pivot_tui.store.store import Store

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_STAMP_LENGTH = len("2026-03-13T10-45-12Z")
_DAY = timedelta(hours=24)
_KEPT_BEFORE = 5  # backups made before something large; the older ones go


class BackupReason(Enum):
    """Why a backup was made; it stands in its name."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its file name tells it.

    Attributes:
        path: The file.
        at: When it was made, in UTC.
        reason: Why.
        size: Bytes.
    """

    path: Path
    at: datetime
    reason: BackupReason
    size: int


def backup_folder(path: Path) -> Path:
    """The folder beside a workbook that holds its backups."""
    return path.with_name(f"{path.name}.backups")


def list_backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a workbook, the newest first; files with other names are not ours and are passed over."""
    found = []
    for file in backup_folder(path).glob("*.db") if backup_folder(path).is_dir() else ():
        stamp, reason = file.name[:_STAMP_LENGTH], file.name[_STAMP_LENGTH + 1 : -len(".db")]
        with contextlib.suppress(ValueError):
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, at, BackupReason(reason.split(".")[0]), file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, len(backup.path.name), backup.path.name), reverse=True))


def find_backup(path: Path, name: str) -> Backup:
    """The newest backup whose file name begins with what was given: the whole name, or a day.

    Raises:
        NotFound: There is none.
    """
    found = next((backup for backup in list_backups(path) if name and backup.path.name.startswith(name)), None)
    if found is None:
        raise NotFound(f"There is no backup named {name}; 'pivot restore --dry-run' lists those that are there.")
    return found


def make_backup(store: Store, reason: BackupReason) -> Backup:
    """Copy the workbook as it is now, check the copy, and only then give it its name.

    Raises:
        Damaged: The workbook, and so its copy, does not hold together; no backup was made.
        DiskFull: There was no room.
        ReadOnly: The folder may not be written.
    """
    folder = backup_folder(store.path)
    make_private_folder(folder)
    at = store.clock().replace(microsecond=0)
    target = _free_name(folder, at, reason)
    temporary = temporary_beside(target)
    try:
        copy_to(store, temporary)
        _check(temporary, store.key)
        temporary.replace(target)
        sync_file(target)
    except OSError as error:
        raise DiskFull(f"The backup was not made ({error.strerror}); make room, then try again.") from None
    finally:
        remove_with_companions(temporary)
    _rotate(store.path, target)
    return Backup(target, at, reason, target.stat().st_size)


def _free_name(folder: Path, at: datetime, reason: BackupReason) -> Path:
    name = f"{at:{_STAMP}}-{reason.value}"
    candidates = (folder / f"{name}{'' if n == 0 else f'.{n}'}.db" for n in range(1000))
    return next(candidate for candidate in candidates if not candidate.exists())


def make_daily_backup(store: Store) -> Backup | None:
    """Make today's backup unless there is one of the last 24 hours, or nothing has been written yet."""
    now = store.clock()
    if any(timedelta(0) <= now - backup.at < _DAY for backup in list_backups(store.path)):
        return None
    with store.reading() as db:
        if db.execute("SELECT max(id) FROM batch").fetchone()[0] is None:
            return None
    return make_backup(store, BackupReason.DAILY)


def copy_to(store: Store, path: Path) -> None:
    """Copy an open workbook, whatever has become of its file, to a path that nothing has yet.

    Raises:
        NoWorkbook: The copy cannot be made there.
        DiskFull: There was no room.
    """
    make_private_file(path)
    try:
        with (
            contextlib.closing(connect_new(path, store.key if store.encrypted else None)) as copy,
            translated(store.path, writing=True),
        ):
            store.db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        remove_with_companions(path)  # a part of a workbook would be taken for one
        raise


def _check(path: Path, key: str | None) -> None:
    """Open a copy on a connection of its own and have SQLite read all of it."""
    connection = connect(path, key, wait=1, read_only=True)
    try:
        _check_whole(connection, path)
    finally:
        connection.close()


def _check_whole(connection: "Connection", path: Path) -> None:
    with translated(path):
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise Damaged(f"{path.name} is damaged; 'pivot restore' puts the newest good backup in its place.")


def is_good(backup: Backup, key: str | None) -> bool:
    """Whether a backup opens and holds together."""
    try:
        _check(backup.path, key)
    except Fault:
        return False
    return True


def newest_good_backup(path: Path, key: str | None) -> Backup | None:
    """The newest backup that opens and holds together."""
    return next((backup for backup in list_backups(path) if is_good(backup, key)), None)


def _rotate(path: Path, made: Path) -> None:
    """Remove the daily backups that rotation lets go, and all but the newest of those made before something large.

    The one just made stays in any case: a clock that was set back makes it look old.
    """
    backups = list_backups(path)
    kept = kept_backups(b.at for b in backups if b.reason is BackupReason.DAILY)
    before = [b for b in backups if b.reason is BackupReason.BEFORE]
    gone = [b for b in backups if b.reason is BackupReason.DAILY and b.at not in kept] + before[_KEPT_BEFORE:]
    for backup in gone:
        if backup.path != made:
            remove_with_companions(backup.path)


def put_back(path: Path, backup: Backup, key: str | None) -> Path | None:
    """Put a backup in the workbook's place; what was there is kept, as a backup or, when damaged, beside it.

    Returns:
        Where the workbook that was there is now, or nothing where none was.

    Raises:
        Damaged: The backup itself does not hold together.
        Busy: Another process has the workbook open.
        ReadOnly: The folder may not be written.
    """
    _check(backup.path, key)
    if not os.access(path.parent, os.W_OK):
        raise ReadOnly(f"{path.parent} may not be written; change its permissions, then restore.")
    temporary = temporary_beside(path)
    try:
        make_private_file(temporary)
        shutil.copyfile(backup.path, temporary)
        sync_file(temporary)
        kept = _set_aside(path, key) if path.exists() else None
        for name in companions(path):
            path.with_name(name).unlink(missing_ok=True)
        temporary.replace(path)
    except OSError as error:
        raise DiskFull(f"Nothing was restored ({error.strerror}); make room, then try again.") from None
    finally:
        remove_with_companions(temporary)
    sync_file(path)
    return kept


def _set_aside(path: Path, key: str | None) -> Path:
    """Keep what lies at the path: a sound workbook as a backup, anything else under a name that says what it is."""
    try:
        with Store(path, key, wait=1) as store:
            kept = make_backup(store, BackupReason.BEFORE).path
            _claim(store)
            return kept
    except (Busy, DiskFull, ReadOnly):
        raise
    except Fault:
        aside = _free_damaged_name(path)
        for name in (path.name, *companions(path)):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(name).replace(aside.with_name(aside.name + name.removeprefix(path.name)))
        return aside


def _free_damaged_name(path: Path) -> Path:
    candidates = (path.with_name(f"{path.name}.damaged{'' if n == 0 else f'-{n}'}") for n in range(1000))
    return next(candidate for candidate in candidates if not candidate.exists())


def _claim(store: Store) -> None:
    """Make sure that nobody else has the workbook open: only a sole owner may leave write-ahead logging."""
    try:
        with store.reading() as db:
            mode = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except Busy:
        mode = "wal"
    if mode != "delete":
        raise Busy("This workbook is open elsewhere; close it there, then restore.")


def erase_from_backups(
    store: Store, table: str, identifier: str, also: Sequence[tuple[str, str]] = ()
) -> tuple[int, int]:
    """Rewrite every backup without a record; how many were rewritten, and how many could not be opened.

    Args:
        store: The workbook whose backups they are.
        table: The record's table.
        identifier: Its id.
        also: What was erased with it, by table and id: in a backup it may not have belonged to it yet.
    """
    rewritten = failed = 0
    for backup in list_backups(store.path):
        try:
            rewritten += _erase_from(backup, store.key, table, identifier, also)
        except Fault:
            failed += 1
    return rewritten, failed


def _erase_from(backup: Backup, key: str | None, table: str, identifier: str, also: Sequence[tuple[str, str]]) -> bool:
    file_kind(backup.path)
    temporary = temporary_beside(backup.path)
    try:
        make_private_file(temporary)
        shutil.copyfile(backup.path, temporary)
        with Store(temporary, key, wait=1) as copy:
            try:
                trash.erase(copy, table, identifier, also)
            except NotFound:
                return False
            copy.db.execute("PRAGMA journal_mode = DELETE")
        _check(temporary, key)
        temporary.replace(backup.path)
        sync_file(backup.path)
    except OSError as error:
        raise DiskFull(f"A backup was not rewritten ({error.strerror}).") from None
    finally:
        remove_with_companions(temporary)
    return True
