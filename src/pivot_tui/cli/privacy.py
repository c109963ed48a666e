"""Privacy at the shell: one question at a terminal, a refusal in a pipe, a warning, and the support lines."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.distress import speaks_of_self_harm
from pivot_tui.domain.faults import InvalidRecord

if TYPE_CHECKING:
    from pivot_tui.workbook.privacy import Found

Numbered = tuple[int, str]
"""A text, and the number of the line that it came from."""


def may_save(texts: Sequence[Numbered], *, can_ask: bool, as_is: bool) -> bool:
    """Whether texts may be saved, after a warning or a question where they may identify somebody.

    What is said never repeats the words: it may end up in a log.

    Args:
        texts: The words of the captures.
        can_ask: Whether somebody is there to answer.
        as_is: Whether they are to be saved in any case.

    Raises:
        InvalidRecord: It must be confirmed, and nobody can be asked.
    """
    together = "\n".join(text for _, text in texts)
    if not is_worth_a_look(together):
        return True
    from pivot_tui.workbook.privacy import check

    reading = check(None, "entry", "", (together,))
    for found in reading.warnings:
        _say(_said(found, texts))
    if not reading.to_confirm or as_is:
        return True
    if not can_ask:
        raise InvalidRecord(f"{_said(reading.to_confirm[0], texts)} Nothing was saved; --as-is saves it as it is.")
    for found in reading.to_confirm:
        _say(_said(found, texts))
    return _is_confirmed()


def is_worth_a_look(text: str) -> bool:
    """Whether a text has any sign without which no pattern matches, so that an ordinary capture need not load them."""
    return "@" in text or ":" in text or any(map(str.isdigit, text)) or sum(map(str.isupper, text)) > 1


def _said(found: "Found", texts: Sequence[Numbered]) -> str:
    """What a finding looks like, with the number of its line in front where there are several."""
    from pivot_tui.workbook.privacy import sentence

    said = sentence(found.finding, quoted=False)
    if len(texts) == 1:
        return said
    lines_before = "\n".join(text for _, text in texts).count("\n", 0, found.finding.start)
    return f"Line {texts[lines_before][0]}: {said}"


def _is_confirmed() -> bool:
    """Ask once; anything but a yes is a no."""
    try:
        answer = input("Save it as it is? y/N ")
    except (EOFError, KeyboardInterrupt):
        print()
        return False
    return answer.strip().lower() in ("y", "yes")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def show_support(texts: Sequence[str], today: date) -> None:
    """Show the support lines where a text speaks of self-harm; it has been saved like any other."""
    if any(speaks_of_self_harm(text) for text in texts):
        from pivot_tui.printing.support import support_lines

        for line in support_lines(today):
            _say(line)
