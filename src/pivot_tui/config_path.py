"""Where the settings file lies, known without loading what can read it."""

import os
import sys


def default_place() -> str:
    """Where the settings lie: ``PIVOT_TUI_CONFIG``, else the user's own config folder."""
    named = os.environ.get("PIVOT_TUI_CONFIG")
    if named:
        return os.path.expanduser(named)
    if sys.platform == "linux":
        # What platformdirs answers here, without the milliseconds that a capture would wait for it.
        folder = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return os.path.join(folder, "pivot-tui", "config.toml")
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("pivot-tui", appauthor=False), "config.toml")
