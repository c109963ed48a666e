"""The table of links between records."""

from dataclasses import dataclass
from typing import ClassVar

from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.store.records import Table


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two records, kept as a record of its own so that undo covers it.

    Attributes:
        id: UUIDv7.
        from_tbl: The table of the record that the link starts from.
        from_id: Its id.
        to_tbl: The table of the record that it leads to.
        to_id: Its id.
        role: What the one is to the other; may be empty.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    from_tbl: str
    from_id: str
    to_tbl: str
    to_id: str
    role: str = ""


LINK = Table(Link, "link")
