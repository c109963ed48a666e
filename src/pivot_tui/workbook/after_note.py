"""The after-note: what was advised and learned, what stands next, the three flags and the ledger, in one action."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from pivot_tui import intake
from pivot_tui.domain.contact import FLAG_NAMES, Contact
from pivot_tui.domain.conversation import Conversation, conversation_problems, read_minutes
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.learned_line import LearnedLine, read_learned_lines
from pivot_tui.domain.named_days import read_day_ahead, read_day_behind
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours
from pivot_tui.store.cards import close_meeting
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Batch, Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, INCUMBENT, LEARNED

AFTER_NOTE_FORM = "after_note"
"""The form of an after-note among the drafts; its row there is the conversation's id."""

_GONE = "That conversation is not there any more; what you typed is kept as a draft."
_FLAGS = {"": None, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class AfterNoteForm:
    """The after-note as it is typed or chosen.

    Attributes:
        held: The day on which it was held.
        minutes: How long it took, or "".
        advice: What they advised.
        next_step: What stands next with them.
        next_due: By which day, or "".
        learned: How this place works, a line each, with its marks behind it.
        who_else: Whom else they would see.
        thanked: ``yes`` or ``no``.
        write_again: When to write again: a day, ``in 3 months``, or "".
        mentor: Whether they are a mentor: ``yes``, ``no``, or "" for not asked; so are the next two.
        knows_goals: Whether they know the user's goals.
        would_advocate: Whether they would speak up for the user.
        title: The role whose real hours were said, or "".
        role: Which of the five roles that is, or "".
        promised: The hours a week that were promised.
        real: The hours a week that are kept; "" while that is not known.
    """

    held: str = ""
    minutes: str = ""
    advice: str = ""
    next_step: str = ""
    next_due: str = ""
    learned: str = ""
    who_else: str = ""
    thanked: str = "no"
    write_again: str = ""
    mentor: str = ""
    knows_goals: str = ""
    would_advocate: str = ""
    title: str = ""
    role: str = ""
    promised: str = ""
    real: str = ""


@dataclass(frozen=True, slots=True)
class ReadNote:
    """An after-note as it is understood.

    Attributes:
        conversation: The conversation with it.
        contact: The contact with what stands next.
        learned: What was learned of the place.
        incumbent: A line for the ledger, or nothing.
    """

    conversation: Conversation
    contact: Contact
    learned: tuple[Learned, ...]
    incumbent: Incumbent | None


def form_of(conversation: Conversation, contact: Contact, today: date) -> AfterNoteForm:
    """The after-note of a conversation as its form shows it; what was learned and the ledger only take what is new.

    Args:
        conversation: The conversation.
        contact: Whom it is with.
        today: The day on which it is taken to be held where that was not said.
    """
    flags = {True: "yes", False: "no", None: ""}
    return AfterNoteForm(
        held=(conversation.held or today).isoformat(),
        minutes="" if conversation.spoken_minutes is None else str(conversation.spoken_minutes),
        advice=conversation.advice,
        next_step=contact.next_step,
        next_due=contact.next_due.isoformat() if contact.next_due else "",
        who_else=conversation.who_else,
        thanked="no" if conversation.thanked is None else "yes",
        write_again=conversation.write_again.isoformat() if conversation.write_again else "",
        **{name: flags[getattr(contact, name)] for name in FLAG_NAMES},
    )


def learned_in(store: Store, identifier: str) -> tuple[Learned, ...]:
    """What was learned in a conversation, in the order in which it was written down.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(LEARNED.select(db, "WHERE conversation = ? ORDER BY id", (identifier,)))


def save_after_note(
    store: Store, identifier: str, form: AfterNoteForm, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> ReadNote | tuple[Problem, ...]:
    """Save an after-note with all that follows from it as one action, or say what is wrong, by the form's fields.

    Args:
        store: The workbook.
        identifier: The conversation.
        form: What was typed.
        today: The present day.
        drafts: The drafts to forget with it: each the form's name among the drafts and its row there.

    Raises:
        NotFound: The conversation is not there any more.
        Fault: Nothing was saved.
    """
    with store.reading() as db:
        conversation = CONVERSATION.get(db, identifier)
        contact = CONTACT.get(db, conversation.contact) if conversation else None
    if conversation is None or contact is None:
        raise NotFound(_GONE)
    reading = _NoteReading(form, today)
    found = reading.note(conversation, contact)
    if not isinstance(found, ReadNote):
        return found
    with store.transaction("conversation.note") as batch:
        found = _named(found, batch)
        if not CONVERSATION.update(store.db, found.conversation):
            raise NotFound(_GONE)
        if conversation.held is None:
            close_meeting(store.db, found.conversation, today)
        if found.contact != contact:
            CONTACT.update(store.db, found.contact)
        LEARNED.insert(store.db, found.learned)
        if found.incumbent is not None:
            INCUMBENT.insert(store.db, [found.incumbent])
        for draft in drafts:
            save_draft(store, *draft, "")
    return found


def _named(found: ReadNote, batch: Batch) -> ReadNote:
    """The new records with ids of their own, in their order."""
    learned: list[Learned] = []
    last = None
    for one in found.learned:
        last = uuid7(batch.at, after=last)
        learned.append(replace(one, id=last))
    incumbent = replace(found.incumbent, id=uuid7(batch.at)) if found.incumbent else None
    return replace(found, learned=tuple(learned), incumbent=incumbent)


class _NoteReading:
    """Reads an after-note.

    Args:
        form: What was typed.
        today: The present day.
    """

    def __init__(self, form: AfterNoteForm, today: date) -> None:
        self._form = form
        self._today = today
        self._problems: list[Problem] = []

    def note(self, conversation: Conversation, contact: Contact) -> ReadNote | tuple[Problem, ...]:
        """What was understood, or what is wrong."""
        for name in ("advice", "next_step", "who_else", "title"):
            text = getattr(self._form, name)
            problem = text_problem(text) if text.strip() else None
            if problem is not None:
                self._problems.append(Problem(name, problem.sentence))
        talk = self._conversation(conversation)
        known = self._contact(contact, conversation)
        learned = self._learned(conversation, talk.held or self._today)
        incumbent = self._incumbent(contact, talk.held or self._today)
        if self._problems:
            return tuple(self._problems)
        return ReadNote(talk, known, learned, incumbent)

    def _conversation(self, found: Conversation) -> Conversation:
        form = self._form
        held = self._taken("held", read_day_behind(form.held, self._today, "held"))
        write_again = self._taken("write_again", self._ahead("write_again", form.write_again, found.write_again))
        minutes = self._taken("minutes", read_minutes(form.minutes, "minutes"))
        thanked = (found.thanked or self._today) if form.thanked == "yes" else None
        if held is None and not self._has("held"):
            self._problems.append(Problem("held", "Say on which day you met."))
        saved = replace(
            found,
            held=held,
            spoken_minutes=minutes,
            clock_started=None,
            noted=found.noted or self._today,
            advice=form.advice.strip(),
            who_else=form.who_else.strip(),
            thanked=thanked,
            write_again=write_again,
            wrote_again=found.wrote_again if write_again == found.write_again else None,
        )
        for problem in conversation_problems(saved, self._today, ("held",)):
            field = "thanked" if problem.field == "thanked" else "held"
            if not self._has(field):
                self._problems.append(Problem(field, problem.sentence))
        return saved

    def _contact(self, found: Contact, conversation: Conversation) -> Contact:
        """What follows for the contact; only what was changed in the form is changed there."""
        form, before = self._form, form_of(conversation, found, self._today)
        changes: dict[str, Any] = {}
        due = self._taken("next_due", self._ahead("next_due", form.next_due, found.next_due))
        step = " ".join(form.next_step.split())
        if due is not None and not step:
            self._problems.append(Problem("next_step", "Say what stands next on that day, or take the day away."))
        if (form.next_step, form.next_due) != (before.next_step, before.next_due):
            changes |= {"next_step": step, "next_due": due, "snoozed_to": None}
        for name in FLAG_NAMES:
            if getattr(form, name) != getattr(before, name):
                changes[name] = _FLAGS[getattr(form, name)]
        return replace(found, **changes)

    def _learned(self, conversation: Conversation, day: date) -> tuple[Learned, ...]:
        lines = read_learned_lines(self._form.learned, "learned")
        if isinstance(lines, Problem):
            self._problems.append(lines)
            return ()
        return tuple(_learned(line, conversation, day) for line in lines)

    def _incumbent(self, contact: Contact, day: date) -> Incumbent | None:
        form = self._form
        if not any(text.strip() for text in (form.title, form.promised, form.real, form.role)):
            return None
        promised = self._taken("promised", read_hours(form.promised, "promised"))
        real = self._taken("real", read_hours(form.real, "real"))
        if not form.title.strip():
            self._problems.append(Problem("title", "Say which role these hours are of."))
        if promised is None and not self._has("promised"):
            self._problems.append(Problem("promised", "Say how many hours a week were promised."))
        if self._problems:
            return None
        values = {
            "id": "-",
            "title": " ".join(form.title.split()),
            "promised_minutes": promised,
            "day": day.isoformat(),
            "real_minutes": real,
            "role": form.role or None,
            "place": contact.institution,
            "contact": contact.id,
        }
        found = intake.record(Incumbent, values)
        if isinstance(found, Incumbent):
            return found
        self._problems += found
        return None

    def _ahead(self, field: str, typed: str, known: date | None) -> date | Problem | None:
        """A day to come; one that stands there already may have passed."""
        if known is not None and typed.strip() == known.isoformat():
            return known
        return read_day_ahead(typed, self._today, field)

    def _taken(self, field: str, found: Any) -> Any:
        """What was read, or nothing where that is a problem, which is kept."""
        if not isinstance(found, Problem):
            return found
        self._problems.append(Problem(field, found.sentence))
        return None

    def _has(self, field: str) -> bool:
        return any(problem.field == field for problem in self._problems)


def _learned(line: LearnedLine, conversation: Conversation, day: date) -> Learned:
    return Learned(id="-", day=day, contact=conversation.contact, conversation=conversation.id, **asdict(line))
