"""Contacts: everybody the user knows, finding one by a few letters, and what is done with one or with several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import TYPE_NAMES, Contact, SeenWork, initials_instead, short_name, with_step_done
from pivot_tui.domain.contact_filter import answers_to
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.follow_up import Due, due_of
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.problems import Problem
from pivot_tui.store import people
from pivot_tui.store.activities import activity_titles as activity_titles
from pivot_tui.store.cards import close_promised
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, SEEN_WORK
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.contact_form import ContactForm, SeenForm, name_question, read_form, read_seen

CONTACT_FORM = CONTACT.name
"""The form of a contact among the drafts; its row there is the contact's id, or `NEW`."""

SEEN_FORM = SEEN_WORK.name
"""The form of what somebody has seen, among the drafts; its row is the line's id, or the contact's for a new one."""

NEW = "new"

_GONE = "That contact is not there any more."
_MOST_NAMED, _LONGEST_NAME = 5, 24


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact as the list shows them.

    Attributes:
        known: The contact with how far things have come.
        due: What is due with them, or nothing.
    """

    known: Acquaintance
    due: Due | None

    @property
    def id(self) -> str:
        """The contact's id."""
        return self.known.contact.id


# Lists


def listed(store: Store, today: date) -> tuple[Listed, ...]:
    """Everybody, with what is due soonest first, and those with whom nothing is due behind them, by who they are.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = (Listed(known, due_of(known, today)) for known in contacts(store))
    return tuple(sorted(found, key=lambda one: one.due.shown_day if one.due is not None else date.max))


def contacts(store: Store) -> tuple[Acquaintance, ...]:
    """Everybody, by their initials or names.

    Raises:
        Fault: The workbook cannot be read.
    """
    return tuple(
        sorted(people.acquaintances(store), key=lambda known: (known.contact.who.casefold(), known.contact.id))
    )


def find(store: Store, contact_id: str) -> Contact:
    """One contact by its id.

    Raises:
        NotFound: They are not there any more.
    """
    with store.reading() as db:
        found = CONTACT.get(db, contact_id)
    if found is None:
        raise NotFound(_GONE)
    return found


def find_contact(store: Store, words: str) -> Contact:
    """The contact that some words mean: all of who it is, or initials without dots, or how nobody else begins.

    Where none of these fits, each word may be how something begins that is known of them: ``lk mentor``.

    Raises:
        NotFound: Nobody is called so, or several are; those are named.
    """
    with store.reading() as db:
        everybody = tuple(CONTACT.select(db, "ORDER BY who, id"))
    folded, short = " ".join(words.casefold().split()), short_name(words)
    called = [(one, " ".join(one.who.casefold().split())) for one in everybody]
    for found in (
        [one for one, who in called if who == folded],
        [one for one, who in called if short and short in (short_name(who), _initials_of(one))],
        [one for one, who in called if short and (who.startswith(folded) or short_name(who).startswith(short))],
        [one for one in everybody if short and answers_to(one, folded.split())],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"That could be {_named(found)}; add a word, such as what they are.")
    if not everybody:
        raise NotFound("There are no contacts yet; pivot person add makes the first.")
    raise NotFound(f"Nobody is called that; there is {_named(everybody)}.")


def _initials_of(contact: Contact) -> str:
    return short_name(initials_instead(contact.who) or contact.who)


def _named(found: Sequence[Contact]) -> str:
    names = [f"{_short(one.who)} ({TYPE_NAMES[one.type]})" for one in found[:_MOST_NAMED]]
    if len(found) > _MOST_NAMED:
        return f"{', '.join(names)} and {len(found) - _MOST_NAMED:,} more"
    return " or ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} or {names[-1]}"


def _short(who: str) -> str:
    """A name as a sentence can hold it."""
    name = printable(" ".join(who.split()))
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


# Changes


def save_contact(
    store: Store,
    form: ContactForm,
    today: date,
    identifier: str | None = None,
    drafts: Sequence[tuple[str, str]] = (),
    *,
    keep_name: bool = False,
) -> Contact | tuple[Problem, ...]:
    """Save a contact from its form, new or over the one with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The contact to write over; a new one without.
        drafts: The drafts to forget with it: each the form's name among the drafts and its row there.
        keep_name: Whether a full name is kept as it was typed; otherwise it is asked about first.

    Raises:
        NotFound: The contact is not there any more.
        Fault: Nothing was saved.
    """
    before = find(store, identifier) if identifier else None
    found = read_form(form, today, identifier or uuid7(store.clock()), before)
    question = () if keep_name else name_question(form, before)
    if not isinstance(found, Contact):
        return (*question, *found)
    if question:
        return question
    with store.transaction("contact.edit" if identifier else "contact.add"):
        if identifier is None:
            CONTACT.insert(store.db, [found])
        elif not CONTACT.update(store.db, found):
            raise NotFound("That contact is not there any more; what you typed is kept as a draft.")
        for draft in drafts:
            save_draft(store, *draft, "")
    return found


def done(store: Store, contact_id: str, today: date) -> Contact:
    """The next step with a contact is done, and its card with it: nothing stands next, and they were in touch today.

    Raises:
        NotFound: They are not there any more.
        Fault: Nothing was saved.
    """

    def step_done(contact: Contact) -> Contact:
        close_promised(store.db, contact, today)
        return with_step_done(contact, today)

    return _change(store, contact_id, "contact.done", step_done)


def snooze(store: Store, contact_id: str, until: date | None) -> Contact:
    """Let whatever is due with a contact rest until a day, or not any more.

    Raises:
        NotFound: They are not there any more.
        Fault: Nothing was saved.
    """
    return _change(store, contact_id, "contact.snooze", lambda contact: replace(contact, snoozed_to=until))


def _change(store: Store, contact_id: str, action: str, changed: Callable[[Contact], Contact]) -> Contact:
    with store.transaction(action):  # read inside, so that nothing another process has just written is lost
        before = CONTACT.get(store.db, contact_id)
        if before is None:
            raise NotFound(_GONE)
        after = changed(before)
        CONTACT.update(store.db, after)
    return after


def trash_contacts(store: Store, ids: Sequence[str]) -> int:
    """Put contacts in the trash, with their conversations and what they have seen; how many that were.

    Raises:
        NotFound: One is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, CONTACT.name, ids, "contact.trash")


# What they have seen


def seen_by(store: Store, contact_id: str) -> tuple[SeenWork, ...]:
    """What a contact has seen of the user's work, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    return people.seen_by(store, contact_id)


def find_seen(store: Store, identifier: str) -> SeenWork:
    """One line of what somebody has seen.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = SEEN_WORK.get(db, identifier)
    if found is None:
        raise NotFound("That is not there any more.")
    return found


def save_seen(
    store: Store,
    form: SeenForm,
    contact_id: str,
    today: date,
    identifier: str | None = None,
    drafts: Sequence[tuple[str, str]] = (),
) -> SeenWork | tuple[Problem, ...]:
    """Save what somebody has seen from its form, new or over the line with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        contact_id: Who saw it.
        today: The present day.
        identifier: The line to write over; a new one without.
        drafts: The drafts to forget with it.

    Raises:
        NotFound: The contact, or the line, is not there any more.
        Fault: Nothing was saved.
    """
    find(store, contact_id)
    found = read_seen(form, contact_id, activity_titles(store), today, identifier or uuid7(store.clock()))
    if not isinstance(found, SeenWork):
        return found
    with store.transaction("seen_work.edit" if identifier else "seen_work.add"):
        if identifier is None:
            SEEN_WORK.insert(store.db, [found])
        elif not SEEN_WORK.update(store.db, found):
            raise NotFound("That is not there any more; what you typed is kept as a draft.")
        for draft in drafts:
            save_draft(store, *draft, "")
    return found


def trash_seen(store: Store, ids: Sequence[str]) -> int:
    """Put lines of what somebody has seen in the trash.

    Raises:
        NotFound: One is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, SEEN_WORK.name, ids, "seen_work.trash")
