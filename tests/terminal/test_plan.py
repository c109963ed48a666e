"""Plan and Review when the program is ended in the middle, and when others write at once: nothing half saved."""

import signal
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.terminal.test_people import TODAY, drafted

from pivot_tui import store as stores
from pivot_tui.domain.card import Column
from pivot_tui.store.tables.plan import CARD, GATE_REASON, WEEKLY_REVIEW
from pivot_tui.workbook import cards

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Shell = Callable[..., subprocess.Popen[str]]


def records(path: Path) -> tuple[list[Any], ...]:
    """All cards, reasons at gates and weekly reviews."""
    with stores.open(path) as store, store.reading() as db:
        return tuple(list(table.select(db, "ORDER BY n")) for table in (CARD, GATE_REASON, WEEKLY_REVIEW))


@pytest.mark.parametrize(
    ("steps", "waits", "name"),
    [
        ((("7", "Backlog"), ("a", "New card")), "A card is waiting as you left it", "SIGKILL"),
        ((("7", "Backlog"), ("e", "It stands in")), "A card is waiting as you left it", "SIGHUP"),
        (
            (
                ("7", "Backlog"),
                ("/", "esc Back"),
                ("Apply to three", "three"),
                ("\r", "c Capture"),
                ("L", "Before this leap"),
            ),
            "A reason to go on is waiting as you left it",
            "SIGKILL",
        ),
    ],
    ids=["line", "form", "gate"],
)
def test_what_was_typed_in_the_plan_waits_after_any_end(
    terminal: Start, sample: Path, steps: tuple[tuple[str, str], ...], waits: str, name: str
) -> None:
    with stores.open(sample) as store:
        leap = next(CARD.select(store.db, "WHERE kind = 'apply'"))
        cards.move(store, leap.id, Column.READY, today=date(2026, 3, 13))
    opened = terminal("--db", str(sample), *TODAY)
    opened.wait_for("c Capture")
    for keys, seen in steps:
        opened.send(keys)
        opened.wait_for(seen)
    before = records(sample)
    opened.send("zebra")
    opened.wait_for("zebra")
    opened.wait_until(lambda: drafted(sample, "zebra"), "the draft in the file")
    opened.kill(getattr(signal, name))
    opened.wait_end()

    assert records(sample) == before
    again = terminal("--db", str(sample), *TODAY)
    again.wait_for("NEXT", waits)
    again.send("n")
    again.wait_for("zebra")


@pytest.mark.parametrize("name", ["SIGKILL", "SIGHUP"])
def test_a_review_goes_on_where_it_was_after_any_end(terminal: Start, sample: Path, name: str) -> None:
    opened = terminal("--db", str(sample), *TODAY)
    opened.wait_for("c Capture")
    opened.send("8")
    opened.wait_for("Hours kept")
    opened.send("zebra")
    opened.wait_for("zebra")
    opened.wait_until(lambda: drafted(sample, "zebra"), "the draft in the file")
    opened.kill(getattr(signal, name))
    opened.wait_end()

    again = terminal("--db", str(sample), *TODAY)
    again.wait_for("NEXT", "A weekly review is waiting as you left it")
    again.send("n")
    again.wait_for("zebra")


def test_cards_that_are_added_and_moved_at_once_are_there_once_each(
    shell: Shell, sample: Path, is_sound: Callable[[Path], bool]
) -> None:
    before = len(records(sample)[0])
    words = [["card", "add", f"Heron {number} on 18 mar"] for number in range(3)] + [
        ["card", "move", "Start teaching portfolio", "ready"],
        ["card", "done", "Ask D.F."],
    ]
    started = [shell("--db", str(sample), *TODAY, *each) for each in words]
    for process in started:
        _, complained = process.communicate(timeout=120)
        assert (process.returncode, complained) == (0, "")
    there = records(sample)[0]
    assert len(there) == before + 3
    assert len({(card.column, card.rank) for card in there}) == len(there)
    assert is_sound(sample)
