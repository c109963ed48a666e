"""The journal: its pages in both directions, the form of an entry, completing and deleting, and the kinds of work."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.problems import Problem
from pivot_tui.store.store import Store
from pivot_tui.workbook import drafts, history, journal
from pivot_tui.workbook.journal import EntryForm

Put = Callable[..., Entry]
Capture = Callable[..., tuple[Entry, ...]]

ALL = JournalFilter()
DRAINS = JournalFilter(signs=(Sign.DRAIN,))
FIRST_DAY = date(2026, 2, 1)


@pytest.fixture
def long_journal(empty_workbook: Store, put: Put) -> tuple[Entry, ...]:
    """Twenty entries, newest first, two a day at the same instant, every second of them a drain."""
    entries = []
    for number in range(20):
        sign = Sign.DRAIN if number % 2 else Sign.NOTE
        entries.append(put(empty_workbook, FIRST_DAY + timedelta(days=number // 2), f"entry {number}", sign=sign))
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.at, entry.id), reverse=True))


def pages_back(store: Store, chosen: JournalFilter, limit: int) -> Iterator[journal.Page]:
    """The pages from the newest entry to the oldest."""
    page = journal.first_page(store, chosen, limit)
    yield page
    while page.older:
        page = journal.older_page(store, chosen, page.entries[-1], limit)
        yield page


def pages_forth(store: Store, chosen: JournalFilter, limit: int) -> Iterator[journal.Page]:
    """The pages from the oldest entry to the newest."""
    page = journal.last_page(store, chosen, limit)
    yield page
    while page.newer:
        page = journal.newer_page(store, chosen, page.entries[0], limit)
        yield page


@pytest.mark.parametrize("limit", [1, 3, 10, 20, 21])
@pytest.mark.parametrize("chosen", [ALL, DRAINS], ids=["all", "drains"])
def test_going_back_page_by_page_meets_every_entry_once(
    empty_workbook: Store, long_journal: tuple[Entry, ...], chosen: JournalFilter, limit: int
) -> None:
    pages = list(pages_back(empty_workbook, chosen, limit))

    expected = [entry for entry in long_journal if chosen is ALL or entry.sign is Sign.DRAIN]
    assert [entry for page in pages for entry in page.entries] == expected
    assert [page.newer for page in pages] == [False] + [True] * (len(pages) - 1)
    assert all(len(page.entries) == limit for page in pages[:-1])


@pytest.mark.parametrize("limit", [1, 3, 10, 20, 21])
@pytest.mark.parametrize("chosen", [ALL, DRAINS], ids=["all", "drains"])
def test_going_forth_page_by_page_meets_every_entry_once(
    empty_workbook: Store, long_journal: tuple[Entry, ...], chosen: JournalFilter, limit: int
) -> None:
    pages = list(pages_forth(empty_workbook, chosen, limit))

    expected = [entry for entry in long_journal if chosen is ALL or entry.sign is Sign.DRAIN]
    assert [entry for page in reversed(pages) for entry in page.entries] == expected
    assert [page.older for page in pages] == [False] + [True] * (len(pages) - 1)


def test_behind_the_last_entry_and_before_the_first_there_is_nothing(
    empty_workbook: Store, long_journal: tuple[Entry, ...]
) -> None:
    behind = journal.older_page(empty_workbook, ALL, long_journal[-1])
    before = journal.newer_page(empty_workbook, ALL, long_journal[0])

    assert behind == journal.Page((), newer=True, older=False)
    assert before == journal.Page((), newer=False, older=True)


def test_an_empty_journal_is_one_empty_page(empty_workbook: Store) -> None:
    nothing = journal.Page((), newer=False, older=False)

    assert journal.first_page(empty_workbook, ALL) == journal.last_page(empty_workbook, ALL) == nothing


@pytest.mark.parametrize("place", [0, 1, 7, 19])
def test_a_page_can_begin_with_any_entry(empty_workbook: Store, long_journal: tuple[Entry, ...], place: int) -> None:
    page = journal.page_from(empty_workbook, ALL, long_journal[place], 5)

    assert page.entries == long_journal[place : place + 5]
    assert (page.newer, page.older) == (place > 0, place + 5 < 20)


@pytest.mark.parametrize("place", [0, 7, 19])
def test_a_page_from_an_entry_that_has_gone_begins_with_what_stands_there_now(
    empty_workbook: Store, long_journal: tuple[Entry, ...], place: int
) -> None:
    journal.trash(empty_workbook, [long_journal[place].id])

    page = journal.page_from(empty_workbook, ALL, long_journal[place], 5)

    assert page.entries == long_journal[place + 1 : place + 6]


def test_a_page_from_an_entry_that_the_filter_hides_begins_with_the_next_it_shows(
    empty_workbook: Store, long_journal: tuple[Entry, ...]
) -> None:
    hidden = next(entry for entry in long_journal[5:] if entry.sign is Sign.NOTE)

    page = journal.page_from(empty_workbook, DRAINS, hidden, 3)

    behind = long_journal[long_journal.index(hidden) :]
    assert page.entries == tuple(entry for entry in behind if entry.sign is Sign.DRAIN)[:3]


def test_entries_are_counted_with_and_without_a_filter(empty_workbook: Store, long_journal: tuple[Entry, ...]) -> None:
    assert journal.count(empty_workbook) == len(long_journal)
    assert journal.count(empty_workbook, DRAINS) == 10


def test_an_entry_is_found_by_its_id_until_it_has_gone(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    assert journal.find(empty_workbook, entry.id) == entry

    assert journal.trash(empty_workbook, [entry.id]) == 1

    with pytest.raises(NotFound, match="not there any more"):
        journal.find(empty_workbook, entry.id)


# The form


def test_a_form_becomes_an_entry(empty_workbook: Store, now: Now) -> None:
    kind = journal.kinds_of_work(empty_workbook)[0]

    entry = journal.add(
        empty_workbook,
        EntryForm("  Two\nlines \n", Sign.FEED, 1, 5, kind.id, "+Sepsis, talk +sepsis", "on tue 18:30"),
        now,
    )

    assert isinstance(entry, Entry)
    assert journal.find(empty_workbook, entry.id) == entry
    assert (entry.text, entry.sign, entry.dread, entry.energy) == ("Two\nlines", Sign.FEED, 1, 5)
    assert (entry.kind, entry.tags) == (kind.id, ("sepsis", "talk"))
    assert (entry.day, entry.at) == (date(2026, 3, 10), datetime(2026, 3, 10, 18, 30, tzinfo=UTC))


def test_a_new_form_is_about_today_and_this_moment(empty_workbook: Store, now: Now) -> None:
    entry = journal.add(empty_workbook, EntryForm("words"), now)

    assert isinstance(entry, Entry)
    assert (entry.day, entry.at, entry.sign) == (now.day, now.at, Sign.NOTE)
    assert (entry.dread, entry.energy, entry.kind, entry.tags) == (None, None, None, ())


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"text": ""}, "text", "This cannot be empty."),
        ({"text": " \n "}, "text", "This cannot be empty."),
        ({"text": "bell \x07"}, "text", "There is a control character in this text;"),
        ({"text": "half \ud83d"}, "text", "Some of this is not UTF-8 text;"),
        ({"dread": 6}, "dread", "Give a number from 0 to 5, or leave it open."),
        ({"energy": -1}, "energy", "Give a number from 0 to 5, or leave it open."),
        ({"tags": "+7up"}, "tags", "A tag begins with a letter and has no spaces."),
        ({"tags": "half\udcff"}, "tags", "Some of this is not UTF-8 text;"),
        ({"day": ""}, "day", "A day is written like 2026-03-13,"),
        ({"day": "someday"}, "day", "A day is written like 2026-03-13,"),
        ({"day": "2026-02-30"}, "day", "There is no day 2026-02-30;"),
        ({"day": "2026-03-14"}, "day", "Saturday 14 March 2026 is still to come;"),
        ({"day": "today 23:00"}, "day", "23:00 is still to come today;"),
    ],
)
def test_each_field_of_the_form_gets_its_own_sentence_and_nothing_is_saved(
    empty_workbook: Store, now: Now, values: dict[str, Any], field: str, sentence: str
) -> None:
    found = journal.add(empty_workbook, dataclasses.replace(EntryForm("words"), **values), now)

    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == [field]
    assert found[0].sentence.startswith(sentence)
    assert journal.count(empty_workbook) == 0


def test_all_fields_that_cannot_be_read_are_named_at_once(empty_workbook: Store, now: Now) -> None:
    found = journal.add(empty_workbook, EntryForm("", dread=7, energy=8), now)

    assert isinstance(found, tuple)
    assert {problem.field for problem in found} == {"text", "dread", "energy"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"dread": 5, "energy": 0, "sign": Sign.DRAIN, "tags": ("b", "a")},
        {"clock": time(2, 30, 59)},
        {"sign": Sign.FEED, "energy": 3},
    ],
)
def test_a_form_that_was_only_looked_at_changes_nothing(
    empty_workbook: Store, put: Put, now: Now, values: dict[str, Any]
) -> None:
    entry = put(empty_workbook, FIRST_DAY, "two\nlines", **values)

    assert journal.change(empty_workbook, entry.id, journal.form_of(entry), now) == entry
    assert journal.find(empty_workbook, entry.id) == entry
    assert len(history.versions(empty_workbook, entry.id)) == 1


def test_changing_the_text_keeps_the_instant_to_the_second(empty_workbook: Store, put: Put, now: Now) -> None:
    entry = put(empty_workbook, FIRST_DAY, clock=time(12, 34, 56))

    form = dataclasses.replace(journal.form_of(entry), text="other words", dread=4)
    changed = journal.change(empty_workbook, entry.id, form, now)

    assert changed == dataclasses.replace(entry, text="other words", dread=4)


def test_changing_the_day_moves_the_entry(empty_workbook: Store, put: Put, now: Now) -> None:
    entry = put(empty_workbook, FIRST_DAY)

    form = dataclasses.replace(journal.form_of(entry), day="2026-03-02 07:15")
    changed = journal.change(empty_workbook, entry.id, form, now)

    assert isinstance(changed, Entry)
    assert (changed.day, changed.at) == (date(2026, 3, 2), datetime(2026, 3, 2, 7, 15, tzinfo=UTC))


def test_an_entry_that_has_gone_cannot_be_changed_or_rated(empty_workbook: Store, put: Put, now: Now) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    journal.trash(empty_workbook, [entry.id])

    with pytest.raises(NotFound, match="not there any more"):
        journal.change(empty_workbook, entry.id, journal.form_of(entry), now)
    with pytest.raises(NotFound, match="not there any more"):
        journal.rate(empty_workbook, entry.id, "dread", 3)
    with pytest.raises(NotFound, match="nothing was deleted"):
        journal.trash(empty_workbook, [entry.id])


def test_an_entry_is_completed_with_one_number_at_a_time(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY, dread=4, sign=Sign.DRAIN)

    assert journal.rate(empty_workbook, entry.id, "energy", 0).energy == 0
    assert journal.rate(empty_workbook, entry.id, "dread", 5).dread == 5
    assert journal.find(empty_workbook, entry.id) == dataclasses.replace(entry, dread=5, energy=0)


@pytest.mark.parametrize("rating", [-1, 6])
def test_a_rating_beyond_the_scale_is_refused(empty_workbook: Store, put: Put, rating: int) -> None:
    entry = put(empty_workbook, FIRST_DAY)

    with pytest.raises(InvalidRecord, match="from 0 to 5"):
        journal.rate(empty_workbook, entry.id, "dread", rating)

    assert journal.find(empty_workbook, entry.id) == entry


def test_deleting_several_is_one_action_or_none(empty_workbook: Store, long_journal: tuple[Entry, ...]) -> None:
    with pytest.raises(NotFound):
        journal.trash(empty_workbook, [long_journal[0].id, "nobody"])
    assert journal.count(empty_workbook) == 20

    journal.trash(empty_workbook, [entry.id for entry in long_journal[:5]])
    assert journal.count(empty_workbook) == 15
    history.undo(empty_workbook)
    assert journal.count(empty_workbook) == 20


def test_a_saved_form_leaves_no_draft_behind(empty_workbook: Store, put: Put, now: Now) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    for row in ("", entry.id):
        drafts.save_draft(empty_workbook, drafts.ENTRY_FORM, row, "half a thought")
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "half a line")

    journal.add(empty_workbook, EntryForm("words"), now)
    assert {draft.row for draft in drafts.read_drafts(empty_workbook)} == {entry.id, ""}
    journal.change(empty_workbook, entry.id, dataclasses.replace(journal.form_of(entry), text="other"), now)

    assert [draft.body for draft in drafts.read_drafts(empty_workbook)] == ["half a line"]


def test_a_form_that_cannot_be_saved_keeps_its_draft(empty_workbook: Store, put: Put, now: Now) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    for row in ("", entry.id):
        drafts.save_draft(empty_workbook, drafts.ENTRY_FORM, row, "half a thought")

    journal.add(empty_workbook, EntryForm(""), now)
    journal.change(empty_workbook, entry.id, EntryForm(""), now)
    journal.trash(empty_workbook, [entry.id])
    with pytest.raises(NotFound):
        journal.change(empty_workbook, entry.id, EntryForm("words"), now)

    assert {draft.row for draft in drafts.read_drafts(empty_workbook)} == {"", entry.id}


# Kinds of work


def test_kinds_of_work_stand_by_group_with_the_retired_ones_last(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, "a @inbox", "b @inbox", "c @talk")
    inbox = journal.kinds_of_work(empty_workbook)[0]
    journal.retire_kind(empty_workbook, inbox, retired=True)

    found = journal.counted_kinds(empty_workbook)

    groups = [counted.kind.grp for counted in found if not counted.kind.retired]
    assert groups == sorted(groups, key=list(Group).index)
    assert (found[-1].kind.alias, found[-1].entries) == ("inbox", 2)
    assert {counted.kind.alias: counted.entries for counted in found if counted.entries} == {"inbox": 2, "talk": 1}


def test_a_kind_of_work_can_be_added_and_captured_at_once(empty_workbook: Store, capture: Capture) -> None:
    kind = journal.save_kind(empty_workbook, "  Quality projects ", "@QI", Group.OTHER)

    assert isinstance(kind, Kind)
    assert (kind.name, kind.alias, kind.grp, kind.key, kind.retired) == (
        "Quality projects",
        "qi",
        Group.OTHER,
        "",
        False,
    )
    [entry] = capture(empty_workbook, "+ met the team @qi")
    assert entry.kind == kind.id


def test_a_kind_of_work_can_be_renamed_and_keeps_its_entries(empty_workbook: Store, capture: Capture) -> None:
    [entry] = capture(empty_workbook, "- charts @inbox")
    inbox = journal.kinds_of_work(empty_workbook)[0]

    renamed = journal.save_kind(empty_workbook, "Paper", "paper", Group.BURDEN, inbox.id)

    assert renamed == dataclasses.replace(inbox, name="Paper", alias="paper")
    assert journal.find(empty_workbook, entry.id).kind == inbox.id
    assert journal.counted_kinds(empty_workbook)[0].entries == 1


def test_saving_a_kind_as_it_is_is_no_quarrel_with_itself(empty_workbook: Store) -> None:
    inbox = journal.kinds_of_work(empty_workbook)[0]

    assert journal.save_kind(empty_workbook, inbox.name, inbox.alias, inbox.grp, inbox.id) == inbox


@pytest.mark.parametrize(
    ("name", "alias", "problem"),
    [
        ("", "new", Problem("name", "This cannot be empty.")),
        ("  ", "new", Problem("name", "This cannot be empty.")),
        ("New", "", Problem("alias", "This cannot be empty.")),
        ("New", "two words", Problem("alias", "The short word is letters, digits and hyphens, without spaces.")),
        ("charts AND inbox", "new", Problem("name", "Another kind of work has this name.")),
        ("New", "Inbox", Problem("alias", "Another kind of work answers to this word.")),
        ("New", "giving-talks", Problem("alias", "Another kind of work answers to this word.")),
        ("Two\nlines", "new", Problem("name", "A kind of work needs a name on one line.")),
        ("half \udcff", "new", Problem("name", "Some of this is not UTF-8 text; type it again.")),
    ],
)
def test_a_kind_of_work_that_cannot_be_saved_says_why(
    empty_workbook: Store, name: str, alias: str, problem: Problem
) -> None:
    before = journal.kinds_of_work(empty_workbook)

    assert journal.save_kind(empty_workbook, name, alias, Group.OTHER) == (problem,)
    assert journal.kinds_of_work(empty_workbook) == before


def test_a_retired_kind_can_be_brought_back(empty_workbook: Store) -> None:
    inbox = journal.kinds_of_work(empty_workbook)[0]

    retired = journal.retire_kind(empty_workbook, inbox, retired=True)
    assert journal.kinds_of_work(empty_workbook)[0] == retired == dataclasses.replace(inbox, retired=True)

    assert journal.retire_kind(empty_workbook, retired, retired=False) == inbox


def test_a_kind_that_is_not_there_cannot_be_changed(empty_workbook: Store) -> None:
    nobody = Kind("nobody", "", "Nobody", "nobody", Group.OTHER)

    with pytest.raises(NotFound, match="not there any more"):
        journal.save_kind(empty_workbook, "Nobody", "nobody", Group.OTHER, "nobody")
    with pytest.raises(NotFound, match="not there any more"):
        journal.retire_kind(empty_workbook, nobody, retired=True)
