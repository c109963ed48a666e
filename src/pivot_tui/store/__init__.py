"""The one SQLite file: opening, schema, tables, history, drafts, search, backups, encryption."""

from pivot_tui.store.opening import open_store as open  # noqa: A004 - store.open reads as what it is
from pivot_tui.store.store import Store

__all__ = ["Store", "open"]
