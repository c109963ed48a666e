"""An open workbook: its one connection, the transaction that every write goes through, and what others did to it."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from pivot_tui.domain.faults import Damaged, Fault, ReadOnly, Replaced
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.connection import FileKind, connect, file_kind, translated
from pivot_tui.store.files import StrPath, identity

if TYPE_CHECKING:
    from pathlib import Path

    from pivot_tui.store.connection import Connection

SCREEN_WAIT = 0.25
"""Seconds that a screen waits for another process's lock; it stays responsive and tries again by itself."""
SHELL_WAIT = 30.0
"""Seconds that a shell command waits: fifty captures at once all get their turn."""


class Batch(NamedTuple):
    """The user's action that is being recorded.

    Attributes:
        n: Its number in this file.
        id: Its UUIDv7, greater than that of every batch before it.
        at: The instant that leads the id.
    """

    n: int
    id: str
    at: datetime


def system_clock() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


class Store:
    """One connection to one workbook.

    Args:
        path: The file.
        key: Its raw key where it is encrypted.
        wait: Seconds to wait for another process's write lock.
        reason: Why nothing may be written, or nothing when the file is writable.
        any_thread: Allow use from other threads, one at a time.
        kind: What lies at the path, where that is known: needed for a file that this process has open already.
    """

    def __init__(
        self,
        path: StrPath,
        key: str | None = None,
        *,
        wait: float = SHELL_WAIT,
        reason: Fault | None = None,
        any_thread: bool = False,
        kind: FileKind | None = None,
    ) -> None:
        self._place = path
        self.key = key
        self.clock: Callable[[], datetime] = system_clock
        self.reason = reason
        self._wait = wait
        self._kind = kind or file_kind(path)
        self.encrypted = self._kind is FileKind.LOCKED
        self.db: Connection = connect(
            path, key, wait=wait, read_only=reason is not None, any_thread=any_thread, kind=kind
        )
        self._identity = identity(path)
        try:
            self._seen = self._state()
        except BaseException:
            self.db.close()
            raise

    @property
    def path(self) -> "Path":
        """The file."""
        from pathlib import Path

        return Path(self._place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the last one to close leaves a single file behind."""
        self.db.close()

    def another(self) -> "Store":
        """A second connection to the same workbook, for a worker thread of its own.

        Raises:
            Replaced: The file is no longer where it was.
        """
        self.check_in_place()
        other = Store(self._place, self.key, wait=SHELL_WAIT, reason=self.reason, kind=self._kind)
        other.clock = self.clock
        return other

    @contextlib.contextmanager
    def reading(self) -> Iterator["Connection"]:
        """The connection, for reads; SQLite's errors come out as faults.

        Raises:
            Damaged: A page cannot be read; from then on nothing is written.
        """
        with self._noticing_damage(), translated(self._place):
            yield self.db

    @contextlib.contextmanager
    def transaction(self, what: str, *, action: str = "do", target: int | None = None) -> Iterator[Batch]:
        """One user action: everything written inside is one batch, or nothing at all.

        Args:
            what: A message key such as ``journal.add``; never the user's words.
            action: ``do``, or ``undo`` and ``redo`` by history itself.
            target: The batch that an undo or a redo is about.

        Raises:
            ReadOnly: The file may not be written.
            Replaced: The file is no longer where it was.
            Busy: Another process kept the lock.
            DiskFull: There was no room.
            Damaged: A page cannot be read.
        """
        self.check_writable()
        with self._noticing_damage(), translated(self._place, writing=True):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                batch = self._open_batch(what, action, target)
                yield batch
                self._close_batch(batch, action)
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def _open_batch(self, what: str, action: str, target: int | None) -> Batch:
        now = self.clock()
        newest = self.db.execute("SELECT max(id) FROM batch").fetchone()[0]
        identifier = uuid7(now, after=newest)
        done = self.db.execute(
            "INSERT INTO batch (id, action, what, target) VALUES (?, ?, ?, ?)", (identifier, action, what, target)
        )
        assert done.lastrowid is not None
        return Batch(done.lastrowid, identifier, now)

    def _close_batch(self, batch: Batch, action: str) -> None:
        if not self.db.execute("SELECT 1 FROM change WHERE batch = ? LIMIT 1", (batch.n,)).fetchone():
            self.db.execute("DELETE FROM batch WHERE n = ?", (batch.n,))
            return
        if action == "do":
            self.db.execute("UPDATE batch SET state = 'dropped' WHERE state = 'undone'")
        self.db.execute("UPDATE batch SET state = 'done' WHERE n = ? AND state = 'open'", (batch.n,))

    @contextlib.contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        try:
            yield
        except Damaged as fault:
            self.reason = fault
            raise

    def check_writable(self) -> None:
        """Refuse to write where that would be refused or lost.

        Raises:
            ReadOnly: The file may not be written.
            Damaged: It was found damaged.
            Replaced: It was deleted or replaced underneath.
        """
        if self.reason is not None:
            raise type(self.reason)(self.reason.sentence)
        self.check_in_place()

    def check_in_place(self) -> None:
        """Make sure that the open file is still the one at its path.

        Raises:
            Replaced: It was deleted, or another file lies there now; what is open can still be copied.
        """
        if identity(self._place) != self._identity:
            self.reason = Replaced(
                f"{self.path.name} was deleted or replaced while it was open; save a copy of what is open here."
            )
            raise Replaced(self.reason.sentence)

    def changed_by_others(self) -> bool:
        """Whether another process has changed records since this was last asked; costs one pragma when not.

        Raises:
            Replaced: The file is no longer where it was.
        """
        self.check_in_place()
        if self._data_version() == self._seen[0]:
            return False
        before, self._seen = self._seen, self._state()
        return before[1] != self._seen[1]

    def _data_version(self) -> int:
        with self.reading() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    def _state(self) -> tuple[int, str | None]:
        with self.reading() as db:
            return self._data_version(), db.execute("SELECT max(id) FROM batch").fetchone()[0]


def read_only_reason(path: StrPath) -> ReadOnly:
    """The reason to give when a file or its folder may not be written."""
    return ReadOnly(f"{path} or its folder may not be written, so you can read but not save; change its permissions.")
