"""What text may be kept, and how it is shown where only one plain line fits."""

from pivot_tui.domain.problems import Problem

_KEPT_CONTROLS = "\n\t"


def text_problem(text: str) -> Problem | None:
    """What keeps a text from being saved, if anything: emptiness, or characters that no terminal or file can hold."""
    if not text.strip():
        return Problem("text", "There are no words yet.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return Problem("text", "Some of this is not UTF-8 text; type it again, or convert the file first.")
    if any(is_control(character) for character in text):
        return Problem("text", "There is a control character in this text; take it out and it can be saved.")
    return None


def is_control(character: str) -> bool:
    """Whether a character would command a terminal rather than be shown by it."""
    return (character < " " and character not in _KEPT_CONTROLS) or "\x7f" <= character <= "\x9f"


def printable(text: str) -> str:
    """The text with everything that could command a terminal made visible instead."""
    return "".join("\N{REPLACEMENT CHARACTER}" if is_control(c) or "\ud800" <= c <= "\udfff" else c for c in text)


def first_line(text: str) -> str:
    """The first line of a text that has anything in it."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
