"""The user's own editor: a private file is opened in it, read again when it is left, and gone afterwards."""

import contextlib
import os
import shlex
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from pivot_tui.domain.editor import editor_command
from pivot_tui.domain.faults import Fault
from pivot_tui.widgets.long_text import LongText

_FILE = "pivot.txt"


class NotEdited(Fault):
    """The text did not come back from the editor, and stays as it was."""

    title = "Not changed"


def edit_field(app: App[Any], field: LongText, chosen: str) -> None:
    """Let the user write a field's text in their editor; the field is changed only when that went well."""
    text = edit_text(app, field.text, chosen)
    if text is not None:
        field.take(text)


def edit_text(app: App[Any], text: str, chosen: str) -> str | None:
    """The text as the user's editor leaves it; nothing where it did not, which is then said in one sentence.

    Args:
        app: The app, which steps aside meanwhile.
        text: What to begin with.
        chosen: The command from the settings; empty to take what the environment names.
    """
    try:
        words = _words(editor_command(chosen, os.environ))
        with _private_file(text) as path:
            _run(app, [*words, str(path)])
            return _read(path, text)
    except NotEdited as fault:
        app.notify(f"{fault.sentence} Your text is as it was.", severity="warning", markup=False, timeout=8)
        return None


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=os.name == "posix")
    except ValueError:
        raise NotEdited("The editor's command has a quotation mark that is not closed; see the settings.") from None
    if not words:
        raise NotEdited("No editor is set: name one in the settings, or in $VISUAL or $EDITOR.")
    return words


@contextlib.contextmanager
def _private_file(text: str) -> Iterator[Path]:
    """A file of this user alone in a folder of this user alone, in memory where the system offers such a place."""
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    place = memory if memory and os.access(memory, os.W_OK | os.X_OK) else None
    try:
        # mkdtemp makes the folder 0700.
        with tempfile.TemporaryDirectory(prefix="pivot-", dir=place, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / _FILE
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                file.write(text if not text or text.endswith("\n") else f"{text}\n")
            yield path
    except OSError as error:
        raise NotEdited(f"A file for the editor could not be made ({error.strerror}).") from None


def _run(app: App[Any], words: list[str]) -> None:
    """Have the editor use the terminal until it is left."""
    try:
        with app.suspend(), _interrupts_passed_over():
            code = subprocess.run(words, check=False).returncode  # noqa: S603 - the user's own command, without a shell
    except SuspendNotSupported:
        raise NotEdited("An editor cannot be opened in this terminal.") from None
    except OSError as error:
        raise NotEdited(f"The editor {ascii(words[0])[1:-1]} could not be started ({error.strerror}).") from None
    if code:
        raise NotEdited(f"The editor ended with an error ({code}).")


@contextlib.contextmanager
def _interrupts_passed_over() -> Iterator[None]:
    """While the editor has the terminal, ctrl+c is meant for it; to ignore it outright would be handed on to it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(path: Path, before: str) -> str:
    """What the editor has left, without the line end that editors put behind the last line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise NotEdited("The editor left no file behind.") from None
    except UnicodeDecodeError:
        raise NotEdited("What the editor left is not UTF-8 text.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if before.endswith("\n") else text.removesuffix("\n")
