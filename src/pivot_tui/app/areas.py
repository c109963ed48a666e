"""The frame of the application: the eight areas as modes, built when visited, and the lock's mode beside them."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pivot_tui.screens.frame import AreaScreen, WorkbookScreen
from pivot_tui.screens.today import TodayScreen
from pivot_tui.widgets.bars import AREAS
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.session import Session

_LOCKED = "locked"
MODES = tuple(name.lower() for name in AREAS)


class AreasApp(App[None]):
    """An open or locked workbook, and the areas that show it.

    Args:
        path: The workbook's file.
        clock: Tells the present.
        store: The open workbook; without one the file is locked, and the passphrase is asked for first.
        demo: Whether this is the throw-away sample.
        area: The digit of the area that is shown first, or once the workbook is unlocked.
    """

    # The first screen's styles are read with the app's own: every later stylesheet has all of them parsed again.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["application.tcss", "../screens/today.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"area({number})", name, show=False, id=f"area.{name.lower()}", tooltip=f"Open {name}")
        for number, name in enumerate(AREAS, 1)
    ]

    def __init__(self, path: Path, clock: Clock, store: Store | None, *, demo: bool = False, area: int = 1) -> None:
        self._first_area = MODES[area - 1]
        self.DEFAULT_MODE = self._first_area if store is not None else _LOCKED  # type: ignore[misc]
        super().__init__()
        self.path = path
        self.clock = clock
        self.demo = demo
        self.session: Session | None = Session(store, clock, demo=demo) if store is not None else None
        self.add_mode(_LOCKED, self._locked_screen)
        for number, name in enumerate(MODES, 1):
            self.add_mode(name, self._area_factory(number))

    def _area_factory(self, number: int) -> Callable[[], Screen[Any]]:
        def build() -> Screen[Any]:
            assert self.session is not None
            if number == 1:
                return TodayScreen(self.session)
            if number == 2:
                from pivot_tui.screens.journal import JournalScreen

                return JournalScreen(self.session)
            if number == 3:
                from pivot_tui.screens.portfolio import PortfolioScreen

                return PortfolioScreen(self.session)
            if number == 4:
                from pivot_tui.screens.people import PeopleScreen

                return PeopleScreen(self.session)
            if number == 7:
                from pivot_tui.screens.plan import PlanScreen

                return PlanScreen(self.session)
            if number == 8:
                from pivot_tui.screens.review import ReviewScreen

                return ReviewScreen(self.session)
            from pivot_tui.screens.unbuilt import UnbuiltArea

            return UnbuiltArea(self.session, number)

        return build

    def _locked_screen(self) -> Screen[Any]:
        if self.session is not None:
            return Screen()  # the areas are being built again
        from pivot_tui.screens.unlock import UnlockScreen

        return UnlockScreen(self.path)

    async def action_area(self, number: int) -> None:
        """Open an area; the open one goes to its next view."""
        if self.session is None:
            return
        name = MODES[number - 1]
        if self.current_mode != name:
            await self.switch_mode(name)
        elif isinstance(self.screen, AreaScreen):
            self.screen.action_step_view(1)

    async def rebuild_areas(self, mode: str | None = None) -> None:
        """Let go of every area that was built, so that each is built again from the file when it is visited.

        Args:
            mode: The area to show then; while the workbook is closed only the lock can be shown.
        """
        if self.current_mode != _LOCKED:
            await self.remove_mode(_LOCKED)
            self.add_mode(_LOCKED, self._locked_screen)
            await self.switch_mode(_LOCKED)
        for number, name in enumerate(MODES, 1):
            await self.remove_mode(name)
            self.add_mode(name, self._area_factory(number))
        if self.session is not None:
            await self.switch_mode(mode or self._first_area)

    def keep_drafts(self) -> None:
        """Save whatever is being typed, on every screen of every area."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, WorkbookScreen) and screen.is_mounted:
                    screen.keep_draft()
