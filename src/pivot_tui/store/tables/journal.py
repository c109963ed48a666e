"""The tables of the journal: entries and kinds of work."""

from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store.records import Table

KIND = Table(Kind, "kind")
ENTRY = Table(Entry, "entry", {"kind": "REFERENCES kind (id) ON DELETE SET NULL"})
