"""The command that writes the contacts as address cards; it is hung under ``pivot export``."""

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.plain_text import printable


@click.command("vcard", context_settings=HELP_OPTIONS)
@shared_options
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.argument("file", required=False)
def vcard_command(force: bool, file: str | None) -> int:
    """All contacts as address cards (vCard 3.0), to FILE or to the standard output.

    People are named as they are here, by initials or by name; with them go institution, position, e-mail, phone, tags
    and type. What was said and noted stays in the workbook.
    """
    from pivot_tui.cli.exchange import offering_force, place, say_written
    from pivot_tui.workbook import contact_export

    target = place(file) if file not in (None, "-") else None
    with opened() as store:
        if target is None:
            cards = contact_export.cards(store)
            print_all(printable(line) for card in cards for line in card.removesuffix("\r\n").split("\r\n"))
            return 0
        with offering_force():
            path, written = contact_export.write_cards(store, target, contact_export.file_name(present()), force=force)
        cards_said = "1 card" if written == 1 else f"{written:,} cards"
        say_written(f"{cards_said} in {path}", path, encrypted=store.encrypted)
    return 0
