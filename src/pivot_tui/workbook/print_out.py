"""Saving printed lines as a text file of the user's own."""

import re
from collections.abc import Iterable
from pathlib import Path

from pivot_tui.domain.faults import Fault
from pivot_tui.workbook.private_files import TargetExists, write_private

_MOST_NAMES = 1000


class NotSaved(Fault):
    """The text file could not be written; nothing was left behind."""

    title = "Not saved"


def file_name(title: str) -> str:
    """A name for the file of a print-out: its title in plain letters, such as ``pivot-the-sheet.txt``."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(["pivot", *words])[:80].rstrip("-") + ".txt"


def save_lines(lines: Iterable[str], title: str, folder: str) -> Path:
    """Save lines as a text file that only this user may read, under a name that nothing has yet.

    Args:
        lines: The lines, without their ends.
        title: What was printed; the file is named after it.
        folder: The folder, as the user typed it; ``~`` is the home folder.

    Returns:
        Where the file is.

    Raises:
        NotSaved: There is no such folder, or it does not take the file.
    """
    place = _folder(folder)
    content = "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")
    return _put(place, file_name(title), content)


def _folder(typed: str) -> Path:
    if not typed.strip():
        raise NotSaved("Name the folder that the file shall go into.")
    try:
        place = Path(typed.strip()).expanduser().absolute()
        if place.is_dir():
            return place
    except (OSError, RuntimeError, ValueError):  # too long a name, no such user, or what no name can hold
        pass
    raise NotSaved("There is no such folder; name one that is there.")


def _put(place: Path, name: str, content: bytes) -> Path:
    """A new file with this content; a name that is taken gets a number."""
    stem = name.removesuffix(".txt")
    for number in range(1, _MOST_NAMES):
        path = place / (name if number == 1 else f"{stem}-{number}.txt")
        try:
            write_private(path, [content])
        except TargetExists:
            continue
        except Fault as fault:
            raise NotSaved(fault.sentence) from None
        return path
    raise NotSaved("That folder holds too many files of this name; name another.")
