"""Opening a workbook from a path: made where there is none, brought up to date, or refused where it is not ours."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import Damaged, Fault, NeedsPassphrase, ReadOnly, WrongPassphrase
from pivot_tui.store.connection import FileKind, connect, file_kind, translated
from pivot_tui.store.encryption import raw_key, salt_of
from pivot_tui.store.files import StrPath, is_writable, make_private_folder, name_of, status_of
from pivot_tui.store.store import SHELL_WAIT, Store, read_only_reason

if TYPE_CHECKING:
    from pathlib import Path


def open_store(
    path: StrPath, key: str | None = None, *, wait: float = SHELL_WAIT, create: bool = True, any_thread: bool = False
) -> Store:
    """Open the workbook at a path.

    Args:
        path: The file.
        key: The raw key of an encrypted file, or of the encrypted one to make.
        wait: Seconds to wait for another process's write lock.
        create: Make a new workbook where there is none.
        any_thread: Allow use from other threads, one at a time.

    Raises:
        Fault: One of its kinds, for whatever keeps it from being opened.
    """
    if create and file_kind(path) is FileKind.NEW:
        from pathlib import Path

        from pivot_tui.store.schema import build

        make_private_folder(Path(path).parent)
        build(Path(path), key)
    if key is None and is_locked(path):
        raise _locked_or_damaged(path)
    reason = None if is_writable(path) or status_of(path) is None else read_only_reason(path)
    try:
        store = Store(path, key, wait=wait, reason=reason, any_thread=any_thread)
    except WrongPassphrase:
        raise _damaged_or_wrong(path, key) from None
    try:
        _bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def derive_key(path: StrPath, passphrase: str) -> str:
    """The raw key of an encrypted workbook; takes a tenth of a second without the GIL, so a thread may run it.

    Where the start of the file is damaged, so is its salt; then the newest backup's gives the key, if that opens it.
    Not for a file that this process has open, as `file_kind` says.
    """
    salt = salt_of(path)
    key = raw_key(passphrase, salt)
    newest = _newest_backup_kind(path)
    if newest is None or newest[1] is not FileKind.LOCKED or salt_of(newest[0]) == salt or _opens(path, key):
        return key
    other = raw_key(passphrase, salt_of(newest[0]))
    return other if _opens(newest[0], other) else key


def _opens(path: StrPath, key: str) -> bool:
    try:
        connect(path, key, wait=0, read_only=True).close()
    except Fault:
        return False
    return True


def is_locked(path: StrPath) -> bool:
    """Whether the file at a path needs a passphrase; not for one that this process has open, as `file_kind` says."""
    return file_kind(path) is FileKind.LOCKED


def _bring_up_to_date(store: Store) -> None:
    from pivot_tui.store import version

    with store.reading() as db:
        pending = version.user_version(db) < version.SCHEMA
    if pending and store.reason is not None:
        raise ReadOnly(
            f"{store.path.name} was made by an earlier version and may not be written, so it cannot be brought up to "
            "date; allow writing, or open a copy of it."
        )
    if pending:
        from pivot_tui.store.backups import BackupReason, make_backup
        from pivot_tui.store.schema import migrate

        make_backup(store, BackupReason.BEFORE)
        with translated(store.path, writing=True):
            migrate(store.db)


def _locked_or_damaged(path: StrPath) -> NeedsPassphrase | Damaged:
    """Tell an encrypted file from a plain one whose first page is damaged, by the kind of its newest backup."""
    newest = _newest_backup_kind(path)
    if newest is not None and newest[1] is FileKind.PLAIN:
        return Damaged(f"The start of {name_of(path)} is damaged; 'pivot restore' puts the newest backup in its place.")
    return NeedsPassphrase(f"{name_of(path)} is encrypted; 'pivot' alone asks for its passphrase.")


def _newest_backup_kind(path: StrPath) -> "tuple[Path, FileKind] | None":
    """The newest backup that can be plain or encrypted at all, and which of the two it is."""
    from pivot_tui.store.backups import list_backups

    for backup in list_backups(_whole(path)):
        with contextlib.suppress(Fault):
            return backup.path, file_kind(backup.path)
    return None


def _damaged_or_wrong(path: StrPath, key: str | None) -> WrongPassphrase | Damaged:
    """Tell a wrong key from a damaged first page: on that page they look alike, but a backup opens with the key."""
    from pivot_tui.store.backups import is_good, list_backups

    newest = next(iter(list_backups(_whole(path))), None)
    if newest is not None and key is not None:
        if is_good(newest, key):
            return Damaged(
                f"The start of {name_of(path)} is damaged; 'pivot restore' puts the newest backup in its place."
            )
        return WrongPassphrase("That passphrase opens neither the workbook nor its newest backup; nothing was changed.")
    return WrongPassphrase(
        f"That is the wrong passphrase, or the start of {name_of(path)} is damaged; there is no backup to tell which."
    )


def _whole(path: StrPath) -> "Path":
    from pathlib import Path

    return Path(path)


def default_path() -> "Path":
    """Where the workbook lies unless a path was named: ``PIVOT_TUI_DB``, else the user's own data folder."""
    return _whole(default_place())


def default_place() -> str:
    """The default path as a capture takes it, without the milliseconds that pathlib and platformdirs would cost it."""
    named = os.environ.get("PIVOT_TUI_DB")
    if named:
        return os.path.expanduser(named)
    if sys.platform == "linux":
        folder = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")
        return os.path.join(folder, "pivot-tui", "workbook.db")
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("pivot-tui", appauthor=False), "workbook.db")
