"""The Textual application, and the one function that opens a workbook in it."""

import sys
from pathlib import Path

from pivot_tui.app.application import PivotApp
from pivot_tui.app.keyboard import read_leniently
from pivot_tui.domain.faults import NeedsPassphrase
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen

__all__ = ["PivotApp", "run"]


def run(path: Path, clock: Clock, *, demo: bool = False, area: int = 1) -> int:
    """Open a workbook on the screen, on one of its areas, and leave with the exit code.

    Raises:
        Fault: It cannot be opened.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("pivot needs a terminal to open in; 'pivot show today' prints instead.", file=sys.stderr)  # noqa: T201
        return 2
    try:
        store: Store | None = open_for_screen(path)
    except NeedsPassphrase:
        store = None
    read_leniently()
    app = PivotApp(path, clock, store, demo=demo, area=area)
    try:
        app.run()
    finally:
        if app.session is not None:
            app.session.store.close()
    return app.return_code or 0
