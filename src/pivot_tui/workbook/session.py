"""An open workbook as the screens share it: the store, the clock, and how often its records have changed."""

from dataclasses import dataclass

from pivot_tui.store.store import Store
from pivot_tui.workbook.clock import Clock


@dataclass
class Session:
    """What every screen is given.

    Attributes:
        store: The open workbook; replaced when it is locked and opened again.
        clock: Tells the present.
        revision: Counts changes of records, by us or by others, so that a screen knows whether it is stale.
        demo: Whether this is the throw-away sample.
    """

    store: Store
    clock: Clock
    revision: int = 0
    demo: bool = False
