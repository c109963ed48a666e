"""When the file itself is in trouble: saying so once, and offering the one way out that there is."""

from typing import TYPE_CHECKING

from pivot_tui.app.lock import Lock
from pivot_tui.domain.faults import Damaged, Fault
from pivot_tui.workbook import Store

if TYPE_CHECKING:
    from pivot_tui.app.areas import AreasApp
    from pivot_tui.screens.trouble import WayOut

_LONG = 20.0  # seconds that a path stays readable


class Rescue:
    """Offers to restore a damaged workbook from its newest good backup, or to copy one whose file has gone.

    Args:
        app: The application.
        lock: Opens the restored workbook.
    """

    def __init__(self, app: "AreasApp", lock: Lock) -> None:
        self._app = app
        self._lock = lock
        self.fault: Fault | None = None

    def begin(self, fault: Fault) -> None:
        """Say what is the matter; the second time in one line."""
        if type(self.fault) is type(fault):
            self._app.notify(fault.sentence, severity="warning", markup=False)
            return
        self.fault = fault
        self._app.run_worker(
            lambda: self._offer(fault), thread=True, exclusive=True, group="rescue", exit_on_error=False
        )

    def _offer(self, fault: Fault) -> None:
        """Find out what can be offered, in a thread: a backup is read whole before it is called good."""
        from pivot_tui.screens.trouble import TroubleScreen, WayOut
        from pivot_tui.workbook import backups

        app, session = self._app, self._app.session
        if session is None:
            return
        offer: WayOut | None = WayOut.COPY
        said = "Save a copy of what is open here"
        if isinstance(fault, Damaged):
            try:
                chosen = backups.choose(app.path, None, session.store.key)
            except Fault:
                offer = None
            else:
                offer = WayOut.RESTORE
                said = f"Put back the newest good backup, {chosen.at.astimezone():%Y-%m-%d %H:%M}"
        app.call_from_thread(app.push_screen, TroubleScreen(fault, offer, said), self._take)

    async def _take(self, way: "WayOut | None") -> None:
        from pivot_tui.screens.trouble import WayOut
        from pivot_tui.workbook.opening import save_copy

        session = self._app.session
        if session is None:
            return
        try:
            if way is WayOut.COPY:
                copy = save_copy(session.store)
                self._app.notify(f"Copied to {copy}; open it with --db.", markup=False, timeout=_LONG)
            elif way is WayOut.RESTORE:
                await self._restore(session.store)
        except Fault as fault:
            self._app.notify(fault.sentence, severity="warning", markup=False)

    async def _restore(self, store: Store, name: str | None = None) -> None:
        """Put a backup in the workbook's place, the newest good one where none is named, and open it."""
        from pivot_tui.workbook import backups

        app = self._app
        chosen = backups.choose(app.path, name, store.key)
        app.keep_drafts()
        store.close()
        try:
            kept = backups.restore(app.path, chosen.name, store.key)
        finally:
            await self._lock.open(store.key)  # what could not be restored can still be read
        self.fault = None
        app.notify(f"Restored. What was there before is kept as {kept}.", markup=False, timeout=_LONG)

    async def restore(self, name: str) -> None:
        """Put a backup that the user has chosen in the workbook's place."""
        session = self._app.session
        if session is not None:
            try:
                await self._restore(session.store, name)
            except Fault as fault:
                self._app.notify(fault.sentence, severity="warning", markup=False)
