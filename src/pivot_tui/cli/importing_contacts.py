"""The command that imports contacts; it is hung under ``pivot import``."""

import sys

import click

from pivot_tui.cli.exchange import place
from pivot_tui.cli.options import HELP_OPTIONS, opened, print_all, shared_options


@click.command("contacts", context_settings=HELP_OPTIONS)
@shared_options
@click.option("--keep-names", is_flag=True, help="Keep whole names; otherwise initials are made of them.")
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and save nothing.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask before saving.")
@click.argument("file")
def contacts_command(file: str, keep_names: bool, dry_run: bool, yes: bool) -> int:
    """Import contacts from address cards (vCard 2.1, 3.0 or 4.0) or from a table.

    Tables are the exports of Google Contacts and Outlook, or any CSV or spreadsheet with a column for names. Kept are
    name, e-mail, phone, institution, position and categories; addresses, birthdays, photos and notes are not.

    Who is here already is not added again: only empty fields are filled. Where only the initials agree, the person is
    left out; the import on the screen asks.
    """
    from pivot_tui.printing.contact_import import imported_said, preview_lines
    from pivot_tui.workbook import contact_import

    with opened() as store:
        preview = contact_import.preview(store, place(file), keep_names=keep_names)
        print_all(preview_lines(preview))
        if dry_run or not preview.can_import:
            click.echo("\nNothing was saved." if dry_run else "\nThere is nothing to add.")
            return 0
        if not yes and _is_asked() and not click.confirm("\nImport this?"):
            click.echo("Nothing was saved.")
            return 0
        imported = contact_import.save(store, preview)
    # Another process may have imported the same meanwhile; then there is nothing of this one to take back.
    back = "   (pivot undo takes it all back)" if imported != contact_import.ImportedContacts() else ""
    click.echo(f"\n{imported_said(imported)}{back}")
    return 0


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
