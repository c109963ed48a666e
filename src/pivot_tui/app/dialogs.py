"""What opens over an area: capture, search, support, settings, the trash and its like, each loaded when asked for."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pivot_tui.app.areas import AreasApp
from pivot_tui.domain.faults import Damaged, Fault, Replaced
from pivot_tui.screens.frame import Troubled
from pivot_tui.workbook.session import Session


class DialogsApp(AreasApp):
    """The areas, and the dialogs that open over them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f2", "capture", "Capture", show=False, priority=True, id="capture.anywhere", tooltip="Capture"),
        Binding("ctrl+f,f3", "find", "Find", show=False, priority=True, id="find", tooltip="Search everything"),
        Binding("f8", "support", "Support", show=False, priority=True, id="support.anywhere", tooltip="Support lines"),
        Binding("x", "support", "Support", show=False, id="support", tooltip="Support lines, day and night"),
    ]

    async def action_capture(self) -> None:
        """Open the capture box over whatever is there, and be done when it can be typed in."""
        from pivot_tui.screens.capture import CaptureScreen

        await self.push(lambda session: CaptureScreen(session))

    async def action_kinds(self) -> None:
        """Open the kinds of work."""
        from pivot_tui.screens.kinds import KindsScreen

        await self.push(lambda session: KindsScreen(session))

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

    def action_support(self) -> None:
        """Show who can be called; this works while the workbook is locked, too."""
        from pivot_tui.screens.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen(self.clock.now().day))

    async def action_find(self) -> None:
        """Search everything that is text."""
        from pivot_tui.screens.capture import CaptureScreen
        from pivot_tui.screens.find import FindScreen

        if isinstance(self.screen, CaptureScreen):
            self.screen.action_leave()
        if not isinstance(self.screen, FindScreen):
            await self.push(lambda session: FindScreen(session))

    async def action_trash_can(self) -> None:
        """Show what was deleted."""
        from pivot_tui.screens.trash import TrashScreen

        await self.push(lambda session: TrashScreen(session))

    async def action_history(self) -> None:
        """Show what was changed."""
        from pivot_tui.screens.history import HistoryScreen

        await self.push(lambda session: HistoryScreen(session))

    async def action_restore(self) -> None:
        """Show the backups."""
        from pivot_tui.screens.restore import RestoreScreen

        await self.push(lambda session: RestoreScreen(session))

    async def action_import(self) -> None:
        """Import a journal."""
        from pivot_tui.screens.import_journal import ImportScreen

        await self.push(lambda session: ImportScreen(session))

    async def action_pulse(self) -> None:
        """Ask for this week's pulse."""
        from pivot_tui.screens.pulse import PulseScreen

        await self.push(lambda session: PulseScreen(session))

    async def action_pattern(self) -> None:
        """Open the work pattern."""
        from pivot_tui.screens.hours_forms import PatternScreen
        from pivot_tui.workbook.hours import work_pattern

        await self.push(lambda session: PatternScreen(session, work_pattern(session.store)))

    async def push(self, build: Callable[[Session], Screen[Any]]) -> None:
        """Push a screen that reads the workbook as it is built; a fault is said instead."""
        if self.session is None:
            return
        try:
            await self.push_screen(build(self.session))
        except (Damaged, Replaced) as fault:
            self.post_message(Troubled(fault))
        except Fault as fault:
            self.notify(fault.sentence, severity="warning", markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers beside the acts of the screen."""
        del screen
        if self.session is not None:
            yield SystemCommand("Find", "Search everything that is text", self.action_find)
            yield SystemCommand("Kinds of work", "Rename, add and retire them", self.action_kinds)
            yield SystemCommand("This week's pulse", "Energy and dread, once a week", self.action_pulse)
            yield SystemCommand("Import a journal", "From jrnl, or from text with dated headings", self.action_import)
            yield SystemCommand("Trash", "What was deleted, to bring back", self.action_trash_can)
            yield SystemCommand("History of changes", "What was done, newest first", self.action_history)
            yield SystemCommand("Restore a backup", "Put an earlier workbook in this one's place", self.action_restore)
            yield SystemCommand("Settings", "Colours, keys, days and the editor", partial(self.run_action, "settings"))
        yield SystemCommand("Support lines", "Who can be called, day and night", self.action_support)
        yield SystemCommand("Quit", "Leave the program; drafts are kept", self.action_quit)
