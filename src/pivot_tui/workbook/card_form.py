"""The form of a card: what was typed, the card that it describes, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.board import in_column, with_due
from pivot_tui.domain.card import Card, card_problems, checklist_of, say_checklist
from pivot_tui.domain.card_line import MOST_MINUTES, NO_SUCH_STEP, NO_TITLE, TOO_MANY_HOURS, find_card
from pivot_tui.domain.named_days import read_day_ahead
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.store.tables.plan import CARD

CARD_FORM = "card"
"""The form of a card among the drafts; its row there is the card's id, or `NEW_CARD`."""

NEW_CARD = "new"


@dataclass(frozen=True, slots=True)
class CardForm:
    """The fields of the form for a card, as they were typed or chosen; the first three are its first layer.

    Attributes:
        title: What is to be done.
        due: A day, or "".
        column: Where it stands.
        phase: The phase it belongs to, or "" while its due day says it.
        start: A day, or "".
        hours: How long it may take, or "".
        step: The step of the ten, or "".
        kind: What it asks for.
        notes: More about it.
        checklist: Its small steps, a line each.
        blocked_by: The cards to be done first, a line each with words of their titles.
    """

    title: str = ""
    due: str = ""
    column: str = "backlog"
    phase: str = ""
    start: str = ""
    hours: str = ""
    step: str = ""
    kind: str = "task"
    notes: str = ""
    checklist: str = ""
    blocked_by: str = ""


def form_of(card: Card, waits_for: Iterable[Card] = ()) -> CardForm:
    """A card as its form shows it.

    Args:
        card: The card.
        waits_for: The cards to be done before it.
    """
    return CardForm(
        title=card.title,
        due=card.due.isoformat() if card.due else "",
        column=card.column.value,
        phase=card.phase.value if card.phase else "",
        start=card.start.isoformat() if card.start else "",
        hours=say_hours(card.minutes),
        step=str(card.step or ""),
        kind=card.kind.value,
        notes=card.notes,
        checklist=say_checklist(card.checklist),
        blocked_by="\n".join(" ".join(one.title.split()) for one in waits_for),
    )


def merged(typed: CardForm, shown: CardForm, now: CardForm) -> CardForm:
    """What was typed, over a card that was changed in another window since: what was left alone is as it is now.

    Args:
        typed: The form as it is to be saved.
        shown: The form as it was opened.
        now: The form as it would be opened now.
    """
    before, after = asdict(shown), asdict(now)
    return CardForm(**{name: after[name] if text == before[name] else text for name, text in asdict(typed).items()})


def read_form(form: CardForm, today: date, identifier: str, before: Card | None = None) -> Card | tuple[Problem, ...]:
    """The card that a form describes, or what is wrong with it, by the form's fields.

    Its rank stays as it was: the place in a column is given when it is saved.

    Args:
        form: What was typed.
        today: The present day.
        identifier: The card's id.
        before: The card as it was, whose other fields stay as they are.
    """
    days = {name: read_day_ahead(asdict(form)[name], today, name) for name in ("due", "start")}
    problems = [Problem("title", NO_TITLE)] if not form.title.strip() else []
    problems += [day for day in days.values() if isinstance(day, Problem)]
    minutes = read_hours(form.hours, "hours", MOST_MINUTES, TOO_MANY_HOURS)
    problems += [minutes] if isinstance(minutes, Problem) else []
    step = _read_step(form.step)
    problems += [step] if isinstance(step, Problem) else []
    if problems:
        return tuple(problems)
    start = days["start"]
    base = before or Card(identifier, form.title, today)
    values: dict[str, object] = {
        column.name: value for column, value in zip(CARD.columns, CARD.row(base), strict=True)
    }  # fmt: skip
    values |= {
        "title": " ".join(form.title.split()),
        "column": form.column,
        "phase": form.phase or None,
        "start": start.isoformat() if isinstance(start, date) else None,
        "minutes": minutes,
        "step": step,
        "kind": form.kind,
        "notes": form.notes.strip(),
        "checklist": list(checklist_of(form.checklist)),
    }
    found = intake.record(Card, values)
    if not isinstance(found, Card):
        return found
    due = days["due"]
    found = with_due(found, due if isinstance(due, date) else None)
    found = in_column(found, found.column, found.rank, today)
    return card_problems(found, today) or found


def _read_step(typed: str) -> int | Problem | None:
    words = typed.casefold().removeprefix("step").strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= 4 and 1 <= int(words) <= 10):
        return Problem("step", NO_SUCH_STEP)
    return int(words)


def read_blockers(
    form: CardForm, cards: Iterable[Card], identifier: str, there: Iterable[str] = ()
) -> tuple[str, ...] | Problem:
    """The ids of the cards that a form says must be done first, or the first line that names none.

    Args:
        form: What was typed.
        cards: All cards.
        identifier: The card that waits, which cannot wait for itself.
        there: The ids of the cards that it waits for already: their titles go on meaning them.
    """
    others = [card for card in cards if card.id != identifier]
    kept = frozenset(there)
    known = {" ".join(card.title.split()): card.id for card in others if card.id in kept}
    found: list[str] = []
    for line in filter(str.strip, form.blocked_by.splitlines()):
        if (already := known.get(" ".join(line.split()))) is not None:
            found.append(already)
            continue
        meant = find_card(line, others)
        if isinstance(meant, Problem):
            return Problem("blocked_by", meant.sentence)
        found.append(meant.id)
    return tuple(dict.fromkeys(found))
