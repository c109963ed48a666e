"""The Textual application: capture from anywhere, help, the palette, the lock, and one calm line after a crash."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from pivot_tui.app.areas import MODES, AreasApp
from pivot_tui.app.lock import Lock
from pivot_tui.app.rescue import Rescue
from pivot_tui.crash import write_crash_report
from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.screens.frame import RecordsChanged, RecordWanted, Troubled, WorkbookScreen
from pivot_tui.screens.today import DraftWanted, RatingWanted
from pivot_tui.widgets.themes import DARK, LIGHT
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.session import Session

if TYPE_CHECKING:
    from pivot_tui.screens.unlock import UnlockScreen

_LOOK_EVERY = 1.0
_BACKUP_AFTER = 3.0
_HANG_UP_WAIT = 3.0  # seconds; the drafts are saved before they begin


def _acts_provider() -> type[Provider]:
    from pivot_tui.screens.palette import ActsProvider

    return ActsProvider


def _records_provider() -> type[Provider]:
    from pivot_tui.screens.palette import RecordsProvider

    return RecordsProvider


def _collect_garbage_again() -> None:
    """End what opening began: what was loaded to start stays, so it need never be looked through again.

    A screen full of rows makes some thousand objects; a higher threshold keeps the collector out of its painting.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


class PivotApp(AreasApp):
    """The workbook on the whole screen.

    Args:
        path: The workbook's file.
        clock: Tells the present.
        store: The open workbook; without one the file is locked, and the passphrase is asked for first.
        demo: Whether this is the throw-away sample.
    """

    TITLE = "pivot"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {App.COMMANDS.copy().pop(), _acts_provider, _records_provider}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f2", "capture", "Capture", show=False, priority=True, id="capture.anywhere", tooltip="Capture"),
        Binding("ctrl+t", "go_to", "Go to", show=False, priority=True, id="go_to", tooltip="Go while typing"),
        Binding("ctrl+l,f9", "blank", "Blank", show=False, priority=True, id="blank", tooltip="Blank or lock"),
        Binding("z", "blank", "Blank", show=False, id="blank.letter", tooltip="Blank the screen, or lock"),
    ]

    def __init__(self, path: Path, clock: Clock, store: Store | None, *, demo: bool = False) -> None:
        super().__init__(path, clock, store, demo=demo)
        self._day = clock.now().day
        self.lock = Lock(self)
        self.rescue = Rescue(self, self.lock)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    async def on_mount(self) -> None:
        """Begin to look whether others write, and to listen for the end of the terminal."""
        self.call_after_refresh(_collect_garbage_again)
        self.set_interval(_LOOK_EVERY, self._look)
        self.set_timer(_BACKUP_AFTER, self._back_up)
        if self.session is not None and self.session.store.reason is not None:
            self.notify(self.session.store.reason.sentence, severity="warning", markup=False, timeout=20)
        loop = asyncio.get_running_loop()
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGTERM, self._leave, 128 + signal.SIGTERM)
            loop.add_signal_handler(signal.SIGHUP, self._hang_up)

    def action_go_to(self) -> None:
        """Wait for the digit of an area, while something is being typed."""
        from pivot_tui.screens.go_to import GoToScreen

        if self.session is not None and not isinstance(self.screen, GoToScreen):
            self.push_screen(GoToScreen(), self._go_to)

    async def _go_to(self, number: int | None) -> None:
        from pivot_tui.screens.capture import CaptureScreen

        if number is not None:
            if isinstance(self.screen, CaptureScreen):
                self.screen.action_leave()
            await self.action_area(number)

    # Capture, help and what else opens over a screen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While locked, nothing but the passphrase; capture is not opened twice."""
        if action in ("area", "capture", "go_to", "blank", "kinds", "help") and self.session is None:
            return action == "help"
        if action == "capture":
            return not (isinstance(self.screen, WorkbookScreen) and self.screen.CAPTURES)
        return super().check_action(action, parameters)

    async def action_capture(self) -> None:
        """Open the capture box over whatever is there, and be done when it can be typed in."""
        from pivot_tui.screens.capture import CaptureScreen

        await self._push(lambda session: CaptureScreen(session))

    async def action_kinds(self) -> None:
        """Open the kinds of work."""
        from pivot_tui.screens.kinds import KindsScreen

        await self._push(lambda session: KindsScreen(session))

    def action_help(self) -> None:
        """Say what can be done here."""
        from pivot_tui.screens.help import HelpScreen

        name = getattr(self.screen, "HELP_NAME", "")
        keys = {
            key: active.binding.tooltip
            for key, active in self.screen.active_bindings.items()
            if active.enabled and active.binding.tooltip
        }
        self.push_screen(HelpScreen(name, keys))

    def action_blank(self) -> None:
        """Hide what is on the screen: an encrypted workbook is locked, a plain one blanked until the next key."""
        from pivot_tui.screens.blank import BlankScreen

        if self.session is not None and self.session.store.encrypted:
            self.run_worker(self.lock.close(), exclusive=True, group="lock")
        elif not isinstance(self.screen, BlankScreen):
            self.clear_notifications()
            self.push_screen(BlankScreen())

    async def _push(self, build: Callable[[Session], Screen[Any]]) -> None:
        """Push a screen that reads the workbook as it is built; a fault is said instead."""
        if self.session is None:
            return
        try:
            await self.push_screen(build(self.session))
        except (Damaged, Replaced) as fault:
            self.rescue.begin(fault)
        except Fault as fault:
            self.notify(fault.sentence, severity="warning", markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers beside the acts of the screen."""
        del screen
        if self.session is not None:
            yield SystemCommand("Kinds of work", "Rename, add and retire them", self.action_kinds)
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave the program; drafts are kept", self.action_quit)

    # Records

    def on_records_changed(self, event: RecordsChanged) -> None:
        """Show the change wherever it can be seen; screens out of sight look when they come back."""
        event.stop()
        self._show_changes()

    def _show_changes(self) -> None:
        if self.session is None:
            return
        self.session.revision += 1
        for screen in self.screen_stack:
            if isinstance(screen, WorkbookScreen):
                screen.refresh_records()

    async def on_record_wanted(self, event: RecordWanted) -> None:
        """Go to a record."""
        event.stop()
        if event.table == "kind":
            await self.action_kinds()
        else:
            await self._show_entry(event.id)

    async def on_rating_wanted(self, event: RatingWanted) -> None:
        """Go to an entry, and ask for the number it lacks."""
        event.stop()
        await self._show_entry(event.id, rate=True)

    async def on_draft_wanted(self, event: DraftWanted) -> None:
        """Go on with a draft."""
        event.stop()
        from pivot_tui.screens.entry_form import EntryFormScreen
        from pivot_tui.workbook.drafts import CAPTURE_FORM

        if event.form == CAPTURE_FORM:
            await self.action_capture()
        else:
            await self._push(lambda session: EntryFormScreen(session, event.row))

    async def _show_entry(self, identifier: str, *, rate: bool = False) -> None:
        from pivot_tui.screens.journal import JournalScreen

        await self.switch_mode(MODES[1])
        screen = self.screen
        if isinstance(screen, JournalScreen):
            screen.attempt(lambda: screen.show_entry(identifier))
            if rate:
                screen.action_complete()

    def _look(self) -> None:
        """Once a second: has another process written, is the file still there, and has a new day begun."""
        if self.session is None or self.rescue.fault is not None:
            return
        day = self.clock.now().day
        try:
            if self.session.store.changed_by_others() or day != self._day:
                self._day = day
                self._show_changes()
        except Fault as fault:
            if isinstance(fault, Damaged | Replaced):
                self.rescue.begin(fault)

    @work(thread=True, exclusive=True, group="backup", exit_on_error=False)
    def _back_up(self) -> None:
        """Make the daily backup once the first screen has long been there."""
        from pivot_tui.workbook.backups import back_up_daily

        session = self.session
        if session is None or session.demo or session.store.reason is not None:
            return
        try:
            back_up_daily(session.store)
        except Fault as fault:
            self.call_from_thread(self._backup_failed, fault)

    def _backup_failed(self, fault: Fault) -> None:
        if isinstance(fault, Damaged) and self.session is not None:
            self.session.store.reason = fault
            self.rescue.begin(fault)
        else:
            self.notify(f"No backup today: {fault.sentence}", severity="warning", markup=False)

    def on_troubled(self, event: Troubled) -> None:
        """Offer a way out."""
        event.stop()
        self.rescue.begin(event.fault)

    # The lock, and the end

    async def on_unlock_screen_key_ready(self, event: "UnlockScreen.KeyReady") -> None:
        """Try the key; where it opens nothing, say so beside the field."""
        event.stop()
        try:
            await self.lock.open(event.key)
        except Fault as fault:
            event.unlock.refuse(fault.sentence)

    async def action_quit(self) -> None:
        """Leave; drafts are kept."""
        self._leave(0)

    def _leave(self, return_code: int) -> None:
        self.keep_drafts()
        self.exit(return_code=return_code)

    def _hang_up(self) -> None:
        """Leave and give the terminal back; where it has gone, and writing to it never returns, end all the same."""
        self.keep_drafts()
        last_resort = threading.Timer(_HANG_UP_WAIT, os._exit, (128 + signal.SIGHUP,))
        last_resort.daemon = True
        last_resort.start()
        self._leave(128 + signal.SIGHUP)

    def _fatal_error(self) -> None:
        """Say one calm line; the details go to a file without values and messages, for they may be private."""
        error = self._exception
        report = write_crash_report(error, self.path.parent) if error is not None else None
        said = "pivot stopped because of a mistake of its own. What you had saved is safe, and so is your draft."
        if report is not None:
            said += f" Where it happened is noted in {report}, without any of your words."
        self.panic(Text(said))
