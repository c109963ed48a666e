"""The settings file: a few choices as TOML in the user's own config folder, read with care and written in place."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

from pivot_tui.config_path import default_place
from pivot_tui.domain.day_style import DateFormat, DayStyle, WeekStart
from pivot_tui.domain.days import DAY_START
from pivot_tui.domain.faults import DiskFull, ReadOnly
from pivot_tui.domain.problems import Problem

DEFAULT_THEME = "pivot-dark"
LATEST_DAY_START = time(12)
"""A day that began later would begin after most of it is over."""

_LARGEST = 1024 * 1024  # bytes; what has more is something else, and perhaps has no end

# Patterns are compiled where they are used: a capture reads this module, and uses none of them.
_CLOCK_TIME = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
_BARE_KEY = r"[A-Za-z0-9_-]+"
_HEADER = r"\s*\["
_KEYMAP_HEADER = r"\s*\[\s*keymap\s*\]\s*(#.*)?"
_ASSIGNED = r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*="""
_COMMENT_BEHIND = r"""=\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#\s]+)\s*(#.*)$"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen about the program; everything has a default.

    Attributes:
        theme: The name of the colours.
        keymap: Keys by the id of what they do, several with commas between; only what differs from the defaults.
        week_start: The first day of a week.
        day_start: When a day begins.
        date_format: The order in which a day is written.
        editor: The command of the external editor; empty to take what the environment names.
    """

    theme: str = DEFAULT_THEME
    keymap: Mapping[str, str] = field(default_factory=dict)
    week_start: WeekStart = WeekStart.MONDAY
    day_start: time = DAY_START
    date_format: DateFormat = DateFormat.DAY_FIRST
    editor: str = ""

    @property
    def day_style(self) -> DayStyle:
        """How days are said with these settings."""
        return DayStyle(self.date_format, self.week_start)


class Loaded(NamedTuple):
    """The settings as they were read, and one sentence for each that could not be."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def default_path() -> Path:
    """Where the settings lie unless a path was named."""
    return Path(default_place())


def read(path: Path | None = None) -> Loaded:
    """The settings; what is missing or cannot be read has its default, and the latter its sentence.

    Args:
        path: The file; the default one without.
    """
    path = path or default_path()
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings())
    except OSError as error:
        return _unread(path, f"cannot be read ({error.strerror})")
    if len(content) > _LARGEST:
        return _unread(path, "is far too large to be one")
    import tomllib  # only where there is a file: it costs milliseconds that a capture would wait for

    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _unread(path, "is not UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line \d+", str(error))
        return _unread(path, f"is not in the TOML format{f', at {place[0]}' if place else ''}")
    except RecursionError:
        return _unread(path, "is nested too deeply")
    except ValueError:  # a whole number of thousands of digits
        return _unread(path, "holds a number that is too large to be meant")
    return _settings(path, values)


def _unread(path: Path, why: str) -> Loaded:
    return Loaded(Settings(), (Problem("", f"The settings file {path} {why}, so every setting has its default."),))


def _settings(path: Path, values: Mapping[str, Any]) -> Loaded:
    chosen: dict[str, Any] = {}
    problems = []
    for key, (understand, wanted) in _KINDS.items():
        if key in values:
            found = understand(values[key])
            if found is None:
                problems.append(_problem(path, key, wanted))
            else:
                chosen[key] = found
    keymap = values.get("keymap", {})
    if isinstance(keymap, dict):
        chosen["keymap"] = {name: keys for name, keys in keymap.items() if isinstance(keys, str)}
        problems += [
            _problem(path, f"keymap.{name}", 'it is a key in quotation marks, such as "x"')
            for name, keys in keymap.items()
            if not isinstance(keys, str)
        ]
    else:
        problems.append(_problem(path, "keymap", "it is a table, [keymap]"))
    return Loaded(Settings(**chosen), tuple(problems))


def _problem(path: Path, key: str, wanted: str) -> Problem:
    return Problem(key, f"{path.name}, {key}: this value is not understood, so the default is used; {wanted}.")


def read_time(value: object) -> time | None:
    """A start of the day as it is typed or as TOML has it, ``04:00``; nothing where it is none before noon."""
    if isinstance(value, str) and (found := re.fullmatch(_CLOCK_TIME, value.strip())):
        value = time(int(found[1]), int(found[2]))
    if isinstance(value, time) and value.tzinfo is None and value < LATEST_DAY_START:
        return value.replace(second=0, microsecond=0)
    return None


def _read_line(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _read_week_start(value: object) -> WeekStart | None:
    return next((start for start in WeekStart if isinstance(value, str) and start.value == value.casefold()), None)


def _read_date_format(value: object) -> DateFormat | None:
    return next((known for known in DateFormat if known.value == value), None)


_KINDS: Mapping[str, tuple[Callable[[object], Any], str]] = {
    "theme": (_read_line, "it is the name of a theme, such as pivot-dark or pivot-light"),
    "week_start": (_read_week_start, "it is monday, sunday or saturday"),
    "day_start": (read_time, "it is a time before noon, such as 04:00"),
    "date_format": (_read_date_format, "it is one of " + ", ".join(f'"{known.value}"' for known in DateFormat)),
    "editor": (_read_line, "it is a command on one line, such as vim"),
}


# Writing


def write(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one step into a file of this user alone; comments and unknown keys stay where they are.

    A file that cannot be read, or is written in a way that cannot be changed line by line, is kept beside the new one.

    Args:
        settings: What is chosen.
        path: The file; the default one without.

    Raises:
        ReadOnly: The folder or the file may not be written.
        DiskFull: The disk did not take it.
    """
    path = path or default_path()
    if path.is_symlink():
        path = path.resolve()  # a settings file that is kept elsewhere stays there
    try:
        if path.exists() and not path.is_file():
            raise FileExistsError(path)  # such as /dev/null, which a new file must never take the place of
        _make_private(path.parent)
        old = path.read_bytes() if path.exists() else None
        text = _text(settings, old)
        if text is None:
            path.replace(path.with_name(f"{path.name}.old"))
            text = _edited("", settings)
        _put(path, text)
    except (PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError):
        raise ReadOnly(f"The settings cannot be saved in {path}; change its permissions and try again.") from None
    except OSError as error:
        raise DiskFull(f"The settings could not be saved ({error.strerror}); make room, then try again.") from None


def _make_private(folder: Path) -> None:
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)


def _put(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    try:
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _text(settings: Settings, old: bytes | None) -> str | None:
    """The new content; nothing where the old cannot be changed without losing something."""
    import tomllib

    if old is None:
        return _edited("", settings)
    try:
        before = tomllib.loads(old.decode("utf-8-sig"))
        text = _edited(old.decode("utf-8-sig").replace("\r\n", "\n"), settings)
        after = tomllib.loads(text)
    except (ValueError, RecursionError):  # no UTF-8, no TOML, or a whole number of thousands of digits
        return None
    known = {*_KINDS, "keymap"}
    kept = {key: value for key, value in before.items() if key not in known}
    same = kept == {key: value for key, value in after.items() if key not in known}
    return text if same and _settings(Path(), after) == Loaded(settings) else None


def _edited(text: str, settings: Settings) -> str:
    """The text with the settings put in: each in its own line where it has one."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if re.match(_HEADER, line)), len(lines))
    top, rest = lines[:first], lines[first:]
    start = next((n for n, line in enumerate(rest) if re.fullmatch(_KEYMAP_HEADER, line)), None)
    top = _with_values(top, _values(settings), add=_values_besides_defaults(settings))
    keymap = dict(settings.keymap)
    if start is not None:
        end = next((n for n in range(start + 1, len(rest)) if re.match(_HEADER, rest[n])), len(rest))
        section = _with_values(rest[start + 1 : end], keymap, add=keymap, only_these=True)
        rest = [*rest[: start + 1], *section, *rest[end:]]
    elif keymap:
        rest = [*rest, *([""] if top or rest else []), "[keymap]", *_with_values([], keymap, add=keymap)]
    return "\n".join([*top, *rest]).rstrip("\n") + "\n"


def _with_values(
    lines: list[str], values: Mapping[str, str], *, add: Mapping[str, str], only_these: bool = False
) -> list[str]:
    """Lines of ``key = value`` with these values; what has no line yet comes behind the last line that says anything.

    Args:
        lines: As they are.
        values: By key.
        add: Those that get a line where they have none.
        only_these: Whether lines of other keys go.
    """
    done = set()
    changed = []
    for line in lines:
        found = re.match(_ASSIGNED, line)
        key = found[1].strip("\"'") if found else None
        if key is not None and key in values:
            done.add(key)
            comment = re.search(_COMMENT_BEHIND, line)
            changed.append(f"{_key(key)} = {_quoted(values[key])}" + (f"  {comment[1]}" if comment else ""))
        elif key is None or not only_these:
            changed.append(line)
    blanks = []
    while changed and not changed[-1].strip():
        blanks.append(changed.pop())
    return [*changed, *(f"{_key(key)} = {_quoted(value)}" for key, value in add.items() if key not in done), *blanks]


def _values(settings: Settings) -> dict[str, str]:
    return {
        "theme": settings.theme,
        "week_start": settings.week_start.value,
        "day_start": f"{settings.day_start:%H:%M}",
        "date_format": settings.date_format.value,
        "editor": settings.editor,
    }


def _values_besides_defaults(settings: Settings) -> dict[str, str]:
    defaults = _values(Settings())
    return {key: value for key, value in _values(settings).items() if value != defaults[key]}


def _key(name: str) -> str:
    return name if re.fullmatch(_BARE_KEY, name) else _quoted(name)


def _quoted(text: str) -> str:
    """A TOML string on one line."""
    escaped = "".join(f"\\u{ord(c):04x}" if c < " " or c == "\x7f" else f"\\{c}" if c in '"\\' else c for c in text)
    return f'"{escaped}"'
