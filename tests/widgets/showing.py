"""What a row says at a width, as one line of text."""

from pivot_tui.widgets.row import Row


def line_of(row: Row, width: int) -> str:
    """The words of all its parts, side by side."""
    return "".join(part.plain for part in row.parts(width))
