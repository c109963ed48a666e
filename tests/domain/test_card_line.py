"""A card in one line: what is understood of it, what is not, and that what was written reads back as itself."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.card_line import CardLine, find_card, read_card_line, said, written
from pivot_tui.domain.named_days import NOT_A_DAY_AHEAD, read_coming_day, read_day_ahead
from pivot_tui.domain.problems import Problem

FRIDAY = date(2026, 3, 13)


def due(line: str) -> date | None:
    return read_card_line(f"Ask D.F. {line}", FRIDAY).due


def test_everything_a_line_can_say_is_understood_at_once() -> None:
    found = CardLine("Ask D.F. for 20 minutes", date(2026, 3, 18), 120, 4)
    assert read_card_line("Ask D.F. for 20 minutes on 18 mar 2h step 4", FRIDAY) == found
    assert read_card_line("Ask  D.F. for 20 minutes // step 4 2h due 2026-3-18", FRIDAY) == found
    assert said(found) == "due Wednesday 18 March 2026   2 h   step 4"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 18 mar", date(2026, 3, 18)),
        ("by mar 18", date(2026, 3, 18)),
        ("18 March", date(2026, 3, 18)),
        ("on 12 mar", date(2027, 3, 12)),
        ("on 13 mar", FRIDAY),
        ("on 12 mar 2026", date(2026, 3, 12)),
        ("29 feb", date(2028, 2, 29)),
        ("fri", date(2026, 3, 20)),
        ("by friday", date(2026, 3, 20)),
        ("today", FRIDAY),
        ("the 18th mar", date(2026, 3, 18)),
        ("+2w", date(2026, 3, 27)),
        ("on thu", date(2026, 3, 19)),
        ("tomorrow", date(2026, 3, 14)),
        ("in 2 weeks", date(2026, 3, 27)),
        ("in 1 month", date(2026, 4, 13)),
        ("2027-02-01", date(2027, 2, 1)),
        ("", None),
    ],
)
def test_days_are_those_still_to_come(words: str, day: date | None) -> None:
    assert due(words) == day
    assert not read_card_line(f"Ask D.F. {words}", FRIDAY).problems


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("", "title"),
        ("on 18 mar", "title"),
        ("//", "title"),
        ("Ask \x1b[31m", "title"),
        ("Ask step 11", "step"),
        ("Ask step 0", "step"),
        ("Ask on 31 apr", "due"),
        ("Ask 2026-02-30", "due"),
        ("Ask 3000-01-01", "due"),
        ("Ask 1001h", "minutes"),
    ],
)
def test_what_cannot_be_gets_one_sentence(line: str, field: str) -> None:
    problems = read_card_line(line, FRIDAY).problems
    assert [problem.field for problem in problems] == [field]


def test_words_that_only_look_like_marks_stay_in_the_title() -> None:
    titles = (
        "Say what was yesterday",
        "Take the next step",
        "Read chapter 4",
        "What may I ask",
        "Be on",
        "Room 3h //",
        "Call on 18 mar //",
    )
    for title in titles:
        found = read_card_line(title, FRIDAY)
        assert found.problems == ()
        assert found.title == title.removesuffix(" //")
        assert (found.due, found.minutes, found.step) == (None, None, None)


WORDS = st.sampled_from(
    [
        "ask",
        "D.F.",
        "on",
        "by",
        "in",
        "18",
        "mar",
        "fri",
        "step",
        "4",
        "2h",
        "90min",
        "//",
        "2026-03-18",
        "today",
        "日本",
    ]
)
TITLES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=7).map(" ".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=20),
)


@given(
    TITLES.filter(lambda title: " ".join(title.split()) == title and title != ""),
    st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.none() | st.integers(0, 60_000),
    st.none() | st.integers(1, 10),
)
@example("//", None, None, None)
@example("step", None, None, 4)
@example("ask //", date(2026, 3, 18), 75, 4)
@example("meet on", date(2026, 3, 18), None, None)
def test_a_line_that_was_written_reads_back_as_itself(
    title: str, day: date | None, minutes: int | None, step: int | None
) -> None:
    card = CardLine(title, day, minutes, step)
    assert read_card_line(written(card, FRIDAY), FRIDAY) == card


@given(st.text(max_size=60))
def test_no_line_is_too_strange_to_be_read(line: str) -> None:
    found = read_card_line(line, FRIDAY)
    assert found.title or found.problems


def test_a_field_and_a_line_know_the_same_days() -> None:
    for typed in ("fri", "by fri", "13 mar", "mar 18 2027", "in 2 weeks", "+1m", "31 apr", "2026-02-30"):
        in_field, in_line = read_day_ahead(typed, FRIDAY, "day"), read_coming_day(typed.split(), FRIDAY)
        assert in_field == in_line is not None
    assert read_day_ahead("soon", FRIDAY, "start") == Problem("start", NOT_A_DAY_AHEAD)
    assert read_coming_day(["soon"], FRIDAY) is None


def card(title: str, column: Column = Column.READY) -> Card:
    return Card(title, title, FRIDAY, column)


def test_a_card_is_found_by_words_of_its_title_the_open_ones_first() -> None:
    cards = (card("Meet L.K."), card("Meet one leader", Column.DONE), card("Meet one leader again"), card("CV to M.O."))
    for words, title in (
        ("meet l.k.", "Meet L.K."),
        ("cv", "CV to M.O."),
        ("leader", "Meet one leader again"),
        ("aga lead", "Meet one leader again"),
    ):
        found = find_card(words, cards)
        assert isinstance(found, Card)
        assert found.title == title
    several = find_card("meet", cards)
    assert isinstance(several, Problem)
    assert several.sentence == 'Several cards could be meant: "Meet L.K.", "Meet one leader again".'
    for words, known in (("knitting", cards), ("...", cards), ("meet", ())):
        assert isinstance(find_card(words, known), Problem)
