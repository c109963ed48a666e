"""How a command ends: its exit code, and the one sentence where it could not be done."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import Fault, NotUnderstood
from pivot_tui.domain.plain_text import printable

if TYPE_CHECKING:
    from pathlib import Path


def outcome(act: Callable[[], int], db: Callable[[], str | None]) -> int:
    """Run a command to its end; the exit code: 0 done, 1 could not be done, 2 not understood, 130 left by the user.

    Args:
        act: The command.
        db: The path that was named for the workbook, if any; asked only after a crash.
    """
    try:
        code = act()
        sys.stdout.flush()
    except Fault as fault:
        print(printable(fault.sentence), file=sys.stderr)
        return 2 if isinstance(fault, NotUnderstood) else 1
    except (KeyboardInterrupt, EOFError):
        return 130
    except BrokenPipeError:
        silence()
        return 0
    except OSError as error:
        silence()
        print(f"That could not be done to its end ({error.strerror}).", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is: its message and values may hold the user's words
        print(_crash_line(error, db()), file=sys.stderr)
        return 1
    return code


def silence() -> None:
    """Let what is still to be printed lead nowhere: whoever was reading has gone, or has no room for it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _crash_line(error: Exception, db: str | None) -> str:
    from pivot_tui.cli.opening import chosen_path
    from pivot_tui.crash import write_crash_report

    report: Path | None = None
    with contextlib.suppress(Fault):
        report = write_crash_report(error, chosen_path(db).parent)
    said = "pivot stopped because of a mistake of its own; what you had saved is safe."
    return f"{said} Where it happened is noted in {report}, without any of your words." if report is not None else said
