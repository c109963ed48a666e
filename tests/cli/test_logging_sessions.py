"""``pivot log``: one line logs a session, and the answer says what was understood and how to take it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui import store as stores
from pivot_tui.cli.logging_sessions import log_command
from pivot_tui.cli.outcome import outcome
from pivot_tui.workbook import activities

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample; its exit code and what it said."""

    def run_command(*words: str) -> Answer:
        capsys.readouterr()
        given = ["--db", str(sample), "--today", "2026-03-13", *words]
        code = outcome(lambda: log_command.main(given, standalone_mode=False), lambda: str(sample))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def sessions(path: Path) -> int:
    """How many sessions there are."""
    with stores.open(path) as store:
        return sum(one.sessions for one in activities.taught(store))


def test_one_line_answers_what_was_understood(run: Run, sample: Path) -> None:
    code, said, _ = run("sepsis", "on", "thu", "PGY-1:9", "90min", "prep", "2h")

    assert code == 0
    assert said == (
        "Sepsis resuscitation: first hour   yesterday   PGY-1 9: 9 in the room   1.5 h didactic   prep 2 h   "
        "(pivot undo takes it back)\n"
    )
    assert sessions(sample) == 58


def test_what_was_taken_from_last_time_is_said(run: Run) -> None:
    code, said, _ = run("journal", "club")

    assert code == 0
    assert "today   PGY-2 6, PGY-3 6: 12 in the room   1 h didactic   (learners and hours as last time)" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Which activity?"),
        (("r",), 'Several activities could be meant: "'),
        (("knitting",), "No activity is called that. There are: "),
        (("sepsis", "2026-03-14"), "is still to come"),
        (("sepsis", "25h"), "more than 24 hours a day"),
        (("structured", "feedback"), "has no sessions"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_saved(
    run: Run, sample: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, said, wrong = run(*words)

    assert (code, said) == (2, "")
    assert sentence in wrong
    assert wrong.endswith("Nothing was saved.\n")
    assert sessions(sample) == 57


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sepsis", "\udcff"], "Some of this is not UTF-8 text"),
        (["sepsis\x1b[31m"], "There is a control character in this text"),
        (["sepsis", "PGY-1:1000000000000"], "1000000000000 learners of one level are more than can be meant."),
    ],
)
def test_what_no_file_can_hold_or_nobody_can_mean_is_not_logged(
    run: Run, sample: Path, words: list[str], sentence: str
) -> None:
    before = sessions(sample)

    code, said, complained = run(*words)

    assert (code, said) == (2, "")
    assert complained.startswith(sentence)
    assert sessions(sample) == before
