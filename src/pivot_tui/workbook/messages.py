"""Messages to copy, in the workbook's own words around what the user typed; nothing is ever sent."""

from dataclasses import dataclass
from datetime import date

from pivot_tui import guide
from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import say_day
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.preparation import directions
from pivot_tui.store.profile import elements
from pivot_tui.store.store import Store
from pivot_tui.workbook.roles_of_interest import roles_of_interest


@dataclass(frozen=True, slots=True)
class AskForm:
    """What is typed to ask for a conversation (S4.3).

    Attributes:
        keeps: What of teaching keeps the user going.
        lean: Where they lean, and why they turn to this person.
        when: Two times, or "at your convenience".
        message: The message, where it was changed by hand; "" while it is what the slots make of it.
    """

    keeps: str = ""
    lean: str = ""
    when: str = ""
    message: str = ""


def begun_ask(store: Store, contact: Contact) -> AskForm:
    """The slots as far as the workbook can fill them: from the sheet, and from the roles of interest.

    Raises:
        Fault: The workbook cannot be read.
    """
    rated = [element for element in elements(store) if element.is_counted and element.energy]
    best = max(rated, key=lambda element: element.energy or 0, default=None)
    keeps = " ".join(best.text.split()) if best is not None else ""
    words = guide.load("people")["directions"]
    lean = " or ".join(words[role.value] for role in directions(roles_of_interest(store), contact.controls))
    return AskForm(keeps, lean, str(guide.load("people")["ask"]["convenience"]))


def ask_message(form: AskForm, who: str) -> str:
    """The message that the three slots make; an empty slot leaves its sentence out."""
    words = guide.load("people")["ask"]
    keeps, lean, when = (_bare(text) for text in (form.keeps, form.lean, form.when))
    is_open = when.casefold() in ("", words["convenience"])
    return _message(
        words["greeting"].format(who=_bare_name(who)),
        words["keeps"].format(keeps=keeps) if keeps else "",
        words["path_lean"].format(lean=lean) if lean else words["path"],
        words["favour"],
        words["any_time"] if is_open else words["when"].format(when=when),
        words["closing"],
    )


def follow_up_message(conversation: Conversation, who: str) -> str:
    """The one follow-up; or, where the conversation was held, the message with which the user writes again."""
    if conversation.held is None:
        words = guide.load("people")["follow_up"]
        day = say_day(conversation.asked) if conversation.asked else ""
        return _message(words["greeting"].format(who=_bare_name(who)), words["words"].format(day=day))
    words = guide.load("people")["write_again"]
    advice = _bare(first_line(conversation.advice))
    return _message(
        words["greeting"].format(who=_bare_name(who)),
        words["words"].format(day=say_day(conversation.held)),
        words["advice"].format(advice=advice) if advice else "",
        words["since"],
    )


def thanks_message(conversation: Conversation, contact: Contact, today: date) -> str:
    """Thanks, with what the user takes from it and does next where that was noted."""
    words = guide.load("people")["thank"]
    day = f"on {say_day(conversation.held)}" if conversation.held not in (None, today) else "today"
    advice, step = _bare(first_line(conversation.advice)), _bare(contact.next_step)
    return _message(
        words["greeting"].format(who=_bare_name(contact.who)),
        words["words"].format(day=day),
        words["advice"].format(advice=advice) if advice else "",
        words["step"].format(step=step) if step else "",
    )


def _message(greeting: str, *sentences: str) -> str:
    return f"{greeting}\n\n{' '.join(filter(None, sentences))}"


def _bare(text: str) -> str:
    """A text on one line, without the full stop that the message sets itself."""
    return " ".join(text.split()).rstrip(".?")


def _bare_name(who: str) -> str:
    return " ".join(who.split())
