"""The programs that are measured and those beside them, and the surroundings that all of them start in."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.workbooks import TODAY

_APPS = Path(__file__).parent / "apps"
_KEPT = ("PATH", "PYTHONPATH", "PYTHONPYCACHEPREFIX")

EMPTY_APP = (sys.executable, str(_APPS / "empty.py"))
OPTION_LIST_APP = (sys.executable, str(_APPS / "option_list.py"))
EMPTY_PYTHON = (sys.executable, "-c", "pass")


def pivot(workbook: Path, *words: str) -> Sequence[str]:
    """The command that opens a workbook, or does with it what the words say, as the installed ``pivot`` does."""
    start = (sys.executable, "-c", "from pivot_tui.cli import main; main()")
    return *start, "--db", str(workbook), "--today", TODAY.isoformat(), *words


def environment(home: Path) -> dict[str, str]:
    """All variables that a program is given: a home of its own, and nothing that keeps bytecode from being written."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}
    return kept | terminal | {"HOME": str(home), "TMPDIR": str(home)}
