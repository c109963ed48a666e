"""The command that imports evaluations of teaching; it is hung under ``pivot import``."""

import sys
from typing import TYPE_CHECKING

import click

from pivot_tui.cli.exchange import place
from pivot_tui.cli.options import HELP_OPTIONS, opened, present, print_all, shared_options

if TYPE_CHECKING:
    from datetime import date

    from pivot_tui.domain.response_import import Role
    from pivot_tui.workbook.evaluation_import import Preview, Wishes


@click.command("evaluations", context_settings=HELP_OPTIONS)
@shared_options
@click.option("--activity", default="", metavar="NAME", help="The activity they are of: its name, or a part of it.")
@click.option("--mapping", default="", metavar="NAME", help="Under which name the columns are remembered.")
@click.option("--from", "first", default="", metavar="DATE", help="The first day that is wanted.")
@click.option("--to", "last", default="", metavar="DATE", help="The last day that is wanted.")
@click.option("--column", "columns", multiple=True, metavar="COLUMN=ROLE", help="What a column is.")
@click.option("--scale", "scales", multiple=True, metavar="COLUMN=1-5", help="The scale of a question.")
@click.option("--points", multiple=True, metavar="COLUMN=WORDS", help='Such as "Q1=Poor = 1; Fair = 2".')
@click.option("--new-window/--same-window", "own", default=None, help="Where new responses go, if a window is there.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a spreadsheet.")
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and save nothing.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask before saving.")
@click.argument("file")
def evaluations_command(file: str, dry_run: bool, yes: bool, **given: object) -> int:
    """Import evaluations of teaching from CSV, XLSX, XLS or ODS.

    Files of Qualtrics, REDCap and Google Forms are recognised; of others the columns are guessed. ROLE is rating,
    comment, level, response (its id), date, ignored or dropped; for a table with a line a question also question, n,
    mean, sd, lowest, highest. Columns with names and addresses of those who answered are dropped on reading.

    The same file twice adds nothing; a later export with more responses updates what is here.
    """
    from pivot_tui.printing.evaluation_import import imported_said, preview_lines
    from pivot_tui.workbook import evaluation_import

    now = present()
    with opened() as store:
        activity = str(given["activity"])
        identifier = evaluation_import.find_activity(store, activity).id if activity else ""
        preview = evaluation_import.preview(store, place(file), now, _wishes(given, identifier, now.day))
        _check(preview)
        print_all(preview_lines(preview))
        if preview.asks and not dry_run:
            click.echo("\nNothing was saved.", err=True)
            return 1
        if dry_run or not preview.can_import:
            click.echo("\nNothing was saved.")
            return 0
        if not yes and _is_asked() and not click.confirm("\nImport this?"):
            click.echo("Nothing was saved.")
            return 0
        imported = evaluation_import.run(store, preview, now)
    # Another process may have imported the same meanwhile; then there is nothing of this one to take back.
    back = "   (pivot undo takes it all back)" if imported != evaluation_import.Imported() else ""
    click.echo(f"\n{imported_said(imported)}{back}")
    return 0


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _wishes(given: dict[str, object], activity: str, today: "date") -> "Wishes":
    """What the options choose.

    Raises:
        NotUnderstood: One of them cannot be read.
    """
    from pivot_tui.domain.faults import NotUnderstood
    from pivot_tui.domain.problems import Problem
    from pivot_tui.domain.response_scales import read_points, read_scale
    from pivot_tui.workbook.evaluation_import import Wishes, read_bound

    scales, points = {}, {}
    for name, value in _pairs(given["scales"], "--scale"):
        scale = read_scale(value)
        if isinstance(scale, Problem):
            raise NotUnderstood(scale.sentence)
        scales[name] = scale
    for name, value in _pairs(given["points"], "--points"):
        worth = read_points(value)
        if isinstance(worth, Problem):
            raise NotUnderstood(worth.sentence)
        points[name] = worth
    own = given["own"]
    return Wishes(
        activity=activity,
        mapping=str(given["mapping"]).strip(),
        roles={name: _role(value) for name, value in _pairs(given["columns"], "--column", last=True)},
        scales=scales,
        points=points,
        first_day=read_bound(str(given["first"]), today),
        last_day=read_bound(str(given["last"]), today),
        own_window=own if isinstance(own, bool) else None,
        sheet=str(given["sheet"]),
    )


def _check(preview: "Preview") -> None:
    """Refuse choices that are about nothing in the file, such as a misspelt column.

    Raises:
        NotUnderstood: There are such.
    """
    from pivot_tui.domain.faults import NotUnderstood

    wishes, known = preview.wishes, {column.name for column in preview.columns}
    unknown = [name for name in (*wishes.roles, *wishes.scales, *wishes.points) if name not in known]
    if unknown:
        raise NotUnderstood(f'There is no column "{unknown[0]}" in {preview.path.name}; nothing was saved.')
    if wishes.sheet and preview.reading.others.get("sheet") != wishes.sheet:
        raise NotUnderstood(f'There is no sheet "{wishes.sheet}" in {preview.path.name}; nothing was saved.')


def _pairs(given: object, option: str, *, last: bool = False) -> list[tuple[str, str]]:
    """The column and the value of each use of an option; the name of a column may hold the sign itself."""
    from pivot_tui.domain.faults import NotUnderstood

    assert isinstance(given, tuple)
    pairs = []
    for words in given:
        name, parted, value = words.rpartition("=") if last else words.partition("=")
        if not parted or not name.strip() or not value.strip():
            raise NotUnderstood(f"{option} takes a column and its value, with = between them.")
        pairs.append((name.strip(), value.strip()))
    return pairs


def _role(word: str) -> "Role":
    from pivot_tui.domain.faults import NotUnderstood
    from pivot_tui.domain.response_import import Role

    found = next((role for role in Role if role.value == word.casefold()), None)
    if found is None:
        raise NotUnderstood(f"A column is one of these: {', '.join(role.value for role in Role)}.")
    return found
