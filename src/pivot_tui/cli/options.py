"""The options that every command has, and what they choose: the workbook's file, the day, and the form of an answer."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from pivot_tui import __version__
from pivot_tui.cli.outcome import silence

HELP_OPTIONS = {"help_option_names": ["--help", "-h"]}
"""What every command answers with its help."""


def shared_options(command: Any) -> Any:
    """The options of every command."""
    today = click.option("--today", metavar="DATE", expose_value=False, callback=_keep, help="Take DATE as today.")
    path = click.option("--db", metavar="PATH", expose_value=False, callback=_keep, help="The workbook's file.")
    version = click.version_option(__version__, message="pivot-tui %(version)s")
    return path(today(version(command)))


def _keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is not None and option.name is not None:
        context.find_root().ensure_object(dict)[option.name] = value


def option_given(name: str, context: click.Context | None = None) -> str | None:
    """What was given for an option of every command, if anything."""
    context = context or click.get_current_context()
    found: str | None = context.find_root().ensure_object(dict).get(name)
    return found


def form_options(command: Any) -> Any:
    """The options of commands that print an answer."""
    lines = click.option("--plain", "form", flag_value="plain", default=True, help="Lines of text (the default).")
    document = click.option("--json", "form", flag_value="json", help="One JSON document.")
    return lines(document(command))


def opened() -> Any:
    """The workbook that was chosen, open for one command; a day that cannot be read is refused whoever asks for it.

    Raises:
        Fault: It cannot be opened.
    """
    from pivot_tui.cli.opening import chosen_path, open_workbook

    present()
    return open_workbook(chosen_path(option_given("db")))


def present() -> Any:
    """The present, on the day that was chosen."""
    from pivot_tui.cli.opening import chosen_clock

    return chosen_clock(option_given("today")).now()


def print_answer(form: str, as_json: Callable[[], str | Iterable[str]], as_lines: Callable[[], Iterable[str]]) -> int:
    """Print an answer in the form that was chosen; the exit code."""
    answer = as_json() if form == "json" else as_lines()
    print_all([answer] if isinstance(answer, str) else answer)
    return 0


def print_all(lines: Iterable[str]) -> None:
    """Print lines; whoever stops reading them is no mistake."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
