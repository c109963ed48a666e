"""The ledger of incumbents: what was promised and what is real, its form, and its trash (S6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.incumbent import Incumbent, incumbent_problems
from pivot_tui.domain.named_days import read_day_behind
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import INCUMBENT
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.said_by import contact_meant, who_of_contacts

INCUMBENT_FORM = INCUMBENT.name
"""The form's name among the drafts; its row there is the record's id, or ""."""

_GONE = "That line is not there any more."
_FIELDS = {"promised_minutes": "promised", "real_minutes": "real", "said_by": "who"}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the ledger, with who said so.

    Attributes:
        incumbent: The line.
        who: The initials or name of who said so, or "".
    """

    incumbent: Incumbent
    who: str

    @property
    def id(self) -> str:
        """The id of the line."""
        return self.incumbent.id


@dataclass(frozen=True, slots=True)
class Ledger:
    """What people in education roles were promised, and what they really get.

    Attributes:
        lines: The lines, the newest last.
    """

    lines: tuple[LedgerLine, ...]

    @property
    def flagged(self) -> int:
        """In how many lines more than a quarter of the promise is lost."""
        return sum(line.incumbent.is_flagged for line in self.lines)

    @property
    def unknown(self) -> int:
        """In how many lines the real hours are not known."""
        return sum(line.incumbent.real_minutes is None for line in self.lines)


@dataclass(frozen=True, slots=True)
class IncumbentForm:
    """The fields of a line's form, as they were typed or chosen.

    Attributes:
        title: The role in words.
        role: The value of one of the five roles, or "".
        promised: Hours a week.
        real: Hours a week, or "" while they are not known.
        who: Who said so, by their initials.
        place: Where; "" for here.
        day: When it was said.
    """

    title: str = ""
    role: str = ""
    promised: str = ""
    real: str = ""
    who: str = ""
    place: str = ""
    day: str = ""


def ledger(store: Store) -> Ledger:
    """The whole ledger.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        found = tuple(INCUMBENT.select(db, "ORDER BY id"))
        who = dict(db.execute("SELECT id, who FROM contact WHERE id IN (SELECT contact FROM incumbent)"))
    return Ledger(tuple(LedgerLine(one, who.get(one.contact or "", one.said_by)) for one in found))


def find(store: Store, identifier: str) -> Incumbent:
    """One line.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = INCUMBENT.get(db, identifier)
    if found is None:
        raise NotFound(_GONE)
    return found


def form_of(one: Incumbent, who: str) -> IncumbentForm:
    """A line as its form shows it."""
    return IncumbentForm(
        one.title,
        one.role.value if one.role else "",
        say_hours(one.promised_minutes),
        say_hours(one.real_minutes),
        who,
        one.place,
        one.day.isoformat(),
    )


def read_form(
    form: IncumbentForm, today: date, identifier: str, who: Mapping[str, str], before: Incumbent | None = None
) -> Incumbent | tuple[Problem, ...]:
    """The line that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        today: The present day, which is meant where no day was typed.
        identifier: The line's id.
        who: All contacts' initials or names, by their ids.
        before: The line as it was.
    """
    problems = [] if form.title.strip() else [Problem("title", "Name the role, such as clerkship director.")]
    promised, real = read_hours(form.promised, "promised"), read_hours(form.real, "real")
    if promised is None:
        promised = Problem("promised", "Give the hours a week that were promised; 0 where none were.")
    day = read_day_behind(form.day, today) or today
    contact = contact_meant(form.who, who, before.contact if before else None, "who")
    problems += [found for found in (promised, real, day, contact) if isinstance(found, Problem)]
    if problems or isinstance(day, Problem):
        return tuple(problems)
    found = intake.record(
        Incumbent,
        {
            "id": identifier,
            "title": " ".join(form.title.split()),
            "promised_minutes": promised,
            "real_minutes": real,
            "day": day.isoformat(),
            "role": form.role or None,
            "place": " ".join(form.place.split()),
            "contact": contact,
            "said_by": "" if contact else " ".join(form.who.split()),
        },
    )
    if not isinstance(found, Incumbent):
        return tuple(Problem(_FIELDS.get(name, name), said) for name, said in found)
    wrong = incumbent_problems(found, today)
    return tuple(Problem(_FIELDS.get(name, name), said) for name, said in wrong) or found


def save_incumbent(
    store: Store,
    form: IncumbentForm,
    today: date,
    identifier: str | None = None,
    draft: tuple[str, str] | None = None,
) -> Incumbent | tuple[Problem, ...]:
    """Save a line from its form, new or over the one with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The line to write over; a new one without.
        draft: The draft's form and row, to be forgotten with the save.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    before = find(store, identifier) if identifier else None
    found = read_form(form, today, identifier or uuid7(store.clock()), who_of_contacts(store), before)
    if not isinstance(found, Incumbent):
        return found
    with store.transaction("incumbent.edit" if identifier else "incumbent.add"):
        if identifier is None:
            INCUMBENT.insert(store.db, [found])
        elif not INCUMBENT.update(store.db, found):
            raise NotFound(_GONE)
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash_incumbent(store: Store, identifier: str) -> int:
    """Put a line in the trash; how many went.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, INCUMBENT.name, [identifier], "incumbent.trash")
