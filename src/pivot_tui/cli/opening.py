"""What every command needs first: the path, the clock, and the workbook itself."""

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.config_path import default_place as settings_place
from pivot_tui.domain.days import DAY_START
from pivot_tui.domain.faults import NotUnderstood
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import StrPath, default_place, derive_key, is_locked, open_for_shell

if TYPE_CHECKING:
    from pathlib import Path

_EARLIEST, _LATEST = 1900, 9998
"""Years in which every day has a week before it and a night behind it, in any time zone."""


def chosen_path(db: str | None) -> "Path":
    """The path that was named, or the default.

    Raises:
        NotUnderstood: It begins with the home folder of somebody who is not known here.
    """
    from pathlib import Path

    return Path(chosen_place(db))


def chosen_place(db: str | None) -> str:
    """The path that was named, or the default, as a capture takes it: it spares itself the time to load pathlib.

    Raises:
        NotUnderstood: It begins with the home folder of somebody who is not known here.
    """
    place = os.path.expanduser(db) if db else default_place()
    if place.startswith("~"):
        raise NotUnderstood("There is no such home folder; name the workbook's file by its whole path.")
    return place.rstrip(os.sep) or place


def chosen_clock(today: str | None) -> Clock:
    """The clock of this person, on the day that was named; days are said from now on as they write them.

    Raises:
        NotUnderstood: There is no such day.
    """
    day_start = DAY_START
    if os.access(settings_place(), os.R_OK):  # a capture shall not pay for settings that nobody has
        from pivot_tui import config
        from pivot_tui.domain import day_style

        settings = config.read().settings
        day_style.use(settings.day_style)
        day_start = settings.day_start
    if today is None:
        return Clock(day_start=day_start)
    try:
        day = date.fromisoformat(today)
    except ValueError:
        raise NotUnderstood(f"There is no day {today!a}; --today takes a day like 2026-03-13.") from None
    if not _EARLIEST <= day.year <= _LATEST:
        raise NotUnderstood(f"{today} is too far away to be meant; --today takes a day like 2026-03-13.")
    return Clock(day, day_start)


def ask_key(path: StrPath) -> str | None:
    """The raw key of an encrypted file, asked for at the terminal; nothing for a plain file, or with nobody to ask.

    Raises:
        NotUnderstood: What was typed is no text.
    """
    if not is_locked(path) or not sys.stdin.isatty():
        return None
    import getpass

    try:
        return derive_key(path, getpass.getpass(f"Passphrase of {os.path.basename(path)}: "))
    except UnicodeError:
        raise NotUnderstood("That passphrase is not UTF-8 text; type it again.") from None


def open_workbook(path: StrPath) -> Store:
    """The workbook, for one command.

    Raises:
        Fault: It cannot be opened.
    """
    return open_for_shell(path, ask_key(path))


def open_app(db: str | None, today: str | None, *, demo: bool = False, area: int = 1) -> int:
    """Open the workbook on the screen, on one of its areas; the exit code."""
    clock = chosen_clock(today)
    # Textual paints once a frame; with twice its usual frames a key or a search result is seen that much sooner.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from pivot_tui.app import run

    return run(chosen_path(db), clock, demo=demo, area=area)
