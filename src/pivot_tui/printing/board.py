"""The board in words: how it stands in one line, and what is known of the card under the cursor."""

from collections.abc import Iterator

from pivot_tui.domain.board import CardFilter
from pivot_tui.domain.card import COLUMN_NAMES, KIND_NAMES, PHASE_NAMES, Card, CardKind, Column, ticked
from pivot_tui.domain.days import WEEKDAYS, say_day_near
from pivot_tui.domain.lamp import Lamp
from pivot_tui.domain.phases import Pace, Standing
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.rounding import many
from pivot_tui.domain.seed_card import Condition
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.cards import column_said, week_said
from pivot_tui.printing.parts import shortened
from pivot_tui.workbook.board import Board, CardFacts
from pivot_tui.workbook.links import Linked

_PACES = {Pace.BEHIND: "behind the plan", Pace.ON: "on plan", Pace.AHEAD: "ahead of the plan"}
_CONDITIONS = {True: "Can be closed", False: "Not there yet", None: "By hand"}
_LONGEST_NAMED = 40
_MOST_NAMED = 3


def board_said(board: Board, standing: Standing | None, chosen: CardFilter) -> str:
    """How the board stands, in a line; under a filter how much of it is shown."""
    if not chosen.is_empty:
        return f"{len(board.cards)} of {many(board.total, 'card')}"
    if not board.total:
        return week_said(board)
    folded = ", folded" if board.folded == board.counts[Column.DONE] else ""
    done = f"{board.counts[Column.DONE]} done{folded}" if board.counts[Column.DONE] else ""
    return "   ".join(filter(None, (_PACES[standing.pace] if standing else "", week_said(board), done)))


def head_said(board: Board, column: Column, chosen: CardFilter) -> str:
    """A column's heading; under a filter it counts what is shown."""
    if chosen.is_empty or not board.counts[column]:
        return column_said(board, column)
    return f"{COLUMN_NAMES[column]}  {len(board.columns[column])}"


def days_said(card: Card, board: Board) -> str:
    """When a card is due, and when it was first; when it was done where it is."""
    if not card.is_open:
        return f"done {say_day_near(card.done_on, board.day)}" if card.done_on else "done"
    if card.due is None:
        return "no due day"
    said = f"due {WEEKDAYS[card.due.weekday()][:3]} {say_day_near(card.due, board.day)}"
    if card.due == board.day:
        said = "due today"
    if card.first_due is not None:
        said += f", first {say_day_near(card.first_due, board.day)}"
    return said


def marks_said(facts: CardFacts, board: Board) -> str:
    """What stands beside a card's title: its phase, days, hours, step, and whether it is a leap."""
    card = facts.card
    said = [PHASE_NAMES[facts.phase]] if facts.phase else []
    said.append(days_said(card, board))
    said += [f"{say_hours(card.minutes)} h"] if card.minutes is not None else []
    said += [f"step {card.step}"] if card.step is not None else []
    said += [KIND_NAMES[card.kind]] if card.kind is not CardKind.TASK else []
    return "   ".join(said)


def card_facts_said(facts: CardFacts, condition: Condition | None, board: Board) -> Iterator[tuple[str, str]]:
    """What is known of a card, by name, what matters most first; what is not known is left out."""
    card = facts.card
    first = [one for one in facts.waits_for if one.is_open]
    if first and card.is_open:
        yield "Blocked by", _named(first)
    if condition is not None and card.is_open:
        yield _CONDITIONS[condition.holds], condition.sentence
    if card.notes.strip():
        yield "Notes", " ".join(card.notes.split())
    if card.checklist:
        done = f"{ticked(card.checklist)} of {len(card.checklist)}"
        still = next((line for line in card.checklist if not line.startswith("[x]")), "")
        yield "Small steps", f"{done} done{f'; next: {still[4:]}' if still else ''}"
    if links := [_linked(link) for link in facts.links]:
        yield "Linked with", "; ".join(links[:_MOST_NAMED]) + (f" and {len(links) - 3} more" if len(links) > 3 else "")
    if facts.holds_up and card.is_open:
        yield "Holds up", _named(facts.holds_up)
    if card.id in board.aging:
        yield "Rests", f"taken up, without a due day, since {say_day_near(card.added, board.day)}"


def _named(cards: list[Card] | tuple[Card, ...]) -> str:
    said = "; ".join(shortened(first_line(card.title), _LONGEST_NAMED) for card in cards[:_MOST_NAMED])
    return said + (f" and {len(cards) - _MOST_NAMED} more" if len(cards) > _MOST_NAMED else "")


def _linked(link: Linked) -> str:
    title = shortened(first_line(link.title), _LONGEST_NAMED)
    return f"{title} ({link.state or link.place})"


def lamp_said(lamp: Lamp, *, whole: bool) -> str:
    """A lamp with its sign and its name, and how it stands where there is room for it."""
    return f"{lamp.mark} {lamp.name}: {lamp.words}" if whole else f"{lamp.mark} {lamp.name}"
