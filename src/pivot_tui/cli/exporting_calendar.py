"""The command that writes meetings and cards as a calendar file; it is hung under ``pivot export``."""

import click

from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options
from pivot_tui.domain.faults import NotUnderstood
from pivot_tui.domain.plain_text import printable

_HELP = """Agreed meetings as events and cards with a due day as to-dos (iCalendar), to FILE or to the standard output.

Titles are neutral ("pivot: meeting") and everything is marked private, since a calendar is often seen at work;
--titles writes the real titles, names and places. Importing a later file updates what an earlier one brought: what
was deleted since is in it as cancelled."""


@click.command("ics", help=_HELP, context_settings=HELP_OPTIONS)
@shared_options
@click.option("--titles", is_flag=True, help="Write the real titles, names and places.")
@click.option("--alarms", metavar="BEFORE", default="none", help="An alarm so long before: 1d, 2h, 30min.")
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.argument("file", required=False)
def ics_command(titles: bool, alarms: str, force: bool, file: str | None) -> int:
    """Write it; its help is `_HELP`."""
    from pivot_tui.cli.exchange import offering_force, place, say_written
    from pivot_tui.domain.calendar_item import read_alarm
    from pivot_tui.domain.problems import Problem
    from pivot_tui.workbook import calendar_export

    alarm = read_alarm(alarms)
    if isinstance(alarm, Problem):
        raise NotUnderstood(f"{alarm.sentence} Nothing was written.")
    target = place(file) if file not in (None, "-") else None
    with opened() as store:
        if target is None:
            written = calendar_export.calendar(store, titles=titles, alarm=alarm)
            print_all(printable(line) for line in written.decode().removesuffix("\r\n").split("\r\n"))
        else:
            name = calendar_export.file_name(present())
            with offering_force():
                path, found = calendar_export.write_calendar(
                    store, target, name, titles=titles, alarm=alarm, force=force
                )
            say_written(f"{found.said} in {path}", path, encrypted=store.encrypted)
        texts = calendar_export.texts_to_look_at(store) if titles else 0
    if texts:
        said = "1 title looks" if texts == 1 else f"{texts:,} titles look"
        click.echo(f"{said} as if somebody could be identified; read before you pass this on.", err=True)
    return 0
