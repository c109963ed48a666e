"""What is kept beside the records, as lines: the trash and the backups."""

from collections.abc import Iterator, Sequence

from pivot_tui.domain.days import Now, say_day_near
from pivot_tui.domain.plain_text import printable
from pivot_tui.workbook.backups import BackupLine
from pivot_tui.workbook.history import Discarded


def trash_lines(items: Sequence[Discarded], now: Now) -> Iterator[str]:
    """What is in the trash, numbered, a line each."""
    for number, item in enumerate(items, 1):
        deleted = say_day_near(now.local(item.at.astimezone().replace(tzinfo=None)).date(), now.day)
        about = " ".join(filter(None, (item.day.isoformat() if item.day else "", _place(item))))
        yield f"{number:>3}  {about}  {printable(item.title)}   (deleted {deleted})"
    yield "The trash is empty." if not items else "pivot trash --restore NUMBER brings one back."


def _place(item: Discarded) -> str:
    """Where something was; a day alone says that it is of the journal."""
    return "" if item.table == "entry" else item.place


def backup_lines(backups: Sequence[BackupLine], chosen: BackupLine) -> Iterator[str]:
    """The backups, and which one would be restored."""
    for line in backups:
        mark = ">" if line.name == chosen.name else " "
        made = f"{line.at.astimezone():%Y-%m-%d %H:%M}"
        yield f"{mark} {printable(line.name)}   {made}   {line.size / 1024:,.0f} KiB   {line.reason}"
    yield f"Would restore {chosen.name}; the workbook that is there now would be kept."
