"""What a person can ask or do, once, for shell and screen alike; the answers are frozen records."""

from pivot_tui.store.store import Store as Store
