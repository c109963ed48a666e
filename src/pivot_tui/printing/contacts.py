"""Contacts as lines: who they are, what stands next, and what is known of one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pivot_tui.domain.contact import FLAG_NAMES, TYPE_NAMES, Contact, SeenWork
from pivot_tui.domain.conversation import say_thread
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.follow_up import ask_again_from, waits_for_answer
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.role import ROLE_NAMES, Role
from pivot_tui.printing.parts import shortened
from pivot_tui.workbook.contacts import Listed
from pivot_tui.workbook.follow_ups import say_due_day

MOST_SEEN = 3
"""How many lines of what somebody has seen stand beside the list."""

_LONGEST_WHO, _LONGEST_NEXT, _LONGEST_FACT = 20, 80, 240  # characters


def contact_facts(
    one: Listed, seen: Sequence[SeenWork], notes: Sequence[str], today: date
) -> Iterator[tuple[str, str]]:
    """What is known of a contact, by name; what is not known is left out.

    Args:
        one: The contact with what is due.
        seen: What they have seen, the newest first.
        notes: What they said last, the newest first.
        today: The present day.
    """
    contact = one.known.contact
    found = [
        ("Next", say_next(one, today)),
        ("Thread", say_thread(one.known.newest, today) if one.known.newest else "not asked, not met"),
        ("Ask again", say_ask_again(one, today)),
        ("Position", ", ".join(filter(None, (contact.position, contact.institution)))),
        ("Controls", say_controls(contact)),
        ("Flags", say_flags(contact)),
    ]
    for number, line in enumerate(seen[:MOST_SEEN]):
        found.append(("" if number else "Has seen", f"{say_day_near(line.day, today)}  {first_line(line.what)}"))
    if len(seen) > MOST_SEEN:
        found.append(("", f"and {len(seen) - MOST_SEEN:,} more"))
    found += [("" if number else "Said last", first_line(note)) for number, note in enumerate(notes)]
    ways = (contact.email, contact.phone, " ".join(contact.other_ways.split()))
    found += [
        ("Last contact", say_day_near(one.known.last_contact, today) if one.known.last_contact else ""),
        ("Reach", ", ".join(filter(None, ways))),
        ("Interval", say_interval(contact)),
        ("Tags", " ".join(f"+{tag}" for tag in contact.tags)),
    ]
    for name, said in found:
        if said:
            yield name, shortened(said, _LONGEST_FACT)


def say_next(one: Listed, today: date) -> str:
    """What stands next with a contact and when, or "" where nothing does."""
    due, contact = one.due, one.known.contact
    if due is None:
        return contact.next_step
    rests = due.shown_day != due.day and contact.snoozed_to is not None and contact.snoozed_to > today
    day = f"put off until {say_day_near(due.shown_day, today)}" if rests else say_due_day(due, today)
    return f"{due.what}, {day}"


def say_day_due(one: Listed, today: date) -> str:
    """The day on which something is due with a contact, or how late it is, in a word or two; "" where nothing is."""
    return say_due_day(one.due, today) if one.due is not None else ""


def say_ask_again(one: Listed, today: date) -> str:
    """From which day on another ask is not too soon, where one could come next; "" where it is not (S4.7)."""
    newest, day = one.known.newest, ask_again_from(one.known, today)
    if newest is None or day is None or not (newest.is_over or waits_for_answer(newest)):
        return ""
    return f"from {say_day_near(day, today)}; sooner is up to you"


def say_controls(contact: Contact) -> str:
    """The roles that a contact has a say in, and what else they control."""
    roles = [ROLE_NAMES[role] for role in Role if role.value in contact.controls]
    return "; ".join(filter(None, (*roles, contact.controls_also)))


def say_flags(contact: Contact) -> str:
    """The three flags that are asked one by one; what is not known is said to be so."""
    if all(flag is None for flag in contact.flags.values()):
        return ""
    answers = {True: "yes", False: "no", None: "not known"}
    return ", ".join(
        f"{FLAG_NAMES[name].removesuffix(' for you')}: {answers[flag]}" for name, flag in contact.flags.items()
    )


def say_interval(contact: Contact) -> str:
    """The intervals that were set; "" while they are the usual ones."""
    if contact.wished_days == 0:
        return "no nudges"
    wished = f"every {contact.wished_days:,} days" if contact.wished_days is not None else ""
    longest = f"at the latest after {contact.longest_days:,}" if contact.longest_days is not None else ""
    return ", ".join(filter(None, (wished, longest)))


def contact_lines(found: Iterable[Listed], today: date) -> Iterator[str]:
    """Contacts as lines, each with its type, what stands next, and whether they were met."""
    rows = [
        (
            shortened(one.known.contact.who, _LONGEST_WHO),
            TYPE_NAMES[one.known.contact.type],
            "met" if one.known.is_met else "not met",
            shortened(say_next(one, today), _LONGEST_NEXT),
        )
        for one in found
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for who, kind, met, stands_next in rows:
        yield f"{who:<{widths[0]}}  {kind:<{widths[1]}}  {met:<{widths[2]}}  {stands_next}".rstrip()
