"""Links whose other end went to the trash, and what such a record said, as the history of changes has them."""

import json
from typing import TYPE_CHECKING, Any

from pivot_tui.store.tables.links import Link

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

_GONE_WITH_OTHER_END = """
    SELECT c.before FROM change c WHERE c.op = 'D' AND c.tbl = 'link' AND c.before IS NOT NULL
      AND ? IN (json_extract(c.before, '$.from_id'), json_extract(c.before, '$.to_id'))
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
      AND EXISTS (SELECT 1 FROM change o WHERE o.op = 'D' AND +o.batch = c.batch AND o.row <> ? AND o.row IN
                  (json_extract(c.before, '$.from_id'), json_extract(c.before, '$.to_id')))
    ORDER BY c.n
"""
# As for the trash: what undo or redo can bring back by themselves is on their stack, and not deleted.
_DELETED = """
    SELECT c.before FROM change c JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.row = ? AND c.op = 'D' AND c.before IS NOT NULL
      AND (b.action <> 'undo' OR t.state = 'dropped' OR t.what = 'trash.restore')
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
"""


def links_gone_with_an_end(store: "Store", identifier: str) -> tuple[Link, ...]:
    """The links of a record that went because their other end went, and that would come back with it."""
    with store.reading() as db:
        rows = db.execute(_GONE_WITH_OTHER_END, (identifier, identifier)).fetchall()
    values = (json.loads(before) for (before,) in rows)
    return tuple(
        Link(link["id"], link["from_tbl"], link["from_id"], link["to_tbl"], link["to_id"], link["role"])
        for link in values
    )


def deleted_values(store: "Store", identifier: str) -> dict[str, Any] | None:
    """The columns of a deleted record as they were, also of one that went with its owner; nothing for others."""
    with store.reading() as db:
        row = db.execute(_DELETED, (identifier,)).fetchone()
    return dict(json.loads(row[0])) if row is not None else None
