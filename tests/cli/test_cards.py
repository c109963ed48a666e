"""``pivot card``: one line adds a card, moves it or closes it, and the answer says how to take that back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui import store as stores
from pivot_tui.cli.cards import card_group
from pivot_tui.cli.outcome import outcome
from pivot_tui.domain.card import Card, Column
from pivot_tui.workbook import cards, history

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample; its exit code and what it said."""

    def run_command(name: str, *words: str) -> Answer:
        capsys.readouterr()
        given = [name, "--db", str(sample), "--today", "2026-03-13", *words]
        code = outcome(lambda: card_group.main(given, standalone_mode=False) or 0, lambda: str(sample))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def column_of(path: Path, words: str) -> Column:
    """Where the card stands that some words mean."""
    with stores.open(path) as store:
        found = cards.find_card(store, words)
    assert isinstance(found, Card)
    return found.column


def test_a_card_is_added_in_one_line(run: Run, sample: Path) -> None:
    code, said, _ = run("add", "Ask the dean on 18 mar step 4")
    assert code == 0
    assert said == ("Ask the dean   Backlog   due Wednesday 18 March 2026   step 4   (pivot undo takes it back)\n")
    assert column_of(sample, "ask the dean") is Column.BACKLOG
    with stores.open(sample) as store:
        history.undo(store)
        assert not isinstance(cards.find_card(store, "ask the dean"), Card)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add",), "Say in a few words what is to be done. Nothing was saved.\n"),
        (
            ("add", "call", "step", "12"),
            "The steps go from 1 to 10. If it belongs to the title, end that with the word",
        ),
        (("move", "third mentor", "sometime"), "The last word names the column: backlog, ready, doing, waiting, done."),
        (("move", "m", "doing"), 'Several cards could be meant: "'),
        (("done", "knitting"), "No card is called that"),
        (("done",), "Which card? Give words of its title. Nothing was moved."),
        (("list", "+soon"), "No column is called soon"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_changes_nothing(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    before = run("list", "--json")
    code, said, wrong = run(*words)
    assert (code, said) == (2, "")
    assert wrong.startswith(sentence)
    assert run("list", "--json") == before


def test_what_may_identify_somebody_is_not_saved_by_itself(run: Run) -> None:
    code, _, wrong = run("add", "Call MRN 12345678 back")
    assert code == 1
    assert "--as-is" in wrong
    assert run("add", "--as-is", "Call MRN 12345678 back")[0] == 0


def test_a_card_moves_with_the_quiet_line_of_the_limit(run: Run, sample: Path) -> None:
    code, said, _ = run("move", "ask", "d.f.", "doing")
    assert (code, said) == (
        0, "Ask D.F. for 20 minutes   Doing   that is 3 of 2   (pivot undo takes it back)\n",
    )  # fmt: skip
    assert run("move", "ask", "d.f.", "doing")[0] == 1
    assert run("done", "ask", "d.f.")[:2] == (0, "Ask D.F. for 20 minutes   Done   (pivot undo takes it back)\n")
    assert column_of(sample, "ask d.f.") is Column.DONE


def test_a_leap_asks_for_a_reason_first(run: Run, sample: Path) -> None:
    code, said, wrong = run("move", "apply to three", "doing")
    assert (code, said) == (1, "")
    assert wrong.startswith('Before "Apply to three posts or to training" moves on:\n  ')
    assert wrong.endswith("Nothing was moved; --reason TEXT moves it.\n")
    assert column_of(sample, "apply to three") is Column.BACKLOG
    assert run("move", "apply to three", "ready")[0] == 0
    assert run("move", "--reason", "The post closes on Monday.", "apply to three", "doing")[0] == 0
    assert column_of(sample, "apply to three") is Column.DOING


def test_the_list_says_what_is_late_and_what_is_folded(run: Run) -> None:
    _, said, _ = run("list")
    lines = said.splitlines()
    assert lines[0] == "Backlog  9"
    assert "Doing  2 of 2" in lines
    assert "Done  2, 2 folded" in lines
    late = next(line for line in lines if "one-page CV" in line)
    assert " ".join(late.split()) == "Send one-page CV to M.O. 2 days late, months 1-3, step 7"
    assert lines[-1] == "For the pivot: 4 h a week"
    assert run("list", "late")[1].count("late") == 1
    assert run("list", "zebra", "+ready")[1] == "No card fits that.\n"
    assert "done 25 Feb" in run("list", "--plain", "+done")[1]


def test_the_list_as_json_holds_every_field(run: Run) -> None:
    found = json.loads(run("list", "--json", "step", "7", "late")[1])
    assert (found["format"], found["version"]) == ("pivot-tui/cards", 1)
    assert (found["counts"]["backlog"], found["folded"], found["minutes_available"]) == (9, 0, 240)
    (card,) = found["cards"]
    assert (card["title"], card["due"], card["days_late"]) == ("Send one-page CV to M.O.", "2026-03-11", 2)
    assert (card["column"], card["phase"], card["blocked"], card["minutes"]) == ("doing", "first", False, None)


def test_hostile_words_are_never_sent_to_the_terminal(run: Run, sample: Path) -> None:
    with stores.open(sample) as store, store.transaction("card.edit"):
        store.db.execute("UPDATE card SET title = ? WHERE title = 'Meet L.K.'", ("Meet \x1b[31m red",))
    assert "\x1b" not in run("list")[1]
    assert "\x1b" not in run("list", "--json")[1]
    assert "\x1b" not in run("done", "meet", "red")[1]
