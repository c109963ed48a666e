"""What the journal knows of entries, kinds of work and means."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pivot_tui.domain.journal import (
    ENTRY_SIGNS,
    GROUP_NAMES,
    SIGN_MARKS,
    SIGN_NAMES,
    TAG,
    Entry,
    Group,
    Kind,
    Sign,
    entry_problems,
    find_kind,
    hyphenated,
    kind_problems,
    kinds_starting,
    missing_number,
)
from pivot_tui.domain.log import Mean, logged_span, mean

TODAY = date(2026, 3, 13)
INBOX = Kind("k-inbox", "DOC", "Charts and inbox", "inbox", Group.BURDEN)
TALK = Kind("k-talk", "TALK", "Giving talks", "talk", Group.TEACHING)
CALL = Kind("k-call", "CALL", "Call and pager", "call", Group.BURDEN)
CLINIC = Kind("k-clinic", "", "Tuesday clinic", "tuesdays", Group.CLINICAL, retired=True)
KINDS = (INBOX, TALK, CALL, CLINIC)


def entry(
    day: date = TODAY,
    dread: int | None = None,
    energy: int | None = None,
    sign: Sign = Sign.NOTE,
    text: str = "some words",
    tags: tuple[str, ...] = (),
) -> Entry:
    at = datetime(day.year, day.month, day.day, 17, 0, tzinfo=UTC)
    return Entry(f"{day}", day, at, -240, text, dread, energy, None, sign, tags)


SAMPLE_LOG = (
    entry(date(2026, 2, 17), 4, 0, Sign.DRAIN),
    entry(date(2026, 2, 20), None, 4, Sign.FEED),
    entry(date(2026, 2, 26), 4, None, Sign.DRAIN),
    entry(date(2026, 3, 3), 5, 0, Sign.DRAIN),
    entry(date(2026, 3, 6), 0, 5, Sign.FEED),
    entry(date(2026, 3, 9), None, None, Sign.NOTE),
    entry(date(2026, 3, 11), 1, 5, Sign.FEED),
    entry(date(2026, 3, 12), None, 4, Sign.FEED),
)
"""The ratings of the sample physician's eight entries."""


def test_the_whole_log_has_its_means_with_their_n() -> None:
    span = logged_span(SAMPLE_LOG, date(2026, 2, 17), TODAY)
    assert span.entries == 8
    assert span.dread == Mean(2.8, 5)
    assert span.energy == Mean(3.0, 6)


def test_the_last_seven_days_count_three_entries() -> None:
    span = logged_span(SAMPLE_LOG, date(2026, 3, 7), TODAY)
    assert span.entries == 3
    assert span.dread == Mean(1.0, 1)
    assert span.energy == Mean(4.5, 2)


def test_every_day_of_a_span_is_there_even_without_entries() -> None:
    span = logged_span(SAMPLE_LOG, date(2026, 3, 9), date(2026, 3, 12))
    assert [logged.day for logged in span.days] == [date(2026, 3, day) for day in (9, 10, 11, 12)]
    assert [logged.entries for logged in span.days] == [1, 0, 1, 1]
    assert [logged.dread for logged in span.days] == [Mean(None, 0), Mean(None, 0), Mean(1.0, 1), Mean(None, 0)]
    assert [logged.energy for logged in span.days] == [Mean(None, 0), Mean(None, 0), Mean(5.0, 1), Mean(4.0, 1)]


def test_both_ends_of_a_span_count_and_nothing_beyond_them() -> None:
    assert logged_span(SAMPLE_LOG, date(2026, 2, 20), date(2026, 3, 6)).entries == 4
    assert logged_span(SAMPLE_LOG, date(2026, 2, 21), date(2026, 3, 5)).entries == 2


def test_two_entries_of_one_day_share_its_mean() -> None:
    span = logged_span([entry(dread=5, energy=0), entry(dread=2), entry()], TODAY, TODAY)
    assert len(span.days) == 1
    assert (span.days[0].entries, span.days[0].dread, span.days[0].energy) == (3, Mean(3.5, 2), Mean(0.0, 1))


def test_a_span_without_entries_has_no_mean_rather_than_zero() -> None:
    span = logged_span([], date(2026, 3, 12), TODAY)
    assert (span.entries, span.dread, span.energy) == (0, Mean(None, 0), Mean(None, 0))
    assert len(span.days) == 2


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([], Mean(None, 0)),
        ([None, None], Mean(None, 0)),
        ([0], Mean(0.0, 1)),
        ([0, None, 0], Mean(0.0, 2)),
        ([5, None, 2, None], Mean(3.5, 2)),
        ([1, 2, 3, 4, 5], Mean(3.0, 5)),
    ],
)
def test_a_missing_rating_is_not_a_zero(ratings: list[int | None], expected: Mean) -> None:
    assert mean(ratings) == expected


@pytest.mark.parametrize(
    ("sign", "dread", "energy", "missing"),
    [
        (Sign.DRAIN, None, None, "dread"),
        (Sign.FEED, None, None, "energy"),
        (Sign.NOTE, None, None, None),
        (Sign.DRAIN, 5, None, "energy"),
        (Sign.DRAIN, None, 0, "dread"),
        (Sign.FEED, None, 4, "dread"),
        (Sign.FEED, 0, None, "energy"),
        (Sign.NOTE, 0, None, "energy"),
        (Sign.DRAIN, 0, 0, None),
        (Sign.NOTE, 3, 3, None),
    ],
)
def test_which_number_an_entry_still_lacks(
    sign: Sign, dread: int | None, energy: int | None, missing: str | None
) -> None:
    assert missing_number(entry(dread=dread, energy=energy, sign=sign)) == missing


def test_an_entry_shows_the_clock_of_the_place_where_it_was_written() -> None:
    assert entry().local.isoformat() == "2026-03-13T13:00:00"
    kathmandu = Entry("e", TODAY, datetime(2026, 3, 13, 20, 0, tzinfo=UTC), 345, "words", None, None, None, Sign.NOTE)
    assert kathmandu.local.isoformat() == "2026-03-14T01:45:00"


def test_an_ordinary_entry_may_be_saved() -> None:
    assert entry_problems(entry(tags=("day-off", "été")), TODAY) == ()


def test_an_entry_about_tomorrow_is_refused() -> None:
    assert [problem.field for problem in entry_problems(entry(TODAY + timedelta(days=1)), TODAY)] == ["day"]


def test_everything_wrong_with_an_entry_is_said_once_and_field_by_field() -> None:
    wrong = entry(date(2026, 3, 14), text=" ", tags=("ok", "5", "two words"))
    assert [problem.field for problem in entry_problems(wrong, TODAY)] == ["text", "day", "tags"]


def test_a_quote_is_no_entry() -> None:
    assert [problem.field for problem in entry_problems(entry(sign=Sign.QUOTE), TODAY)] == ["sign"]


@pytest.mark.parametrize("tag", ["a", "dayoff", "day-off", "q2_2026", "été", "день", "x--"])
def test_what_a_tag_may_look_like(tag: str) -> None:
    assert TAG.fullmatch(tag)


@pytest.mark.parametrize("tag", ["", "5", "2026", "_x", "-x", "a b", "a.b", "a!", "a+b", "👍"])
def test_what_no_tag_looks_like(tag: str) -> None:
    assert not TAG.fullmatch(tag)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("inbox", INBOX),
        ("INBOX", INBOX),
        ("charts-and-inbox", INBOX),
        ("Giving-Talks", TALK),
        ("tuesdays", CLINIC),
        ("tuesday-clinic", CLINIC),
        ("DOC", None),
        ("inbo", None),
        ("charts", None),
        ("charts and inbox", None),
    ],
)
def test_a_kind_answers_to_its_alias_and_its_whole_name(word: str, kind: Kind | None) -> None:
    assert find_kind(word, KINDS) == kind


def test_an_alias_goes_before_another_kinds_name() -> None:
    named_call = Kind("k-own", "", "Call", "phone", Group.OTHER)
    assert find_kind("call", (named_call, CALL)) == CALL


def test_capitals_in_an_alias_make_no_difference() -> None:
    icu = Kind("k-icu", "", "Intensive care", "ICU", Group.CLINICAL)
    assert find_kind("icu", (icu,)) == icu
    assert kinds_starting("ic", (icu,)) == (icu,)
    again = Kind("k-new", "", "Another unit", "icu", Group.CLINICAL)
    assert [problem.field for problem in kind_problems(again, (icu,))] == ["alias"]


def test_a_name_becomes_one_word() -> None:
    assert hyphenated("Charts  and Inbox ") == "charts-and-inbox"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", (INBOX, TALK, CALL)),
        ("c", (INBOX, CALL)),
        ("CA", (CALL,)),
        ("giving-t", (TALK,)),
        ("tue", ()),
        ("nbox", ()),
    ],
)
def test_what_is_offered_while_typing_leaves_the_retired_out(typed: str, offered: tuple[Kind, ...]) -> None:
    assert kinds_starting(typed, KINDS) == offered


def test_a_new_kind_with_a_name_and_alias_of_its_own_may_be_saved() -> None:
    assert kind_problems(Kind("k-new", "", "Night float", "night-float", Group.BURDEN), KINDS) == ()


def test_a_kind_does_not_stand_in_its_own_way() -> None:
    assert kind_problems(INBOX, KINDS) == ()


@pytest.mark.parametrize(
    ("name", "alias", "fields"),
    [
        ("", "new", ["name"]),
        ("  ", "new", ["name"]),
        ("two\nlines", "new", ["name"]),
        ("bell\x07", "new", ["name"]),
        ("giving TALKS", "new", ["name"]),
        ("Tuesday clinic", "new", ["name"]),
        ("New", "", ["alias"]),
        ("New", "two words", ["alias"]),
        ("New", "a/b", ["alias"]),
        ("New", "@new", ["alias"]),
        ("New", "Inbox", ["alias"]),
        ("New", "giving-talks", ["alias"]),
        ("New", "tuesdays", ["alias"]),
        ("Giving talks", "talk", ["name", "alias"]),
    ],
)
def test_a_kind_needs_a_name_and_an_alias_that_no_other_answers_to(name: str, alias: str, fields: list[str]) -> None:
    problems = kind_problems(Kind("k-new", "", name, alias, Group.OTHER), KINDS)
    assert [problem.field for problem in problems] == fields


def test_every_sign_and_group_has_a_name_of_its_own() -> None:
    assert set(SIGN_NAMES) == set(Sign)
    assert set(SIGN_MARKS) == set(ENTRY_SIGNS) == set(Sign) - {Sign.QUOTE}
    assert set(GROUP_NAMES) == set(Group)
    for names in (SIGN_NAMES.values(), SIGN_MARKS.values(), GROUP_NAMES.values()):
        assert len(set(names)) == len(names)
