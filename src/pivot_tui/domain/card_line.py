"""A card in one line, by the grammar of capture: its title, and behind it a day, hours and a step."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pivot_tui.domain.capture import ENDS_TEXT
from pivot_tui.domain.card import Card
from pivot_tui.domain.days import say_day
from pivot_tui.domain.named_days import LONGEST_COMING_DAY, read_coming_day
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours

MOST_MINUTES = 60_000
TOO_MANY_HOURS = "More than 1,000 hours is no single card; split it."
NO_TITLE = "Say in a few words what is to be done."
NO_SUCH_STEP = "The steps go from 1 to 10."

_HOURS = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,4})?(?:h|hr|hrs|hours?|m|min|mins|minutes?)", re.IGNORECASE)
_STEP = re.compile(r"[0-9]{1,4}")
_AS_TITLE = "If it belongs to the title, end that with the word //."
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class CardLine:
    """What was understood of a line.

    Attributes:
        title: What is to be done.
        due: The day that was named, or nothing.
        minutes: The hours that were named, or nothing.
        step: The step that was named, or nothing.
        problems: What keeps it from becoming a card.
    """

    title: str
    due: date | None = None
    minutes: int | None = None
    step: int | None = None
    problems: tuple[Problem, ...] = ()


class _Mark(NamedTuple):
    field: str
    value: object
    length: int


def read_card_line(line: str, today: date) -> CardLine:
    """Read a line: the marks stand behind the title, in any order, each once; the word ``//`` ends the title.

    Args:
        line: ``Ask D.F. for 20 minutes on 18 mar 1h step 4``.
        today: The present day.
    """
    words = line.split()
    taken: dict[str, object] = {}
    while words:
        mark = _last_mark(words, today, taken)
        if mark is None:
            break
        taken[mark.field] = mark.value
        del words[-mark.length :]
    if words and words[-1] == ENDS_TEXT:
        del words[-1]
    title = " ".join(words)
    problems = [
        value._replace(sentence=f"{value.sentence} {_AS_TITLE}")
        for value in taken.values()
        if isinstance(value, Problem)
    ]
    if not title:
        problems.insert(0, Problem("title", NO_TITLE))
    elif (problem := text_problem(title)) is not None:
        problems.insert(0, Problem("title", problem.sentence))
    due, minutes, step = taken.get("due"), taken.get("minutes"), taken.get("step")
    return CardLine(
        title,
        due if isinstance(due, date) else None,
        minutes if isinstance(minutes, int) else None,
        step if isinstance(step, int) else None,
        tuple(problems),
    )


def _last_mark(words: Sequence[str], today: date, taken: Iterable[str]) -> _Mark | None:
    """The mark that the last words are, or nothing where they belong to the title."""
    last = words[-1]
    if "minutes" not in taken and _HOURS.fullmatch(last):
        return _Mark("minutes", _read_minutes(last), 1)
    if "step" not in taken and len(words) > 1 and words[-2].casefold() == "step" and _STEP.fullmatch(last):
        number = int(last)
        return _Mark("step", number if 1 <= number <= 10 else Problem("step", NO_SUCH_STEP), 2)
    if "due" not in taken:
        for length in range(min(LONGEST_COMING_DAY, len(words)), 0, -1):
            if (day := read_coming_day(words[-length:], today)) is not None:
                return _Mark("due", day._replace(field="due") if isinstance(day, Problem) else day, length)
    return None


def _read_minutes(word: str) -> int | Problem:
    number = word.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    unit = "min" if word[len(number) :].casefold().startswith("m") else ""
    found = read_hours(f"{number} {unit}", "minutes", MOST_MINUTES, TOO_MANY_HOURS)
    return Problem("minutes", "Hours are written like 2h, 1.5h or 90min.") if found is None else found


def written(card: CardLine, today: date) -> str:
    """The line that gives this reading back: the inverse of `read_card_line`."""
    marks = [f"on {card.due.isoformat()}"] if card.due is not None else []
    if card.minutes is not None:
        marks.append(f"{card.minutes}min" if card.minutes % 60 else f"{card.minutes // 60}h")
    marks += [f"step {card.step}"] if card.step is not None else []
    plain = " ".join([card.title, *marks])
    return plain if read_card_line(plain, today) == card else " ".join([card.title, ENDS_TEXT, *marks])


def said(card: CardLine) -> str:
    """What the marks say, in words; "" where there are none."""
    parts = [f"due {say_day(card.due)} {card.due.year}"] if card.due is not None else []
    parts += [f"{say_hours(card.minutes)} h"] if card.minutes is not None else []
    parts += [f"step {card.step}"] if card.step is not None else []
    return "   ".join(parts)


# Cards by words


def find_card(words: str, cards: Iterable[Card]) -> Card | Problem:
    """The card that some words mean: its whole title, a beginning of it, or words that all stand in it.

    Open cards are looked at first, and of the ways to fit the first that fits any card decides.

    Returns:
        The card, or a sentence that names those that could be meant.
    """
    known = tuple(cards)
    if not known:
        return Problem("card", "There are no cards yet.")
    if not re.search(r"\w", words):
        return Problem("card", "Which card? Give words of its title.")
    for some in ([card for card in known if card.is_open], [card for card in known if not card.is_open]):
        for fits in _FITTING:
            meant = [card for card in some if fits(_folded(words), _folded(card.title))]
            if len(meant) == 1:
                return meant[0]
            if meant:
                return Problem("card", f"Several cards could be meant: {_named(meant)}.")
    return Problem("card", "No card is called that.")


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


_FITTING: tuple[Callable[[list[str], list[str]], bool], ...] = (
    lambda words, title: words == title,
    lambda words, title: " ".join(title).startswith(" ".join(words)),
    lambda words, title: set(words) <= set(title),
    lambda words, title: all(any(word.startswith(part) for word in title) for part in words),
)


def _named(cards: Sequence[Card]) -> str:
    more = len(cards) - _MOST_NAMED
    said_titles = ", ".join(f'"{" ".join(card.title.split())}"' for card in cards[:_MOST_NAMED])
    return said_titles + (f" and {more:,} more" if more > 0 else "")
