"""All commands with their options, help and completion, for click; each loads what it needs when it runs."""

from collections.abc import Sequence

import click

from pivot_tui.cli.calls import Call
from pivot_tui.cli.cards import card_group
from pivot_tui.cli.exchange import export_group, import_group, schema_command
from pivot_tui.cli.exporting_calendar import ics_command
from pivot_tui.cli.exporting_contacts import vcard_command
from pivot_tui.cli.exporting_portfolio import portfolio_command
from pivot_tui.cli.exporting_review import review_export_command
from pivot_tui.cli.importing import jrnl_command, text_command
from pivot_tui.cli.importing_contacts import contacts_command
from pivot_tui.cli.importing_evaluations import evaluations_command
from pivot_tui.cli.logging_sessions import log_command
from pivot_tui.cli.meeting import met_command
from pivot_tui.cli.options import HELP_OPTIONS, opened, option_given, present, print_all, shared_options
from pivot_tui.cli.outcome import outcome
from pivot_tui.cli.people import person_group
from pivot_tui.cli.showing import show
from pivot_tui.domain.faults import Fault, NotUnderstood
from pivot_tui.domain.plain_text import printable

_CAPTURE_HELP = {
    "dread": "Capture what drained you.",
    "energy": "Capture what fed you.",
    "note": "Capture a note.",
    "quote": "Capture what a learner said.",
}
_GRAMMAR = """

\b
  pivot dread prior auth calls 5/0 @inbox +friday on tue
  pivot energy walked a student through an ECG 5

The words at the end are marks: dread/energy from 0 to 5 (one number is the one the command names), @kind of work,
+tag, and a day or time (2026-03-13, yesterday, on tue, 3 days ago, 18:30). The word // ends the text before them.

Without words it asks for one line; piped lines become one entry each, all or none; - takes the whole input as one."""


def run(words: Sequence[str]) -> int:
    """Run a command; the exit code."""
    options: dict[str, str] = {}
    return outcome(lambda: _act(words, options), lambda: options.get("db"))


def _act(words: Sequence[str], options: dict[str, str]) -> int:
    try:
        answer = pivot.main(list(words), prog_name="pivot", standalone_mode=False, obj=options)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return answer if isinstance(answer, int) else 0


class _PivotGroup(click.Group):
    """The command ``pivot``, whose help ends with who can be called."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from pivot_tui import guide

        del ctx
        formatter.write_paragraph()
        formatter.write_text(guide.load("support")["short"])


@click.group(cls=_PivotGroup, invoke_without_command=True, context_settings=HELP_OPTIONS)
@shared_options
@click.pass_context
def pivot(context: click.Context) -> int:
    """A private workbook for a physician weighing a pivot into medical education.

    Without a command it opens on the whole screen. Everything stays in one file on this computer; see: pivot path
    """
    if context.invoked_subcommand is not None:
        return 0
    from pivot_tui.cli.opening import open_app

    return open_app(option_given("db"), option_given("today"))


def _complete_kind(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Kinds of work that begin with what has been typed behind ``@``; nothing where the workbook cannot be asked."""
    typed = context.params.get("words") or ()
    if not incomplete.startswith("@") and typed[-1:] != ("@",):  # bash gives the @ as a word of its own
        return []
    from pivot_tui.cli.opening import chosen_path
    from pivot_tui.domain.journal import kinds_starting
    from pivot_tui.workbook.capture import kinds_of_work
    from pivot_tui.workbook.opening import is_locked, open_for_shell

    try:
        path = chosen_path(option_given("db", context))
        if not path.exists() or is_locked(path):
            return []
        with open_for_shell(path) as store:
            kinds = kinds_starting(incomplete.removeprefix("@"), kinds_of_work(store))
    except (Fault, OSError):
        return []
    return [f"@{printable(kind.alias)}" for kind in kinds]


def _add_capture(name: str) -> None:
    @pivot.command(name, help=_CAPTURE_HELP[name] + _GRAMMAR, context_settings={"ignore_unknown_options": True})
    @shared_options
    @click.option("--as-is", is_flag=True, help="Save it even where it may identify somebody.")
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, shell_complete=_complete_kind)
    def capture_command(words: tuple[str, ...], as_is: bool) -> int:
        from pivot_tui.cli.capturing import capture

        return capture(Call(name, words, option_given("db"), option_given("today"), as_is))


for _name in _CAPTURE_HELP:
    _add_capture(_name)


pivot.add_command(show)
pivot.add_command(log_command)
import_group.add_command(jrnl_command)
import_group.add_command(text_command)
import_group.add_command(evaluations_command)
import_group.add_command(contacts_command)
export_group.add_command(vcard_command)
export_group.add_command(ics_command)
pivot.add_command(person_group)
pivot.add_command(card_group)
pivot.add_command(met_command)
export_group.add_command(portfolio_command)
export_group.add_command(review_export_command)
for _command in (export_group, import_group, schema_command):
    pivot.add_command(_command)


@pivot.command()
@shared_options
@click.argument("words", nargs=-1, required=True)
def search(words: tuple[str, ...]) -> int:
    """Find anything you wrote by the beginnings of words."""
    from pivot_tui.printing import journal as printing
    from pivot_tui.workbook.search import search as find

    with opened() as store:
        found = find(store, " ".join(words))
    print_all(printing.found_lines(found))
    return 0


@pivot.command()
@shared_options
def review() -> int:
    """Open the weekly review on the whole screen."""
    from pivot_tui.cli.opening import open_app

    return open_app(option_given("db"), option_given("today"), area=8)


@pivot.command()
@shared_options
def undo() -> int:
    """Take the last change back."""
    from pivot_tui.workbook import history

    with opened() as store:
        click.echo(f"{history.undo(store)}   (pivot redo does it again)")
    return 0


@pivot.command()
@shared_options
def redo() -> int:
    """Do again what was taken back last."""
    from pivot_tui.workbook import history

    with opened() as store:
        click.echo(history.redo(store))
    return 0


@pivot.command()
@shared_options
@click.option("--restore", "number", type=int, metavar="NUMBER", help="Bring one back, by its number in the list.")
def trash(number: int | None) -> int:
    """List what was deleted, newest first, or bring one back."""
    from pivot_tui.printing import kept as printing
    from pivot_tui.workbook import history

    with opened() as store:
        items = history.trash(store)
        if number is None:
            print_all(printing.trash_lines(items, present()))
            return 0
        if not 1 <= number <= len(items):
            raise NotUnderstood(f"The trash has no number {number}; 'pivot trash' lists what is in it.")
        history.restore(store, items[number - 1].id)
    click.echo("Restored   (pivot undo takes it back)")
    return 0


@pivot.command()
@shared_options
def backup() -> int:
    """Make a backup beside the workbook now, and say where."""
    from pivot_tui.workbook.backups import back_up

    with opened() as store:
        click.echo(str(back_up(store)))
    return 0


@pivot.command()
@shared_options
@click.option("--dry-run", is_flag=True, help="Say what would be done, and list the backups.")
@click.argument("name", required=False)
def restore(dry_run: bool, name: str | None) -> int:
    """Put a backup in the workbook's place: the one named, by file name or day, else the newest good one.

    What was there is kept, so this can be taken back by restoring again.
    """
    from pivot_tui.cli.opening import ask_key, chosen_path
    from pivot_tui.printing import kept as printing
    from pivot_tui.workbook import backups

    path = chosen_path(option_given("db"))
    key = ask_key(backups.newest_file(path) or path)
    chosen = backups.choose(path, name, key)
    if dry_run:
        print_all(printing.backup_lines(backups.backups(path), chosen))
        return 0
    kept = backups.restore(path, chosen.name, key)
    click.echo(f"Restored {chosen.name}.")
    if kept is not None:
        click.echo(f"What was there before is now {kept}")
    return 0


@pivot.command()
@shared_options
@click.option("--write", "target", metavar="PATH", help="Leave the sample as a workbook at PATH instead.")
def demo(target: str | None) -> int:
    """Look around in the workbook of a sample physician, on that physician's own day; nothing of yours is touched."""
    import shlex
    import tempfile
    from pathlib import Path

    from pivot_tui.cli.opening import chosen_path, open_app
    from pivot_tui.workbook.sample import sample_day, write_sample

    if target is not None:
        write_sample(chosen_path(target))
        click.echo(f"Open it with: pivot --db {shlex.quote(target)} --today {sample_day()}")
        return 0
    with tempfile.TemporaryDirectory(prefix="pivot-demo-") as folder:
        path = Path(folder) / "sample.db"
        write_sample(path)
        return open_app(str(path), option_given("today") or sample_day().isoformat(), demo=True)


@pivot.command()
@shared_options
def path() -> int:
    """Print where the workbook lies."""
    from pivot_tui.cli.opening import chosen_path
    from pivot_tui.workbook.opening import looks_shared

    place = chosen_path(option_given("db")).absolute()
    click.echo(str(place))
    if looks_shared(place):
        click.echo("This looks like a synced or network folder; a private file is better kept elsewhere.", err=True)
    return 0


@pivot.command()
@shared_options
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script for your shell, to be sourced by it."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(pivot, {}, "pivot", "_PIVOT_COMPLETE").source())
    return 0
