"""The command that logs a session of an activity: ``pivot log``."""

from typing import TYPE_CHECKING

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, shared_options
from pivot_tui.cli.outcome import silence
from pivot_tui.domain.faults import NotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from pivot_tui.workbook.session_line import LoggedLine

_HELP = """Log a session of an activity, in one line.

\b
  pivot log sepsis noon on wed PGY-1:10 PGY-2:8 1h prep 2h
  pivot log bedside rounds yesterday

First the activity, by words of its title; behind it, in any order, a day (2026-03-13, yesterday, on tue, 3 days ago),
learners as level:number, the length (1h, 1.5h, 90min) and the preparation (prep 2h). Without a day it is today.
Learners and length that are not named are those of its last session."""


@click.command("log", context_settings=HELP_OPTIONS, help=_HELP)
@shared_options
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="WORDS...")
def log_command(words: tuple[str, ...]) -> int:
    """Log a session; its help is `_HELP`."""
    from pivot_tui.domain.problems import Problem
    from pivot_tui.workbook.session_line import log_line

    with opened() as store:
        now = present()
        found = log_line(store, words, now)
    if isinstance(found, Problem):
        raise NotUnderstood(f"{found.sentence} Nothing was saved.")
    try:
        print(_answer(found, now.day), flush=True)
    except OSError:
        silence()  # it is saved, whether or not anybody could be told
    return 0


def _answer(found: "LoggedLine", today: "date") -> str:
    """What was understood, in one line, and how to take it back."""
    from pivot_tui.domain.plain_text import printable
    from pivot_tui.printing.sessions import session_line

    title = " ".join(found.activity.title.split())
    taken = f"({' and '.join(found.taken)} as last time)" if found.taken else ""
    pieces = [title, session_line(found.session, today), taken, "(pivot undo takes it back)"]
    return printable("   ".join(piece for piece in pieces if piece))
