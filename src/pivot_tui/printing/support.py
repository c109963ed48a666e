"""The support lines as lines of text, for the shell and its help."""

import textwrap
from collections.abc import Iterator
from datetime import date

from pivot_tui.guide import support

_WIDTH = 79


def support_lines(today: date) -> Iterator[str]:
    """Everybody who can be reached, how, and when that was checked."""
    found = support.lines(today)
    width = max(len(line.name) for line in found)
    indent = " " * (width + 2)
    for line in found:
        yield f"{line.name:<{width}}  {line.contact}"
        yield from textwrap.wrap(line.note, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    yield from textwrap.wrap(support.promise(), _WIDTH)
    yield support.checked(today)
