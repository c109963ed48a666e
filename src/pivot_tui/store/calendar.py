"""What a calendar is told, with how often each record was changed: read from the records and from their history."""

from datetime import date
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.calendar_item import Trace
from pivot_tui.domain.card import Card
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.identifiers import instant_of
from pivot_tui.store.tables.people import CONVERSATION
from pivot_tui.store.tables.plan import CARD

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

# The last day that a record had and lost, by a change or with its deletion; undo and redo are changes like others.
_LOST = """SELECT json_extract(lost.before, '$.{field}') FROM change lost WHERE lost.row = {row}
    AND lost.before IS NOT NULL AND json_extract(lost.before, '$.{field}') IS NOT NULL ORDER BY lost.n DESC LIMIT 1"""
_CHANGES = "SELECT count(*) FROM change WHERE change.row = {row}"
_CHANGED = """SELECT batch.id FROM change JOIN batch ON batch.n = change.batch WHERE change.row = {row}
    ORDER BY change.n DESC LIMIT 1"""

# A meeting is called after its contact, so a new name is a change of it; of all contacts that it ever was with, since
# the number may never fall.
_WITH = """SELECT talk.contact UNION SELECT json_extract(own.before, '$.contact') FROM change own
    WHERE own.row = talk.id AND own.before IS NOT NULL"""
_NAMED = f"""change.row IN ({_WITH}) AND change.op = 'U' AND change.before IS NOT NULL
    AND json_type(change.before, '$.who') IS NOT NULL"""

_CARDS = f"""SELECT ({_CHANGES}), ({_CHANGED}), ({_LOST}), {", ".join(f"card.{column.name}" for column in CARD.columns)}
    FROM card ORDER BY card.id""".format(row="card.id", field="due")

_MEETINGS = f"""SELECT ({_CHANGES}) + (SELECT count(*) FROM change WHERE {_NAMED}),
    (SELECT batch.id FROM change JOIN batch ON batch.n = change.batch WHERE change.row = talk.id OR {_NAMED}
        ORDER BY change.n DESC LIMIT 1),
    ({_LOST}), coalesce(person.who, ''), {", ".join(f"talk.{column.name}" for column in CONVERSATION.columns)}
    FROM conversation AS talk LEFT JOIN contact AS person ON person.id = talk.contact
    ORDER BY talk.id""".format(row="talk.id", field="meeting_day")

_GONE = f"""SELECT gone.row, ({_CHANGES}), ({_CHANGED}), ({_LOST}),
    coalesce(json_extract(gone.before, '$.meeting_time'), '')
    FROM change AS gone WHERE gone.op = 'D' AND gone.tbl = '{{table}}' AND gone.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = gone.row AND later.n > gone.n)
    ORDER BY gone.row"""


def cards(store: "Store") -> tuple[tuple[Card, Trace], ...]:
    """All cards with their traces, in the order in which they were made.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        rows = db.execute(_CARDS).fetchall()
    return tuple((CARD.read(row[3:]), _trace(row[3], *row[:3])) for row in rows)


def meetings(store: "Store") -> tuple[tuple[Conversation, str, Trace], ...]:
    """All conversations, with whom they are, and their traces, in the order in which they were made.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        rows = db.execute(_MEETINGS).fetchall()
    return tuple((CONVERSATION.read(row[4:]), row[3], _trace(row[4], *row[:3])) for row in rows)


def gone_cards(store: "Store") -> tuple[tuple[str, Trace], ...]:
    """The ids of the deleted cards that the history still knows, with their traces.

    Raises:
        Fault: The workbook cannot be read.
    """
    return _gone(store, CARD.name, "due")


def gone_meetings(store: "Store") -> tuple[tuple[str, Trace], ...]:
    """The ids of the deleted conversations that the history still knows, with their traces.

    Raises:
        Fault: The workbook cannot be read.
    """
    return _gone(store, CONVERSATION.name, "meeting_day")


def _gone(store: "Store", table: str, field: str) -> tuple[tuple[str, Trace], ...]:
    with store.reading() as db:
        rows = db.execute(_GONE.format(row="gone.row", field=field, table=table)).fetchall()
    return tuple((identifier, _trace(identifier, *rest)) for identifier, *rest in rows)


def _trace(identifier: str, changes: int, batch: str | None, lost: Any, clock: str = "") -> Trace:
    changed = instant_of(batch or identifier)
    return Trace(changed, max(changes - 1, 0), date.fromisoformat(lost) if lost else None, clock)
