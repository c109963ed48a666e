"""Where the settings file lies, known without loading what can read it."""

import contextlib
import os
import sys
from pathlib import Path


def default_path() -> Path:
    """Where the settings lie: ``PIVOT_TUI_CONFIG``, else the user's own config folder."""
    named = os.environ.get("PIVOT_TUI_CONFIG")
    if named:
        with contextlib.suppress(RuntimeError):  # the home folder of somebody who is not known here
            return Path(named).expanduser()
        return Path(named)
    if sys.platform == "linux":
        # What platformdirs answers here, without the milliseconds that a capture would wait for it.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        folder = Path(base) if base else Path("~/.config").expanduser()
        return folder / "pivot-tui" / "config.toml"
    from platformdirs import user_config_path

    return user_config_path("pivot-tui", appauthor=False) / "config.toml"
