"""How the answers of a window are spread over its scale, and beside it, back to back, those of the window before."""

from collections.abc import Sequence

from textual.content import Content

BEFORE_STYLE = "$text-muted"
AFTER_STYLE = "$primary"
MOST_POINTS = 21
"""A scale with more points than this is not drawn."""

_NARROWEST_BAR = 4
_WIDEST_BAR = 24
_GAP = 1


def distribution(labels: Sequence[str], after: Sequence[int], before: Sequence[int] = (), width: int = 40) -> Content:
    """Bars point by point, the highest on top, each with its count; empty for very long scales.

    Each side is drawn by its shares, so that sides with unlike numbers of answers can be compared by eye.

    Args:
        labels: What the points are called, from the lowest to the highest.
        after: The counts, in the same order.
        before: Those of the window before, drawn to the left; none for a window by itself.
        width: The cells there are.
    """
    if not labels or len(labels) > MOST_POINTS or len(labels) != len(after):
        return Content("")
    before = before if len(before) == len(after) else ()
    sides = (before, after) if before else (after,)
    counts = max(len(str(count)) for side in sides for count in side)
    label = max(map(len, labels)) + 2 * _GAP
    room = (width - label) // len(sides) - counts - _GAP
    cells = min(max(room, _NARROWEST_BAR), _WIDEST_BAR)
    most = max((count / max(sum(side), 1) for side in sides for count in side), default=0) or 1
    lines = []
    if before:
        left, right = "before", "after"
        lines.append(Content.styled(f"{left:>{counts + _GAP + cells}}{'':{label}}{right}", "$text-muted"))
    for place in reversed(range(len(labels))):
        pieces = [_left(before, place, cells, counts, most)] if before else []
        pieces.append(Content.styled(f"{labels[place]:^{label}}", "bold"))
        pieces.append(_right(after, place, cells, most))
        lines.append(Content.assemble(*pieces))
    return Content("\n").join(lines)


def _left(counts: Sequence[int], place: int, cells: int, digits: int, most: float) -> Content:
    bar = _bar(counts, place, cells, most, "▐")[::-1]
    said = f"{counts[place]} {bar}"
    return Content.styled(f"{said:>{digits + _GAP + cells}}", BEFORE_STYLE)


def _right(counts: Sequence[int], place: int, cells: int, most: float) -> Content:
    bar = _bar(counts, place, cells, most, "▌")
    gap = " " if bar else ""
    return Content.assemble((bar, AFTER_STYLE), f"{gap}{counts[place]}")


def _bar(counts: Sequence[int], place: int, cells: int, most: float, half: str) -> str:
    share = counts[place] / max(sum(counts), 1)
    halves = round(2 * cells * share / most)
    if counts[place] and not halves:
        halves = 1
    return "█" * (halves // 2) + (half if halves % 2 else "")
