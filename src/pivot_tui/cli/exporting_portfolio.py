"""The command that writes the portfolio for one reader: oneself, a mentor, a committee or anybody."""

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.plain_text import printable

_HELP = """The portfolio for one reader, and on the standard error what that reader is not shown.

\b
mine       everything, for yourself
mentor     people by their roles, and small groups not shown apart
committee  the portfolio, with comments that you checked and selected
public     a line for each activity, as on a CV"""


@click.command("portfolio", help=_HELP, context_settings=HELP_OPTIONS)
@shared_options
@click.option(
    "--profile",
    "reader",
    type=click.Choice(["mine", "mentor", "committee", "public"]),
    required=True,
    help="Who it is for.",
)
@click.option("--format", "form", type=click.Choice(["md", "csv"]), default="md", help="Markdown, or CSV.")
@click.option("--output", metavar="FILE", help="The file, or a folder; otherwise it is printed.")
@click.option("--force", is_flag=True, help="Write over what is there.")
def portfolio_command(reader: str, form: str, output: str | None, force: bool) -> int:
    """Write it; its help is `_HELP`."""
    from pivot_tui.cli.exchange import offering_force, place, say_written
    from pivot_tui.domain.export_profile import Profile
    from pivot_tui.workbook import portfolio_document
    from pivot_tui.workbook.portfolio_export import read_export

    target = place(output) if output not in (None, "-") else None
    with opened() as store:
        export = read_export(store, Profile(reader), present().day)
        if target is None:
            print_all(printable(line) for line in portfolio_document.lines(export, form))
        else:
            with offering_force():
                written = portfolio_document.write(store, export, form, target, force=force)
            say_written(str(written), written, encrypted=store.encrypted)
    click.echo(export.evaluated_said, err=True)
    for line in portfolio_document.report(export):
        click.echo(line, err=True)
    return 0
