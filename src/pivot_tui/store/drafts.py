"""Text that is still being typed, saved within a second and offered again after whatever ended the program."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pivot_tui.store.connection import translated

if TYPE_CHECKING:
    from pivot_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a form that was not saved.

    Attributes:
        form: Which form.
        row: The record it is about, or "" for a new one.
        body: Its content, in the form's own notation.
        saved_at: When, in UTC.
    """

    form: str
    row: str
    body: str
    saved_at: datetime


def save_draft(store: "Store", form: str, row: str, body: str) -> None:
    """Keep a form's content; an empty body forgets it. No batch: a draft is not part of history."""
    store.check_writable()
    with translated(store.path, writing=True):
        if body:
            store.db.execute(
                "INSERT OR REPLACE INTO draft (form, row, body, saved_at) VALUES (?, ?, ?, ?)",
                # Halves of characters, which no file can hold, must not cost the rest of what was typed.
                (form, row, body.encode(errors="replace").decode(), store.clock().strftime("%Y-%m-%dT%H:%M:%SZ")),
            )
        else:
            store.db.execute("DELETE FROM draft WHERE form = ? AND row = ?", (form, row))


def read_draft(store: "Store", form: str, row: str = "") -> Draft | None:
    """The draft of one form, if there is one."""
    return next((draft for draft in read_drafts(store) if (draft.form, draft.row) == (form, row)), None)


def read_drafts(store: "Store") -> tuple[Draft, ...]:
    """All drafts, the newest first."""
    with store.reading() as db:
        rows = db.execute("SELECT form, row, body, saved_at FROM draft ORDER BY saved_at DESC").fetchall()
    return tuple(Draft(form, row, body, datetime.fromisoformat(saved_at)) for form, row, body, saved_at in rows)
