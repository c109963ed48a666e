"""What people tick on evaluation forms, as points of a scale: numbers, words such as "Strongly agree", yes and no."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pivot_tui.domain.evaluation import ONE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

Points = Mapping[str, int]
"""What each answer is worth, in thousandths of a point, by the folded words of the answer."""

MOST_POINTS = 201
"""Points that a scale may have: 0 to 100 in half points."""
_HALF = ONE // 2
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,9})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.' \u00a0]\d{3})+")
_TYPED = re.compile(r"(-?\d{1,4})\s*(?:to|-|–|\.\.)\s*(-?\d{1,4})((?:,? (?:half|low))*)")
_LEADING = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:[-–—:=.)]\s*(?=[^\W\d])|\((?=[^\W\d])|\s(?=[^\W\d]+$))")
_TRAILING = re.compile(r"[^\W\d].*[(\[](\d{1,3}(?:[.,]\d{1,3})?)[)\]]")


def _parted(words: str) -> list[str]:
    return words.split("|")


_NOTHING = frozenset(
    _parted(
        "n/a|na|n.a.|not applicable|not observed|not assessed|no opinion|don't know|do not know|prefer not to answer"
        "|unable to assess|unable to rate|no answer|-|--|–|—|.|[not completed]|k. a.|k.a.|keine angabe"
    )
)
_NO_COMMENT = _NOTHING | frozenset(_parted("none|no|nil|nothing|no comment|no comments|none.|nothing to add|x"))
_FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "strongly disagree|completely disagree|totally disagree|stimme gar nicht zu|pas du tout d'accord"
        "|totalmente en desacuerdo",
        "disagree|somewhat disagree|stimme nicht zu|pas d'accord|en desacuerdo",
        "neutral|neither agree nor disagree|neither|undecided|teils teils|teils/teils|neutre",
        "agree|somewhat agree|stimme zu|d'accord|de acuerdo",
        "strongly agree|completely agree|totally agree|stimme voll zu|tout à fait d'accord|totalmente de acuerdo",
    ),
    (
        "strongly disagree",
        "disagree",
        "somewhat disagree|slightly disagree",
        "neutral|neither agree nor disagree",
        "somewhat agree|slightly agree",
        "agree",
        "strongly agree",
    ),
    ("poor|very poor", "fair|below average", "good|average", "very good|above average", "excellent|outstanding"),
    ("very poor", "poor", "average|fair|acceptable", "good", "very good|excellent"),
    ("terrible|unsatisfactory", "poor|marginal", "average|satisfactory", "good", "excellent|outstanding"),
    (
        "very dissatisfied|extremely dissatisfied",
        "dissatisfied|somewhat dissatisfied",
        "neutral|neither satisfied nor dissatisfied",
        "satisfied|somewhat satisfied",
        "very satisfied|extremely satisfied",
    ),
    ("never", "rarely|seldom", "sometimes|occasionally", "often|usually|frequently", "always"),
    ("not at all", "slightly|a little", "moderately|somewhat", "very|quite a bit", "extremely"),
    ("very unlikely", "unlikely", "neutral|neither likely nor unlikely", "likely", "very likely"),
    (
        "far below expectations|well below expectations",
        "below expectations",
        "met expectations|meets expectations",
        "above expectations|exceeded expectations|exceeds expectations",
        "far above expectations|far exceeded expectations|well above expectations",
    ),
)
_YES_NO = {
    **dict.fromkeys(_parted("no|false|unchecked|nein|non|nee|não|nej"), 0),
    **dict.fromkeys(_parted("yes|true|checked|ja|oui|sí|si|sì|sim"), ONE),
}


class Scale(NamedTuple):
    """The scale of a question.

    Attributes:
        low: Its lowest point.
        high: Its highest.
        step: From point to point, in thousandths.
        higher_is_better: Which end is the good one.
    """

    low: int
    high: int
    step: int = ONE
    higher_is_better: bool = True

    @property
    def is_yes_or_no(self) -> bool:
        """Whether the answers are counted as a proportion."""
        return (self.low, self.high) == (0, 1)

    @property
    def is_one(self) -> bool:
        """Whether its numbers make a scale that can be kept."""
        span = (self.high - self.low) * ONE
        return (
            -ONE <= self.low < self.high <= ONE
            and 1 <= self.step <= span
            and span % self.step == 0
            and span // self.step < MOST_POINTS
        )

    def holds(self, value: int) -> bool:
        """Whether a value in thousandths is one of its points."""
        above = value - self.low * ONE
        return 0 <= above <= (self.high - self.low) * ONE and above % self.step == 0

    def counts(self, values: Iterable[int]) -> tuple[int, ...]:
        """How many of these values lie on each point, from the lowest to the highest."""
        found = [0] * ((self.high - self.low) * ONE // self.step + 1)
        for value in values:
            found[(value - self.low * ONE) // self.step] += 1
        return tuple(found)

    def __str__(self) -> str:
        """The scale in words."""
        if self.is_yes_or_no:
            return "yes or no"
        half = " in half points" if self.step == _HALF else ""
        return f"{self.low} to {self.high}{half}" + ("" if self.higher_is_better else ", the lowest is best")


def folded(cell: str) -> str:
    """A cell as answers are compared: without case, and with single spaces."""
    return " ".join(cell.replace("’", "'").split()).casefold()


def is_open(cell: str) -> bool:
    """Whether a question was left open, or answered with "not applicable"."""
    words = folded(cell)
    return not words or words in _NOTHING


def says_something(cell: str) -> bool:
    """Whether a comment says anything beyond that there is none."""
    words = folded(cell)
    return bool(re.search(r"\w", words)) and words not in _NO_COMMENT


def read_number(cell: str) -> int | None:
    """A number in thousandths, whether its decimal mark is a point or a comma; nothing where it is none."""
    words = cell.strip()
    if not _NUMBER.fullmatch(words):
        return None
    exact = Decimal(words.replace(",", ".")) * ONE
    return int(exact.to_integral_value(rounding=ROUND_HALF_UP))


def read_count(cell: str) -> int | None:
    """A number of people, with or without marks between its thousands; nothing where it is none."""
    words = cell.strip()
    if _THOUSANDS.fullmatch(words):
        words = re.sub(r"\D", "", words)
    number = read_number(words)
    return number // ONE if number is not None and number >= 0 and number % ONE == 0 else None


def labelled_number(cell: str) -> int | None:
    """The number of an answer such as "5", "5 - Excellent" or "Excellent (5)", in thousandths."""
    words = cell.strip()
    number = read_number(words)
    if number is None and (found := _LEADING.match(words) or _TRAILING.fullmatch(words)):
        number = read_number(found[1])
    return number


def guess_points(values: Sequence[str]) -> tuple[Scale, dict[str, int]] | None:
    """The scale on which answers in words lie, and what each of them is worth; nothing where they are on none."""
    asked = {folded(value) for value in values if not is_open(value)}
    if not asked:
        return None
    if asked <= _YES_NO.keys():
        return Scale(0, 1), {word: _YES_NO[word] for word in asked}
    for family in _FAMILIES:
        worth = {word: n * ONE for n, words in enumerate(family, 1) for word in _parted(words)}
        if asked <= worth.keys():
            return Scale(1, len(family)), {word: worth[word] for word in asked}
    return None


def guess_scale(values: Sequence[str]) -> Scale | None:
    """The scale on which answers in numbers lie; nothing where they are no numbers of a scale."""
    read = [labelled_number(value) for value in values if not is_open(value)]
    numbers = [number for number in read if number is not None]
    if not numbers or len(numbers) < 0.8 * len(read):
        return None
    low, high = min(numbers), max(numbers)
    step = next((step for step in (ONE, _HALF) if all(number % step == 0 for number in numbers)), 0)
    if low < 0 or not step:
        return None
    top = next((top for top in (5, 7, 9, 10, 100) if high <= top * ONE), 0)
    if not top:
        return None
    if top == 100 or low == 0:
        if high == ONE and set(numbers) <= {0, ONE}:
            return Scale(0, 1)
        return Scale(0, top, ONE)
    return Scale(1, top, step)


def point_of(cell: str, scale: Scale, points: Points) -> int | None:
    """What an answer is worth on a scale, in thousandths; nothing where it lies on none of its points.

    Args:
        cell: The answer; it must not be open.
        scale: The scale of its question.
        points: What answers in words are worth; it goes before everything else.
    """
    value = points.get(folded(cell))
    if value is None and scale.is_yes_or_no:
        value = _YES_NO.get(folded(cell))
    if value is None:
        value = labelled_number(cell)
    return value if value is not None and scale.holds(value) else None


def read_scale(typed: str) -> Scale | Problem:
    """A scale as typed: "1 to 5", "0-10", "1-5 half" for half points, "1-5 low" where the lowest is best, "yes no"."""
    words = folded(typed)
    if words in ("yes no", "yes or no", "yes/no"):
        return Scale(0, 1)
    found = _TYPED.fullmatch(words)
    if found is None:
        return Problem("scale", 'A scale is written like 1-5, 0-10, 1-5 half, 1-5 low, or "yes no".')
    marks = found[3].replace(",", "").split()
    scale = Scale(int(found[1]), int(found[2]), _HALF if "half" in marks else ONE, "low" not in marks)
    if not scale.is_one:
        return Problem("scale", "The lowest point of a scale comes first, and it has at most 200 steps.")
    return scale


def write_scale(scale: Scale) -> str:
    """A scale as `read_scale` reads it back."""
    if scale.is_yes_or_no and scale.higher_is_better:
        return "yes no"
    half = " half" if scale.step == _HALF else ""
    return f"{scale.low}-{scale.high}{half}" + ("" if scale.higher_is_better else " low")


def read_points(typed: str) -> dict[str, int] | Problem:
    """What answers in words are worth, as typed: "Poor = 1; Fair = 2"."""
    points = {}
    for part in filter(None, (part.strip() for part in typed.split(";"))):
        answer, parted, worth = part.rpartition("=")
        value = read_number(worth)
        if not parted or not answer.strip() or value is None:
            return Problem("points", "Answers are written with their points, like: Poor = 1; Fair = 2.")
        if (problem := text_problem(answer)) is not None:
            return Problem("points", problem.sentence)
        if folded(answer) in points:
            return Problem("points", f'"{" ".join(answer.split())}" stands there twice; each answer has one worth.')
        points[folded(answer)] = value
    return points


def write_points(points: Points) -> str:
    """What answers in words are worth, the lowest first, as `read_points` reads it back."""
    return "; ".join(
        f"{answer} = {value / ONE:g}" for answer, value in sorted(points.items(), key=lambda item: item[1])
    )
