"""How a document of an older version becomes one of the newest, step by step, before anything in it is validated."""

from collections.abc import Callable, Sequence

Tables = dict[str, list[object]]
"""A document's records by table, as JSON gives them; nothing about them is known yet."""

Lift = Callable[[Tables], Tables]

LIFTS: tuple[Lift, ...] = ()
"""The first makes version 2 of version 1, the next 3 of 2, and so on; one is added with every change of shape.

A new table, or a new field with a default, is such a change too: an older program must be told that the document
is newer than it is. What a lift cannot make sense of it leaves as it is, for validation to name.
"""


def newest(lifts: Sequence[Lift] = LIFTS) -> int:
    """The version that is written, and the newest that is read."""
    return len(lifts) + 1


def lifted(tables: Tables, version: int, lifts: Sequence[Lift] = LIFTS) -> Tables:
    """The tables of a document of a version, in the shape of the newest."""
    for lift in lifts[version - 1 :]:
        tables = lift(tables)
    return tables
