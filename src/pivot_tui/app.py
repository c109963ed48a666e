"""The Textual application: areas as modes, capture from anywhere, the lock, and one calm line after a crash."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from pivot_tui.crash import write_crash_report
from pivot_tui.domain.faults import Damaged, Fault, NeedsPassphrase, Replaced
from pivot_tui.screens.frame import AreaScreen, RecordsChanged, RecordWanted, Troubled, WorkbookScreen
from pivot_tui.screens.today import DraftWanted, RatingWanted, TodayScreen
from pivot_tui.widgets.bars import AREAS
from pivot_tui.widgets.themes import DARK, LIGHT
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen, save_copy
from pivot_tui.workbook.session import Session

_LOOK_EVERY = 1.0
_BACKUP_AFTER = 3.0
_LOCKED = "locked"
_MODES = tuple(name.lower() for name in AREAS)


def _acts_provider() -> type[Provider]:
    from pivot_tui.screens.palette import ActsProvider

    return ActsProvider


def _records_provider() -> type[Provider]:
    from pivot_tui.screens.palette import RecordsProvider

    return RecordsProvider


class PivotApp(App[None]):
    """The workbook on the whole screen.

    Args:
        path: The workbook's file.
        clock: Tells the present.
        store: The open workbook; without one the file is locked, and the passphrase is asked for first.
        demo: Whether this is the throw-away sample.
    """

    TITLE = "pivot"
    CSS = "Toast { background: $panel; width: auto; max-width: 76; padding: 0 1; } ToastRack { margin-bottom: 1; }"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {App.COMMANDS.copy().pop(), _acts_provider, _records_provider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"area({number})", name, show=False, id=f"area.{name.lower()}", tooltip=f"Open {name}")
            for number, name in enumerate(AREAS, 1)
        ),
        Binding("ctrl+n,f2", "capture", "Capture", show=False, priority=True, id="capture.anywhere", tooltip="Capture"),
        Binding("ctrl+t", "go_to", "Go to", show=False, priority=True, id="go_to", tooltip="Go while typing"),
        Binding("ctrl+l,f9", "blank", "Blank", show=False, priority=True, id="blank", tooltip="Blank or lock"),
        Binding("z", "blank", "Blank", show=False, id="blank.letter", tooltip="Blank the screen, or lock"),
    ]

    def __init__(self, path: Path, clock: Clock, store: Store | None, *, demo: bool = False) -> None:
        self.DEFAULT_MODE = _MODES[0] if store is not None else _LOCKED  # type: ignore[misc]
        super().__init__()
        self.path = path
        self.clock = clock
        self.demo = demo
        self.session: Session | None = Session(store, clock, demo=demo) if store is not None else None
        self._mode_before_lock = _MODES[0]
        self._open_before_lock: list[Callable[[], Screen[Any]]] = []
        self._troubled_by: type[Fault] | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.add_mode(_LOCKED, self._locked_screen)
        for number, name in enumerate(_MODES, 1):
            self.add_mode(name, self._area_factory(number))

    # Areas

    def _area_factory(self, number: int) -> Callable[[], Screen[Any]]:
        def build() -> Screen[Any]:
            assert self.session is not None
            if number == 1:
                return TodayScreen(self.session)
            if number == 2:
                from pivot_tui.screens.journal import JournalScreen

                return JournalScreen(self.session)
            from pivot_tui.screens.unbuilt import UnbuiltArea

            return UnbuiltArea(self.session, number)

        return build

    def _locked_screen(self) -> Screen[Any]:
        if self.session is not None:
            return Screen()  # the frame is being rebuilt
        from pivot_tui.screens.unlock import UnlockScreen

        return UnlockScreen(self.path)

    async def on_mount(self) -> None:
        """Begin to look whether others write, and to listen for the end of the terminal."""
        self.set_interval(_LOOK_EVERY, self._look)
        self.set_timer(_BACKUP_AFTER, self._back_up)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name) and sys.platform != "win32":
                number = getattr(signal, name)
                loop.add_signal_handler(number, self._leave, 128 + number)

    async def action_area(self, number: int) -> None:
        """Open an area; the open one goes to its next view."""
        if self.session is None:
            return
        name = _MODES[number - 1]
        if self.current_mode != name:
            await self.switch_mode(name)
        elif isinstance(self.screen, AreaScreen):
            self.screen.action_step_view(1)

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
            from pivot_tui.screens.capture import CaptureScreen

            return not isinstance(self.screen, CaptureScreen)
        return super().check_action(action, parameters)

    def action_capture(self) -> None:
        """Open the capture box over whatever is there."""
        from pivot_tui.screens.capture import CaptureScreen

        if self.session is not None and not isinstance(self.screen, CaptureScreen):
            self._push(lambda session: CaptureScreen(session))

    def action_kinds(self) -> None:
        """Open the kinds of work."""
        from pivot_tui.screens.kinds import KindsScreen

        self._push(lambda session: KindsScreen(session))

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
            self.lock()
        elif not isinstance(self.screen, BlankScreen):
            self.push_screen(BlankScreen())

    def _push(self, build: Callable[[Session], Screen[Any]]) -> None:
        """Push a screen that reads the workbook as it is built; a fault is said instead."""
        if self.session is None:
            return
        try:
            self.push_screen(build(self.session))
        except (Damaged, Replaced) as fault:
            self._trouble(fault)
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
            if isinstance(screen, AreaScreen):
                screen.refresh_records()

    async def on_record_wanted(self, event: RecordWanted) -> None:
        """Go to a record."""
        event.stop()
        if event.table == "kind":
            self.action_kinds()
        else:
            await self._show_entry(event.id)

    async def on_rating_wanted(self, event: RatingWanted) -> None:
        """Go to an entry, and ask for the number it lacks."""
        event.stop()
        await self._show_entry(event.id, rate=True)

    def on_draft_wanted(self, event: DraftWanted) -> None:
        """Go on with a draft."""
        event.stop()
        from pivot_tui.screens.entry_form import EntryFormScreen
        from pivot_tui.workbook.drafts import CAPTURE_FORM

        if event.form == CAPTURE_FORM:
            self.action_capture()
        else:
            self._push(lambda session: EntryFormScreen(session, event.row))

    async def _show_entry(self, identifier: str, *, rate: bool = False) -> None:
        from pivot_tui.screens.journal import JournalScreen

        await self.switch_mode(_MODES[1])
        screen = self.screen
        if isinstance(screen, JournalScreen):
            screen.attempt(lambda: screen.show_entry(identifier))
            if rate:
                screen.action_complete()

    def _look(self) -> None:
        """Once a second: has another process written, and is the file still there."""
        if self.session is None or self._troubled_by is not None:
            return
        try:
            if self.session.store.changed_by_others():
                self._show_changes()
        except Fault as fault:
            if isinstance(fault, Damaged | Replaced):
                self._trouble(fault)

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
            self._trouble(fault)
        else:
            self.notify(f"No backup today: {fault.sentence}", severity="warning", markup=False)

    # Trouble with the file

    def on_troubled(self, event: Troubled) -> None:
        """Offer a way out."""
        event.stop()
        self._trouble(event.fault)

    def _trouble(self, fault: Fault) -> None:
        if self._troubled_by is type(fault):
            self.notify(fault.sentence, severity="warning", markup=False)
            return
        self._troubled_by = type(fault)
        self._offer_way_out(fault)

    @work(thread=True, exclusive=True, group="trouble", exit_on_error=False)
    def _offer_way_out(self, fault: Fault) -> None:
        """Find out what can be offered, in a thread: a backup is read whole before it is called good."""
        from pivot_tui.screens.trouble import TroubleScreen, WayOut
        from pivot_tui.workbook import backups

        session = self.session
        if session is None:
            return
        offer, said = WayOut.COPY, "Save a copy of what is open here"
        if isinstance(fault, Damaged):
            try:
                chosen = backups.choose(self.path, None, session.store.key)
                offer, said = (
                    WayOut.RESTORE,
                    f"Put back the newest good backup, {chosen.at.astimezone():%Y-%m-%d %H:%M}",
                )
            except Fault:
                self.call_from_thread(self.push_screen, TroubleScreen(fault, None))
                return
        self.call_from_thread(self.push_screen, TroubleScreen(fault, offer, said), self._take_way_out)

    async def _take_way_out(self, way: Any) -> None:
        from pivot_tui.screens.trouble import WayOut

        if self.session is None:
            return
        try:
            if way is WayOut.COPY:
                copy = save_copy(self.session.store)
                self.notify(f"Copied to {copy}; open it with --db.", markup=False, timeout=20)
            elif way is WayOut.RESTORE:
                await self._restore(self.session.store)
        except Fault as fault:
            self.notify(fault.sentence, severity="warning", markup=False)

    async def _restore(self, store: Store) -> None:
        from pivot_tui.workbook import backups

        chosen = backups.choose(self.path, None, store.key)
        store.close()
        kept = backups.restore(self.path, chosen.name, store.key)
        await self._open(store.key)
        self._troubled_by = None
        self.notify(f"Restored. The damaged file is kept as {kept}.", markup=False, timeout=20)

    # Locking

    def lock(self) -> None:
        """Close the workbook and tear the frame down; what was being typed is kept as drafts."""
        self.keep_drafts()
        self.run_worker(self._lock(), exclusive=True, group="lock")

    async def _lock(self) -> None:
        from pivot_tui.screens.capture import CaptureScreen
        from pivot_tui.screens.entry_form import EntryFormScreen

        session = self.session
        if session is None:
            return
        self._mode_before_lock = self.current_mode
        self._open_before_lock = []
        for screen in self.screen_stack:
            if isinstance(screen, CaptureScreen):
                self._open_before_lock.append(lambda: CaptureScreen(self._open_session()))
            elif isinstance(screen, EntryFormScreen):
                self._open_before_lock.append(partial(self._form_again, screen.identifier))
        self.session = None
        await self._switch_to_lock()
        session.store.close()

    def _form_again(self, identifier: str) -> Screen[Any]:
        from pivot_tui.screens.entry_form import EntryFormScreen

        return EntryFormScreen(self._open_session(), identifier)

    def _open_session(self) -> Session:
        assert self.session is not None
        return self.session

    async def _switch_to_lock(self) -> None:
        """Show the lock's own mode, and let go of every area that was built."""
        if self.current_mode != _LOCKED:
            await self.remove_mode(_LOCKED)
            self.add_mode(_LOCKED, self._locked_screen)
            await self.switch_mode(_LOCKED)
        for number, name in enumerate(_MODES, 1):
            await self.remove_mode(name)
            self.add_mode(name, self._area_factory(number))

    async def on_unlock_screen_key_ready(self, event: Any) -> None:
        """Try the key; where it opens nothing, say so beside the field."""
        event.stop()
        try:
            await self._open(event.key)
        except Fault as fault:
            refuse = getattr(self.screen, "refuse", None)
            if refuse is not None:
                refuse(fault.sentence)

    async def _open(self, key: str | None) -> None:
        """Open the file and build the frame anew, with the forms that were open when it was locked.

        Raises:
            Fault: It cannot be opened.
        """
        store = open_for_screen(self.path, key)
        self.session = Session(store, self.clock, demo=self.demo)
        await self._switch_to_lock()
        await self.switch_mode(self._mode_before_lock)
        for build in self._open_before_lock:
            await self.push_screen(build())
        self._open_before_lock = []

    # The end

    def keep_drafts(self) -> None:
        """Save whatever is being typed, on every screen of every area."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, WorkbookScreen) and screen.is_mounted:
                    screen.keep_draft()

    async def action_quit(self) -> None:
        """Leave; drafts are kept."""
        self._leave(0)

    def _leave(self, return_code: int) -> None:
        self.keep_drafts()
        self.exit(return_code=return_code)

    def _fatal_error(self) -> None:
        """Say one calm line; the details go to a file without values and messages, for they may be private."""
        error = self._exception
        report = write_crash_report(error, self.path.parent) if error is not None else None
        said = "pivot stopped because of a mistake of its own. What you had saved is safe, and so is your draft."
        if report is not None:
            said += f" Where it happened is noted in {report}, without any of your words."
        self.panic(Text(said))


def run(path: Path, clock: Clock, *, demo: bool = False) -> int:
    """Open a workbook on the screen, and leave with the exit code.

    Raises:
        Fault: It cannot be opened.
    """
    if not sys.stdout.isatty():
        print("pivot needs a terminal to open in; 'pivot show today' prints instead.", file=sys.stderr)  # noqa: T201
        return 2
    try:
        store: Store | None = open_for_screen(path)
    except NeedsPassphrase:
        store = None
    app = PivotApp(path, clock, store, demo=demo)
    try:
        app.run()
    finally:
        if app.session is not None:
            app.session.store.close()
    return app.return_code or 0
