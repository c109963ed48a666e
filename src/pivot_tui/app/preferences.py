"""The settings as the app uses them: in effect before the first paint, shown when asked for, and kept up to date."""

from typing import TYPE_CHECKING

from pivot_tui import config
from pivot_tui.config import Settings
from pivot_tui.domain import day_style
from pivot_tui.domain.problems import Problem
from pivot_tui.widgets.themes import DARK, LIGHT

if TYPE_CHECKING:
    from pivot_tui.app.areas import AreasApp

_LONG = 10.0  # seconds to read a sentence in that one did not expect


class Preferences:
    """Reads the settings file once, and has the app do as it says.

    Args:
        app: The application.
    """

    def __init__(self, app: "AreasApp") -> None:
        self._app = app
        self.settings, self.problems = config.read()
        app.register_theme(DARK)
        app.register_theme(LIGHT)
        if self.settings.theme in app.available_themes:
            app.theme = self.settings.theme
        else:
            app.theme = DARK.name
            known = f"no theme of this name is known here, so {DARK.name} is used; Settings lists them."
            self.problems += (Problem("theme", f"{config.default_path().name}, theme: {known}"),)
        app.clock.day_start = self.settings.day_start
        day_style.use(self.settings.day_style)

    def begin(self) -> None:
        """Put the user's keys in effect once the app runs, and say whether something in the file was not understood."""
        if self.settings.keymap:
            from pivot_tui.app.keymap import apply_keymap

            self.problems += apply_keymap(self._app, self.settings)
        if self.problems:
            first, more = self.problems[0].sentence, len(self.problems) - 1
            said = f"{first} Settings has {more} more." if more else first
            self._app.notify(said, severity="warning", markup=False, timeout=_LONG)

    def open(self) -> None:
        """Show the settings, unless the workbook is locked or they are open already."""
        from pivot_tui.app.keymap import all_bound
        from pivot_tui.screens.settings import SettingsScreen

        app = self._app
        if app.session is not None and not any(isinstance(screen, SettingsScreen) for screen in app.screen_stack):
            app.push_screen(SettingsScreen(app.session, self.settings, all_bound(), self.problems))

    def keep(self, settings: Settings) -> None:
        """Remember what was changed; it is in effect already, and what was wrong with the file has been said."""
        self.settings = settings
        self.problems = ()
