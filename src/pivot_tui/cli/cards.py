"""The commands for the board's cards: ``pivot card add``, ``move``, ``done`` and ``list``."""

import sys
from typing import TYPE_CHECKING

import click

from pivot_tui.cli.options import HELP_OPTIONS, form_options, opened, present, print_answer, shared_options
from pivot_tui.cli.outcome import silence
from pivot_tui.domain.faults import InvalidRecord, NotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from pivot_tui.domain.card import Card, Column
    from pivot_tui.workbook import Store

_ADD_HELP = """Put a card on the board, in one line.

\b
  pivot card add ask D.F. for 20 minutes on 18 mar step 4
  pivot card add outline the sepsis hour by fri 2h

First what is to be done; behind it, in any order, the day it is due (2026-03-18, 18 mar, fri, tomorrow, in 2 weeks,
with on or by in front or without), its hours (2h, 90min) and the step of the ten that it serves (step 4). The word //
ends the title where it ends in such words itself. It goes to the end of the backlog."""

_MOVE_HELP = """Move a card into a column: backlog, ready, doing, waiting or done.

\b
  pivot card move ask D.F. doing

First words of its title, then the column. Before a leap (applying, resigning, accepting an offer) moves on, what is
missing is said, and nothing moves without --reason."""

_LIST_HELP = """The cards of the board, column by column, all of them or those that a filter lets through.

\b
The filter is the one of the board:
  late  aging  blocked  step 4  phase 2  +ready +doing +done  words"""

_UNTOUCHED = {"ignore_unknown_options": True, **HELP_OPTIONS}
_TAKEN_BACK = "(pivot undo takes it back)"


@click.group("card", context_settings=HELP_OPTIONS)
@shared_options
def card_group() -> None:
    """Put cards on the board of the plan, move them, and list them."""


@card_group.command("add", help=_ADD_HELP, context_settings=_UNTOUCHED)
@shared_options
@click.option("--as-is", is_flag=True, help="Save it even where it may identify somebody.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="WORDS...")
def add_command(words: tuple[str, ...], as_is: bool) -> int:
    """Add a card; its help is `_ADD_HELP`."""
    from pivot_tui.cli.privacy import may_save, show_support
    from pivot_tui.domain.card import COLUMN_NAMES, Card
    from pivot_tui.domain.card_line import read_card_line, said
    from pivot_tui.workbook.cards import add_line

    typed, today = " ".join(words), present().day
    line = read_card_line(typed, today)
    if line.problems:
        raise NotUnderstood(f"{line.problems[0].sentence} Nothing was saved.")
    with opened() as store:
        if not may_save([(1, line.title)], can_ask=sys.stdin.isatty(), as_is=as_is):
            print("Nothing was saved.")
            return 1
        found = add_line(store, typed, today)
    if not isinstance(found, Card):
        raise NotUnderstood(f"{found[0].sentence} Nothing was saved.")
    _tell(found.title, COLUMN_NAMES[found.column], said(line))
    show_support([line.title], today)
    return 0


@card_group.command("move", help=_MOVE_HELP, context_settings=_UNTOUCHED)
@shared_options
@click.option("--reason", metavar="TEXT", default="", help="Why it moves on although something is missing.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="WORDS... COLUMN")
def move_command(words: tuple[str, ...], reason: str) -> int:
    """Move a card; its help is `_MOVE_HELP`."""
    from pivot_tui.domain.board import read_column
    from pivot_tui.domain.card import COLUMN_NAMES

    given = " ".join(words).split()
    column = read_column(given[-1]) if given else None
    if column is None:
        known = ", ".join(name.lower() for name in COLUMN_NAMES.values())
        raise NotUnderstood(f"The last word names the column: {known}. Nothing was moved.")
    return _move(" ".join(given[:-1]), column, reason)


@card_group.command("done", context_settings=_UNTOUCHED)
@shared_options
@click.option("--reason", metavar="TEXT", default="", help="Why it is done although something is missing.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="WORDS...")
def done_command(words: tuple[str, ...], reason: str) -> int:
    """Say that a card is done, by words of its title."""
    from pivot_tui.domain.card import Column

    return _move(" ".join(words), Column.DONE, reason)


@card_group.command("list", help=_LIST_HELP)
@shared_options
@form_options
@click.argument("filter_words", nargs=-1, type=click.UNPROCESSED, metavar="[FILTER]...")
def list_command(form: str, filter_words: tuple[str, ...]) -> int:
    """List the cards; its help is `_LIST_HELP`."""
    from pivot_tui.domain.board import read_filter
    from pivot_tui.domain.problems import Problem
    from pivot_tui.printing import cards as printing
    from pivot_tui.workbook import board

    chosen = read_filter(" ".join(filter_words))
    if isinstance(chosen, Problem):
        raise NotUnderstood(chosen.sentence)
    with opened() as store:
        answer = board.read(store, present(), chosen)
    return print_answer(form, lambda: printing.cards_json(answer), lambda: printing.card_lines(answer))


def _move(words: str, column: "Column", reason: str) -> int:
    """Move the card that some words mean, and say where it stands now; the exit code."""
    from pivot_tui.domain.card import COLUMN_NAMES, Column
    from pivot_tui.domain.problems import Problem
    from pivot_tui.workbook import cards
    from pivot_tui.workbook.gates import asked_before

    line = ""
    with opened() as store:
        today = present().day
        card = cards.find_card(store, words)
        if isinstance(card, Problem):
            raise NotUnderstood(f"{card.sentence} Nothing was moved.")
        if card.column is column:
            raise InvalidRecord(f"{_one_line(card)} is in {COLUMN_NAMES[column]} already.")
        if missing := asked_before(store, card, column, today):
            _pass_gate(store, card, column, missing, reason, today)
        elif column is Column.DONE:
            cards.done(store, card.id, today)
        else:
            line = cards.move(store, card.id, column, today=today).line
    _tell(card.title, COLUMN_NAMES[column], line)
    return 0


def _pass_gate(
    store: "Store", card: "Card", column: "Column", missing: tuple[str, ...], reason: str, today: "date"
) -> None:
    """Move a leap on with the reason that was given.

    Raises:
        InvalidRecord: There is none; what is missing is said.
    """
    from pivot_tui.workbook.gates import pass_gate

    if not reason.strip():
        said = "\n".join(f"  {sentence}" for sentence in missing)
        raise InvalidRecord(f"Before {_one_line(card)} moves on:\n{said}\nNothing was moved; --reason TEXT moves it.")
    found = pass_gate(store, card.id, column, reason, today)
    if isinstance(found, tuple):
        raise InvalidRecord(f"{found[0].sentence} Nothing was moved.")


def _one_line(card: "Card") -> str:
    return f'"{" ".join(card.title.split())}"'


def _tell(title: str, *pieces: str) -> None:
    """What was done, in one line, and how to take it back."""
    from pivot_tui.domain.plain_text import printable

    said = (" ".join(title.split()), *pieces, _TAKEN_BACK)
    try:
        print(printable("   ".join(piece for piece in said if piece)), flush=True)
    except OSError:
        silence()  # it is saved, whether or not anybody could be told
