"""How a document of an older version becomes one of the newest, step by step, before anything in it is validated."""

from collections.abc import Callable, Sequence

Tables = dict[str, list[object]]
"""A document's records by table, as JSON gives them; nothing about them is known yet."""

Lift = Callable[[Tables], Tables]


def _quotes_apart(tables: Tables) -> Tables:
    """Version 2: the tables of the portfolio, and the quotes, until now entries with a sign of their own, among them.

    Links follow a quote to its table. What an imported entry's old program knew of it has no place beside a quote.
    """
    quotes: list[object] = []
    entries: list[object] = []
    for entry in tables.get("entry", []):
        if isinstance(entry, dict) and entry.get("sign") == "quote":
            quotes.append({name: value for name, value in entry.items() if name != "sign"})
        else:
            entries.append(entry)
    if not quotes:
        return tables
    moved = {quote["id"] for quote in quotes if isinstance(quote, dict) and isinstance(quote.get("id"), str)}
    links = [_following(link, moved) for link in tables.get("link", [])]
    origins = [one for one in tables.get("origin", []) if not _names(one, "entry", moved)]
    return {**tables, "entry": entries, "link": links, "origin": origins, "quote": [*tables.get("quote", []), *quotes]}


def _following(link: object, moved: set[str]) -> object:
    """A link whose ends lead to the quotes where they led to the entries that these were."""
    for side in ("from", "to"):
        if isinstance(link, dict) and link.get(f"{side}_tbl") == "entry" and _names(link, f"{side}_id", moved):
            link = {**link, f"{side}_tbl": "quote"}
    return link


def _names(record: object, field: str, ids: set[str]) -> bool:
    """Whether a field of a record holds one of some ids."""
    value = record.get(field) if isinstance(record, dict) else None
    return isinstance(value, str) and value in ids


def _people_too(tables: Tables) -> Tables:
    """Version 3: the tables of People, which no older document has."""
    return tables


def _plan_too(tables: Tables) -> Tables:
    """Version 4: the tables of the plan and its reviews, which no older document has."""
    return tables


LIFTS: tuple[Lift, ...] = (_quotes_apart, _people_too, _plan_too)
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
