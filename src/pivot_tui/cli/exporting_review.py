"""The command that writes a weekly review for one reader: oneself, or a mentor; it hangs under ``pivot export``."""

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.plain_text import printable

_HELP = """The last saved weekly review for one reader, and on the standard error what that reader is not shown.

\b
mine    everything, for yourself
mentor  people by their roles, nothing of money or offers

A committee and the public are shown nothing of a review."""


@click.command("review", help=_HELP, context_settings=HELP_OPTIONS)
@shared_options
@click.option(
    "--profile",
    "reader",
    type=click.Choice(["mine", "mentor", "committee", "public"]),
    required=True,
    help="Who it is for.",
)
@click.option("--output", metavar="FILE", help="The file, or a folder; otherwise it is printed.")
@click.option("--force", is_flag=True, help="Write over what is there.")
def review_export_command(reader: str, output: str | None, force: bool) -> int:
    """Write it; its help is `_HELP`."""
    from pivot_tui.cli.exchange import offering_force, place, say_written
    from pivot_tui.domain.export_profile import Profile
    from pivot_tui.printing.review import page_facts, title_said
    from pivot_tui.workbook import review_export

    target = place(output) if output not in (None, "-") else None
    with opened() as store:
        copy = review_export.copy_for(store, Profile(reader), present().day)
        document = review_export.lines(copy, title_said(copy.page.past), page_facts(copy.page, is_copy=True))
        if target is None:
            print_all(printable(line) for line in document)
        else:
            with offering_force():
                written = review_export.write(store, copy, document, target, force=force)
            say_written(str(written), written, encrypted=store.encrypted)
    for line in review_export.report(copy):
        click.echo(line, err=True)
    return 0
