"""``pivot person``: somebody is added in one line, and listed with what stands next."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui import store as stores
from pivot_tui.cli.outcome import outcome
from pivot_tui.cli.people import person_group
from pivot_tui.workbook import contacts

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample; its exit code and what it said."""

    def run_command(name: str, *words: str) -> Answer:
        capsys.readouterr()
        given = [name, "--db", str(sample), "--today", "2026-03-13", *words]
        code = outcome(lambda: person_group.main(given, standalone_mode=False), lambda: str(sample))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def test_somebody_is_added_in_one_line(run: Run, sample: Path) -> None:
    code, said, _ = run("add", "N.B.", "vice", "chair", "--next", "Ask", "--by", "tue")

    assert code == 0
    assert said == "N.B.   vice chair for education   Ask   by 2026-03-17   (pivot undo takes it back)\n"
    with stores.open(sample) as store:
        assert contacts.find_contact(store, "nb").next_step == "Ask"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("N.B.",), "What are they? One of: clerkship director,"),
        (("N.B.", "astronaut"), "What are they?"),
        (("Jordan Avery", "peer"), "J.A. would do; --name keeps the full name."),
        (("N.B.", "peer", "--by", "2026-02-30", "--next", "x"), "There is no day 2026-02-30"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    run: Run, sample: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, said, wrong = run("add", *words)

    assert (code != 0, said) == (True, "")
    assert sentence in wrong
    assert "Nothing was saved." in wrong
    with stores.open(sample) as store:
        assert len(contacts.contacts(store)) == 6


def test_a_full_name_is_kept_where_it_is_meant(run: Run) -> None:
    code, said, _ = run("add", "Jordan Avery", "peer", "--name")

    assert code == 0
    assert said.startswith("Jordan Avery   peer")


def test_the_list_is_narrowed_by_words(run: Run) -> None:
    assert run("list", "overdue")[1] == "M.O.  residency or fellowship PD  met  Send the one-page CV, 2 days late\n"
    assert [line[:4] for line in run("list", "not", "met")[1].splitlines()] == ["A.W.", "D.F.", "L.K."]
    assert run("list", "nobody")[:2] == (0, "Nobody answers to that.\n")
