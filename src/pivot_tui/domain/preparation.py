"""The sheet for a conversation: what was done, where one leans, the one clear ask, what to ask if there is time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pivot_tui.domain.comparison import Comparison, Gate
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.evaluation_words import TOO_FEW, gate_words, short_line
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import BearsOn, Learned, Topic
from pivot_tui.domain.role import Role
from pivot_tui.domain.sheet import say_hours

FEWEST_POINTS, MOST_POINTS = 3, 5
MOST_DIRECTIONS = 2
MOST_QUESTIONS = 4

_SENTENCES = {Gate.TOO_FEW: TOO_FEW}


@dataclass(frozen=True, slots=True)
class PreparationForm:
    """The sheet as it is typed.

    Attributes:
        points: What the user has done, a line each.
        directions: Where the user leans, a line each.
        clear_ask: The one clear ask.
        questions: What to ask if there is time, a line each.
    """

    points: str = ""
    directions: str = ""
    clear_ask: str = ""
    questions: str = ""


def form_of(conversation: Conversation) -> PreparationForm:
    """The sheet that was saved with a conversation."""
    return PreparationForm(conversation.points, conversation.directions, conversation.clear_ask, conversation.questions)


def is_written(form: PreparationForm) -> bool:
    """Whether anything stands on a sheet."""
    return any(text.strip() for text in (form.points, form.directions, form.clear_ask, form.questions))


# What was done


def say_compared(comparison: Comparison) -> str:
    """What a window or a pair shows, with how far it carries; "" where it is no strength or may not be shown."""
    if comparison.gate is Gate.LOWER:
        return ""
    said = short_line(comparison)
    if not said:
        return ""
    if comparison.is_share:
        said = f"{' '.join(comparison.after.item.split())} {said}"
    is_pair = comparison.then is not None and comparison.gate not in (Gate.DIFFERENT_FORM, Gate.OTHER_SCALE)
    if not is_pair or comparison.gate is Gate.HIGHER:
        return said
    return f"{said}; {_SENTENCES.get(comparison.gate) or gate_words(comparison)}"


def say_in_use(people: int) -> str:
    """By how many something is used."""
    return f"in use by {people:,}"


def answered(comparison: Comparison) -> int:
    """How many have answered the later window; 0 where that was not recorded."""
    return comparison.now.responses or 0


# Where one leans


def directions(interests: Iterable[Role], controlled: Collection[str]) -> tuple[Role, ...]:
    """One or two roles of interest, those first that the contact has a say in (S4.5)."""
    ordered = sorted(interests, key=lambda role: (role.value not in controlled, tuple(Role).index(role)))
    return tuple(ordered[:MOST_DIRECTIONS])


# If there is time


def open_questions(
    contact_id: str,
    wanted: Collection[Role],
    ledger: Sequence[Incumbent],
    learned: Sequence[Learned],
    who: Callable[[str | None], str],
    words: dict[str, str],
) -> tuple[str, ...]:
    """What is still open and worth asking: ledger lines without a real figure first, then what others have said.

    Nobody is asked about what they have said themselves.

    Args:
        contact_id: With whom one speaks.
        wanted: The roles that matter in this conversation.
        ledger: The ledger, the latest line first.
        learned: What was learned, the latest first.
        who: The initials of a contact by the id; "" for nobody.
        words: How each question is put: ``hours``, ``promised`` and, by topic, the others.
    """
    found = (
        *_of_ledger(contact_id, wanted, ledger, learned, who, words),
        *_of_learned(contact_id, wanted, ledger, learned, who, words),
    )
    return tuple(dict.fromkeys(found))[:MOST_QUESTIONS]


def unknown(ledger: Sequence[Incumbent]) -> tuple[Incumbent, ...]:
    """The lines of the ledger without a real figure that no other line on the same role at the same place gives."""
    known = {_place(line) for line in ledger if line.real_minutes is not None}
    return tuple(line for line in ledger if line.real_minutes is None and _place(line) not in known)


def _place(line: Incumbent) -> tuple[str, str]:
    return " ".join(line.title.casefold().split()), " ".join(line.place.casefold().split())


def _of_ledger(
    contact_id: str,
    wanted: Collection[Role],
    ledger: Sequence[Incumbent],
    learned: Sequence[Learned],
    who: Callable[[str | None], str],
    words: dict[str, str],
) -> Iterator[str]:
    asked = [line for line in unknown(ledger) if line.contact != contact_id]
    for line in sorted(asked, key=lambda line: line.role not in wanted):
        heard = next((one for one in learned if _is_on_time_of(one, line.role)), None)
        if heard is not None:
            yield _asked(heard.text, who(heard.contact), words["hours"])
        else:
            promised = words["promised"].format(title=line.title, hours=say_hours(line.promised_minutes))
            yield _asked(promised, who(line.contact) or line.said_by, words["hours"])


def _is_on_time_of(learned: Learned, role: Role | None) -> bool:
    return role is not None and learned.topic is Topic.PROTECTED_TIME and learned.role is role


def _of_learned(
    contact_id: str,
    wanted: Collection[Role],
    ledger: Sequence[Incumbent],
    learned: Sequence[Learned],
    who: Callable[[str | None], str],
    words: dict[str, str],
) -> Iterator[str]:
    settled = {line.role for line in ledger}
    for one in learned:
        if one.bears_on is not BearsOn.ROLE or one.role not in wanted or one.contact == contact_id:
            continue
        if one.topic is Topic.PROTECTED_TIME and one.role in settled:
            continue
        yield _asked(one.text, who(one.contact), words[one.topic.value])


def _asked(fact: str, who: str, question: str) -> str:
    """A fact with who said it, and the question behind it, on one line."""
    said = " ".join(fact.split()).rstrip(".")
    return f"{said}{f' ({who})' if who else ''}. {question}"
