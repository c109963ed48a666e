"""``pivot met``: one line notes a conversation, and says what comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui import store as stores
from pivot_tui.cli.meeting import met_command
from pivot_tui.cli.outcome import outcome
from pivot_tui.workbook import conversations
from pivot_tui.workbook.contacts import find_contact

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample; its exit code and what it said."""

    def run_command(*words: str) -> Answer:
        capsys.readouterr()
        given = ["--db", str(sample), "--today", "2026-03-13", *words]
        code = outcome(lambda: met_command.main(given, standalone_mode=False), lambda: str(sample))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def held(path: Path, who: str) -> list[tuple[str, int | None]]:
    """The days and minutes of all that was held with somebody, in the order in which it was noted."""
    with stores.open(path) as store:
        found = sorted(conversations.conversations_with(store, find_contact(store, who).id), key=lambda one: one.id)
    return [(str(one.held), one.spoken_minutes) for one in found if one.held]


def test_one_line_answers_what_was_noted_and_what_comes_next(run: Run, sample: Path) -> None:
    code, said, _ = run("L.K.", "20")
    assert code == 0
    assert said.startswith("Met L.K. today, 20 minutes.")
    assert "pivot, for the after-note" in said
    assert held(sample, "lk") == [("2026-03-13", 20)]


def test_minutes_may_be_left_out_and_a_second_one_the_same_day_is_another(run: Run, sample: Path) -> None:
    assert run("lk")[1].startswith("Met L.K. today.")
    assert "31 minutes, over 25" in run("lk", "31")[1]
    assert held(sample, "lk") == [("2026-03-13", None), ("2026-03-13", 31)]


def test_the_day_may_be_named_and_never_lies_ahead(run: Run, sample: Path) -> None:
    assert "Met L.K. 9 Mar, 15 minutes." in run("lk", "15", "--on", "9 mar")[1]
    code, _, said = run("lk", "15", "--on", "2026-03-14")
    assert code != 0
    assert "still to come. Nothing was saved." in said
    assert "Nothing was saved." in run("lk", "--on", "30 feb")[2]
    assert held(sample, "lk") == [("2026-03-09", 15)]


def test_somebody_unknown_or_meant_twice_has_one_sentence(run: Run, sample: Path) -> None:
    code, _, said = run("Z.Z.", "20")
    assert code != 0
    assert "L.K." in said
    assert run("lk", "soon")[0] != 0
    assert held(sample, "lk") == []
