"""Capturing from the shell: words, lines from a pipe, one text from it, and what cannot be read."""

import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui import store as stores
from pivot_tui.cli import main
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.quote import Quote
from pivot_tui.store.tables.quotes import QUOTE

Run = Callable[..., CompletedProcess[str]]
Entries = Callable[[Path], list[Entry]]
Texts = Callable[[Path], list[str]]

TAKES_BACK = "   (pivot undo takes it back)\n"


@pytest.mark.parametrize(
    ("command", "sign", "said"),
    [("dread", Sign.DRAIN, "Drains"), ("energy", Sign.FEED, "Feeds"), ("note", Sign.NOTE, "Note")],
)
def test_the_command_is_the_sign(shell: Run, entries: Entries, db: Path, command: str, sign: Sign, said: str) -> None:
    done = shell(command, "walked", "a", "student", "through", "an", "ECG")

    [entry] = entries(db)
    assert (entry.sign, entry.text) == (sign, "walked a student through an ECG")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{said}   not rated   today ")


def all_quotes(path: Path) -> list[Quote]:
    """All quotes of a workbook, in the order they were saved."""
    with stores.open(path) as store, store.reading() as connection:
        return list(QUOTE.select(connection, "ORDER BY n"))


def test_a_quote_is_kept_as_said_and_is_no_entry(shell: Run, texts: Texts, db: Path) -> None:
    done = shell("quote", "now", "I", "get", "it", "@talk", "yesterday")

    [quote] = all_quotes(db)
    assert (quote.text, quote.vetted, quote.activity) == ("now I get it", False, None)
    assert texts(db) == []
    assert done.stdout == f"Quote   Giving talks   yesterday{TAKES_BACK}"


def test_the_answer_names_the_activity_that_a_quote_is_taken_to_be_about(pivot: Run, sample: Path) -> None:
    done = pivot("--today", "2026-03-11", "quote", "now I get it", path=sample)

    quote = all_quotes(sample)[-1]
    assert quote.activity is not None
    assert done.stdout.endswith(f"   about Sepsis resuscitation: first hour{TAKES_BACK}")


def test_piped_quotes_are_counted_as_quotes(pivot: Run, db: Path) -> None:
    done = pivot("quote", piped=b"one\ntwo\n")

    assert done.stdout == "2 quotes saved   (pivot undo takes them all back)\n"
    assert [quote.text for quote in all_quotes(db)] == ["one", "two"]


def test_the_answer_is_one_line_with_the_reading_and_the_way_back(pivot: Run, entries: Entries, db: Path) -> None:
    done = pivot("dread", "prior", "auth", "calls", "5/0", "@inbox", "+friday", "yesterday", "18:30")

    [entry] = entries(db)
    assert (entry.text, entry.dread, entry.energy, entry.tags) == ("prior auth calls", 5, 0, ("friday",))
    assert done.stdout == f"Drains   ▼5 ▲0   Charts and inbox   +friday   yesterday 18:30{TAKES_BACK}"


def test_undo_takes_one_capture_back_and_redo_brings_it_again(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "first")
    pivot("note", "second")

    assert pivot("undo").stdout == "Taken back: capture.   (pivot redo does it again)\n"
    assert texts(db) == ["first"]
    assert pivot("redo").stdout == "Done again: capture.\n"
    assert texts(db) == ["first", "second"]


def test_piped_lines_are_one_batch_that_one_undo_takes_back(shell: Run, texts: Texts, db: Path) -> None:
    shell("note", "before")
    done = shell("dread", piped=b"charts 4\n\n  \ncalls 5/0 @call\nnights")

    assert done.stdout == "3 entries saved   (pivot undo takes them all back)\n"
    assert texts(db) == ["before", "charts", "calls", "nights"]
    assert shell("undo").stdout == "Taken back: capture, 3 records.   (pivot redo does it again)\n"
    assert texts(db) == ["before"]


def test_a_line_that_cannot_be_read_is_named_by_its_number_and_nothing_is_saved(
    shell: Run, texts: Texts, db: Path
) -> None:
    done = shell("dread", piped=b"charts 4\n\ncalls 6/0\nnights 7/7\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Line 3: 6/0 is not a rating: dread/energy go from 0 to 5.")
    assert done.stderr.endswith("Nothing was saved.\n")
    assert done.stderr.count("\n") == 1
    assert texts(db) == []


def test_three_hundred_piped_lines_are_three_hundred_entries(shell: Run, texts: Texts, db: Path) -> None:
    lines = [f"line {number} of the notes" for number in range(300)]

    done = shell("note", piped="\n".join(lines).encode())

    assert done.stdout.startswith("300 entries saved")
    assert texts(db) == lines


def test_a_single_piped_line_answers_like_words(pivot: Run, texts: Texts, db: Path) -> None:
    done = pivot("energy", piped=b"taught 5\n")

    assert done.stdout.startswith("Feeds   ▲5   today ")
    assert texts(db) == ["taught"]


def test_a_hyphen_takes_the_whole_input_as_one_text(shell: Run, entries: Entries, db: Path) -> None:
    shell("note", "-", piped=b"first line\n\n- a point\nlast line 2/3 +long\n")

    [entry] = entries(db)
    assert entry.text == "first line\n\n- a point\nlast line"
    assert (entry.dread, entry.energy, entry.tags) == (2, 3, ("long",))


@pytest.mark.parametrize("words", [(), ("-",)], ids=["lines", "one-text"])
def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(
    pivot: Run, texts: Texts, db: Path, words: tuple[str, ...]
) -> None:
    done = pivot("note", *words, piped=b"\xef\xbb\xbffirst\r\nsecond\r\n")

    assert done.returncode == 0
    assert texts(db) == (["first", "second"] if not words else ["first\nsecond"])


def test_line_ends_of_old_macs_part_lines_too(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", piped=b"first\rsecond\r")

    assert texts(db) == ["first", "second"]


@pytest.mark.parametrize("words", [("note",), ("note", "-"), ("dread",)])
def test_piped_bytes_that_are_not_utf8_are_refused(shell: Run, texts: Texts, db: Path, words: tuple[str, ...]) -> None:
    done = shell(*words, piped="naïve".encode("latin-1"))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "That input is not UTF-8 text, so nothing was saved; convert it first.\n"
    assert texts(db) == []


def test_words_that_are_not_utf8_are_refused(shell: Run, texts: Texts, db: Path) -> None:
    done = shell("note", b"na\xefve")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Some of this is not UTF-8 text;")
    assert texts(db) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dread", "6/0"), "6/0 is not a rating"),
        (("dread", "charts", "6/0"), "6/0 is not a rating"),
        (("dread", ""), "There are no words yet."),
        (("dread", "5/0", "@inbox"), "There are no words yet."),
        (("dread", " \t "), "There are no words yet."),
        (("note",), "There are no words yet."),
        (("note", "-"), "There are no words yet."),
        (("dread", "charts", "2026-02-30"), "There is no day 2026-02-30;"),
        (("dread", "charts", "2999-01-01"), "Tuesday 1 January 2999 is still to come;"),
        (("dread", "charts", "25:00"), "There is no time 25:00;"),
        (("dread", "charts", "@inbx"), "No kind of work answers to @inbx; did you mean @inbox?"),
        (("note", "bell \x07"), "There is a control character in this text;"),
        (("dread", "charts", "--today", "2026-02-30"), "There is no day '2026-02-30';"),
        (("--today", "tomorrow", "dread", "charts"), "There is no day 'tomorrow';"),
        (("--today=", "dread", "charts"), "There is no day '';"),
        (("--today", "0001-01-01", "dread", "charts"), "0001-01-01 is too far away to be meant;"),
        (("--today", "9999-12-31", "dread", "charts"), "9999-12-31 is too far away to be meant;"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_nothing_is_saved(
    pivot: Run, texts: Texts, db: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = pivot(*words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert texts(db) == []


def test_what_cannot_be_read_leaves_the_shell_with_two(shell: Run, texts: Texts, db: Path) -> None:
    done = shell("dread", "6/0")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert texts(db) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("note", "- a point"), "- a point"),
        (("note", "-", "a", "point"), "- a point"),
        (("note", "+ a plus"), "+ a plus"),
        (("note", '"quoted"'), '"quoted"'),
        (("note", "-x", "--long", "flag"), "-x --long flag"),
        (("note", "pain", "-h"), "pain -h"),
        (("note", "--", "--today", "is", "a", "word"), "--today is a word"),
        (("note", "--", "--help"), "--help"),
        (("dread", "say", "5/0", "//"), "say 5/0"),
    ],
)
def test_signs_and_options_can_be_text(
    pivot: Run, entries: Entries, db: Path, words: tuple[str, ...], text: str
) -> None:
    assert pivot(*words).returncode == 0

    [entry] = entries(db)
    assert entry.text == text
    assert entry.sign is (Sign.DRAIN if words[0] == "dread" else Sign.NOTE)


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "2026-03-13", "note", "hello"),
        ("note", "--today", "2026-03-13", "hello"),
        ("note", "hello", "--today=2026-03-13"),
    ],
)
def test_options_may_stand_before_and_behind_the_words(
    pivot: Run, entries: Entries, db: Path, words: tuple[str, ...]
) -> None:
    assert pivot(*words).returncode == 0

    [entry] = entries(db)
    assert (entry.text, entry.day) == ("hello", date(2026, 3, 13))


def test_a_path_named_behind_the_words_counts(shell: Run, texts: Texts, db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "workbook.db"

    shell("note", "hello", "--db", str(other))

    assert texts(other) == ["hello"]
    assert texts(db) == []


@pytest.mark.parametrize(
    ("at", "local"),
    [
        ("2026-07-01T23:17:05", "2026-03-13T23:17:05"),
        ("2026-07-01T02:17:05", "2026-03-14T02:17:05"),
    ],
    ids=["evening", "small-hours"],
)
def test_today_replaces_the_date_and_keeps_the_time_of_day(
    pivot: Run, entries: Entries, db: Path, wall_clock: Callable[[str], None], at: str, local: str
) -> None:
    wall_clock(at)

    pivot("--today", "2026-03-13", "note", "hello")

    [entry] = entries(db)
    assert (entry.day, entry.local.isoformat()) == (date(2026, 3, 13), local)


def test_a_workbook_is_made_by_the_first_capture_for_this_user_alone(shell: Run, texts: Texts, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "workbook.db"

    assert shell("note", "hello", path=path).returncode == 0

    assert texts(path) == ["hello"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_without_a_path_the_workbook_lies_in_the_data_folder(shell: Run, texts: Texts, tmp_path: Path) -> None:
    place = tmp_path / "named by the environment.db"

    shell("note", "hello", "--db", "", PIVOT_TUI_DB=str(place))

    assert texts(place) == ["hello"]


class TypedAt(io.TextIOWrapper):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("typed", [b"na\xefve\n", b"na\xefve\n\n"], ids=["left", "emptied"])
def test_typed_bytes_that_are_not_utf8_get_their_sentence(
    db: Path,
    texts: Texts,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: bytes,
) -> None:
    monkeypatch.setattr(sys, "stdin", TypedAt(io.BytesIO(typed), encoding="utf-8"))

    with pytest.raises(SystemExit) as ended:
        main(["--db", str(db), "note"])

    said = capsys.readouterr()
    assert (ended.value.code, said.err) == (0, "")
    assert "Some of this is not UTF-8 text;" in said.out
    assert said.out.endswith("Nothing was saved.\n")
    assert texts(db) == []
