"""Loose ends of a review: what is loose now, and each decision written where it belongs, in one action (S10.6)."""

from dataclasses import replace
from datetime import date

from pivot_tui.domain.board import in_column, with_due
from pivot_tui.domain.card import Card, Column, card_problems
from pivot_tui.domain.card_line import NO_TITLE
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.follow_up import DueKind
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.loose_end import LooseThing, loose_things, read_move_day, rests_until
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.weekly_review import LooseEnd, LooseEndChoice
from pivot_tui.store.cards import get_card, rank_at, write_card
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION
from pivot_tui.store.tables.plan import CARD, LOOSE_END
from pivot_tui.store.weekly_review import open_cards, open_review
from pivot_tui.workbook.follow_ups import overdue_and_due

_GONE = "That is not there any more; nothing was decided."
_DECIDED = "That was decided in another window already."
_NO_REVIEW = "No review is open; it may have been saved elsewhere."


def loose(store: Store, today: date, decided: tuple[LooseEnd, ...] = ()) -> tuple[LooseThing, ...]:
    """What is loose now and was not decided in this review, by its day.

    Args:
        store: The workbook.
        today: The present day.
        decided: What was decided in the review that is open.

    Raises:
        Fault: The workbook cannot be read.
    """
    cards, promised = open_cards(store)
    done = {one for end in decided for one in (end.card, end.contact) if one is not None}
    found = loose_things(cards, overdue_and_due(store, today), promised, today)
    return tuple(one for one in found if one.id not in done and (one.contact is None or one.contact.id not in done))


def decided_in(store: Store, review_id: str) -> tuple[LooseEnd, ...]:
    """What was decided in a review, in the order it was."""
    with store.reading() as db:
        return tuple(LOOSE_END.select(db, "WHERE review = ? ORDER BY n", (review_id,)))


def this_week(store: Store, thing: LooseThing, now: Now) -> LooseEnd:
    """It shall be done this week: a card of the backlog goes to Ready, and it stands first among the next week's.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("review.loose_end") as batch:
        if thing.card is not None:
            card = get_card(store.db, thing.card.id)
            if card.column is Column.BACKLOG:
                found = in_column(card, Column.READY, rank_at(store.db, Column.READY, card.id), now.day)
                write_card(store.db, card, found, now.day)
        return _keep(store, uuid7(batch.at), thing, LooseEndChoice.THIS_WEEK)


def move(store: Store, thing: LooseThing, typed: str, now: Now) -> LooseEnd | Problem:
    """Move it to another day: the card's due day, the contact's next step, the meeting, or until when it rests.

    Args:
        store: The workbook.
        thing: The loose end.
        typed: The day, such as ``fri`` or ``+2w``.
        now: The present.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    day = read_move_day(typed, now.day)
    if isinstance(day, Problem):
        return day
    with store.transaction("review.loose_end") as batch:
        if thing.card is not None:
            card = get_card(store.db, thing.card.id)
            write_card(store.db, card, with_due(card, day), now.day)
        if thing.due is not None:
            _move_with_contact(store, thing, day)
        return _keep(store, uuid7(batch.at), thing, LooseEndChoice.MOVE, day)


def _move_with_contact(store: Store, thing: LooseThing, day: date) -> None:
    assert thing.due is not None
    contact = CONTACT.get(store.db, thing.due.contact.id)
    if contact is None:
        raise NotFound(_GONE)
    if thing.due.kind is DueKind.NEXT_STEP:
        # What had been put off beyond the new day is due on it all the same.
        CONTACT.update(store.db, replace(contact, next_due=day, snoozed_to=None))
    elif thing.due.kind is DueKind.MEETING and thing.due.conversation is not None:
        talk = CONVERSATION.get(store.db, thing.due.conversation.id)
        if talk is None:
            raise NotFound(_GONE)
        CONVERSATION.update(store.db, replace(talk, meeting_day=day))
    else:
        CONTACT.update(store.db, replace(contact, snoozed_to=day))


def drop(store: Store, thing: LooseThing, now: Now) -> LooseEnd:
    """Drop it: the card goes to the trash; a contact's next step is cleared, whatever else is due with them rests.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("review.loose_end") as batch:
        until = rests_until(thing.due, now.day) if thing.due is not None else None
        kept = _keep(store, uuid7(batch.at), thing, LooseEndChoice.DROP, until)
        if thing.due is not None:
            contact = CONTACT.get(store.db, thing.due.contact.id)
            if contact is None:
                raise NotFound(_GONE)
            cleared = replace(contact, next_step="", next_due=None, snoozed_to=None)
            CONTACT.update(store.db, cleared if until is None else replace(contact, snoozed_to=until))
        if thing.card is not None:
            given = (thing.card.id, thing.card.id)
            store.db.execute("DELETE FROM link WHERE from_id = ? OR to_id = ?", given)
            if store.db.execute(f"DELETE FROM {CARD.name} WHERE id = ?", given[:1]).rowcount != 1:
                raise NotFound(_GONE)
    return kept


def split(store: Store, thing: LooseThing, title: str, now: Now) -> LooseEnd | Problem:
    """Make a card of a part of it, at the end of Ready, without a day; the rest stays as it is.

    Raises:
        NotFound: The card is not there any more.
        Fault: Nothing was saved.
    """
    words = " ".join(title.split())
    if not words or thing.card is None:
        return Problem("title", NO_TITLE)
    with store.transaction("review.loose_end") as batch:
        card = get_card(store.db, thing.card.id)
        part = Card(uuid7(batch.at), words, now.day, phase=card.phase, step=card.step, kind=card.kind)
        if problems := card_problems(part, now.day):
            return problems[0]
        CARD.insert(store.db, [in_column(part, Column.READY, rank_at(store.db, Column.READY), now.day)])
        return _keep(store, uuid7(batch.at), thing, LooseEndChoice.SPLIT)


def _keep(
    store: Store, identifier: str, thing: LooseThing, choice: LooseEndChoice, until: date | None = None
) -> LooseEnd:
    review = open_review(store.db)
    if review is None:
        raise NotFound(_NO_REVIEW)
    card = thing.card.id if thing.card is not None else None
    contact = thing.contact.id if thing.contact is not None else None
    query = "WHERE review = ? AND (card = ? OR contact = ?) LIMIT 1"
    if next(LOOSE_END.select(store.db, query, (review.id, card, contact)), None) is not None:
        raise NotFound(_DECIDED)
    kept = LooseEnd(identifier, review.id, thing.what, choice, card, contact, until)
    LOOSE_END.insert(store.db, [kept])
    return kept
