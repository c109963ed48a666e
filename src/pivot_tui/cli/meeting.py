"""The command that notes a conversation which was held: ``pivot met``."""

from typing import TYPE_CHECKING

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, shared_options
from pivot_tui.cli.outcome import silence
from pivot_tui.domain.faults import NotUnderstood

if TYPE_CHECKING:
    from pivot_tui.domain.contact import Contact
    from pivot_tui.domain.conversation import Conversation
    from pivot_tui.domain.days import Now

_HELP = """Note that you talked with somebody.

\b
  pivot met L.K. 20
  pivot met lk --on wed

PERSON is one of your contacts, by their initials with or without dots. MINUTES may be left out. Without --on it was
today; a day is written like 2026-03-09, yesterday, wed or "9 mar". The after-note is written in the workbook."""


@click.command("met", context_settings=HELP_OPTIONS, help=_HELP)
@shared_options
@click.argument("person")
@click.argument("minutes", default="")
@click.option("--on", "day", metavar="DAY", default="", help="The day it was; today without.")
def met_command(person: str, minutes: str, day: str) -> int:
    """Note a conversation; its help is `_HELP`."""
    from pivot_tui.domain.conversation import Conversation
    from pivot_tui.workbook.contacts import find_contact
    from pivot_tui.workbook.conversation_forms import MetForm, save_met

    with opened() as store:
        now = present()
        contact = find_contact(store, person)
        found = save_met(store, contact.id, MetForm(minutes, day), now)
    if not isinstance(found, Conversation):
        raise NotUnderstood(f"{found[0].sentence} Nothing was saved.")
    try:
        print(_answer(contact, found, now), flush=True)
    except OSError:
        silence()  # it is saved, whether or not anybody could be told
    return 0


def _answer(contact: "Contact", found: "Conversation", now: "Now") -> str:
    """What was noted, in one line, what comes next, and how to take it back."""
    from pivot_tui.domain.conversation import say_held
    from pivot_tui.domain.days import say_day_near
    from pivot_tui.domain.plain_text import printable

    day = say_day_near(found.held, now.day) if found.held else ""
    said = ", ".join(filter(None, (f"Met {' '.join(contact.who.split())} {day}", say_held(found.spoken_minutes))))
    return printable(f"{said}.   Next: pivot, for the after-note.   (pivot undo takes it back)")
