"""Privacy at the shell: what a pipe refuses, what is asked at a terminal, what is warned of, and the support lines."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.domain.privacy_examples import CAUGHT, SPARED

from pivot_tui.cli import main
from pivot_tui.cli.calls import Call, read_call
from pivot_tui.cli.privacy import is_worth_a_look

Run = Callable[..., CompletedProcess[str]]
Texts = Callable[[Path], list[str]]

QUESTION = "Save it as it is? y/N "


class Terminal(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


TEACHING = (
    "Taught the residents about sodium at morning report",
    "Grand Rounds on Friday with the PGY-2s; Team Blue asked great Socratic questions",
    "ECG workshop 14:00-15:30 with 12 students, 7 West",
    "Wells score and CHADS2 teaching; the Henderson Hasselbalch equation",
    "Kolb cycle and Miller pyramid in my talk on Kirkpatrick levels",
    "Applied to the Harvard Macy Institute; abstract for a meeting due 03/15/2026",
    "Chief Residents meeting, Student Affairs and Fellow Faculty in Medical Education",
    "Prior auth ref 123456 took 40 minutes; 43 messages at 11 pm",
    "Discharged 5 before noon, then feedback to the learner about notes",
    "Tumor board: stage III, 3 cases; the Whipple lecture went well",
    "Bed 12 was the sim mannequin; meeting at 10:30 in Room 204",
    "PubMed 30123456 is a good review, DOI 10.1000/182",
)


@pytest.fixture
def typed(db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command at a terminal at which these lines are typed."""

    def run(*words: str, lines: str = "") -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "stdin", Terminal(lines))
        with pytest.raises(SystemExit) as ended:
            main(["--db", str(db), *words])
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, int(ended.value.code or 0), said.out, said.err)

    return run


def test_a_pipe_refuses_what_must_be_confirmed_and_names_the_line_but_not_the_words(
    shell: Run, texts: Texts, db: Path
) -> None:
    done = shell("note", piped=b"a good day\n\nread MRN 1234567 aloud\n")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Line 3: This looks like a record or encounter number;")
    assert done.stderr.endswith("Nothing was saved; --as-is saves it as it is.\n")
    assert "1234567" not in done.stderr
    assert texts(db) == []


def test_words_are_refused_like_lines_where_nobody_can_be_asked(pivot: Run, texts: Texts, db: Path) -> None:
    done = pivot("note", "DOB", "3/4/1956")

    assert done.returncode == 1
    assert done.stderr.startswith("This looks like a date of birth;")
    assert texts(db) == []


@pytest.mark.parametrize("words", [("--as-is", "MRN 1234567"), ("MRN 1234567", "--as-is")])
def test_as_is_saves_it_without_a_word(pivot: Run, texts: Texts, db: Path, words: tuple[str, ...]) -> None:
    done = pivot("note", *words)

    assert (done.returncode, done.stderr) == (0, "")
    assert texts(db) == ["MRN 1234567"]


def test_as_is_holds_for_a_pipe(pivot: Run, texts: Texts, db: Path) -> None:
    assert pivot("note", "--as-is", piped=b"MRN 1234567\n").returncode == 0
    assert texts(db) == ["MRN 1234567"]


def test_behind_two_hyphens_as_is_is_text() -> None:
    assert read_call(["note", "--", "--as-is"]) == Call("note", ("--as-is",))
    assert read_call(["--as-is"]) is None


def test_a_warning_is_one_line_and_it_is_saved(pivot: Run, texts: Texts, db: Path) -> None:
    done = pivot("note", piped=b"fine\nthanked Mrs. Alvarez\n")

    assert done.returncode == 0
    assert done.stderr == "Line 2: This looks like somebody's name; initials or a role say enough.\n"
    assert texts(db) == ["fine", "thanked Mrs. Alvarez"]


def test_headings_of_a_pasted_note_are_seen_across_its_lines(pivot: Run) -> None:
    assert "pasted clinical note" in pivot("note", piped=b"HPI: x\nPMH: y\n").stderr


def test_ratings_and_days_behind_the_text_are_no_dates_of_a_stay(pivot: Run) -> None:
    assert pivot("dread", "discharged three people", "5/0", "yesterday").stderr == ""


@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_at_a_terminal_a_yes_saves_it(typed: Run, texts: Texts, db: Path, answer: str) -> None:
    done = typed("note", "MRN 1234567", lines=answer)

    assert done.stdout.startswith(f"{QUESTION}Note   not rated   today ")
    assert done.stderr.startswith("This looks like a record or encounter number;")
    assert texts(db) == ["MRN 1234567"]


@pytest.mark.parametrize("answer", ["\n", "n\n", "what\n", ""])
def test_at_a_terminal_anything_else_saves_nothing(typed: Run, texts: Texts, db: Path, answer: str) -> None:
    done = typed("note", "MRN 1234567", lines=answer)

    assert done.returncode == 0
    assert done.stdout.endswith("Nothing was saved.\n")
    assert texts(db) == []


def test_a_line_typed_at_the_prompt_can_be_typed_again_after_a_no(typed: Run, texts: Texts, db: Path) -> None:
    typed("note", lines="read MRN 1234567\nn\nread a number aloud\n")

    assert texts(db) == ["read a number aloud"]


def test_words_of_self_harm_are_saved_like_any_others_and_the_support_lines_follow(
    pivot: Run, texts: Texts, db: Path
) -> None:
    done = pivot("--today", "2026-12-24", "dread", "thought of suicide", "5")

    assert done.returncode == 0
    assert done.stdout.startswith("Drains   ▼5")
    assert "988" in done.stderr
    assert "1-888-409-0141" in done.stderr
    assert "days ago; numbers and hours can change." in done.stderr
    assert texts(db) == ["thought of suicide"]


def test_ordinary_words_are_saved_without_a_word_about_privacy_or_support(pivot: Run) -> None:
    assert pivot("dread", "prior auth calls", "5/0").stderr == ""


@pytest.mark.parametrize("text", [text for _, text in CAUGHT])
def test_nothing_that_a_pattern_catches_is_passed_over_for_speed(text: str) -> None:
    assert is_worth_a_look(text)


def test_an_ordinary_capture_does_not_even_load_the_patterns(environment: dict[str, str], db: Path) -> None:
    watched = "import sys; from pivot_tui.cli import main\ntry: main(sys.argv[1:])\nfinally: print(*sys.modules)"
    words = ["--db", str(db), "dread", "Prior auth calls", "5/0", "@inbox"]
    done = subprocess.run(
        [sys.executable, "-c", watched, *words], capture_output=True, text=True, env=environment, check=True
    )
    loaded = set(done.stdout.split())
    assert "pivot_tui.cli.privacy" in loaded
    assert loaded & {"pivot_tui.domain.privacy", "pivot_tui.domain.privacy_patterns", "tomllib", "hashlib"} == set()


@pytest.mark.parametrize("text", [*SPARED, *TEACHING])
def test_the_words_of_a_teacher_are_saved_without_a_word_about_privacy(pivot: Run, text: str) -> None:
    done = pivot("note", "--", f"{text} //")

    assert (done.returncode, done.stderr) == (0, "")
