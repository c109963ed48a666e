"""What was learned of the place, of a role or of an offer: the list, its form, and its trash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.learned import BearsOn, Learned, Topic, learned_problems, read_month, say_month
from pivot_tui.domain.named_days import read_day_behind
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import LEARNED
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.said_by import contact_meant, who_of_contacts

LEARNED_FORM = LEARNED.name
"""The form's name among the drafts; its row there is the record's id, or ""."""

_GONE = "That is not there any more."


@dataclass(frozen=True, slots=True)
class SaidLearned:
    """Something that was learned, with who said it.

    Attributes:
        learned: What was learned.
        who: The initials or name of who said it, or "".
    """

    learned: Learned
    who: str

    @property
    def id(self) -> str:
        """The id of what was learned."""
        return self.learned.id


@dataclass(frozen=True, slots=True)
class LearnedForm:
    """The fields of the form, as they were typed or chosen.

    Attributes:
        text: What was learned.
        bears: ``place``, ``offer``, or the value of a role.
        topic: The value of a topic.
        who: Who said it, by their initials.
        month: The month that it speaks of.
        offer: The offer in words, where it bears on one.
        day: When it was learned.
    """

    text: str = ""
    bears: str = BearsOn.PLACE.value
    topic: str = Topic.OTHER.value
    who: str = ""
    month: str = ""
    offer: str = ""
    day: str = ""


def learned(store: Store, bears_on: BearsOn | None = None) -> tuple[SaidLearned, ...]:
    """What was learned, the newest first.

    Args:
        store: The workbook.
        bears_on: Only what bears on this.

    Raises:
        Fault: The workbook cannot be read.
    """
    chosen = "" if bears_on is None else "WHERE bears_on = ?"
    given = () if bears_on is None else (bears_on.value,)
    with store.reading() as db:
        found = tuple(LEARNED.select(db, f"{chosen} ORDER BY day DESC, id DESC", given))
        who = dict(db.execute("SELECT id, who FROM contact WHERE id IN (SELECT contact FROM learned)"))
    return tuple(SaidLearned(one, who.get(one.contact or "", "")) for one in found)


def find(store: Store, identifier: str) -> Learned:
    """One thing that was learned.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = LEARNED.get(db, identifier)
    if found is None:
        raise NotFound(_GONE)
    return found


def form_of(one: Learned, who: str) -> LearnedForm:
    """Something that was learned, as its form shows it."""
    bears = one.role.value if one.bears_on is BearsOn.ROLE and one.role else one.bears_on.value
    return LearnedForm(one.text, bears, one.topic.value, who, say_month(one.month), one.offer, one.day.isoformat())


def read_form(
    form: LearnedForm,
    today: date,
    identifier: str,
    who: Mapping[str, str],
    before: Learned | None = None,
) -> Learned | tuple[Problem, ...]:
    """What a form says was learned, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        today: The present day, which is meant where no day was typed.
        identifier: The record's id.
        who: All contacts' initials or names, by their ids.
        before: The record as it was.
    """
    problems = []
    day = read_day_behind(form.day, today) or today
    if isinstance(day, Problem):
        problems.append(day)
    month = read_month(form.month)
    if isinstance(month, Problem):
        problems.append(month)
    contact = contact_meant(form.who, who, before.contact if before else None, "who")
    if isinstance(contact, Problem):
        problems.append(contact)
    elif contact is None and form.who.strip():
        problems.append(Problem("who", "Nobody is called that among your contacts; add them first, or leave it open."))
    if not form.text.strip():
        problems.insert(0, Problem("text", "Say what you learned, in a sentence."))
    if problems or isinstance(day, Problem) or isinstance(month, Problem):
        return tuple(problems)
    role = form.bears if form.bears in {one.value for one in Role} else None
    bears_on = BearsOn.ROLE.value if role else form.bears
    found = intake.record(
        Learned,
        {
            "id": identifier,
            "text": form.text.strip(),
            "day": day.isoformat(),
            "topic": form.topic,
            "bears_on": bears_on,
            "role": role,
            "offer": " ".join(form.offer.split()) if bears_on == BearsOn.OFFER.value else "",
            "month": month.isoformat() if month else None,
            "contact": contact,
            "conversation": before.conversation if before else None,
        },
    )
    if not isinstance(found, Learned):
        return tuple(Problem("bears" if name == "bears_on" else name, said) for name, said in found)
    return learned_problems(found, today) or found


def save_learned(
    store: Store,
    form: LearnedForm,
    today: date,
    identifier: str | None = None,
    draft: tuple[str, str] | None = None,
) -> Learned | tuple[Problem, ...]:
    """Save what was learned from its form, new or over the one with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The record to write over; a new one without.
        draft: The draft's form and row, to be forgotten with the save.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    before = find(store, identifier) if identifier else None
    found = read_form(form, today, identifier or uuid7(store.clock()), who_of_contacts(store), before)
    if not isinstance(found, Learned):
        return found
    with store.transaction("learned.edit" if identifier else "learned.add"):
        if identifier is None:
            LEARNED.insert(store.db, [found])
        elif not LEARNED.update(store.db, found):
            raise NotFound(_GONE)
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash_learned(store: Store, identifier: str) -> int:
    """Put something that was learned in the trash; how many went.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, LEARNED.name, [identifier], "learned.trash")
