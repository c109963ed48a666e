"""Reading the words of the everyday calls: ``pivot`` alone, and the four captures."""

from collections.abc import Sequence
from typing import NamedTuple

CAPTURES = ("dread", "energy", "note", "quote")
_OPTIONS = ("--db", "--today")
_AS_IS = "--as-is"


class Call(NamedTuple):
    """An everyday call.

    Attributes:
        command: One of `CAPTURES`, or "" to open the workbook.
        words: The words of the capture.
        db: The path that was named, if any.
        today: The day that was named, as typed, if any.
        as_is: Whether it is to be saved whatever it holds.
    """

    command: str = ""
    words: tuple[str, ...] = ()
    db: str | None = None
    today: str | None = None
    as_is: bool = False


def read_call(words: Sequence[str]) -> Call | None:
    """The everyday call that the words make, or nothing when they need the full parser: help, other commands, mistakes.

    A word ``--`` ends the options; every word after it is text. ``-h`` asks for help only right behind the command.
    """
    options: dict[str, str] = {}
    rest: list[str] = []
    waiting = list(words)
    as_is = False
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            rest += waiting
            break
        if word in ("--help", "--version") or (word == "-h" and len(rest) < 2):
            return None
        if word == _AS_IS and rest:
            as_is = True
            continue
        if name not in _OPTIONS:
            rest.append(word)
            continue
        if not equals and not waiting:
            return None
        options[name] = value if equals else waiting.pop(0)
    db, today = options.get("--db"), options.get("--today")
    if not rest:
        return Call(db=db, today=today)
    return Call(rest[0], tuple(rest[1:]), db, today, as_is) if rest[0] in CAPTURES else None
