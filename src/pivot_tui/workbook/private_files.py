"""Files that only this user may read, written whole or not at all, and never in place of another unasked."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from pivot_tui.domain.faults import DiskFull, Fault, NotFound, ReadOnly
from pivot_tui.domain.plain_text import is_control
from pivot_tui.store.files import companions, identity, sync_folder, temporary_beside
from pivot_tui.store.store import Store


class TargetExists(Fault):
    """There is a file of that name already; nothing was written."""

    title = "Already there"


def named_file(typed: str | Path, name: str) -> Path:
    """The whole path of a file that the user names; in a folder that is there it gets a name of its own.

    Args:
        typed: What was typed; ``~`` is the home folder.
        name: The name that it gets in a folder.

    Raises:
        Fault: No file can be called that.
    """
    try:
        place = Path(typed).expanduser().absolute()
        if any(is_control(sign) or sign in "\n\t" for sign in str(place)):  # it would command whoever lists the folder
            raise ValueError
        return place / name if place.is_dir() else place
    except (OSError, RuntimeError, ValueError):  # too long a name, no such user, or what no name can hold
        raise Fault("No file can have that name; give another.") from None


def check_target(store: Store, path: Path, *, force: bool) -> None:
    """Refuse what must not be written to, before anything is made ready for it.

    Args:
        store: The workbook, which is never written over.
        path: The file.
        force: Whether an ordinary file that is there may be written over.

    Raises:
        TargetExists: There is such a file, and it may not be written over.
        Fault: It is the workbook itself or no ordinary file, or nothing can be written there.
    """
    try:
        names = (store.path.name, *companions(store.path))
        own = {identity(store.path.with_name(name)) for name in names} - {None}
        # Its journal is there only while something is saved, and whatever has that name then is taken for one.
        is_journal = path.name in names and identity(path.parent) == identity(store.path.parent)
        is_own, is_there, is_file = is_journal or identity(path) in own, path.exists(), path.is_file()
    except ValueError:  # a character that no path can have
        raise Fault("No file can have that name; give another.") from None
    except PermissionError:
        raise _closed(path) from None
    except OSError as error:
        raise Fault(f"{path} could not be written ({error.strerror}); name another.") from None
    if is_own:
        raise Fault(f"{path} is the workbook itself; name another file.")
    if is_there and not is_file:
        raise Fault(f"{path} is there and is no ordinary file, so nothing was written; name another.")
    if is_there and not force:
        raise _taken(path)


def write_private(path: Path, pieces: Iterable[bytes], *, force: bool = False) -> None:
    """Write a file under a temporary name, and give it its own once it is whole and on the disk.

    Args:
        path: The file.
        pieces: What is in it.
        force: Write over a file that is there.

    Raises:
        TargetExists: There is such a file, and it may not be written over.
        Fault: It was not written, and what was there is as it was.
    """
    temporary = temporary_beside(path)
    try:
        if not force and path.exists():
            raise _taken(path)
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(temporary, path, force=force)
        sync_folder(path.parent)
    except FileExistsError:
        raise _taken(path) from None
    except PermissionError:
        raise _closed(path) from None
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no folder {path.parent}; make it first, or name another.") from None
    except OSError as error:
        raise DiskFull(f"{path} could not be written ({error.strerror}); name another, or make room.") from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name; unless it was said to, never in place of one that came there meanwhile."""
    if force:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def _taken(path: Path) -> TargetExists:
    return TargetExists(f"{path} is there already, so nothing was written.")


def _closed(path: Path) -> ReadOnly:
    return ReadOnly(f"Nothing can be written to {path}; change the permissions there or name another.")
