"""The commands that import journals of other programs; they are hung under ``pivot import``."""

import sys
from collections.abc import Callable

import click

from pivot_tui.cli.exchange import place
from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options

_FILE = click.argument("file")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be imported, and save nothing.")
_YES = click.option("--yes", "-y", is_flag=True, help="Do not ask before saving.")
_JRNL_TIME = click.option(
    "--time-format", default="", metavar="FORMAT", help="The timeformat of jrnl's configuration, where it is unusual."
)
_TEXT_TIME = click.option(
    "--time-format", default="", metavar="FORMAT", help="How the headings write their day, such as %d/%m/%Y."
)


@click.command("jrnl", context_settings=HELP_OPTIONS)
@shared_options
@_DRY_RUN
@_YES
@_JRNL_TIME
@_FILE
def jrnl_command(file: str, time_format: str, dry_run: bool, yes: bool) -> int:
    """Import a journal of jrnl: its text file, its folder, or what jrnl --format json gives.

    Nothing is interpreted: the words stay as written, @tags and #tags become tags, and what has no place here, such as
    stars, is kept beside the entry. Importing the same again adds nothing.
    """
    return _import("jrnl", file, time_format, dry_run=dry_run, yes=yes)


@click.command("text", context_settings=HELP_OPTIONS)
@shared_options
@_DRY_RUN
@_YES
@_TEXT_TIME
@_FILE
def text_command(file: str, time_format: str, dry_run: bool, yes: bool) -> int:
    """Import a plain or Markdown text with a dated heading a day.

    A line of its own such as 2026-03-13 or "# Friday 13 March 2026" opens a day; every paragraph and every list item
    below it becomes an entry. Importing the same again adds nothing.
    """
    return _import("text", file, time_format, dry_run=dry_run, yes=yes)


def _import(form: str, file: str, time_format: str, *, dry_run: bool, yes: bool) -> int:
    from pivot_tui.printing.importing import preview_lines
    from pivot_tui.printing.parts import entries_said
    from pivot_tui.workbook import journal_import

    with opened() as store:
        try:
            preview = journal_import.read(
                store,
                place(file),
                journal_import.Form(form),
                present(),
                time_format=time_format,
                progress=_progress("Reading"),
            )
            _clear()
            print_all(preview_lines(preview))
            if dry_run or not preview.new:
                click.echo("\nNothing was saved." if dry_run else "\nThere is nothing to add.")
                return 0
            if not yes and _is_asked() and not click.confirm(f"\nImport {entries_said(len(preview.new))}?"):
                click.echo("Nothing was saved.")
                return 0
            added = journal_import.save(store, preview, _progress("Saving"))
        except KeyboardInterrupt:
            _clear()
            click.echo("Stopped; nothing was saved.", err=True)
            raise
        _clear()
    if not added:  # another import of the same was quicker
        click.echo("\nAll of it has come into the journal meanwhile; nothing was added.")
        return 0
    click.echo(f"\n{entries_said(added)} imported   (pivot undo takes them all back)")
    return 0


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _is_watched() -> bool:
    return sys.stderr.isatty()


def _progress(doing: str) -> Callable[[int, int], None]:
    """A line on the terminal that says how far it is; nothing where nobody would see it."""
    if not _is_watched():
        return lambda _done, _total: None
    said = -1

    def show(done: int, total: int) -> None:
        nonlocal said
        percent = 100 * done // max(total, 1)
        if percent != said:
            said = percent
            click.echo(f"\r{doing} {percent:3}%", nl=False, err=True)

    return show


def _clear() -> None:
    if _is_watched():
        click.echo("\r\x1b[K", nl=False, err=True)
