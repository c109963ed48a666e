"""The Textual application: capture from anywhere, help, the palette, the lock, and one calm line after a crash."""

import asyncio
import gc
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider

from pivot_tui.app.lock import Lock
from pivot_tui.app.preferences import Preferences
from pivot_tui.app.records import RecordsApp
from pivot_tui.app.rescue import Rescue
from pivot_tui.crash import write_crash_report
from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.screens.frame import Troubled, WorkbookScreen
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock

if TYPE_CHECKING:
    from pivot_tui.screens.restore import RestoreScreen
    from pivot_tui.screens.settings import SettingsScreen
    from pivot_tui.screens.unlock import UnlockScreen
    from pivot_tui.widgets.long_text import EditorWanted

_LOOK_EVERY = 1.0
_BACKUP_AFTER = 3.0
_HANG_UP_WAIT = 3.0  # seconds; the drafts are saved before they begin


_NEEDS_WORKBOOK = frozenset(
    {"area", "capture", "go_to", "blank", "kinds", "find", "pulse", "pattern", "import"}
    | {"trash_can", "history", "restore", "settings"}
)


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


class PivotApp(RecordsApp):
    """The workbook on the whole screen.

    Args:
        path: The workbook's file.
        clock: Tells the present.
        store: The open workbook; without one the file is locked, and the passphrase is asked for first.
        demo: Whether this is the throw-away sample.
        area: The digit of the area that is shown first.
    """

    TITLE = "pivot"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {App.COMMANDS.copy().pop(), _acts_provider, _records_provider}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "go_to", "Go to", show=False, priority=True, id="go_to", tooltip="Go while typing"),
        Binding("ctrl+l,f9", "blank", "Blank", show=False, priority=True, id="blank", tooltip="Blank or lock"),
        Binding("z", "blank", "Blank", show=False, id="blank.letter", tooltip="Blank the screen, or lock"),
    ]

    def __init__(self, path: Path, clock: Clock, store: Store | None, *, demo: bool = False, area: int = 1) -> None:
        super().__init__(path, clock, store, demo=demo, area=area)
        self.preferences = Preferences(self)  # first of all: they say when a day begins
        self._day = clock.now().day
        self.lock = Lock(self)
        self.rescue = Rescue(self, self.lock)

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
        self.preferences.begin()
        await self._begin_first_run()

    async def _begin_first_run(self) -> None:
        """Ask the first three questions of whoever opens an empty workbook for the first time."""
        from pivot_tui.workbook import once

        session = self.session
        if session is not None and session.store.reason is None and once.is_first_run(session.store):
            from pivot_tui.screens.first_run import FirstRunScreen

            await self.push(lambda session: FirstRunScreen(session))

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
        if self.session is None and action in _NEEDS_WORKBOOK:
            return False
        if action == "capture":
            return not (isinstance(self.screen, WorkbookScreen) and self.screen.CAPTURES)
        return super().check_action(action, parameters)

    def action_blank(self) -> None:
        """Hide what is on the screen: an encrypted workbook is locked, a plain one blanked until the next key."""
        from pivot_tui.screens.blank import BlankScreen

        if self.session is not None and self.session.store.encrypted:
            self.run_worker(self.lock.close(), exclusive=True, group="lock")
        elif not isinstance(self.screen, BlankScreen):
            self.clear_notifications()
            self.push_screen(BlankScreen())

    # Preferences, and the editor

    def action_settings(self) -> None:
        """Show what can be chosen about the program, and its keys."""
        self.preferences.open()

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """Remember what was chosen, and say days anew wherever they can be seen."""
        event.stop()
        self.preferences.keep(event.settings)
        self.show_changes()

    async def on_settings_screen_pattern_wanted(self, event: "SettingsScreen.PatternWanted") -> None:
        """Open the work pattern."""
        event.stop()
        await self.action_pattern()

    def on_editor_wanted(self, event: "EditorWanted") -> None:
        """Let the user write a text in their own editor; what is typed so far is kept first."""
        event.stop()
        from pivot_tui.app.editor import edit_field

        self.keep_drafts()
        edit_field(self, event.field, self.preferences.settings.editor)

    # What happens outside

    def _look(self) -> None:
        """Once a second: has another process written, is the file still there, and has a new day begun."""
        if self.session is None or self.rescue.fault is not None or not self.is_running:
            return
        day = self.clock.now().day
        try:
            if self.session.store.changed_by_others() or day != self._day:
                self._day = day
                self.show_changes()
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

    async def on_restore_screen_restore_wanted(self, event: "RestoreScreen.RestoreWanted") -> None:
        """Put a backup in the workbook's place."""
        event.stop()
        await self.rescue.restore(event.name)

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
