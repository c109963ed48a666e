"""The one next thing: what to do, in a line, and what the key ``n`` does about it."""

from dataclasses import dataclass
from enum import Enum


class NextAct(Enum):
    """What the one next thing asks for."""

    OPEN_DRAFT = "open the draft"
    RATE = "add the missing number"
    CAPTURE = "capture"
    ANSWER = "answer a question of the sheet"
    RATE_ROW = "rate a row of the sheet"
    CLOSE_EXPERIMENT = "close an experiment"
    OPEN_CONTACT = "open a contact"
    OPEN_CONVERSATION = "open a conversation"
    OPEN_CARD = "open a card"
    REVIEW = "open the review"
    PLAN = "open the plan"
    TEACH = "open the portfolio"
    ADD_PERSON = "open the people"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one next thing.

    Attributes:
        act: What to do.
        sentence: In one line; may hold the user's own words.
        detail: Why, or what it is about; may hold the user's own words.
        key: What the key ``n`` will do, in a word or two for the footer; "" when nothing is due.
        record: The id of the record it is about, or of the draft's record; "" for none.
        form: The form of the draft it is about; "" for none.
    """

    act: NextAct
    sentence: str
    detail: str
    key: str = ""
    record: str = ""
    form: str = ""
