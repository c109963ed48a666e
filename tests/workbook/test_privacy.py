"""Privacy while writing: what is confirmed, what is warned of, and what is never said again in a record."""

import pytest

from pivot_tui import guide
from pivot_tui.domain.privacy import findings
from pivot_tui.domain.privacy_patterns import PATTERNS
from pivot_tui.store.store import Store
from pivot_tui.workbook.privacy import PrivacyReading, check, ignore, ignore_in_saved, mark, sentence


def patterns(reading: PrivacyReading) -> tuple[list[str], list[str]]:
    """What is to be confirmed, and what is warned of."""
    return [one.finding.pattern for one in reading.to_confirm], [one.finding.pattern for one in reading.warnings]


def test_findings_of_several_texts_say_which_text_they_are_in(empty_workbook: Store) -> None:
    reading = check(empty_workbook, "entry", "", ("walked home", "MRN 1234567", "Mrs. Alvarez"))
    assert patterns(reading) == (["mrn"], ["titled"])
    assert [one.place for one in reading.to_confirm + reading.warnings] == [1, 2]


def test_a_text_about_work_is_read_without_a_word(empty_workbook: Store) -> None:
    assert check(empty_workbook, "entry", "x", ("prior auth calls", "")) == PrivacyReading()


def test_what_is_ignored_in_a_record_is_not_said_there_again(empty_workbook: Store) -> None:
    store, text = empty_workbook, "Mrs. Alvarez and Mr. Ruiz in the unit"
    first = check(store, "entry", "one", (text,)).warnings[0].finding
    ignore(store, "entry", "one", first)
    assert [one.finding.words for one in check(store, "entry", "one", (text,)).warnings] == ["Mr. Ruiz"]
    assert [one.finding.words for one in check(store, "entry", "one", ("once more MRS.  Alvarez",)).warnings] == []
    assert len(check(store, "entry", "two", (text,)).warnings) == 2


def test_what_must_be_confirmed_is_never_ignored(empty_workbook: Store) -> None:
    [finding] = findings("MRN 1234567")
    ignore(empty_workbook, "entry", "one", finding)
    assert patterns(check(empty_workbook, "entry", "one", ("MRN 1234567",), {mark(finding)})) == (["mrn"], [])
    assert empty_workbook.db.execute("SELECT count(*) FROM ignored").fetchone() == (0,)


def test_ignoring_one_warning_ignores_those_about_the_same_words(empty_workbook: Store) -> None:
    text = "58yo M w/ CP"
    assert len(findings(text)) == 2
    [shown] = check(empty_workbook, "entry", "one", (text,)).warnings
    ignore(empty_workbook, "entry", "one", shown.finding)
    assert check(empty_workbook, "entry", "one", (text,)).warnings == ()


def test_what_was_ignored_before_the_record_had_an_id_stays_ignored_in_it(empty_workbook: Store) -> None:
    store, text = empty_workbook, "Mrs. Alvarez said so"
    waved = {mark(finding) for finding in findings(text)}
    assert check(store, "entry", "", (text,), waved).warnings == ()
    ignore_in_saved(store, "entry", "new", text, waved)
    ignore_in_saved(store, "entry", "other", "nobody is named", waved)
    assert check(store, "entry", "new", (text,)).warnings == ()
    assert check(store, "entry", "other", (text,)).warnings != ()


def test_words_of_self_harm_are_told_and_nothing_is_kept(empty_workbook: Store) -> None:
    assert check(empty_workbook, "entry", "x", ("fine", "better off dead")).speaks_of_self_harm
    assert empty_workbook.db.execute("SELECT count(*) FROM ignored").fetchone() == (0,)


@pytest.mark.parametrize("pattern", [pattern.name for pattern in PATTERNS])
def test_every_pattern_has_one_calm_sentence(pattern: str) -> None:
    words = guide.load("privacy")[pattern]
    assert words.startswith("looks like ")
    assert words.endswith(".")
    assert "!" not in words


def test_there_is_no_sentence_for_a_pattern_that_does_not_exist() -> None:
    assert set(guide.load("privacy")) == {pattern.name for pattern in PATTERNS}


def test_the_sentence_quotes_the_words_on_one_line_and_not_too_many() -> None:
    [finding] = findings("HPI: x\nPMH: y\nROS: z\nCC: 1\nA/P: 2\nPhysical Exam: 3")
    said = sentence(finding)
    assert said.startswith("“HPI: … PMH: … ROS: …")
    assert len(said.partition("”")[0]) < 40
    assert "\n" not in said
