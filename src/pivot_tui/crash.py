"""The report of a crash: which error and where, never what was in a variable or a message."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from pivot_tui import __version__

_FRAMES = 40


def write_crash_report(error: BaseException, folder: Path) -> Path | None:
    """Write the type and the frames of an error to a file of this user alone; nothing where that fails too.

    Messages and values are left out: they may hold the user's own words.
    """
    lines = [f"pivot-tui {__version__}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"]
    for seen in _chain(error):
        lines.append(type(seen).__qualname__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)[-_FRAMES:]
        ]
    path = folder / f"crash-{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}.txt"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path


def _chain(error: BaseException) -> list[BaseException]:
    """An error and those that led to it, each once: they may lead back to one another."""
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__cause__ or seen.__context__
    return chain
