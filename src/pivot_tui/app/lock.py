"""The lock: closing the workbook and tearing the frame down, and building it again as it was left."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from pivot_tui.workbook.opening import open_for_screen
from pivot_tui.workbook.session import Session

if TYPE_CHECKING:
    from pivot_tui.app.areas import AreasApp

Build = Callable[[Session], Screen[Any]]


class Lock:
    """Remembers, while the workbook is closed, where the user was and which forms were open.

    Args:
        app: The application.
    """

    def __init__(self, app: "AreasApp") -> None:
        self._app = app
        self._mode: str | None = None
        self._open_forms: list[Build] = []

    async def close(self) -> None:
        """Keep the drafts, close the workbook, and show nothing but the lock."""
        app = self._app
        session = app.session
        if session is None:
            return
        app.keep_drafts()
        self._mode = app.current_mode
        self._open_forms = _open_forms(app.screen_stack)
        app.session = None
        await app.rebuild_areas()
        session.store.close()

    async def open(self, key: str | None) -> None:
        """Open the file with a key and build the frame anew, with the forms that were open.

        Raises:
            Fault: It cannot be opened.
        """
        app = self._app
        app.session = session = Session(open_for_screen(app.path, key), app.clock, demo=app.demo)
        await app.rebuild_areas(self._mode)
        for build in self._open_forms:
            await app.push_screen(build(session))
        self._mode, self._open_forms = None, []


def _open_forms(stack: list[Screen[Any]]) -> list[Build]:
    """How to build again the forms of a stack; what they hold is in their drafts."""
    from pivot_tui.app.drafts import form_of_draft
    from pivot_tui.screens.capture import CaptureScreen
    from pivot_tui.screens.drafted import DraftedScreen

    builds: list[Build] = []
    for screen in stack:
        if isinstance(screen, CaptureScreen):
            builds.append(CaptureScreen)
        elif isinstance(screen, DraftedScreen):
            form, row = screen.draft_place
            builds.append(partial(form_of_draft, form=form, row=row))
    return builds
