"""The table of quotes, by itself: a quote captured at the shell shall not load the rest of the portfolio."""

from pivot_tui.domain.quote import Quote
from pivot_tui.store.records import Table

QUOTE = Table(
    Quote,
    "quote",
    {
        "activity": "REFERENCES activity (id) ON DELETE SET NULL",
        "evaluation": "REFERENCES evaluation (id) ON DELETE SET NULL",
        "kind": "REFERENCES kind (id) ON DELETE SET NULL",
    },
)
