"""Building a new workbook and bringing an older one up to date; sqlite-utils is imported only here, and only then."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import Damaged
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store import version
from pivot_tui.store.connection import APPLICATION_ID, connect_new, translated
from pivot_tui.store.files import make_private_file, remove_with_companions, sync_file, sync_folder, temporary_beside
from pivot_tui.store.triggers import drop_triggers, missing_triggers, rebuild_search, write_triggers

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection


def build(path: Path, key: str | None = None) -> None:
    """Build a workbook under a temporary name and put it in place, unless another process was first.

    Raises:
        Fault: The file cannot be made.
    """
    temporary = temporary_beside(path)
    make_private_file(temporary)
    try:
        connection = connect_new(temporary, key)
        try:
            with translated(temporary, writing=True):
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection)
        finally:
            connection.close()
        sync_file(temporary)
        _put_in_place(temporary, path)
    finally:
        remove_with_companions(temporary)
    sync_folder(path.parent)


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            temporary.rename(path)


def migrate(db: "Connection") -> None:
    """Apply what is pending, in one transaction, with history and search written anew; foreign keys are checked after.

    Raises:
        Damaged: The result does not hold together; nothing was changed.
    """
    from sqlite_utils import Database

    from pivot_tui.store.migrations import MIGRATIONS

    db.execute("PRAGMA foreign_keys = OFF")  # inside a transaction this would do nothing
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            before = version.user_version(db)
            if before < version.SCHEMA:
                drop_triggers(db)
                MIGRATIONS.apply(Database(db, execute_plugins=False))
                _finish(db, is_new=before == 0)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _finish(db: "Connection", *, is_new: bool) -> None:
    rebuild_search(db)
    write_triggers(db)
    if is_new:
        now = datetime.now(UTC)
        created = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        db.execute("INSERT INTO workbook (one, id, created_at) VALUES (1, ?, ?)", (uuid7(now), created))
    else:
        db.execute("UPDATE batch SET state = 'dropped' WHERE state IN ('done', 'undone')")
    if db.execute("PRAGMA foreign_key_check").fetchone() or missing_triggers(db):
        raise Damaged("This workbook could not be brought up to date; it was left as it is, and so was its backup.")
    db.execute(f"PRAGMA user_version = {version.SCHEMA}")
