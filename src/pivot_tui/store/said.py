"""What the program has said once and does not say again; not part of history."""

from typing import TYPE_CHECKING

from pivot_tui.store.connection import translated

if TYPE_CHECKING:
    from pivot_tui.store.store import Store


def was_said(store: "Store", what: str) -> bool:
    """Whether something has been said before."""
    with store.reading() as db:
        return db.execute("SELECT 1 FROM said WHERE what = ?", (what,)).fetchone() is not None


def mark_said(store: "Store", what: str) -> None:
    """Remember that something has been said; the first time counts. No batch: undo does not reach it.

    Raises:
        Fault: It could not be kept, and would be said again.
    """
    store.check_writable()
    with translated(store.path, writing=True):
        store.db.execute(
            "INSERT OR IGNORE INTO said (what, at) VALUES (?, ?)", (what, store.clock().strftime("%Y-%m-%dT%H:%M:%SZ"))
        )
