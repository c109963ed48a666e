"""Cards that wait for other cards, without ever waiting for themselves in a circle."""

from collections.abc import Iterable

from pivot_tui.domain.problems import Problem

ITSELF = "A card cannot wait for itself."


def waits_for(pairs: Iterable[tuple[str, str]], card: str) -> frozenset[str]:
    """All cards that a card waits for, straight or through others.

    Args:
        pairs: Each a card and the card that must be done before it.
        card: The id of the card.
    """
    first: dict[str, list[str]] = {}
    for waiting, before in pairs:
        first.setdefault(waiting, []).append(before)
    found: set[str] = set()
    left = list(first.get(card, ()))
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += first.get(one, ())
    return frozenset(found)


def blocking_problem(pairs: Iterable[tuple[str, str]], card: str, by: str, title: str = "") -> Problem | None:
    """What is wrong with a card that shall wait for another, if anything: it would wait for itself in the end.

    Args:
        pairs: What waits for what already.
        card: The card that shall wait.
        by: The card to be done first.
        title: What that one is called.
    """
    if card == by:
        return Problem("blocked_by", ITSELF)
    if card in waits_for(pairs, by):
        named = f'"{title}"' if title else "That card"
        return Problem("blocked_by", f"{named} waits for this card already, so this one cannot wait for it.")
    return None
