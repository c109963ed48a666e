"""What the activities are called, for whoever has only their ids or chooses one by its title."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pivot_tui.store.store import Store


def activity_titles(store: "Store") -> dict[str, str]:
    """The titles of all activities by their ids; those taught last first, then the newest.

    Raises:
        Fault: The workbook cannot be read.
    """
    query = (
        "SELECT id, title FROM activity a ORDER BY "
        "(SELECT max(coalesce(s.last_day, s.day)) FROM session s WHERE s.activity = a.id) DESC NULLS LAST, n DESC"
    )
    with store.reading() as db:
        return dict(db.execute(query).fetchall())
