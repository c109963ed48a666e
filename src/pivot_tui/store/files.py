"""The file system's side of a workbook: private modes, safe replacement, and who the file at a path is."""

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import DiskFull, NoWorkbook, ReadOnly

if TYPE_CHECKING:
    from pathlib import Path

StrPath = str | os.PathLike[str]
"""A path as a capture handles it: what every capture runs through does without pathlib, which takes long to load."""

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "box sync", "nextcloud")


def make_private_folder(folder: "Path") -> None:
    """Make a folder, and those above it that are missing, open to this user alone; one that exists keeps its mode.

    Raises:
        ReadOnly: The folder it belongs in may not be written.
        NoWorkbook: It cannot be made for another reason.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        for place in reversed(missing):
            place.mkdir(mode=0o700, exist_ok=True)
    except PermissionError:
        raise ReadOnly(f"The folder {folder} cannot be made; change the permissions above it or use --db.") from None
    except OSError as error:
        raise NoWorkbook(f"The folder {folder} cannot be made ({error.strerror}); name another with --db.") from None
    if not folder.is_dir():
        raise NoWorkbook(f"{folder} is not a folder; name another file with --db.")


def make_private_file(path: "Path") -> None:
    """Make an empty file that only this user may read and write (on Windows the folder's rights apply).

    Raises:
        ReadOnly: The folder may not be written.
        NoWorkbook: It cannot be made for another reason.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except PermissionError:
        raise ReadOnly(f"Nothing can be made in {path.parent}; change its permissions or use --db.") from None
    except OSError as error:
        raise NoWorkbook(f"{path} cannot be made ({error.strerror}); name another file with --db.") from None


def temporary_beside(path: "Path") -> "Path":
    """A name in the same folder that nothing has yet."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")


def sync_file(path: "Path") -> None:
    """Have the disk keep a file's content, and then its name.

    Raises:
        DiskFull: The disk could not.
    """
    _sync(path)
    sync_folder(path.parent)


def sync_folder(folder: "Path") -> None:
    """Have the disk keep the names in a folder, where the system can be asked to.

    Raises:
        DiskFull: The disk could not.
    """
    if os.name == "posix":
        _sync(folder)


def _sync(place: "Path") -> None:
    try:
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise DiskFull(f"The disk did not take it ({error.strerror}); make room, then try again.") from None


def remove_with_companions(path: "Path") -> None:
    """Remove a database file and the files that SQLite keeps beside it; what is not there is no error."""
    for name in (path.name, *companions(path)):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(name).unlink()


def companions(path: "Path") -> tuple[str, str, str]:
    """The names of the files that SQLite keeps beside a database."""
    return f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"


def name_of(path: StrPath) -> str:
    """The last part of a path, as sentences call a file."""
    return os.path.basename(path)


def status_of(path: StrPath) -> os.stat_result | None:
    """What the system knows of the file at a path; nothing where there can be none.

    Raises:
        OSError: The path cannot be looked at, for lack of rights for instance.
    """
    try:
        return os.stat(path)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP):
            raise
    except ValueError:  # a character that no path can have
        pass
    return None


def identity(path: StrPath) -> tuple[int, int] | None:
    """Which file lies at a path, as device and inode; nothing where none does."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def is_writable(path: StrPath) -> bool:
    """Whether both the file and its folder may be written, as SQLite needs."""
    return os.access(path, os.W_OK) and os.access(os.path.dirname(path) or os.curdir, os.W_OK)


def looks_shared(path: "Path") -> bool:
    """Whether a path looks like a synced or a network folder, where a private file does not belong."""
    text = str(path.absolute())
    parts = [part.casefold() for part in path.absolute().parts]
    return text.startswith(("\\\\", "/mnt/", "/net/", "/Volumes/")) or any(
        name in part for part in parts for name in _SYNCED
    )
