"""The commands that take the whole workbook out and bring it in again: export, import and schema."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.faults import NotUnderstood
from pivot_tui.domain.plain_text import printable

_FORCE = click.option("--force", is_flag=True, help="Write over what is there.")


@click.group("export", context_settings=HELP_OPTIONS)
@shared_options
def export_group() -> None:
    """Write the workbook, or the portfolio for one reader, to files that other programs can read.

    The files are readable by you alone (0600), but they are not encrypted, even where the workbook is.
    """


@export_group.command("json")
@shared_options
@_FORCE
@click.argument("path", required=False)
def export_json(force: bool, path: str | None) -> int:
    """One JSON document with every record, to PATH or to the standard output.

    A record stands on a line of its own, the same bytes for the same records; 'pivot import json' reads it back,
    and 'pivot schema' says what is in it. History, the trash and drafts stay in the workbook.
    """
    from pivot_tui.workbook import exchange

    target = place(path) if path not in (None, "-") else None
    with opened() as store:
        if target is None:
            with contextlib.closing(exchange.export_document(store)) as lines:
                print_all(lines)
        else:
            with offering_force():
                exchange.write_document(store, target, force=force)
            say_written(str(target), target, encrypted=store.encrypted)
        _say_to_look_at(exchange.texts_to_look_at(store))
    return 0


@export_group.command("csv")
@shared_options
@_FORCE
@click.argument("folder", required=False)
def export_csv(force: bool, folder: str | None) -> int:
    """A CSV file for every table, in FOLDER.

    Without FOLDER they go to a new folder in the current one, named after the day: pivot-csv-2026-03-13.

    The files are UTF-8 with a byte order mark, as spreadsheets like it. A text that begins with = + - @ or a tab has
    an apostrophe put before it, so that no spreadsheet takes it for a formula. Tags stand with spaces between them;
    what was not recorded is empty; dates are ISO, instants UTC.
    """
    from pivot_tui.workbook import exchange

    target = place(folder if folder is not None else f"pivot-csv-{present().day}")
    with opened() as store:
        with offering_force():
            written = exchange.write_tables(store, target, force=force)
        say_written(f"{len(written)} files in {target}", target, encrypted=store.encrypted)
        _say_to_look_at(exchange.texts_to_look_at(store))
    return 0


@click.group("import", context_settings=HELP_OPTIONS)
@shared_options
def import_group() -> None:
    """Bring records in from a file."""


@import_group.command("json")
@shared_options
@click.option("--replace", is_flag=True, help="Take the place of what is in the workbook, after a backup.")
@click.option("--dry-run", is_flag=True, help="Only check the document, and say what would be done.")
@click.argument("path")
def import_json(replace: bool, dry_run: bool, path: str) -> int:
    """A document that 'pivot export json' has written, of this or any earlier version, into an empty workbook.

    Everything in it is checked first; it is imported whole or not at all. Ids stay as they are; history does not
    travel.
    """
    from pivot_tui.workbook import exchange

    with opened() as store:
        done = exchange.import_document(store, place(path), replace=replace, dry_run=dry_run)
    if dry_run:
        instead = f" in place of the {done.replaced:,} that are there, after a backup" if done.replaced else ""
        click.echo(f"The document is sound; {done.records:,} records would be imported{instead}. Nothing was changed.")
        return 0
    if done.backup is not None:
        click.echo(f"What was there before is in the backup {done.backup}")
    if done.changed:
        click.echo(f"{done.records:,} records imported   (pivot undo takes them all back)")
    else:
        click.echo("The workbook already held just that; nothing was changed.")
    return 0


@click.command("schema", context_settings=HELP_OPTIONS)
@shared_options
def schema_command() -> int:
    """Print the JSON Schema of the document that 'pivot export json' writes."""
    from pivot_tui.workbook import exchange

    print_all([exchange.schema()])
    return 0


def place(named: str) -> Path:
    """The file or folder that a word of a command names.

    Raises:
        NotUnderstood: It names none.
    """
    if not named:
        raise NotUnderstood("The name of the file is empty; give one.")
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise NotUnderstood("There is no such home folder; name the file by its whole path.") from None


@contextlib.contextmanager
def offering_force() -> Iterator[None]:
    """Say what can be done where a file is there already."""
    from pivot_tui.workbook.private_files import TargetExists

    try:
        yield
    except TargetExists as fault:
        fault.sentence += " Name another, or add --force to write over it."
        raise


def say_written(said: str, target: Path, *, encrypted: bool) -> None:
    """Say what was written, and what to know of where it lies now."""
    from pivot_tui.workbook.opening import looks_shared

    click.echo(printable(said))
    if encrypted:
        click.echo("The workbook is encrypted; what was written is not.", err=True)
    if looks_shared(target):
        click.echo("That looks like a synced or network folder; keep private files elsewhere.", err=True)


def _say_to_look_at(texts: int) -> None:
    if texts:
        said = "1 text looks" if texts == 1 else f"{texts:,} texts look"
        it = "it" if texts == 1 else "them"
        click.echo(f"{said} as if somebody could be identified by {it}; read before you pass this on.", err=True)
