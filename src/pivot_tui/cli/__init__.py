"""The shell commands; opening and capturing are read here without loading what the others need."""

import gc
import os
import sys
from collections.abc import Sequence

from pivot_tui.cli.calls import Call, read_call

_LEFT = 130
"""The exit code of what the user has broken off."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code: 0 done, 1 could not be done, 2 not understood."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _mend_streams()
    call = None if _is_completing() else read_call(words)
    try:
        code = _run(call) if call is not None else _run_command(words)
    except KeyboardInterrupt:  # before there was anything to leave
        code = _LEFT
    sys.exit(code)


def _mend_streams() -> None:
    """Let what cannot be encoded be replaced, and let a stream that the shell has closed lead nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _is_completing() -> bool:
    """Whether the shell is asking what could be typed next."""
    return any(name.startswith("_PIVOT") and name.endswith("_COMPLETE") for name in os.environ)


def _run(call: Call) -> int:
    gc.disable()  # a capture is over, and the first screen painted, before there is anything to throw away
    try:
        from pivot_tui.cli.outcome import outcome

        return outcome(lambda: _act(call), lambda: call.db)
    finally:
        gc.enable()


def _act(call: Call) -> int:
    if call.command:
        from pivot_tui.cli.capturing import capture

        return capture(call)
    from pivot_tui.cli.opening import open_app

    return open_app(call.db, call.today)


def _run_command(words: Sequence[str]) -> int:
    from pivot_tui.cli.commands import run

    return run(words)
