"""The quotes on the screen: listed, read whole, checked with a question, selected, written and put away."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.quote import Quote
from pivot_tui.screens.quote_form import QuoteFormScreen
from pivot_tui.screens.quotes import QuotesScreen
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.workbook import Store, drafts, quotes

NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)


def put(store: Store, *texts: str, **values: object) -> list[Quote]:
    """Save quotes, the first of today, each of the others a day before."""
    made = []
    for ago, text in enumerate(texts):
        at = NOON - timedelta(days=ago)
        made.append(Quote(uuid7(at), at.date(), at, 0, text, **values))  # type: ignore[arg-type]
    with store.transaction("quote.add"):
        QUOTE.insert(store.db, made)
    return made


def teach(store: Store, title: str) -> str:
    """Save an activity that was taught today; its id."""
    with store.transaction("activity.add") as batch:
        activity = Activity(uuid7(batch.at), title, EducatorDomain.TEACHING, "lecture")
        ACTIVITY.insert(store.db, [activity])
        SESSION.insert(store.db, [TeachingSession(uuid7(batch.at), activity.id, NOON.date())])
    return activity.id


def found(store: Store) -> list[Quote]:
    """All quotes, newest first."""
    return list(quotes.first_page(store).quotes)


async def open_quotes(hand: Hand, activity: str | None = None, identifier: str | None = None) -> None:
    """Open the quotes."""
    assert hand.app.session is not None
    await hand.app.push_screen(QuotesScreen(hand.app.session, activity, identifier))
    await hand.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_quotes_stand_newest_first_with_their_state_and_read_whole_below(
    empty_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(empty_app, size) as hand:
        talk = teach(hand.store, "Noon talk")
        put(hand.store, "now I get it\nsecond line", "clear goals", activity=talk, level="PGY-1")
        await open_quotes(hand)
        hand.shows("Quotes   2 in all, 0 checked, 0 selected", "about Noon talk", "  second line")
        assert hand.cursor_line().split()[:8] == ["13", "Mar", "now", "I", "get", "it", "not", "checked"]
        assert hand.row("now I get it") < hand.row("clear goals")
        assert hand.offered == ["enter", "v", "s", "a", "d", "?", "esc"]
        await hand.press("j")
        hand.shows("Thursday 12 March 2026", "PGY-1   not checked")


async def test_without_quotes_it_says_what_belongs_here_and_which_key_begins(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_quotes(hand)
        hand.reads("What learners said", "a writes one down;")
        assert hand.offered == ["a", "?", "esc"]
        await hand.press("v", "s", "e", "d", "enter")
        hand.shows("What learners said")
        await hand.press("escape")
        hand.shows("NEXT")


async def test_the_quotes_of_one_activity_stand_under_its_title(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        talk = teach(hand.store, HOSTILE)
        put(hand.store, f"mine {HOSTILE}", activity=talk)
        put(hand.store, "elsewhere")
        await open_quotes(hand, talk)
        hand.shows("1 in all", "mine [/] [red]x[/]", "about [/] [red]x[/]")
        hand.hides("elsewhere")


async def test_checking_asks_to_look_for_names_and_the_careful_answer_is_first(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "as in the story of MRN 12345678")
        await open_quotes(hand)
        await hand.press("v")
        hand.reads("Check a quote", "as in the story of MRN 12345678", "does it name anybody", "“MRN 12345678” looks")
        await hand.press("enter")
        assert not found(hand.store)[0].vetted
        await hand.press("v", "escape")
        assert not found(hand.store)[0].vetted
        await hand.press("v", "G", "enter")
        assert found(hand.store)[0].vetted
        hand.shows("Checked; s selects it. u undoes.", "1 in all, 1 checked, 0 selected")
        await hand.press("u")
        assert not found(hand.store)[0].vetted


async def test_a_quote_in_which_nothing_was_found_is_still_asked_about(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "clear goals every morning")
        await open_quotes(hand)
        await hand.press("v")
        hand.reads("The patterns found nothing in it.", "does it name anybody")


async def test_the_words_can_be_changed_before_they_are_checked(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "S. showed me")
        await open_quotes(hand)
        await hand.press("v", "j", "enter")
        hand.shows("Their words", "S. showed me")
        await hand.write(" twice")
        await hand.press("ctrl+s")
        hand.shows("Quotes   1 in all", "S. showed me twice")


async def test_only_a_checked_quote_can_be_selected_and_the_keys_say_what_they_do(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "clear goals")
        await open_quotes(hand)
        await hand.press("s")
        hand.shows("Only a quote that was checked can be selected; check it first.")
        await hand.press("v", "G", "enter", "s")
        assert found(hand.store)[0].selected
        hand.shows("1 in all, 1 checked, 1 selected", "v Uncheck", "s Leave out")
        await hand.press("s")
        assert not found(hand.store)[0].selected
        await hand.press("s", "v")
        assert (found(hand.store)[0].vetted, found(hand.store)[0].selected) == (False, False)
        hand.shows("No longer checked, nor selected. u undoes.")


async def test_a_quote_goes_to_the_trash_and_u_brings_it_back(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "first", "second")
        await open_quotes(hand)
        await hand.press("d")
        hand.shows("In the trash. u undoes.", "1 in all")
        assert [quote.text for quote in found(hand.store)] == ["second"]
        await hand.press("u")
        assert [quote.text for quote in found(hand.store)] == ["first", "second"]


async def test_the_cursor_begins_on_the_quote_that_was_looked_for(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        made = put(hand.store, *(f"quote {number:03}" for number in range(300)))
        await open_quotes(hand, identifier=made[250].id)
        assert "quote 250" in hand.cursor_line()
        await hand.press("k", "k")
        assert "quote 248" in hand.cursor_line()
        await hand.press("G")
        assert "quote 299" in hand.cursor_line()
        await hand.press("g")
        assert "quote 000" in hand.cursor_line()


async def test_a_quote_that_has_gone_meanwhile_leaves_the_list_as_it_is(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        gone, _ = put(hand.store, "gone", "there")
        quotes.trash(hand.store, [gone.id])
        await open_quotes(hand, identifier=gone.id)
        hand.shows("That quote is not there any more.", "1 in all")
        assert "there" in hand.cursor_line()


async def test_a_long_list_shows_every_quote_once_from_end_to_end(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, *(f"quote {number:03}" for number in range(230)))
        await open_quotes(hand)
        seen: list[str] = []
        while not seen or "quote 229" not in seen[-1]:
            await hand.press("j")
            seen.append(hand.cursor_line())
        numbers = [int(line.split("quote ")[1][:3]) for line in seen]
        assert numbers == list(range(1, 230))


# The form


async def test_a_quote_is_written_with_the_activity_that_was_taught_today(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        talk = teach(hand.store, "Noon talk")
        await open_quotes(hand)
        await hand.press("a")
        hand.shows("New quote", "Noon talk")
        await hand.write("now I get it")
        await hand.press("tab")
        await hand.write("ms3")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.", "now I get it")
        [quote] = found(hand.store)
        assert (quote.text, quote.level, quote.activity, quote.vetted) == ("now I get it", "MS3", talk, False)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_sentence_stands_at_its_field_and_nothing_is_saved(
    empty_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(empty_app, size) as hand:
        await open_quotes(hand)
        await hand.press("a", "ctrl+s")
        hand.shows("This cannot be empty.")
        await hand.write("words")
        for steps, wrong, right, sentence in (
            (["tab"], "mood", "PGY-1", "That is no learner level;"),
            (["tab", "tab"], "someday", "today", "A day is written like 2026-03-13,"),
        ):
            await hand.press(*steps, "ctrl+u")
            await hand.write(wrong)
            await hand.press("ctrl+s")
            hand.shows(sentence)
            await hand.press("ctrl+u")
            await hand.write(right)
        await hand.press("tab")
        await hand.write("nothing like it")
        await hand.press("enter")
        hand.shows("No activity is called that; leave it empty for none.")
        assert found(hand.store) == []


async def test_new_words_wait_to_be_checked_again(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "clear goals", vetted=True, selected=True)
        await open_quotes(hand)
        await hand.press("enter")
        await hand.write(" every morning")
        await hand.press("ctrl+s")
        hand.reads("Saved; with new words it waits to be checked again. u undoes.")
        [quote] = found(hand.store)
        assert (quote.text, quote.vetted, quote.selected) == ("clear goals every morning", False, False)


async def test_what_is_typed_is_a_draft_until_it_is_saved(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_quotes(hand)
        await hand.press("a")
        await hand.write("half a th")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
        [body] = waiting(hand.store)
        assert json.loads(body)["text"] == "half a th"
        await hand.press("a")
        hand.shows("New quote   a draft, not saved yet", "half a th")
        await hand.write("ought")
        await hand.press("ctrl+s")
        assert waiting(hand.store) == []
        assert found(hand.store)[0].text == "half a thought"


async def test_a_draft_from_when_quotes_were_entries_shows_its_words(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        [quote] = put(hand.store, "old words")
        body = {"text": "old words, changed", "sign": "quote", "dread": None, "energy": 5, "kind": None, "tags": ""}
        drafts.save_draft(hand.store, quotes.QUOTE_FORM, quote.id, json.dumps(body))
        assert hand.app.session is not None
        await hand.app.push_screen(QuoteFormScreen(hand.app.session, quote.id))
        await hand.settle()
        hand.shows("old words, changed", "draft")


async def test_hostile_words_are_shown_as_they_are(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        talk = teach(hand.store, HOSTILE)
        put(hand.store, HOSTILE, activity=talk)
        await open_quotes(hand)
        hand.shows("[/] [red]x[/] [$primary] \\", "about [/] [red]x[/]")
        await hand.press("v")
        hand.shows("[/] [red]x[/] [$primary] \\")
        await hand.press("escape", "enter")
        hand.shows("[/] [red]x[/] [$primary] \\")
