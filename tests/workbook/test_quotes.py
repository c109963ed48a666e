"""Quotes: listed by activity, checked before they are selected, changed, trashed, and what a draft gives back."""

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.quote import Quote
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.workbook import drafts, history, quotes
from pivot_tui.workbook.quotes import QuoteForm

TODAY = date(2026, 3, 13)
Teach = Callable[..., str]
Put = Callable[..., Quote]


@pytest.fixture
def teach(empty_workbook: Store) -> Teach:
    """Save an activity, with a session where a day is given; its id."""

    def add(title: str, day: date | None = None) -> str:
        with empty_workbook.transaction("activity.add") as batch:
            activity = Activity(uuid7(batch.at), title, EducatorDomain.TEACHING, "lecture")
            ACTIVITY.insert(empty_workbook.db, [activity])
            if day is not None:
                SESSION.insert(empty_workbook.db, [TeachingSession(uuid7(batch.at), activity.id, day)])
        return activity.id

    return add


@pytest.fixture
def put_quote(empty_workbook: Store) -> Put:
    """Save a quote with the fields that matter to a test."""

    def add(text: str = "now I get it", *, days_ago: int = 0, **values: object) -> Quote:
        at = datetime(2026, 3, 13, 9, 30, 5, tzinfo=UTC) - timedelta(days=days_ago)
        quote = Quote(uuid7(at), at.date(), at, 0, text, **values)  # type: ignore[arg-type]
        with empty_workbook.transaction("quote.add"):
            QUOTE.insert(empty_workbook.db, [quote])
        return quote

    return add


def saved(found: Quote | tuple[Problem, ...]) -> Quote:
    """A quote that was saved."""
    assert isinstance(found, Quote), found
    return found


def fields_of(found: Quote | tuple[Problem, ...]) -> list[str]:
    """The fields with which something is wrong."""
    assert not isinstance(found, Quote)
    return [problem.field for problem in found]


def listed(page: quotes.Page) -> list[str]:
    """The words of a page."""
    return [quote.text for quote in page.quotes]


# Listing


def test_pages_lead_from_the_newest_to_the_oldest_and_back(empty_workbook: Store, put_quote: Put) -> None:
    for number in range(7):
        put_quote(f"{number}", days_ago=number)

    first = quotes.first_page(empty_workbook, limit=3)
    assert (listed(first), first.newer, first.older) == (["0", "1", "2"], False, True)
    second = quotes.older_page(empty_workbook, first.quotes[-1], limit=3)
    assert (listed(second), second.newer, second.older) == (["3", "4", "5"], True, True)
    back = quotes.newer_page(empty_workbook, second.quotes[0], limit=3)
    assert (listed(back), back.newer, back.older) == (["0", "1", "2"], False, True)
    last = quotes.last_page(empty_workbook, limit=3)
    assert (listed(last), last.newer, last.older) == (["4", "5", "6"], True, False)
    assert listed(quotes.page_from(empty_workbook, second.quotes[0], limit=3)) == ["3", "4", "5"]
    quotes.trash(empty_workbook, [first.quotes[0].id])
    assert listed(quotes.page_from(empty_workbook, first.quotes[0], limit=3)) == ["1", "2", "3"]


def test_the_quotes_of_one_activity_stand_by_themselves(empty_workbook: Store, put_quote: Put, teach: Teach) -> None:
    talk = teach("Noon talk")
    put_quote("about the talk", activity=talk, vetted=True, selected=True)
    put_quote("about nothing", vetted=True)
    put_quote("unchecked", activity=talk)

    assert sorted(listed(quotes.first_page(empty_workbook, talk))) == ["about the talk", "unchecked"]
    assert quotes.count(empty_workbook, talk) == (2, 1, 1)
    assert quotes.count(empty_workbook) == (3, 2, 1)
    assert quotes.count(empty_workbook, "none") == (0, 0, 0)


def test_an_activity_that_goes_leaves_its_quotes(empty_workbook: Store, put_quote: Put, teach: Teach) -> None:
    talk = teach("Noon talk")
    quote = put_quote(activity=talk)

    with empty_workbook.transaction("activity.trash"):
        empty_workbook.db.execute("DELETE FROM activity WHERE id = ?", (talk,))

    assert quotes.find(empty_workbook, quote.id).activity is None
    history.undo(empty_workbook)
    assert quotes.find(empty_workbook, quote.id).activity == talk


# Checking and selecting


def test_a_quote_is_selected_only_once_it_was_checked(empty_workbook: Store, put_quote: Put) -> None:
    quote = put_quote()

    with pytest.raises(InvalidRecord, match="Only a quote that was checked can be selected"):
        quotes.select(empty_workbook, quote.id, selected=True)
    quotes.vet(empty_workbook, quote)
    assert quotes.select(empty_workbook, quote.id, selected=True).selected
    assert not quotes.select(empty_workbook, quote.id, selected=False).selected

    assert history.undo(empty_workbook) == "Taken back: choice of a quote."
    history.undo(empty_workbook)
    assert history.undo(empty_workbook) == "Taken back: check of a quote."
    assert quotes.find(empty_workbook, quote.id) == quote


def test_taking_the_check_back_takes_the_selection_back(empty_workbook: Store, put_quote: Put) -> None:
    quote = put_quote(vetted=True, selected=True)

    unchecked = quotes.unvet(empty_workbook, quote.id)

    assert (unchecked.vetted, unchecked.selected) == (False, False)


def test_words_that_have_changed_since_they_were_read_are_not_checked(empty_workbook: Store, put_quote: Put) -> None:
    seen = put_quote()
    with empty_workbook.transaction("quote.edit"):
        QUOTE.update(empty_workbook.db, dataclasses.replace(seen, text="Dr Smith explained it"))

    with pytest.raises(InvalidRecord, match="have changed meanwhile"):
        quotes.vet(empty_workbook, seen)

    assert not quotes.find(empty_workbook, seen.id).vetted


def test_what_the_patterns_find_in_a_quote_is_said_before_it_is_checked(empty_workbook: Store, put_quote: Put) -> None:
    found = quotes.privacy_findings(empty_workbook, put_quote("Dr. Jane Smith showed me MRN 12345678"))

    assert found.to_confirm or found.warnings
    nothing = quotes.privacy_findings(empty_workbook, put_quote("clear goals every morning"))
    assert (nothing.to_confirm, nothing.warnings) == ((), ())


@pytest.mark.parametrize("act", ["vet", "unvet", "select", "trash", "save"])
def test_a_quote_that_has_gone_is_named_as_gone(empty_workbook: Store, now: Now, put_quote: Put, act: str) -> None:
    quote = put_quote(vetted=True)
    quotes.trash(empty_workbook, [quote.id])
    acts: dict[str, Callable[[], object]] = {
        "vet": lambda: quotes.vet(empty_workbook, quote),
        "unvet": lambda: quotes.unvet(empty_workbook, quote.id),
        "select": lambda: quotes.select(empty_workbook, quote.id, selected=True),
        "trash": lambda: quotes.trash(empty_workbook, [quote.id]),
        "save": lambda: quotes.save(empty_workbook, QuoteForm("words"), now, quote.id),
    }

    with pytest.raises(NotFound):
        acts[act]()


def test_the_trash_gives_a_quote_back_as_it_was(empty_workbook: Store, put_quote: Put) -> None:
    quote = put_quote(vetted=True, selected=True, level="PGY-1")

    assert quotes.trash(empty_workbook, [quote.id]) == 1
    [item] = history.trash(empty_workbook)
    assert (item.table, item.title) == ("quote", "now I get it")
    history.restore(empty_workbook, quote.id)

    assert quotes.find(empty_workbook, quote.id) == quote


# The activity


def test_activities_stand_with_those_taught_last_first(empty_workbook: Store, teach: Teach) -> None:
    teach("never")
    teach("long ago", date(2025, 1, 1))
    teach("lately", TODAY)
    teach("never either")

    assert list(quotes.activity_titles(empty_workbook).values()) == ["lately", "long ago", "never either", "never"]
    assert quotes.guessed_activity(empty_workbook, Now(datetime.now(UTC), TODAY, lambda at: at)) == "lately"


# The form


def test_a_form_becomes_a_quote_that_waits_to_be_checked(empty_workbook: Store, now: Now, teach: Teach) -> None:
    talk = teach("Noon talk")
    drafts.save_draft(empty_workbook, quotes.QUOTE_FORM, "", "{}")

    quote = saved(
        quotes.save(empty_workbook, QuoteForm("  Two\nlines ", "pgy1", Anonymous.YES, "on tue 18:30", "noon TALK"), now)
    )

    assert quotes.find(empty_workbook, quote.id) == quote
    assert (quote.text, quote.level, quote.anonymous, quote.activity) == ("Two\nlines", "PGY-1", Anonymous.YES, talk)
    assert (quote.day, quote.at) == (date(2026, 3, 10), datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    assert (quote.vetted, quote.selected) == (False, False)
    assert drafts.read_drafts(empty_workbook) == ()


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (QuoteForm(""), ["text"]),
        (QuoteForm(" \n"), ["text"]),
        (QuoteForm("bell \x07"), ["text"]),
        (QuoteForm("words", day=""), ["day"]),
        (QuoteForm("words", day="someday"), ["day"]),
        (QuoteForm("words", day="2026-02-30"), ["day"]),
        (QuoteForm("words", day="2026-03-14"), ["day"]),
        (QuoteForm("words", level="mood"), ["level"]),
        (QuoteForm("words", activity="Noon talk"), ["activity"]),
        (QuoteForm("words", activity="ounds"), ["activity"]),
        (QuoteForm("bell \x07", level="mood"), ["text", "level"]),
    ],
)
def test_what_is_wrong_with_a_form_is_said_at_its_field_and_nothing_is_saved(
    empty_workbook: Store, now: Now, teach: Teach, form: QuoteForm, fields: list[str]
) -> None:
    teach("Morning rounds")
    teach("Night rounds")

    assert fields_of(quotes.save(empty_workbook, form, now)) == fields
    assert quotes.count(empty_workbook).all == 0


def test_words_that_only_one_title_has_are_enough(empty_workbook: Store, now: Now, teach: Teach) -> None:
    teach("Morning rounds")
    night = teach("Night rounds")

    assert saved(quotes.save(empty_workbook, QuoteForm("words", activity="night"), now)).activity == night


def test_of_two_activities_with_one_title_a_quote_keeps_its_own(
    empty_workbook: Store, now: Now, teach: Teach, put_quote: Put
) -> None:
    first, second = teach("Noon talk", TODAY - timedelta(days=9)), teach("Noon talk", TODAY)
    quote = put_quote(activity=first)
    form = quotes.form_of(quote, quotes.activity_titles(empty_workbook))

    assert saved(quotes.save(empty_workbook, dataclasses.replace(form, level="MS3"), now, quote.id)).activity == first
    assert saved(quotes.save(empty_workbook, QuoteForm("new", activity="Noon talk"), now)).activity == second


def test_a_form_that_was_only_looked_at_changes_nothing(empty_workbook: Store, now: Now, put_quote: Put) -> None:
    quote = put_quote(
        "two\nlines", level="PGY-1", anonymous=Anonymous.NO, vetted=True, selected=True, dread=0, energy=5, tags=("a",)
    )

    form = quotes.form_of(quote, quotes.activity_titles(empty_workbook))

    assert saved(quotes.save(empty_workbook, form, now, quote.id)) == quote
    assert len(quotes.versions(empty_workbook, quote.id)) == 1


def test_new_words_take_the_check_and_the_selection_back(empty_workbook: Store, now: Now, put_quote: Put) -> None:
    quote = put_quote("old words", vetted=True, selected=True)
    form = quotes.form_of(quote, {})

    same = saved(quotes.save(empty_workbook, dataclasses.replace(form, level="MS3"), now, quote.id))
    assert (same.vetted, same.selected) == (True, True)
    other = saved(quotes.save(empty_workbook, dataclasses.replace(form, text="new words"), now, quote.id))
    assert (other.vetted, other.selected) == (False, False)

    changed, *_ = quotes.versions(empty_workbook, quote.id)
    assert {field.name for field in changed.fields} == {"text", "checked", "selected", "level"}
    assert history.undo(empty_workbook) == "Taken back: change of a quote."
    assert quotes.find(empty_workbook, quote.id) == same


# Drafts


def test_a_draft_gives_the_form_back() -> None:
    form = QuoteForm("half a th", "MS3", Anonymous.YES, "on tue", "Noon talk")

    assert quotes.form_of_draft(quotes.draft_of(form), QuoteForm()) == form


def test_a_draft_from_when_quotes_were_entries_gives_its_words_and_its_day() -> None:
    body = {
        "text": "half a th",
        "sign": "quote",
        "dread": None,
        "energy": 5,
        "kind": "k",
        "tags": "+a",
        "day": "on tue",
    }
    untouched = QuoteForm(activity="Noon talk")

    assert quotes.form_of_draft(json.dumps(body), untouched) == QuoteForm(
        "half a th", day="on tue", activity="Noon talk"
    )
