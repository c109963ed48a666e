"""The commands that add a contact and list them: ``pivot person``."""

from typing import TYPE_CHECKING

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.faults import NotUnderstood

if TYPE_CHECKING:
    from pivot_tui.domain.problems import Problem

_ADD_HELP = """Add somebody, with what they are.

\b
  pivot person add L.K. vice chair
  pivot person add L.K. vice chair --next "Ask for 20 minutes" --by tue

First who it is, in initials, then what they are: clerkship director, program director (or pd), vice chair,
UME director, simulation director, mentor, peer, external or coordinator. A full name is only kept with --name."""

_LIST_HELP = """List the contacts, with what stands next soonest first.

\b
  pivot person list
  pivot person list overdue
  pivot person list not met

Words narrow the list as the filter line does: initials without dots, words of what they are and where, +tag,
overdue, met and not met."""


@click.group("person", context_settings=HELP_OPTIONS)
def person_group() -> None:
    """Add a contact, or list them."""


@person_group.command("add", context_settings=HELP_OPTIONS, help=_ADD_HELP)
@shared_options
@click.argument("who")
@click.argument("kind", nargs=-1, metavar="TYPE...")
@click.option("--next", "next_step", metavar="WORDS", default="", help="What stands next with them.")
@click.option("--by", metavar="DAY", default="", help="The day by which: 24 mar, tue, in 2 weeks, 2026-03-24.")
@click.option("--name", "keep_name", is_flag=True, help="Keep a full name.")
def add_command(who: str, kind: tuple[str, ...], next_step: str, by: str, keep_name: bool) -> int:
    """Add a contact; its help is `_ADD_HELP`."""
    from pivot_tui.domain.contact import TYPE_NAMES, Contact, initials_instead
    from pivot_tui.domain.plain_text import printable
    from pivot_tui.workbook.contact_form import ContactForm, read_type
    from pivot_tui.workbook.contacts import save_contact

    with opened() as store:
        today = present().day
        found_type = read_type(" ".join(kind))
        if found_type is None:
            raise NotUnderstood(f"What are they? One of: {', '.join(TYPE_NAMES.values())}. Nothing was saved.")
        short = initials_instead(" ".join(who.split()))
        if short is not None and not keep_name:
            raise NotUnderstood(f"{printable(short)} would do; --name keeps the full name. Nothing was saved.")
        form = ContactForm(who=who, type=found_type.value, next_step=next_step, next_due=by)
        found = save_contact(store, form, today, keep_name=True)
    if not isinstance(found, Contact):
        raise NotUnderstood(f"{_said(found)} Nothing was saved.")
    pieces = (found.who, TYPE_NAMES[found.type], found.next_step, f"by {found.next_due}" if found.next_due else "")
    print_all([printable("   ".join([*filter(None, pieces), "(pivot undo takes it back)"]))])
    return 0


@person_group.command("list", context_settings=HELP_OPTIONS, help=_LIST_HELP)
@shared_options
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[WORDS]...")
def list_command(words: tuple[str, ...]) -> int:
    """List contacts; its help is `_LIST_HELP`."""
    from pivot_tui.domain.contact_filter import read_contact_filter
    from pivot_tui.printing.contacts import contact_lines
    from pivot_tui.workbook.contacts import listed

    chosen = read_contact_filter(" ".join(words))
    with opened() as store:
        today = present().day
        everybody = listed(store, today)
    found = [one for one in everybody if chosen.lets_through(one.known, one.due, today)]
    nobody = "Nobody answers to that." if everybody else "There are no contacts yet; pivot person add makes the first."
    print_all(contact_lines(found, today) if found else [nobody])
    return 0


def _said(problems: "tuple[Problem, ...]") -> str:
    return " ".join(problem.sentence for problem in problems)
