"""Quotes: what learners said, by activity; checking, selecting, changing and trashing them, and their form."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, timedelta
from typing import NamedTuple

from pivot_tui import intake
from pivot_tui.domain.days import Now, When, instant_on, read_when
from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.quote import Quote, quote_problems
from pivot_tui.domain.roster import find_level
from pivot_tui.store import quotes as stored
from pivot_tui.store.activities import activity_titles as activity_titles
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import privacy
from pivot_tui.workbook.history import versions as versions
from pivot_tui.workbook.privacy import PrivacyReading

QUOTE_FORM = "quote"
"""The form of one quote among the drafts; its row there is the quote's id, or "" for a new one."""

PAGE = 100
"""Quotes in a page of the list."""

_GONE = "That quote is not there any more."


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the quotes, newest first.

    Attributes:
        quotes: The quotes.
        newer: Whether there are newer ones before it.
        older: Whether there are older ones behind it.
    """

    quotes: tuple[Quote, ...]
    newer: bool
    older: bool


class Counted(NamedTuple):
    """How many quotes there are.

    Attributes:
        all: Every one.
        vetted: Those that were checked.
        selected: Those that were selected.
    """

    all: int
    vetted: int
    selected: int


@dataclass(frozen=True, slots=True)
class QuoteForm:
    """The fields of the form for one quote, as they were typed or chosen.

    Attributes:
        text: The learner's words.
        level: The learner's level, or "".
        anonymous: Whether it was given without a name.
        day: A day, with or without a time, in the words of a capture.
        activity: The title of the activity it is about, or words that only one title has, or "".
    """

    text: str = ""
    level: str = ""
    anonymous: Anonymous = Anonymous.UNKNOWN
    day: str = "today"
    activity: str = ""


# Reading


def first_page(store: Store, activity: str | None = None, limit: int = PAGE) -> Page:
    """The newest quotes, of all activities or of one."""
    found = stored.quotes(store, activity, limit + 1)
    return Page(found[:limit], newer=False, older=len(found) > limit)


def last_page(store: Store, activity: str | None = None, limit: int = PAGE) -> Page:
    """The oldest quotes."""
    found = stored.quotes(store, activity, limit + 1, oldest=True)
    return Page(found[-limit:], newer=len(found) > limit, older=False)


def older_page(store: Store, quote: Quote, activity: str | None = None, limit: int = PAGE) -> Page:
    """The quotes behind one."""
    found = stored.quotes(store, activity, limit + 1, older_than=quote)
    return Page(found[:limit], newer=True, older=len(found) > limit)


def newer_page(store: Store, quote: Quote, activity: str | None = None, limit: int = PAGE) -> Page:
    """The quotes before one."""
    found = stored.quotes(store, activity, limit + 1, newer_than=quote)
    return Page(found[-limit:], newer=len(found) > limit, older=True)


def page_from(store: Store, quote: Quote, activity: str | None = None, limit: int = PAGE) -> Page:
    """A page that begins with a quote, or with what stands in its place once it is gone."""
    nearer = stored.quotes(store, activity, 1, newer_than=quote)
    if not nearer:
        return first_page(store, activity, limit)
    return older_page(store, nearer[0], activity, limit)


def page_around(store: Store, quote: Quote, activity: str | None = None, limit: int = PAGE) -> Page:
    """A page with a quote in the middle of it."""
    newer = newer_page(store, quote, activity, limit // 2)
    older = page_from(store, quote, activity, limit // 2)
    return Page((*newer.quotes, *older.quotes), newer.newer, older.older)


def count(store: Store, activity: str | None = None) -> Counted:
    """How many quotes there are, or one activity has."""
    return Counted(*stored.counts(store, activity))


def find(store: Store, identifier: str) -> Quote:
    """One quote.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        quote = QUOTE.get(db, identifier)
    if quote is None:
        raise NotFound(_GONE)
    return quote


def privacy_findings(store: Store, quote: Quote) -> PrivacyReading:
    """What the words of a quote should not hold, but for what the user has chosen to leave in it (DOMAIN 6.2)."""
    return privacy.check(store, QUOTE.name, quote.id, [quote.text])


# Checking and selecting


def vet(store: Store, seen: Quote) -> Quote:
    """Note that the user has looked at the words of a quote, and that nobody can be known from them.

    Args:
        store: The workbook.
        seen: The quote as the user saw it.

    Raises:
        NotFound: It is not there any more.
        InvalidRecord: It has other words by now.
        Fault: Nothing was saved.
    """
    quote = find(store, seen.id)
    if quote.text != seen.text:
        raise InvalidRecord("The words of this quote have changed meanwhile; look at them again.")
    return _write(store, dataclasses.replace(quote, vetted=True), "quote.vet")


def unvet(store: Store, identifier: str) -> Quote:
    """Take the check back, and with it the selection.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    return _write(store, dataclasses.replace(find(store, identifier), vetted=False, selected=False), "quote.vet")


def select(store: Store, identifier: str, *, selected: bool) -> Quote:
    """Select a quote to be shown, or leave it out again; only one that was checked can be selected.

    Raises:
        NotFound: It is not there any more.
        InvalidRecord: It was not checked yet.
        Fault: Nothing was saved.
    """
    quote = find(store, identifier)
    if selected and not quote.vetted:
        raise InvalidRecord("Only a quote that was checked can be selected; check it first.")
    return _write(store, dataclasses.replace(quote, selected=selected), "quote.select")


def _about(quote: Quote, activity: str | None) -> Quote:
    """A quote that is about another activity was given in none of the windows of the one before."""
    evaluation = quote.evaluation if activity == quote.activity else None
    return dataclasses.replace(quote, activity=activity, evaluation=evaluation)


def _write(store: Store, quote: Quote, what: str, *, and_draft: bool = False) -> Quote:
    with store.transaction(what):
        if not QUOTE.update(store.db, quote):
            raise NotFound(_GONE)
        if and_draft:
            save_draft(store, QUOTE_FORM, quote.id, "")
    return quote


def trash(store: Store, identifiers: Sequence[str]) -> int:
    """Put quotes in the trash, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, QUOTE.name, identifiers, "quote.trash")


# The form


def form_of(quote: Quote, titles: Mapping[str, str]) -> QuoteForm:
    """A quote as its form shows it."""
    return QuoteForm(quote.text, quote.level, quote.anonymous, _day_of(quote), titles.get(quote.activity or "", ""))


def _day_of(quote: Quote) -> str:
    local = quote.at.replace(tzinfo=None) + timedelta(minutes=quote.utc_offset)
    return f"{quote.day.isoformat()} {local:%H:%M}"


def draft_of(form: QuoteForm) -> str:
    """A form as its draft is kept."""
    return json.dumps(asdict(form) | {"anonymous": form.anonymous.value}, ensure_ascii=False)


def form_of_draft(body: str, untouched: QuoteForm) -> QuoteForm:
    """A form from its draft; one that was kept while quotes were entries gives its words and its day."""
    values = json.loads(body)
    known = {name: values[name] for name in ("text", "level", "day", "activity") if isinstance(values.get(name), str)}
    anonymous = Anonymous(values["anonymous"]) if "anonymous" in values else untouched.anonymous
    return dataclasses.replace(untouched, **known, anonymous=anonymous)


def read_form(
    form: QuoteForm, titles: Mapping[str, str], now: Now, identifier: str, before: Quote | None = None
) -> Quote | tuple[Problem, ...]:
    """The quote that a form describes, or what is wrong with it, by the form's fields.

    Changing the words takes the check back, and with it the selection.

    Args:
        form: What was typed.
        titles: What the activities are called, by their ids.
        now: The present.
        identifier: The id of the quote.
        before: The quote as it is, where it is there already.
    """
    activity = _activity_named(form.activity, titles, before)
    if isinstance(activity, Problem):
        return (activity,)
    when = _when(form, now, before)
    if isinstance(when, Problem):
        return (when,)
    day, at, offset = when
    base = _about(before, activity) if before is not None else None
    same_words = before is not None and before.text == form.text.strip()
    values = {
        "id": identifier,
        "day": day,
        "at": at,
        "utc_offset": offset,
        "text": form.text.strip(),
        "level": find_level(form.level) or form.level.strip(),
        "anonymous": form.anonymous.value,
        "vetted": before is not None and before.vetted and same_words,
        "selected": before is not None and before.selected and same_words,
        "activity": activity,
    }
    if base is not None:
        values |= {"evaluation": base.evaluation, "dread": base.dread, "energy": base.energy, "kind": base.kind}
        values["tags"] = list(base.tags)
    found = intake.record(Quote, values)
    if not isinstance(found, Quote):
        return found
    return quote_problems(found, now.day) or found


def _activity_named(name: str, titles: Mapping[str, str], before: Quote | None) -> str | Problem | None:
    """The id of the activity with a title; of several with the same one that of the quote, else the one taught last."""
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return None
    found = [id_ for id_, title in titles.items() if " ".join(title.split()).casefold() == wanted]
    found = found or [id_ for id_, title in titles.items() if wanted in title.casefold()]
    if not found:
        return Problem("activity", "No activity is called that; leave it empty for none.")
    if before is not None and before.activity in found:
        return before.activity
    named = {titles[id_] for id_ in found}
    if len(named) > 1:
        return Problem("activity", f"{len(named)} activities have these words in their title; write more of it.")
    return found[0]


def _when(form: QuoteForm, now: Now, before: Quote | None) -> tuple[str, str, int] | Problem:
    if before is not None and form.day == _day_of(before):
        return before.day.isoformat(), f"{before.at:%Y-%m-%dT%H:%M:%S}Z", before.utc_offset
    when = read_when(form.day.split(), now)
    if when is None:
        return Problem("day", "A day is written like 2026-03-13, yesterday, on tue or 3 days ago, with a time or not.")
    if not isinstance(when, When):
        return when
    at = instant_on(when, now)
    offset = int((at.utcoffset() or timedelta(0)).total_seconds() // 60)
    return when.day.isoformat(), f"{at.astimezone(UTC).replace(microsecond=0):%Y-%m-%dT%H:%M:%S}Z", offset


def guessed_activity(store: Store, now: Now) -> str:
    """The title of the activity that a quote of today is taken to be about; "" where it cannot be told."""
    with store.reading() as db:
        activity = stored.activity_before(db, now.day)
    return activity_titles(store).get(activity or "", "")


def save(store: Store, form: QuoteForm, now: Now, identifier: str | None = None) -> Quote | tuple[Problem, ...]:
    """Save a quote from its form, new or over the one with this id, and forget the form's draft; or say what is wrong.

    Raises:
        NotFound: The quote is not there any more.
        Fault: Nothing was saved.
    """
    before = find(store, identifier) if identifier else None
    found = read_form(form, activity_titles(store), now, identifier or uuid7(store.clock()), before)
    if not isinstance(found, Quote):
        return found
    if before is not None:
        return _write(store, found, "quote.edit", and_draft=True)
    with store.transaction("quote.add"):
        QUOTE.insert(store.db, [found])
        save_draft(store, QUOTE_FORM, "", "")
    return found
