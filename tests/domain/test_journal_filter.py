"""What the filter line of the journal understands, and what it refuses."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.journal import Group, Kind, Sign
from pivot_tui.domain.journal_filter import JournalFilter, RatingTest, read_filter
from pivot_tui.domain.problems import Problem

TODAY = date(2026, 3, 13)
YESTERDAY = date(2026, 3, 12)
KINDS = (
    Kind("k-inbox", "DOC", "Charts and inbox", "inbox", Group.BURDEN),
    Kind("k-talk", "TALK", "Giving talks", "talk", Group.TEACHING),
    Kind("k-clinic", "", "Tuesday clinic", "tuesdays", Group.CLINICAL, retired=True),
)


def found(line: str) -> JournalFilter:
    filtered = read_filter(line, KINDS, TODAY)
    assert isinstance(filtered, JournalFilter), filtered
    return filtered


def refused(line: str) -> Problem:
    problem = read_filter(line, KINDS, TODAY)
    assert isinstance(problem, Problem), problem
    return problem


@pytest.mark.parametrize("line", ["", "   ", '""', "“ ”", "- ...", "/ +", "@"])
def test_a_line_without_words_shows_everything(line: str) -> None:
    assert found(line) == JournalFilter()
    assert found(line).is_empty


def test_any_condition_at_all_is_not_empty() -> None:
    for line in ("@inbox", "+idea", "drains", "dread>=3", "since yesterday", "until 2026", "sepsis"):
        assert not found(line).is_empty, line


def test_words_are_looked_for_in_the_text() -> None:
    assert found("sepsis noon conference") == JournalFilter(words=("sepsis", "noon", "conference"))


def test_kinds_go_by_alias_or_name_and_the_retired_still_answer() -> None:
    assert found("@inbox @GIVING-talks @tuesdays").kinds == ("k-inbox", "k-talk", "k-clinic")


def test_an_unknown_kind_is_refused() -> None:
    assert refused("sepsis @inbx") == Problem("kind", "No kind of work answers to @inbx.")


def test_tags_are_looked_for_in_lower_case() -> None:
    assert found("+Idea +day-off") == JournalFilter(tags=("idea", "day-off"))


def test_a_plus_without_a_tag_is_a_word_to_look_for() -> None:
    assert found("+5 +5th") == JournalFilter(words=("+5", "+5th"))


def test_the_three_signs_of_entries_have_words() -> None:
    assert found("drains Feeds NOTES").signs == (Sign.DRAIN, Sign.FEED, Sign.NOTE)


def test_quotes_are_no_entries_so_their_name_is_a_word_to_look_for() -> None:
    assert found("quotes") == JournalFilter(words=("quotes",))


@pytest.mark.parametrize(
    ("line", "test"),
    [
        ("dread=3", RatingTest("dread", 3, 3)),
        ("dread=0", RatingTest("dread", 0, 0)),
        ("dread>=3", RatingTest("dread", 3, 5)),
        ("dread>3", RatingTest("dread", 4, 5)),
        ("dread<=3", RatingTest("dread", 0, 3)),
        ("dread<3", RatingTest("dread", 0, 2)),
        ("energy>=0", RatingTest("energy", 0, 5)),
        ("energy<=5", RatingTest("energy", 0, 5)),
        ("energy>4", RatingTest("energy", 5, 5)),
        ("energy<1", RatingTest("energy", 0, 0)),
        ("ENERGY=5", RatingTest("energy", 5, 5)),
        ("energy=any", RatingTest("energy", 0, 5)),
        ("dread=none", RatingTest("dread", None)),
    ],
)
def test_ratings_are_compared_with_both_bounds_included(line: str, test: RatingTest) -> None:
    assert found(line) == JournalFilter(ratings=(test,))


@pytest.mark.parametrize("line", ["dread>5", "dread>=6", "energy=6", "energy<0", "dread<=6", "dread<999"])
def test_a_rating_off_the_scale_is_refused(line: str) -> None:
    problem = refused(line)
    assert problem.field == "rating"
    assert "goes from 0 to 5" in problem.sentence


def test_a_missing_rating_is_asked_for_with_an_equals_sign() -> None:
    assert refused("dread>=none") == Problem("rating", "Write dread=none.")
    assert refused("energy<any") == Problem("rating", "Write energy=any.")


@pytest.mark.parametrize("line", ["dread", "dread>", "dread>=x", "mood>=3", "dread=-1", "dread==3", "dread=1000"])
def test_what_is_no_test_of_a_rating_is_looked_for(line: str) -> None:
    assert found(line) == JournalFilter(words=(line,))


def test_several_tests_on_ratings_all_count() -> None:
    assert found("dread>=3 energy<2").ratings == (RatingTest("dread", 3, 5), RatingTest("energy", 0, 1))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", TODAY, TODAY),
        ("yesterday", YESTERDAY, YESTERDAY),
        ("tue", date(2026, 3, 10), date(2026, 3, 10)),
        ("Tuesday", date(2026, 3, 10), date(2026, 3, 10)),
        ("on tue", date(2026, 3, 10), date(2026, 3, 10)),
        ("3 days ago", date(2026, 3, 10), date(2026, 3, 10)),
        ("2 weeks ago", date(2026, 2, 27), date(2026, 2, 27)),
        ("2026-02-17", date(2026, 2, 17), date(2026, 2, 17)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("0001-01", date(1, 1, 1), date(1, 1, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_days_months_and_years_bound_the_list(words: str, first: date, last: date) -> None:
    assert found(f"since {words}") == JournalFilter(first=first)
    assert found(f"until {words}") == JournalFilter(last=last)
    assert found(f"ON {words}") == JournalFilter(first=first, last=last)


def test_since_and_until_stand_together_with_everything_else() -> None:
    assert found("drains since 2026-02 @inbox until 3 days ago +dayoff dread>=4 again") == JournalFilter(
        kinds=("k-inbox",),
        tags=("dayoff",),
        signs=(Sign.DRAIN,),
        ratings=(RatingTest("dread", 4, 5),),
        first=date(2026, 2, 1),
        last=date(2026, 3, 10),
        words=("again",),
    )


def test_a_later_since_replaces_an_earlier_one() -> None:
    assert found("since 2025 since 2026") == JournalFilter(first=date(2026, 1, 1))


@pytest.mark.parametrize("day", ["2026-02-30", "1899-01-01", "2026-13", "2026-00", "0000", "0000-01", "call", "@inbox"])
def test_a_day_that_cannot_be_read_is_refused_and_not_guessed(day: str) -> None:
    assert refused(f"since {day} sepsis").field == "day"


def test_a_refused_day_is_named_with_what_would_be_right() -> None:
    assert refused("on call").sentence == (
        "call is not a day; write 2026-03-13, 2026-03, yesterday, tue or 3 days ago."
    )


@pytest.mark.parametrize("word", ["since", "until", "on", "On"])
def test_a_word_still_being_typed_is_looked_for(word: str) -> None:
    assert found(f"sepsis {word}") == JournalFilter(words=("sepsis", word))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('"drains"', ("drains",)),
        ('"dread>=3"', ("dread>=3",)),
        ('"since" yesterday', ("since", "yesterday")),
        ("“on” call", ("on", "call")),
        ('"blood gas"', ("blood", "gas")),
        ('"@inbox" "+idea"', ("@inbox", "+idea")),
    ],
)
def test_words_in_quotation_marks_are_always_looked_for(line: str, words: tuple[str, ...]) -> None:
    assert found(line) == JournalFilter(words=words)


NASTY = st.sampled_from(
    ["since", "until", "on", "2026", "2026-03", "2026-02-30", "tue", "3", "days", "ago", "@inbox", "@", "@x", "+tag",
     "+", '"', "“”", "drains", "dread>=3", "energy=none", "dread>9", "0000", "\ud800", "é"]
)  # fmt: skip
LINES = st.lists(NASTY | st.text(st.characters(exclude_categories=()), max_size=6), max_size=10).map(" ".join)


@settings(deadline=None, database=None, max_examples=300)
@given(LINES, st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_no_line_upsets_the_filter(line: str, today: date) -> None:
    filtered = read_filter(line, KINDS, today)
    if isinstance(filtered, Problem):
        assert filtered.field in ("kind", "rating", "day")
        return
    assert set(filtered.kinds) <= {kind.id for kind in KINDS}
    assert all(any(character.isalnum() for character in word) for word in filtered.words)
    assert all(test.low is None or 0 <= test.low <= test.high <= 5 for test in filtered.ratings)
    assert filtered.is_empty == (
        not any(
            (
                filtered.kinds,
                filtered.tags,
                filtered.signs,
                filtered.ratings,
                filtered.first,
                filtered.last,
                filtered.words,
            )
        )
    )


@settings(deadline=None, database=None)
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_on_a_month_is_all_of_its_days_and_no_other(day: date) -> None:
    filtered = found(f"on {day:%Y-%m}")
    assert filtered.first is not None
    assert filtered.last is not None
    assert filtered.first <= day <= filtered.last
    assert filtered.first.day == 1
    assert (filtered.last + timedelta(days=1)).day == 1
    assert filtered.first.month == filtered.last.month == day.month
