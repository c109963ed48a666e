"""Files and addresses of an activity: adding them with or without a copy inside, and saving a copy to a path."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pivot_tui import intake
from pivot_tui.domain.attachment import LARGEST, Attachment
from pivot_tui.domain.faults import Fault, NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, ATTACHMENT
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.private_files import TargetExists, named_file, write_private

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:|doi:)\S.*", re.IGNORECASE)
_LARGEST_SAID = f"{LARGEST // (1024 * 1024)} MB"


@dataclass(frozen=True, slots=True)
class AttachmentForm:
    """The fields of the form, as they were typed or chosen.

    Attributes:
        name: What it is called; "" takes the file's own name, or the address.
        place: A path, or an address.
        keep_copy: Whether a copy of the file is to be kept inside.
    """

    name: str = ""
    place: str = ""
    keep_copy: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment as the list shows it, without the bytes of its copy.

    Attributes:
        id: Its id.
        name: What it is called.
        place: The path, or the address.
        kept_bytes: How large the copy inside is, or nothing where none is kept.
        is_there: Whether there is a file at the path; nothing for an address, which is never asked.
    """

    id: str
    name: str
    place: str
    kept_bytes: int | None
    is_there: bool | None


def is_address(place: str) -> bool:
    """Whether this is an address rather than a path; nothing is ever asked of it."""
    return _ADDRESS.fullmatch(place.strip()) is not None


def of_activity(store: Store, activity_id: str) -> tuple[Attached, ...]:
    """The files and addresses of an activity, in the order they came."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT id, name, place, length(rtrim(kept_copy, '=')) * 3 / 4 FROM attachment WHERE activity = ? "
            "ORDER BY n",
            (activity_id,),
        ).fetchall()
    return tuple(
        Attached(identifier, name, place, kept, None if is_address(place) else _is_file(place))
        for identifier, name, place, kept in rows
    )


def _is_file(place: str) -> bool:
    try:
        return Path(place).is_file()
    except (OSError, ValueError):
        return False


def read_form(form: AttachmentForm, activity_id: str, identifier: str) -> Attachment | tuple[Problem, ...]:
    """The attachment that a form describes, with its copy where that is wanted; or what is wrong, by field."""
    place = form.place.strip()
    if not place:
        return (Problem("place", "Name a file by its path, or an address."),)
    if problem := text_problem(place):
        return (Problem("place", problem.sentence),)
    if form.name.strip() and (problem := text_problem(form.name)):
        return (Problem("name", problem.sentence),)
    if is_address(place):
        if form.keep_copy:
            return (Problem("keep_copy", "Only of a file can a copy be kept; nothing is fetched from an address."),)
        kept, name = None, place
    else:
        found = _read_file(place, keep_copy=form.keep_copy)
        if isinstance(found, Problem):
            return (found,)
        path, kept = found
        place, name = str(path), path.name
    values = {
        "id": identifier,
        "activity": activity_id,
        "name": " ".join(form.name.split()) or name,
        "place": place,
        "kept_copy": kept,
    }
    return intake.record(Attachment, values)


def _read_file(place: str, *, keep_copy: bool) -> tuple[Path, str | None] | Problem:
    """The whole path of a file and the copy to keep of it, or what is wrong."""
    try:
        path = Path(place).expanduser().absolute()
        if not path.exists():
            return Problem("place", "There is no file at this path.")
        if not path.is_file():
            return Problem("place", "This is no file; name one file by its path.")
        if not keep_copy:
            return path, None
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError, RuntimeError):
        return Problem("place", "This file cannot be read; check its path and its permissions.")
    if len(content) > LARGEST:
        return Problem("keep_copy", f"It is larger than {_LARGEST_SAID}, too large to keep inside; keep its path only.")
    return path, base64.b64encode(content).decode("ascii")


def add(
    store: Store, form: AttachmentForm, activity_id: str, draft: tuple[str, str] | None = None
) -> Attachment | tuple[Problem, ...]:
    """Add a file or an address to an activity and forget the form's draft; or say what is wrong.

    Raises:
        NotFound: The activity is not there any more.
        Fault: Nothing was saved.
    """
    found = read_form(form, activity_id, uuid7(store.clock()))
    if not isinstance(found, Attachment):
        return found
    with store.transaction("attachment.add"):
        if ACTIVITY.get(store.db, activity_id) is None:
            raise NotFound("That activity is not there any more; nothing was saved.")
        ATTACHMENT.insert(store.db, [found])
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash(store: Store, identifiers: Sequence[str]) -> int:
    """Put files and addresses in the trash, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, ATTACHMENT.name, identifiers, "attachment.trash")


def save_copy(store: Store, identifier: str, place: str) -> Path | Problem:
    """Write the copy that is kept inside to a path where nothing is yet; a folder gets it under the file's own name.

    Raises:
        NotFound: There is no copy of it.
    """
    with store.reading() as db:
        found = ATTACHMENT.get(db, identifier)
    if found is None or found.kept_copy is None:
        raise NotFound("No copy of this is kept here.")
    if not place.strip():
        return Problem("place", "Name the file to write, or a folder.")
    if problem := text_problem(place):
        return Problem("place", problem.sentence)
    try:
        path = named_file(place.strip(), Path(found.place).name)
        write_private(path, [base64.b64decode(found.kept_copy)])
    except TargetExists:
        return Problem("place", "There is a file already; nothing was written over it.")
    except Fault as fault:
        return Problem("place", fault.sentence)
    except ValueError:  # no base64, as a document that was imported may hold it
        return Problem("place", "The copy that is kept here is damaged; nothing was written.")
    return path
