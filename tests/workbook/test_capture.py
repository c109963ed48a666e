"""Capturing: lines read one by one, saved as one action, and the draft in the same transaction."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NoReturn

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.capture import Reading, read
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import DiskFull
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.quote import Quote
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.workbook import capture, drafts, history

Texts = Callable[[Store], list[str]]


@pytest.fixture
def readings(empty_workbook: Store, now: Now) -> Callable[..., list[Reading]]:
    """What capture lines say."""

    def understood(*lines: str) -> list[Reading]:
        return [read(line, now, capture.kinds_of_work(empty_workbook)) for line in lines]

    return understood


def draft_of(store: Store) -> str | None:
    """What stands in the capture box."""
    draft = drafts.read_draft(store, drafts.CAPTURE_FORM)
    return draft.body if draft else None


def test_lines_are_saved_as_one_action(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]], all_texts: Texts
) -> None:
    entries = capture.save(empty_workbook, readings("- one 5/0", "+ two", "three"), now)

    assert all_texts(empty_workbook) == ["one", "two", "three"]
    assert [entry.sign for entry in entries if isinstance(entry, Entry)] == [Sign.DRAIN, Sign.FEED, Sign.NOTE]
    assert history.undo(empty_workbook) == "Taken back: capture, 3 records."
    assert all_texts(empty_workbook) == []


def test_entries_of_one_moment_stay_in_the_order_they_were_given(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]]
) -> None:
    entries = capture.save(empty_workbook, readings(*(f"line {number}" for number in range(200))), now)

    identifiers = [entry.id for entry in entries]
    assert identifiers == sorted(set(identifiers))


def test_what_is_left_in_the_box_is_kept_with_the_entries(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]], all_texts: Texts
) -> None:
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "one\ntwo 6/0")

    capture.save(empty_workbook, readings("one"), now, draft="two 6/0")
    assert (all_texts(empty_workbook), draft_of(empty_workbook)) == (["one"], "two 6/0")

    capture.save(empty_workbook, readings("two"), now, draft="")
    assert (all_texts(empty_workbook), draft_of(empty_workbook)) == (["one", "two"], None)


def test_a_capture_from_the_shell_leaves_the_box_alone(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]]
) -> None:
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "half a thought")

    capture.save(empty_workbook, readings("one"), now)

    assert draft_of(empty_workbook) == "half a thought"


def test_when_the_draft_cannot_be_kept_nothing_is_saved_either(
    empty_workbook: Store,
    now: Now,
    readings: Callable[..., list[Reading]],
    all_texts: Texts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*given: object) -> NoReturn:
        raise DiskFull("full")

    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "one")
    monkeypatch.setattr(drafts, "save_draft", fail)

    with pytest.raises(DiskFull):
        capture.save(empty_workbook, readings("one"), now, draft="")

    assert (all_texts(empty_workbook), draft_of(empty_workbook)) == ([], "one")


def test_undoing_a_capture_does_not_bring_the_draft_back(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]]
) -> None:
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "one")
    capture.save(empty_workbook, readings("one"), now, draft="")

    history.undo(empty_workbook)

    assert draft_of(empty_workbook) is None


@pytest.fixture
def teach() -> Callable[..., str]:
    """Save an activity with one session; its id."""

    def add(store: Store, title: str, day: date, last_day: date | None = None) -> str:
        with store.transaction("session.log") as batch:
            activity = Activity(uuid7(batch.at), title, EducatorDomain.TEACHING, "lecture")
            ACTIVITY.insert(store.db, [activity])
            SESSION.insert(store.db, [TeachingSession(uuid7(batch.at), activity.id, day, last_day)])
        return activity.id

    return add


def test_quotes_are_no_entries_and_one_batch_holds_both(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]], all_texts: Texts
) -> None:
    saved = capture.save(empty_workbook, readings("- one 5/0", '"two" 0/5 @talk +ecg', "three", '"four"'), now)

    assert [type(record) for record in saved] == [Entry, Quote, Entry, Quote]
    assert [record.id for record in saved] == sorted({record.id for record in saved})
    assert all_texts(empty_workbook) == ["one", "three"]
    with empty_workbook.reading() as db:
        two, four = QUOTE.select(db, "ORDER BY id")
    assert (two.text, two.dread, two.energy, two.tags, two.vetted) == ("two", 0, 5, ("ecg",), False)
    assert (four.text, four.activity) == ("four", None)
    assert history.undo(empty_workbook) == "Taken back: capture, 4 records."
    with empty_workbook.reading() as db:
        assert list(QUOTE.select(db)) == []


def test_quotes_alone_are_named_as_such_when_they_are_taken_back(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]]
) -> None:
    capture.save(empty_workbook, readings('"two"'), now)

    assert history.undo(empty_workbook) == "Taken back: new quote."


TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("taught", "guessed"),
    [
        ({"talk": 0}, "talk"),
        ({"talk": 3}, "talk"),
        ({"talk": 4}, None),
        ({"talk": -1}, None),
        ({"talk": 1, "rounds": 3}, "talk"),
        ({"talk": 1, "rounds": 1}, None),
        ({"talk": 0, "rounds": -1}, "talk"),
        ({}, None),
    ],
)
def test_a_quote_is_about_the_activity_that_was_taught_last_before_it_where_that_is_one(
    empty_workbook: Store,
    now: Now,
    readings: Callable[..., list[Reading]],
    teach: Callable[..., str],
    taught: dict[str, int],
    guessed: str | None,
) -> None:
    ids = {title: teach(empty_workbook, title, TODAY - timedelta(days=ago)) for title, ago in taught.items()}

    [quote] = capture.save(empty_workbook, readings('"I see"'), now)

    assert isinstance(quote, Quote)
    assert quote.activity == (ids[guessed] if guessed else None)
    assert capture.about(empty_workbook, quote) == (guessed or "")


def test_the_guess_goes_by_the_day_that_the_quote_is_about(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]], teach: Callable[..., str]
) -> None:
    teach(empty_workbook, "talk", TODAY)
    series = teach(empty_workbook, "rounds", TODAY - timedelta(days=30), TODAY - timedelta(days=20))

    [quote] = capture.save(empty_workbook, readings('"I see" 2026-02-20'), now)

    assert isinstance(quote, Quote)
    assert quote.activity == series


@pytest.mark.parametrize(
    ("text", "sign", "numbers"),
    [
        ("one\n\n  \ntwo\r\nthree\rfour", None, [1, 4, 5, 6]),
        ('- \n+ \n"\nwords', None, [4]),
        ("- \n+\nwords", Sign.DRAIN, [1, 2, 3]),
        ("", None, []),
        ("\n \n", Sign.NOTE, []),
    ],
)
def test_lines_are_numbered_as_they_were_given_and_blank_ones_left_out(
    empty_workbook: Store, now: Now, text: str, sign: Sign | None, numbers: Sequence[int]
) -> None:
    lines = capture.read_lines(text, now, capture.kinds_of_work(empty_workbook), sign)

    assert [line.number for line in lines] == numbers


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("- charts 5/0 @inbox +friday", ("Drains", "▼5 ▲0", "Charts and inbox", "+friday", "today 18:42")),
        ("+ taught 5", ("Feeds", "▲5", "today 18:42")),
        ("- charts yesterday", ("Drains", "not rated", "yesterday")),
        ("a note on tue 07:15", ("Note", "not rated", "10 Mar 07:15")),
        ('"I see" 2025-12-24', ("Quote", "24 Dec 2025")),
        ('"I see" -/5 yesterday', ("Quote", "▲5", "yesterday")),
    ],
)
def test_what_was_understood_is_said_piece_by_piece(
    empty_workbook: Store, now: Now, readings: Callable[..., list[Reading]], line: str, pieces: tuple[str, ...]
) -> None:
    assert capture.said(readings(line)[0], now) == pieces


def test_the_ratings_can_be_named_beside_their_signs() -> None:
    assert capture.said_rating(5, 0) == ("▼5", "▲0")
    assert capture.said_rating(5, 0, named=True) == ("dread ▼5", "energy ▲0")
    assert capture.said_rating(None, 0) == ("▲0",)
    assert capture.said_rating(None, None, named=True) == ("not rated",)
