"""Opening one SQLite connection, plain or encrypted: the only module that knows which DB-API is in use."""

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.faults import (
    Busy,
    Damaged,
    DiskFull,
    Fault,
    NeedsPassphrase,
    NewerWorkbook,
    NotAWorkbook,
    NoWorkbook,
    ReadOnly,
    UndoRefused,
    WrongPassphrase,
)
from pivot_tui.store import version
from pivot_tui.store.files import StrPath, name_of, status_of

if TYPE_CHECKING:
    import sqlite3
    from sqlite3 import Connection as Connection
else:
    Connection = Any

try:
    import sqlcipher3
    import sqlcipher3.dbapi2 as dbapi

    ENCRYPTION = True
    sys.modules.setdefault("pysqlite3", sqlcipher3)  # sqlite-utils looks for this name before the standard library's
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi)
except ImportError:
    import sqlite3 as dbapi

    ENCRYPTION = False

APPLICATION_ID = 0x70766F74
PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "temp_store=MEMORY",
    "secure_delete=ON",
    "recursive_triggers=ON",
    "foreign_keys=ON",
)
_DURABLE = ("journal_mode=WAL", "synchronous=FULL")
_UNTRUSTED = ("trusted_schema=OFF",)
_UNTRUSTED_FROM = (3, 41)  # an older SQLite then refuses the JSON functions of our own checks and triggers
_WRITING = ("WRITE", "FSYNC", "TRUNCATE", "SHM")  # in the names of the I/O errors that a full disk can bring
_CODES = {  # for sqlcipher3's backup, which gives SQLite's words without its code
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "file is not a database": 26,
}
_OWNER = slice(68, 72)  # where the header of a plain file keeps its application_id


_PLAIN_IN_URI = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~"


class FileKind(Enum):
    """What lies at a path, judged by its first bytes."""

    NEW = "new"
    PLAIN = "plain"
    LOCKED = "locked"


def file_kind(path: StrPath) -> FileKind:
    """What lies at the path; a file that can be neither plain SQLite nor SQLCipher is refused.

    Not for a file that this process has open: closing it here would let go of the locks that SQLite holds on it.

    Raises:
        NotAWorkbook: It is neither, or it is a folder.
        ReadOnly: It may not be read by this user.
    """
    try:
        status = status_of(path)
        if status is None:
            return FileKind.NEW
        if not os.path.isfile(path):
            raise NotAWorkbook(f"{path} is not a file; name the workbook's own file.")
        with open(path, "rb") as file:
            head = file.read(len(_MAGIC))
        size = status.st_size
    except PermissionError:
        raise ReadOnly(f"{path} may not be read by you; change its permissions, or name another file.") from None
    except OSError as error:
        raise NoWorkbook(f"{path} cannot be reached ({error.strerror}); name another file with --db.") from None
    if head == _MAGIC:
        return FileKind.PLAIN
    if not size:
        raise NotAWorkbook(f"{path} is an empty file; remove it, and a new workbook can be made there.")
    if size % PAGE:
        raise NotAWorkbook(f"{path} is not a workbook of this program; it was left as it is.")
    return FileKind.LOCKED


def connect(
    path: StrPath,
    key: str | None,
    *,
    wait: float,
    read_only: bool = False,
    any_thread: bool = False,
    kind: FileKind | None = None,
) -> "Connection":
    """A connection to a workbook that exists, set up as every connection to one is.

    Args:
        path: The file.
        key: The raw key of an encrypted file as 96 hexadecimal digits (key and salt); ignored for a plain file.
        wait: Seconds to wait for another process's write lock.
        read_only: Never write, not even the files beside it where that can be helped.
        any_thread: Allow use from other threads than this one, one at a time.
        kind: What lies at the path, where that is known: needed for a file that this process has open already.

    Raises:
        Fault: One of its kinds, for whatever keeps the file from being opened.
    """
    if kind is None:
        kind = file_kind(path)
        _leave_foreign_file_alone(path, kind)
    if kind is FileKind.LOCKED and key is None:
        raise NeedsPassphrase(f"{path} is encrypted; its passphrase opens it.")
    if kind is FileKind.LOCKED and not ENCRYPTION:
        raise NeedsPassphrase(f"{path} may be encrypted, and sqlcipher3 is missing here; install it to open the file.")
    connection = _connect(path, key if kind is FileKind.LOCKED else None, wait, read_only, any_thread)
    try:
        _check_header(connection, path, kind, read_only)
        _configure(connection, path, read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _leave_foreign_file_alone(path: StrPath, kind: FileKind) -> None:
    """Refuse another program's file before SQLite tidies up what that program left beside it.

    Raises:
        NotAWorkbook: It is another program's file.
        Damaged: Its first page cannot be read.
    """
    if kind is not FileKind.PLAIN:
        return
    with open(path, "rb") as file:
        owner = file.read(_OWNER.stop)[_OWNER]
    if int.from_bytes(owner, "big") != APPLICATION_ID:
        with contextlib.closing(_open(path, "mode=ro&immutable=1", wait=0)) as connection:
            _check_header(connection, path, kind, read_only=True)


def connect_new(path: StrPath, key: str | None) -> "Connection":
    """A connection to an empty file that is to become a workbook, encrypted where a key is given.

    Raises:
        NeedsPassphrase: A key is given, and encryption is not possible here.
    """
    if key is not None and not ENCRYPTION:
        raise NeedsPassphrase("Nothing can be encrypted here, because sqlcipher3 is missing; install it first.")
    connection = _connect(path, key, wait=1, read_only=False, any_thread=False)
    try:
        _configure(connection, path, read_only=False)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: StrPath, key: str | None, wait: float, read_only: bool, any_thread: bool) -> "Connection":
    mode = "mode=ro" if read_only else "mode=rw"
    wal = status_of(f"{os.fspath(path)}-wal") if read_only else None
    if read_only and not (wal and wal.st_size):
        mode += "&immutable=1"  # without it SQLite wants to write the index of the write-ahead log
    connection = _open(path, mode, wait=wait, any_thread=any_thread)
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key}'\"")
    return connection


def _open(path: StrPath, mode: str, *, wait: float, any_thread: bool = False) -> "Connection":
    with translated(path):
        connection: Connection = dbapi.connect(
            f"{_uri(path)}?{mode}",
            timeout=wait,
            isolation_level=None,
            check_same_thread=not any_thread,
            uri=True,
        )
    if ENCRYPTION:
        connection.execute("PRAGMA cipher_log_level=NONE")  # or the library's C code writes over the screen
    return connection


def _uri(path: StrPath) -> str:
    """The path as SQLite reads it from a URI, every byte that could mean anything else by its number."""
    if os.name != "posix":
        from pathlib import Path

        return Path(path).absolute().as_uri()
    whole = os.fsencode(os.path.join(os.getcwd(), path))
    return "file://" + "".join(chr(byte) if byte in _PLAIN_IN_URI else f"%{byte:02X}" for byte in whole)


def _configure(connection: "Connection", path: StrPath, read_only: bool) -> None:
    untrusted = _UNTRUSTED if dbapi.sqlite_version_info >= _UNTRUSTED_FROM else ()
    durable = () if read_only else _DURABLE
    with translated(path, writing=not read_only):
        for pragma in (*_PRAGMAS, *untrusted, *durable):
            connection.execute(f"PRAGMA {pragma}")


def _check_header(connection: "Connection", path: StrPath, kind: FileKind, read_only: bool) -> None:
    try:
        seen = version.user_version(connection)
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi.DatabaseError as error:
        fault = fault_for(error, path, writing=not read_only)  # even to read, SQLite writes files beside the workbook
        if kind is FileKind.LOCKED and isinstance(fault, Damaged):
            raise WrongPassphrase(
                "That is the wrong passphrase, or the start of the file is damaged; nothing was changed."
            ) from None
        raise fault from None
    if owner != APPLICATION_ID:
        raise NotAWorkbook(f"{path} belongs to another program; it was left as it is.")
    if seen > version.SCHEMA:
        raise NewerWorkbook(f"{path} was written by a newer version; update pivot-tui to open it.")


@contextlib.contextmanager
def translated(path: StrPath, *, writing: bool = False) -> Iterator[None]:
    """Let SQLite's errors about the file come out as faults with a sentence for the user."""
    try:
        yield
    except dbapi.DatabaseError as error:
        raise fault_for(error, path, writing=writing) from error


def fault_for(error: "sqlite3.Error", path: StrPath, *, writing: bool) -> Fault:
    """The fault that an error of the DB-API stands for; programming errors are raised as they are.

    Args:
        error: What SQLite said. sqlcipher3 does not say whether it was reading or writing that failed.
        path: The file that it was about.
        writing: Whether something was being written.
    """
    code = getattr(error, "sqlite_errorcode", None) or _CODES.get(str(error), 0)
    name = getattr(error, "sqlite_errorname", "")
    match code & 0xFF:
        case 5 | 6:  # SQLITE_BUSY, SQLITE_LOCKED
            return Busy("Another program is writing to this workbook; try again in a moment.")
        case 13:  # SQLITE_FULL
            return DiskFull("Nothing was saved because the disk is full; make room, then save again.")
        case 10 if any(part in name for part in _WRITING) or (writing and "READ" not in name):  # SQLITE_IOERR
            return DiskFull("The disk took no more, so nothing was saved; make room, then try again.")
        case 8:  # SQLITE_READONLY
            return ReadOnly(f"{path} can be read but not written here; change its permissions to save.")
        case 11 | 26:  # SQLITE_CORRUPT, SQLITE_NOTADB
            return Damaged(f"{name_of(path)} is damaged; 'pivot restore' puts the newest good backup in its place.")
        case 10:
            return Damaged(
                f"{name_of(path)} could not be read from the disk; 'pivot restore' offers the newest backup."
            )
        case 14:  # SQLITE_CANTOPEN
            return NoWorkbook(f"{path} cannot be opened; check that its folder is there and may be written.")
        case 19 if "FOREIGN KEY" in str(error):  # undone elsewhere meanwhile, or by the action that is taken back
            return UndoRefused("Something that this belongs to is gone; nothing was changed.")
        case _:
            raise error
