"""People as words, lines and JSON: who was met, what stands next, what was learned, and the ledger of incumbents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import FLAG_NAMES, TYPE_NAMES, Contact
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.due_line import DAYS_AHEAD
from pivot_tui.domain.follow_up import Due, ask_again_from
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import TOPIC_NAMES, say_bears_on, say_month
from pivot_tui.domain.role import ROLE_NAMES
from pivot_tui.domain.rounding import half_up, many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.who_you_have_met import MENTORS_WANTED, WhoYouHaveMet, missing_flags
from pivot_tui.printing.parts import and_more, document, one_line
from pivot_tui.workbook.learned import SaidLearned
from pivot_tui.workbook.ledger import Ledger, LedgerLine
from pivot_tui.workbook.people import People

NOBODY = "Nobody is written down yet."
NOBODY_YET = "nobody known yet"
NOTHING_LEARNED = "Nothing learned yet."
EMPTY_LEDGER = "Nothing in the ledger yet."
NOT_KNOWN = "not known: ask the next one"
_MOST = 8  # people who are named on one line


# In words, for the screen as well


def types_said(met: WhoYouHaveMet) -> str:
    """How many of the five types are known, and how many were met."""
    of = len(met.types)
    return f"{met.types_known} of {of} known, {met.types_met} of {of} met"


def person_said(known: Acquaintance) -> str:
    """Somebody, and whether they were met: ``R.T. met``."""
    return f"{one_line(known.contact.who)} {'met' if known.is_met else 'not met'}"


def persons_said(people: Sequence[Acquaintance]) -> str:
    """Several of them; of many only the first."""
    return ", ".join([*map(person_said, people[:_MOST]), *and_more(len(people), _MOST)])


def flags_said(contact: Contact) -> str:
    """Which of the three flags a mentor has, or what is missing, by name."""
    missing = missing_flags(contact)
    return ", ".join(missing) if missing else ", ".join(FLAG_NAMES.values())


def mentors_said(met: WhoYouHaveMet) -> str:
    """How far there are two mentors with all three flags, and how many people know the goals."""
    knows = "knows" if met.know_goals == 1 else "know"
    mentors = f"{many(met.said_mentors, 'mentor')}, {met.advocates} with all three flags"
    return f"{mentors}, {MENTORS_WANTED} wanted; {met.know_goals} {knows} your goals"


def others_said(others: Sequence[Acquaintance]) -> str:
    """How many others there are, and who."""
    met = sum(known.is_met for known in others)
    names = [f"{one_line(one.contact.who)} ({TYPE_NAMES[one.contact.type]})" for one in others[:_MOST]]
    return f"{len(others):,} known, {met:,} met: {', '.join([*names, *and_more(len(others), _MOST)])}"


def due_said(due: Due, people: People) -> str:
    """What is due, on which day, and by how much that is past."""
    day, late = say_day_and_year(due.shown_day, short=True), due.days_overdue(people.today)
    past = f", {many(late, 'day')} overdue" if late else ""
    put_off = f", put off from {say_day_and_year(due.day, short=True)}" if due.shown_day != due.day else ""
    return f"{day}: {one_line(due.what)}{put_off}{past}"


def hours_said(incumbent: Incumbent) -> tuple[str, str]:
    """What was promised and what is real, in hours a week; the real ones "" while they are not known."""
    real = incumbent.real_minutes
    return f"{say_hours(incumbent.promised_minutes)} h", "" if real is None else f"{say_hours(real)} h"


def lost_said(incumbent: Incumbent) -> str:
    """How many hours are lost, in hours and percent; more than a quarter is flagged, and a gain is said as one."""
    lost = incumbent.lost_minutes
    if lost is None:
        return NOT_KNOWN
    if incumbent.is_gain:
        percent = f" ({half_up(-incumbent.lost_part * 100)}%)" if incumbent.lost_part is not None else ""
        return f"gains {say_hours(-lost)} h{percent}"
    if not incumbent.promised_minutes:
        return "nothing was promised"
    if not lost:
        return "nothing lost"
    said = f"{say_hours(lost)} h lost ({incumbent.lost_percent}%)"
    return f"! {said}, over 25%" if incumbent.is_flagged else said


def learned_about(one: SaidLearned) -> str:
    """What something is about, what it bears on, and the month that it speaks of."""
    topic = TOPIC_NAMES[one.learned.topic]
    said = (topic, f"bears on {one_line(say_bears_on(one.learned))}", say_month(one.learned.month))
    return " · ".join(filter(None, said))


def ledger_said(ledger: Ledger) -> str:
    """How many lines are flagged and how many lack the real hours."""
    parts = [many(len(ledger.lines), "line")]
    parts += [f"{ledger.flagged} over 25% lost"] if ledger.flagged else []
    parts += [f"{ledger.unknown} to ask"] if ledger.unknown else []
    return ", ".join(parts)


# Lines


def people_lines(people: People) -> Iterator[str]:
    """Everybody with what stands next, who was met, what is due, what was learned, and the ledger."""
    if not people.known:
        yield NOBODY
    for known, due in people.known:
        yield f"{one_line(known.contact.who):<8}  {TYPE_NAMES[known.contact.type]}, {_met_said(known)}"
        if due is not None:
            yield f"{'':<10}{due_said(due, people)}"
    if people.known:
        yield ""
        yield from met_lines(people.met)
        yield ""
        yield f"Overdue: {_with_whom(people.overdue)}"
        yield f"In the next {DAYS_AHEAD} days: {_with_whom(people.soon)}"
        if asked := _asked_of_late(people):
            yield f"No new ask before: {asked}"
    yield ""
    yield from learned_lines(people.learned, people.ledger)


def met_lines(met: WhoYouHaveMet) -> Iterator[str]:
    """The five types, who has a say in each role, the mentors, and everybody else."""
    yield f"Who controls education jobs: {types_said(met)}"
    for kind in met.types:
        yield f"  {TYPE_NAMES[kind.type]:<33}{persons_said(kind.people) or NOBODY_YET}"
    yield ""
    yield "Who has a say in each role; * for those you could see yourself in"
    for role in met.roles:
        mark = "*" if role.is_ticked else " "
        yield f"  {mark} {ROLE_NAMES[role.role]:<33}{persons_said(role.people) or NOBODY_YET}"
    yield ""
    yield f"Mentors: {mentors_said(met)}"
    yield from (f"  {one_line(one.contact.who):<8}  {flags_said(one.contact)}" for one in met.mentors)
    if met.others:
        yield ""
        yield f"Others: {others_said(met.others)}"


def learned_lines(learned: Iterable[SaidLearned], ledger: Ledger) -> Iterator[str]:
    """What was learned, the newest first, and the ledger."""
    found = tuple(learned)
    yield "Learned" if found else NOTHING_LEARNED
    for one in found:
        who = f" ({one_line(one.who)})" if one.who else ""
        yield f"  {say_day_and_year(one.learned.day, short=True):<13}{one_line(one.learned.text)}{who}"
        yield f"  {'':<13}{learned_about(one)}"
    yield ""
    yield f"Ledger, education time a week: {ledger_said(ledger)}" if ledger.lines else EMPTY_LEDGER
    yield from map(_ledger_line, ledger.lines)


def _ledger_line(line: LedgerLine) -> str:
    one = line.incumbent
    promised, real = hours_said(one)
    where = f", {one_line(one.place)}" if one.place else ""
    kept = f", really {real}" if real else ""
    who = "; ".join(filter(None, (one_line(line.who), say_day_and_year(one.day, short=True))))
    return f"  {one_line(one.title)}{where}: promised {promised}{kept}; {lost_said(one)} ({who})"


def _met_said(known: Acquaintance) -> str:
    return f"met {say_day_and_year(known.held, short=True)}" if known.held else "not met"


def _with_whom(dues: tuple[Due, ...]) -> str:
    said = (f"{one_line(due.contact.who)} {say_day_and_year(due.shown_day, short=True)}" for due in dues)
    return ", ".join(said) or "nobody"


def _asked_of_late(people: People) -> str:
    """Whom another ask would come too soon to, and until which day, the first day first (S4.7)."""
    days = ((ask_again_from(known, people.today), known.contact) for known, _ in people.known)
    found = sorted(((day, contact.who) for day, contact in days if day is not None))
    return ", ".join(f"{one_line(who)} {say_day_and_year(day, short=True)}" for day, who in found)


# JSON


def people_json(people: People) -> str:
    """The same as one JSON document."""
    met = people.met
    return document(
        "people",
        day=people.today.isoformat(),
        people=[_person_fields(known, due, people) for known, due in people.known],
        types_known=met.types_known,
        types_met=met.types_met,
        types=[
            {"type": one.type.value, "known": bool(one.people), "met": one.is_met, "people": _ids(one.people)}
            for one in met.types
        ],
        roles=[{"role": one.role.value, "of_interest": one.is_ticked, "people": _ids(one.people)} for one in met.roles],
        mentors=met.said_mentors,
        mentors_with_all_flags=met.advocates,
        mentors_wanted=MENTORS_WANTED,
        know_goals=met.know_goals,
        overdue=[due.contact.id for due in people.overdue],
        due_within_days=DAYS_AHEAD,
        due_soon=[due.contact.id for due in people.soon],
        learned=[_learned_fields(one) for one in people.learned],
        ledger=[_ledger_fields(line) for line in people.ledger.lines],
    )


def _person_fields(known: Acquaintance, due: Due | None, people: People) -> dict[str, Any]:
    contact, again = known.contact, ask_again_from(known, people.today)
    return {
        "id": contact.id,
        "who": contact.who,
        "type": contact.type.value,
        "position": contact.position or None,
        "institution": contact.institution or None,
        "controls": list(contact.controls),
        "met": known.is_met,
        "last_met": known.held.isoformat() if known.held else None,
        "last_asked": known.asked.isoformat() if known.asked else None,
        "ask_again_from": again.isoformat() if again else None,
        "last_contact": known.last_contact.isoformat() if known.last_contact else None,
        **contact.flags,
        "due": None if due is None else _due_fields(due, people),
    }


def _due_fields(due: Due, people: People) -> dict[str, Any]:
    return {
        "kind": due.kind.name.lower(),
        "what": due.what,
        "day": due.shown_day.isoformat(),
        "day_before_snoozing": due.day.isoformat(),
        "days_overdue": due.days_overdue(people.today),
    }


def _learned_fields(one: SaidLearned) -> dict[str, Any]:
    found = one.learned
    return {
        "id": found.id,
        "text": found.text,
        "day": found.day.isoformat(),
        "topic": found.topic.value,
        "bears_on": found.bears_on.value,
        "role": found.role.value if found.role else None,
        "offer": found.offer or None,
        "month": f"{found.month:%Y-%m}" if found.month else None,
        "who": one.who or None,
    }


def _ledger_fields(line: LedgerLine) -> dict[str, Any]:
    one = line.incumbent
    return {
        "id": one.id,
        "title": one.title,
        "role": one.role.value if one.role else None,
        "place": one.place or None,
        "promised_minutes": one.promised_minutes,
        "real_minutes": one.real_minutes,
        "lost_minutes": one.lost_minutes,
        "lost_percent": float(one.lost_percent) if one.lost_percent else None,
        "flagged": one.is_flagged,
        "who": line.who or None,
        "day": one.day.isoformat(),
    }


def _ids(people: Iterable[Acquaintance]) -> list[str]:
    return [known.contact.id for known in people]
