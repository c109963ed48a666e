"""People who decide, help or know: who they are, what stands next with them, and what they have seen of the work."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.initials import initials
from pivot_tui.domain.journal import FROM_OUTSIDE, TAG
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role

Interval = Annotated[int, Between(0, 3650)]
"""A number of days; 0 where no nudge is wished at all."""


class ContactType(Enum):
    """What somebody is to the user; the first five control education jobs (S4.1)."""

    CLERKSHIP_DIRECTOR = "clerkship director"
    PROGRAM_DIRECTOR = "program director"
    VICE_CHAIR = "vice chair"
    UME_DIRECTOR = "ume director"
    SIMULATION_DIRECTOR = "simulation director"
    MENTOR = "mentor"
    PEER = "peer"
    EXTERNAL = "external"
    COORDINATOR = "coordinator"


TYPE_NAMES = {
    ContactType.CLERKSHIP_DIRECTOR: "clerkship director",
    ContactType.PROGRAM_DIRECTOR: "residency or fellowship PD",
    ContactType.VICE_CHAIR: "vice chair for education",
    ContactType.UME_DIRECTOR: "UME director",
    ContactType.SIMULATION_DIRECTOR: "simulation centre director",
    ContactType.MENTOR: "mentor",
    ContactType.PEER: "peer",
    ContactType.EXTERNAL: "somebody elsewhere",
    ContactType.COORDINATOR: "coordinator",
}

DECIDING_TYPES = tuple(ContactType)[:5]
"""The five types of people who control education jobs."""

FLAG_NAMES = {
    "mentor": "mentor",
    "knows_goals": "knows your goals",
    "would_advocate": "would speak up for you",
}
"""The three flags by their fields, in words, in the order in which they are said."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to be seen by, and to keep in touch with (S4.1, S4.2).

    Attributes:
        id: UUIDv7.
        who: Their initials, or their name where the user insists (DOMAIN 6.2).
        type: What they are to the user.
        next_step: What stands next with them, or "".
        next_due: The day by which it was promised, or nothing.
        snoozed_to: The day until which whatever is due with them rests, or nothing.
        position: What they are there, in words.
        institution: Where they are; "" for here.
        controls: The roles that they have a say in, as the values of `Role`.
        controls_also: What else they control, in words.
        email: Where they can be written to.
        phone: Where they can be called.
        other_ways: Other ways to reach them.
        mentor: Whether they are a mentor; nothing while that was not asked.
        knows_goals: Whether they know the user's goals; nothing while that is not known.
        would_advocate: Whether they would speak up for the user; nothing while that is not known.
        wished_days: After how many days the user wishes to be in touch again; nothing for the usual, 0 for never.
        longest_days: After how many days at the latest; nothing for the usual.
        in_touch: The last day on which something passed between them beside the recorded conversations, or nothing.
        tags: Words to find them by.
        card_uid: The identifier that another address book gave to their card, or "".
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    who: Annotated[str, NotEmpty()]
    type: ContactType
    next_step: str = ""
    next_due: date | None = None
    snoozed_to: date | None = None
    position: str = ""
    institution: str = ""
    controls: tuple[str, ...] = ()
    controls_also: str = ""
    email: str = ""
    phone: str = ""
    other_ways: str = ""
    mentor: bool | None = None
    knows_goals: bool | None = None
    would_advocate: bool | None = None
    wished_days: Interval | None = None
    longest_days: Interval | None = None
    in_touch: date | None = None
    tags: tuple[str, ...] = ()
    card_uid: str = ""

    @property
    def is_mentor(self) -> bool:
        """Whether they are said to be a mentor, by the flag, or by their type where the flag was left open."""
        return self.type is ContactType.MENTOR if self.mentor is None else self.mentor

    @property
    def flags(self) -> dict[str, bool | None]:
        """The three flags by their fields, nothing where one is not known; a mentor by type counts as one."""
        return {
            "mentor": self.is_mentor or self.mentor,
            "knows_goals": self.knows_goals,
            "would_advocate": self.would_advocate,
        }

    @property
    def can_advocate(self) -> bool:
        """Whether all three flags are yes: a mentor who knows the goals and would speak up (S10.3c, K2)."""
        return all(self.flags.values())


@dataclass(frozen=True, slots=True)
class SeenWork:
    """What somebody has seen of the user's work, a line a time (S4.2).

    Attributes:
        id: UUIDv7.
        contact: The id of the contact.
        day: When they saw it.
        what: What they saw.
        activity: The id of the activity it was, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    contact: Annotated[str, NotEmpty()]
    day: date
    what: Annotated[str, NotEmpty()]
    activity: str | None = None


# Rules

NO_WHO = "Say who it is; initials are enough."
_ROLES = frozenset(role.value for role in Role)
_TEXTS = ("who", "next_step", "position", "institution", "controls_also", "email", "phone", "other_ways")


def contact_problems(contact: Contact, today: date) -> tuple[Problem, ...]:
    """What is wrong with a contact beyond the shape of its fields."""
    problems = []
    if not contact.who.strip():
        problems.append(Problem("who", NO_WHO))
    for name in _TEXTS:
        said = getattr(contact, name)
        problem = text_problem(said) if said.strip() else None
        if problem is not None:
            problems.append(Problem(name, problem.sentence))
    if contact.next_due is not None and not contact.next_step.strip():
        problems.append(Problem("next_step", "Say what the next step is, or leave its day open."))
    if any(role not in _ROLES for role in contact.controls):
        problems.append(Problem("controls", "Choose among the five roles."))
    if contact.wished_days and contact.longest_days and contact.wished_days > contact.longest_days:
        problems.append(Problem("longest_days", "This is shorter than the wished interval; give as much or more."))
    if contact.in_touch is not None and contact.in_touch > today:
        problems.append(Problem("in_touch", "That day is still to come; give the last day you were in touch."))
    if any(not TAG.fullmatch(tag) for tag in contact.tags):
        problems.append(Problem("tags", "A tag begins with a letter and has no spaces."))
    return tuple(problems)


def seen_work_problems(seen: SeenWork, today: date) -> tuple[Problem, ...]:
    """What is wrong with a line of what somebody has seen, beyond the shape of its fields."""
    problems = []
    if not seen.what.strip():
        problems.append(Problem("what", "Say in a few words what they saw."))
    elif (problem := text_problem(seen.what)) is not None:
        problems.append(Problem("what", problem.sentence))
    if seen.day > today:
        problems.append(Problem("day", "That day is still to come; this is about what they have seen already."))
    return tuple(problems)


def initials_instead(who: str) -> str | None:
    """The initials that would do in place of a full name; nothing where there is no full name (DOMAIN 6.2)."""
    words = who.replace("-", " ").replace(".", " ").split()
    if not any(sum(map(str.isalpha, word)) > 1 and not (word.isupper() and len(word) < 4) for word in words):
        return None
    short = initials(who)
    return short if short != who else None


def short_name(who: str) -> str:
    """Letters and digits of initials or a name, in lower case: what is typed to find them (``lk`` for L.K.)."""
    return "".join(filter(str.isalnum, who.casefold()))


def with_step_done(contact: Contact, today: date) -> Contact:
    """A contact whose next step is done: nothing stands next, and they were in touch today."""
    in_touch = max(contact.in_touch or today, today)
    return replace(contact, next_step="", next_due=None, snoozed_to=None, in_touch=in_touch)
