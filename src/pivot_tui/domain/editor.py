"""Which external editor is meant: the one in the settings, else what the environment names."""

from collections.abc import Mapping

_VARIABLES = ("VISUAL", "EDITOR")


def editor_command(chosen: str, environment: Mapping[str, str]) -> str:
    """The command of the editor; empty where none is set."""
    commands = [chosen, *(environment.get(name, "") for name in _VARIABLES)]
    return next((command.strip() for command in commands if command.strip()), "")


def editor_source(chosen: str, environment: Mapping[str, str]) -> str:
    """Where that command comes from: empty for the settings, or for nowhere at all, else ``$VISUAL`` or ``$EDITOR``."""
    if chosen.strip():
        return ""
    return next((f"${name}" for name in _VARIABLES if environment.get(name, "").strip()), "")
