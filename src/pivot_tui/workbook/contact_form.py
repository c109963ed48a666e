"""What is typed of a contact and of what they have seen, and how it is read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.contact import (
    FLAG_NAMES,
    NO_WHO,
    TYPE_NAMES,
    Contact,
    ContactType,
    SeenWork,
    contact_problems,
    initials_instead,
    seen_work_problems,
)
from pivot_tui.domain.named_days import read_day_ahead, read_day_behind
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.problems import Problem
from pivot_tui.store.tables.people import CONTACT

_FLAGS = {"": None, "yes": True, "no": False}
_WORDS = ("next_step", "position", "institution", "controls_also", "email", "phone")


@dataclass(frozen=True, slots=True)
class ContactForm:
    """The fields of the form for a contact, as they were typed or chosen.

    Attributes:
        who: Initials, or a name.
        type: What they are to the user.
        next_step: What stands next.
        next_due: By which day.
        position: What they are there.
        institution: Where.
        controls: The roles that they have a say in, with spaces between.
        controls_also: What else they control.
        email: Where they can be written to.
        phone: Where they can be called.
        other_ways: Other ways to reach them.
        mentor: ``yes``, ``no`` or "" for not asked; so are the next two.
        knows_goals: Whether they know the user's goals.
        would_advocate: Whether they would speak up for the user.
        wished_days: The wished interval in days, or "".
        longest_days: The longest, or "".
        in_touch: The last day something passed between them, or "".
        tags: Words to find them by, with spaces between.
    """

    who: str = ""
    type: str = ContactType.CLERKSHIP_DIRECTOR.value
    next_step: str = ""
    next_due: str = ""
    position: str = ""
    institution: str = ""
    controls: str = ""
    controls_also: str = ""
    email: str = ""
    phone: str = ""
    other_ways: str = ""
    mentor: str = ""
    knows_goals: str = ""
    would_advocate: str = ""
    wished_days: str = ""
    longest_days: str = ""
    in_touch: str = ""
    tags: str = ""


@dataclass(frozen=True, slots=True)
class SeenForm:
    """The fields of what somebody has seen, as they were typed; the activity by its title."""

    what: str = ""
    day: str = ""
    activity: str = ""


# Contacts


def form_of(contact: Contact) -> ContactForm:
    """A contact as its form shows it."""
    said = {True: "yes", False: "no", None: ""}
    return ContactForm(
        who=contact.who,
        type=contact.type.value,
        next_step=contact.next_step,
        next_due=_iso(contact.next_due),
        position=contact.position,
        institution=contact.institution,
        controls=" ".join(contact.controls),
        controls_also=contact.controls_also,
        email=contact.email,
        phone=contact.phone,
        other_ways=contact.other_ways,
        mentor=said[contact.mentor],
        knows_goals=said[contact.knows_goals],
        would_advocate=said[contact.would_advocate],
        wished_days=_number(contact.wished_days),
        longest_days=_number(contact.longest_days),
        in_touch=_iso(contact.in_touch),
        tags=" ".join(contact.tags),
    )


def read_form(
    form: ContactForm, today: date, identifier: str, before: Contact | None = None
) -> Contact | tuple[Problem, ...]:
    """The contact that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        today: The present day.
        identifier: The contact's id.
        before: The contact as it was; what the form does not show stays as it is.
    """
    values = _values(before) if before is not None else {}
    values |= asdict(form)
    values |= {name: " ".join(getattr(form, name).split()) for name in _WORDS}
    values |= {"id": identifier, "who": " ".join(form.who.split()), "other_ways": form.other_ways.strip()}
    values |= {name: _FLAGS[getattr(form, name)] for name in FLAG_NAMES}
    values |= {"controls": form.controls.split(), "tags": read_tags(form.tags)}
    problems = [] if values["who"] else [Problem("who", NO_WHO)]
    for name in ("wished_days", "longest_days"):
        values[name] = _days(name, getattr(form, name), problems)
    values["next_due"] = _day("next_due", form.next_due, today, problems)
    values["in_touch"] = _day("in_touch", form.in_touch, today, problems)
    if problems:
        return tuple(problems)
    found = intake.record(Contact, values)
    if isinstance(found, Contact):
        if before is not None and (before.next_step, before.next_due) != (found.next_step, found.next_due):
            found = replace(found, snoozed_to=None)  # the rest of what stood there before does not hold for it
        return contact_problems(found, today) or found
    return found


def name_question(form: ContactForm, before: Contact | None = None) -> tuple[Problem, ...]:
    """Where a full name was typed that was not kept before: which initials would do (DOMAIN 6.2)."""
    who = " ".join(form.who.split())
    short = initials_instead(who)
    if short is None or (before is not None and before.who == who):
        return ()
    sentence = f"{printable(short)} would do; ctrl+r writes that. Saving again keeps the name as it is typed."
    return (Problem("who", sentence),)


def read_type(words: str) -> ContactType | None:
    """The type that some words name: its value, its name, or the only one in which a word begins like that."""
    folded = " ".join(words.casefold().split())
    named = {kind: (kind.value, TYPE_NAMES[kind].casefold()) for kind in ContactType}
    for matches in (
        [kind for kind, names in named.items() if folded in names],
        [kind for kind, names in named.items() if folded and any(name.startswith(folded) for name in names)],
        [kind for kind, names in named.items() if folded and any(f" {folded}" in name for name in names)],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def read_tags(typed: str) -> list[str]:
    """Tags with spaces or commas between them, each once, with or without a plus."""
    words = (word.lstrip("+").lower() for word in typed.replace(",", " ").split())
    return list(dict.fromkeys(filter(None, words)))


def _values(contact: Contact) -> dict[str, object]:
    """What the form does not show of a contact, as intake takes it."""
    return {
        column.name: value
        for column, value in zip(CONTACT.columns, CONTACT.row(contact), strict=True)
        if column.name in ("snoozed_to", "card_uid")
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(days: int | None) -> str:
    return "" if days is None else str(days)


def _days(name: str, typed: str, problems: list[Problem]) -> int | None:
    words = typed.split()
    if not words:
        return None
    if len(words) <= 2 and words[0].isascii() and words[0].isdigit() and words[1:] in ([], ["day"], ["days"]):
        days = int(words[0].lstrip("0")[:6] or "0")
        if days <= 3650:
            return days
    problems.append(Problem(name, "Give a number of days from 0 to 3650; 0 is for never, nothing for the usual."))
    return None


def _day(name: str, typed: str, today: date, problems: list[Problem]) -> str | None:
    found = (read_day_ahead if name == "next_due" else read_day_behind)(typed, today, name)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found.isoformat() if found is not None else None


def read_rest(typed: str, today: date) -> date | Problem | None:
    """The day until which what is due with a contact shall rest; nothing where it shall not rest."""
    day = read_day_ahead(typed, today, "until")
    if not isinstance(day, date) or day > today:
        return day
    return Problem("until", "Give a day to come, or nothing so that it does not rest.")


# What they have seen


def seen_form_of(seen: SeenWork, titles: Mapping[str, str]) -> SeenForm:
    """What somebody has seen, as its form shows it."""
    return SeenForm(seen.what, seen.day.isoformat(), titles.get(seen.activity or "", ""))


def read_seen(
    form: SeenForm, contact_id: str, titles: Mapping[str, str], today: date, identifier: str
) -> SeenWork | tuple[Problem, ...]:
    """What somebody has seen, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        contact_id: Who saw it.
        titles: The titles of the activities by their ids.
        today: The present day.
        identifier: The id of the line.
    """
    problems: list[Problem] = []
    values: dict[str, object] = {"id": identifier, "contact": contact_id}
    values["day"] = _day("day", form.day, today, problems)
    if not form.day.strip():
        problems.append(Problem("day", "It needs the day on which they saw it."))
    wanted = " ".join(form.activity.split()).casefold()
    matching = [key for key, title in titles.items() if " ".join(title.split()).casefold() == wanted]
    if wanted and not matching:
        problems.append(Problem("activity", "No activity has this title; add it in Sessions first, or leave it open."))
    values["activity"] = matching[0] if wanted and matching else None
    # The title of an activity says what was seen where nothing else was typed.
    values["what"] = " ".join(form.what.split()) or (
        " ".join(titles[matching[0]].split()) if wanted and matching else ""
    )
    if not values["what"]:
        problems.append(Problem("what", "Say in a few words what they saw."))
    if problems:
        return tuple(problems)
    found = intake.record(SeenWork, values)
    return (seen_work_problems(found, today) or found) if isinstance(found, SeenWork) else found
