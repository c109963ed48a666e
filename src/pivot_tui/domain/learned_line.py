"""One line on how a place works: the words as typed, and behind them what they bear on, what about, and a month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.learned import TOPIC_NAMES, BearsOn, Topic, read_month, say_month
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import ROLE_NAMES, Role

_PLACE = "@place"
_OFFER = "@offer"
_TOPICS = {
    "+time": Topic.PROTECTED_TIME,
    "+decides": Topic.DECIDES,
    "+opening": Topic.OPENING,
    "+money": Topic.MONEY,
}
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """What was understood of a line.

    Attributes:
        text: The words.
        bears_on: What they bear on; the place where nothing else was said.
        role: The role, where they bear on one.
        offer: The offer in the user's words, where they bear on one.
        topic: What they are about.
        month: The first day of the month that they speak of, or nothing.
    """

    text: str
    bears_on: BearsOn = BearsOn.PLACE
    role: Role | None = None
    offer: str = ""
    topic: Topic = Topic.OTHER
    month: date | None = None

    @property
    def said(self) -> str:
        """What the line was tagged with, in words."""
        bears = {
            BearsOn.PLACE: "this place",
            BearsOn.ROLE: ROLE_NAMES[self.role] if self.role else "",
            BearsOn.OFFER: f"the offer {self.offer}",
        }[self.bears_on]
        topic = "" if self.topic is Topic.OTHER else TOPIC_NAMES[self.topic]
        return ", ".join(filter(None, (bears, topic, say_month(self.month))))


def read_learned_lines(text: str, field: str) -> tuple[LearnedLine, ...] | Problem:
    """What was learned, a line each; or what is wrong with the first line that cannot be read.

    The marks are the longest run of words at the end of a line that all read as one: ``@place``, ``@clerkship`` and
    the other roles, ``+time``, ``+decides``, ``+opening``, ``+money``, and a month such as ``2027-07``. ``@offer``
    takes all words behind it.

    Args:
        text: What was typed.
        field: The field that a problem is said at.
    """
    lines = []
    for number, typed in enumerate((line for line in text.split("\n") if line.strip()), 1):
        found = read_learned_line(typed)
        if isinstance(found, str):
            return Problem(field, f"Line {number}: {found}")
        lines.append(found)
    return tuple(lines)


def read_learned_line(typed: str) -> LearnedLine | str:
    """What is understood of one line, or in one sentence why nothing is."""
    words, offer = _split_offer(typed.split())
    if offer == "":
        return "say which offer behind @offer, in your own words."
    marks: list[str] = []
    while words and _is_mark(words[-1]):
        marks.insert(0, words.pop())
    read = _read_marks(marks, offer)
    if isinstance(read, str):
        return read
    text = " ".join(words)
    if not text:
        return "there are no words before the marks."
    problem = text_problem(text)
    if problem is not None:
        return f"{problem.sentence[:1].lower()}{problem.sentence[1:]}"
    bears_on, role, topic, month = read
    return LearnedLine(text, bears_on, role, offer or "", topic, month)


def _split_offer(words: Sequence[str]) -> tuple[list[str], str | None]:
    """The words before ``@offer``, and those behind it; nothing where it does not stand there."""
    place = next((place for place, word in enumerate(words) if word.casefold() == _OFFER), None)
    return (list(words), None) if place is None else (list(words[:place]), " ".join(words[place + 1 :]))


def _is_mark(word: str) -> bool:
    return bool(_MONTH.fullmatch(word)) or word.casefold() in _TOPICS or (word.startswith("@") and len(word) > 1)


def _read_marks(marks: Sequence[str], offer: str | None) -> tuple[BearsOn, Role | None, Topic, date | None] | str:
    kinds = [mark[0] if mark[0] in "@+" else "" for mark in marks] + ["@"] * (offer is not None)
    if len(set(kinds)) < len(kinds):
        return "one line has one @mark, one +mark and one month at the most."
    bears_on, role = (BearsOn.OFFER if offer is not None else BearsOn.PLACE), None
    topic, month = Topic.OTHER, None
    for mark in (mark.casefold() for mark in marks):
        if mark in _TOPICS:
            topic = _TOPICS[mark]
        elif mark.startswith("@"):
            role = _role(mark)
            if role is None and mark != _PLACE:
                return f"{mark} is not known; there are @place, @offer, {_known_roles()}."
            bears_on = BearsOn.ROLE if role else BearsOn.PLACE
        else:
            month = _month(mark)
            if month is None:
                return f"there is no month {mark}; one is written like 2027-07."
    return bears_on, role, topic, month


def _role(mark: str) -> Role | None:
    return next((role for role in Role if f"@{role.value}" == mark), None)


def _known_roles() -> str:
    names = [f"@{role.value}" for role in Role]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _month(mark: str) -> date | None:
    found = read_month(mark)
    return found if isinstance(found, date) else None
