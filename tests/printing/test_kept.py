"""The trash, the backups and what was found, as lines that say where each thing is from."""

from datetime import UTC, date, datetime

from pivot_tui.domain.days import Now
from pivot_tui.printing.journal import found_lines
from pivot_tui.printing.kept import backup_lines, trash_lines
from pivot_tui.workbook.backups import BackupLine
from pivot_tui.workbook.history import Discarded
from pivot_tui.workbook.search import Found

DELETED = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 9)


def discarded(table: str, place: str, title: str, day: date | None = None) -> Discarded:
    return Discarded(table, "x", DELETED, day, title, place, title, ())


def test_every_thing_in_the_trash_says_what_it_is(now: Now) -> None:
    items = [
        discarded("entry", "journal", "words", MONDAY),
        discarded("element", "sheet", "a row"),
        discarded("premise", "done with", "nights"),
        discarded("pulse", "weekly pulse", "energy 3, dread 2", MONDAY),
    ]

    assert list(trash_lines(items, now)) == [
        "  1  2026-03-09  words   (deleted yesterday)",
        "  2  sheet  a row   (deleted yesterday)",
        "  3  done with  nights   (deleted yesterday)",
        "  4  2026-03-09 weekly pulse  energy 3, dread 2   (deleted yesterday)",
        "pivot trash --restore NUMBER brings one back.",
    ]
    assert list(trash_lines([], now)) == ["The trash is empty."]


def test_what_was_found_says_where_it_is_and_commands_no_terminal() -> None:
    found = [
        Found("entry", "a", MONDAY, "words \x1b[2J", "journal", ""),
        Found("kind", "b", None, "Scores", "kind of work", ""),
        Found("situation", "c", None, "gap", "situation", ""),
    ]

    assert list(found_lines(found)) == [
        "2026-03-09  words \N{REPLACEMENT CHARACTER}[2J",
        "kind of work  Scores",
        "situation  gap",
    ]
    assert list(found_lines([])) == ["Nothing found."]


def test_the_backup_that_would_be_restored_is_marked() -> None:
    made = [BackupLine(f"{name}.db", DELETED, "daily", 2048) for name in ("new", "old")]

    lines = list(backup_lines(made, made[1]))

    assert lines[0].startswith("  new.db")
    assert lines[1] == "> old.db   2026-03-12 09:00   2 KiB   daily"
    assert lines[2].startswith("Would restore old.db;")
