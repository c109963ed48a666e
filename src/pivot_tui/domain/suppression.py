"""What may leave the workbook of ratings by few people, so that nobody among them can be made out (DOMAIN 1.12)."""

from collections.abc import Sequence
from dataclasses import dataclass

TOTAL_NEEDS = 3
"""Answers that an overall mean needs in every output but the user's own."""

ROW_NEEDS = 5
"""Answers that a row by learner level, or a comment word for word, needs behind it."""

_FEWEST_HIDDEN_ROWS = 2


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which rows of a table by learner level are shown.

    Attributes:
        shown: The places of the rows that are shown, in their order.
        hidden: The places of those that are not.
        unlisted: Answers in no row, which the total would give away like a hidden row.
        hidden_answers: How many answers the hidden rows hold together, and those in no row with them.
        total_printed: Whether the total may be printed.
    """

    shown: tuple[int, ...]
    hidden: tuple[int, ...]
    unlisted: int
    hidden_answers: int
    total_printed: bool


def total_may_be_shown(answers: int | None, needs: int = TOTAL_NEEDS) -> bool:
    """Whether a mean may be shown to others; where nobody knows how many answered, it may not."""
    return answers is not None and answers >= needs


def comment_may_be_shown(answers: int | None, needs: int = ROW_NEEDS) -> bool:
    """Whether a comment may be shown to others word for word."""
    return answers is not None and answers >= needs


def suppress(
    rows: Sequence[int], total: int | None, row_needs: int = ROW_NEEDS, total_needs: int = TOTAL_NEEDS
) -> Suppression:
    """Which rows are shown, so that the total never gives a hidden one.

    Hidden rows are at least two and hold enough answers together; while they do not, the smallest shown row is
    hidden too, until they do or only the total is left. Answers that stand in no row are one more hidden row. Where
    the total is not printed, no row is.

    Args:
        rows: How many answers each row holds.
        total: How many the total holds; nothing where that is not known.
        row_needs: How many a row needs, and the hidden ones together.
        total_needs: How many the total needs.
    """
    together = sum(rows)
    unlisted = max((total or 0) - together, 0)
    total_printed = total_may_be_shown(total, total_needs)
    shown = {place for place, held in enumerate(rows) if total_printed and held >= row_needs}
    hidden = set(range(len(rows))) - shown

    def hidden_answers() -> int:
        return unlisted + sum(rows[place] for place in hidden)

    def gives_way() -> bool:
        """Whether the total and the shown rows give the hidden ones away."""
        hidden_rows = len(hidden) + bool(unlisted)
        return bool(hidden_rows) and (hidden_rows < _FEWEST_HIDDEN_ROWS or hidden_answers() < row_needs)

    while shown and gives_way():
        smallest = min(shown, key=lambda place: (rows[place], place))
        shown.remove(smallest)
        hidden.add(smallest)
    return Suppression(tuple(sorted(shown)), tuple(sorted(hidden)), unlisted, hidden_answers(), total_printed)


def say_shown(shown: int, evaluated: int) -> str:
    """How many of the evaluated activities others are shown, as a committee is always told (DOMAIN 1.12)."""
    return f"{shown:,} of {evaluated:,} evaluated {'activity' if evaluated == 1 else 'activities'} shown"
