"""The board: cards side by side, moved by key and by mouse, with the card under the cursor and the lamps below."""

from datetime import date

from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Card, CardKind, Column
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.rank import ranks
from pivot_tui.screens.board import BoardView
from pivot_tui.screens.card_form import CardFormScreen
from pivot_tui.screens.gate import GateScreen
from pivot_tui.store.tables.plan import CARD, GATE_REASON
from pivot_tui.workbook import Store, cards, drafts

TODAY = date(2026, 3, 13)


def put_cards(store: Store, *made: tuple[str, Column, CardKind]) -> None:
    """Put cards on the board, each with its title, its column and its kind."""
    with store.transaction("card.add") as batch:
        ranked = zip(ranks(len(made)), made, strict=True)
        CARD.insert(
            store.db,
            [Card(uuid7(batch.at), title, TODAY, column, rank, kind=kind) for rank, (title, column, kind) in ranked],
        )


def one_called(store: Store, title: str) -> Card:
    """The card whose title begins so."""
    with store.reading() as db:
        return next(CARD.select(db, "WHERE substr(title, 1, ?) = ?", (len(title), title)))


def current(hand: Hand) -> str:
    """The title of the card under the cursor."""
    card = hand.app.screen.query_one(BoardView).current
    return card.title if card else ""


async def test_the_four_columns_stand_side_by_side_at_80_columns_with_card_and_lamps_below(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7")
        heads = hand.line("Backlog  9")
        assert [name in heads for name in ("Ready  2", "Doing  2 of 2", "Waiting  2", "Done")] == [True] * 3 + [False]
        hand.shows("Months 4-9, to Nov 2026", "2 d late", "behind the plan   4 h a week   2 done, folded")
        hand.shows("○ project   ○ presentation   ● mentors   ○ CV   (1 of 4 lit)")
        assert "Feedback form, second block" in current(hand)
        assert "due Thu 30 Apr   step 3" in hand.line("months 1-3")
        await hand.press("j")
        assert hand.row("Send one-page CV to M.O.  ") > hand.row("First-90-days")
        await hand.press("h", "h")
        assert hand.row("Months 4-9") < hand.row("Apply to certificate")
        await hand.press("g", "k")
        assert current(hand).startswith("Apply to certificate")
        await hand.resize(120, 40)
        hand.shows("○ project: running, 4 of 6 questions answered", "○ CV: not recorded yet")
        hand.shows("Send one-page CV to M.O.")


async def test_a_card_moves_with_the_cursor_and_one_undo_takes_it_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "L")
        hand.shows("Doing  1 of 2", "Waiting  3")
        assert current(hand).startswith("Feedback form")
        await hand.press("u")
        hand.shows("Doing  2 of 2", "Waiting  2")
        assert current(hand).startswith("Feedback form")
        await hand.press("J")
        assert current(hand).startswith("Feedback form")
        assert hand.row("Send one-page CV") < hand.row("second block")
        await hand.press("l", "H")
        hand.shows("Doing  3 of 2", "In Doing", "that is 3 of 2.")
        await hand.press("j", "k")
        hand.hides("that is 3 of 2")


async def test_a_done_card_leaves_the_board_and_is_found_again_among_the_done(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "j", "space")
        hand.shows("Done. u undoes.", "Doing  1 of 2")
        assert current(hand).startswith("Feedback form")
        await hand.press("slash")
        await hand.write("+done")
        hand.shows("Done  3", "✓ Send one-page CV", "3 of 17 cards")
        hand.hides("Backlog")
        await hand.press("enter", "G")
        while not current(hand).startswith("Send one-page"):
            await hand.press("k")
        hand.shows("space Not done")
        await hand.press("space")
        assert one_called(hand.store, "Send one-page").column is Column.READY
        await hand.press("escape")
        hand.shows("Ready  3", "Backlog  9")


async def test_the_filter_narrows_all_columns_and_says_what_it_cannot_read(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "slash")
        await hand.write("late")
        hand.shows("1 of 17 cards", "Doing  1", "Send one-page CV")
        hand.hides("Feedback form, ", "Apply to certificate")
        await hand.press("ctrl+u")
        await hand.write("step 77")
        hand.shows("The steps go from 1 to 10.", "Backlog  9")
        await hand.press("ctrl+u")
        await hand.write("nothing like it")
        hand.shows("No card fits that. esc shows all of them again.", "○ presentation")
        await hand.press("escape")
        hand.hides("No card fits")
        hand.shows("Backlog  9")


async def test_the_mouse_puts_the_cursor_opens_and_moves(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7")
        await hand.click("Meet L.K.")
        assert current(hand) == "Meet L.K."
        await hand.click("Ready  2")
        hand.shows("Ready  3", "Waiting  1")
        assert current(hand) == "Meet L.K."
        row, column = hand.row("Meet L.K."), hand.line("Meet L.K.").index("Meet L.K.")
        await hand.pilot.mouse_down(offset=(column, row))
        await hand.pilot.mouse_up(offset=(70, hand.row("Waiting  1")))
        await hand.settle()
        hand.shows("Ready  2", "Waiting  2")
        assert current(hand) == "Meet L.K."
        await hand.pilot.click(offset=(70, hand.row("Meet L.K.")), times=2)
        await hand.settle()
        assert isinstance(hand.app.screen, CardFormScreen)


async def test_a_line_becomes_a_card_and_is_kept_while_it_is_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "a")
        hand.shows("New card, in Ready", "enter Add")
        await hand.write("Ask K.L. on 18 mar 2h step 4")
        hand.shows("Ask K.L.   due Wednesday 18 March 2026   2 h   step 4")
        await hand.press("escape", "a")
        hand.shows("a draft, not saved yet", "Ask K.L. on 18 mar 2h step 4")
        await hand.write(" step 99")
        await hand.press("enter")
        hand.shows("The steps go from 1 to 10.")
        await hand.press(*["backspace"] * 8, "enter")
        assert current(hand) == "Ask K.L."
        hand.shows("Ready  3", "due Wed 18 Mar   2 h   step 4")
        assert drafts.read_draft(hand.store, "card_line", "new") is None
        await hand.press("u")
        hand.shows("Ready  2")


async def test_what_must_be_done_first_is_named_and_a_circle_is_refused(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "b")
        await hand.write("send one")
        await hand.until_seen("Doing    Send one-page CV")
        await hand.press("enter")
        hand.shows("Blocked by    Send one-page CV to M.O.", "blocked")
        await hand.press("j")
        hand.shows("Holds up      Feedback form, second block")
        await hand.press("b")
        await hand.write("second bl")
        await hand.until_seen("Doing    Feedback form")
        await hand.press("enter")
        hand.reads("waits for this card already, so this one cannot wait for it.")
        await hand.press("escape", "k", "b")
        await hand.write("send one")
        await hand.until_seen("waited for")
        await hand.press("enter")
        hand.hides("Blocked by")


async def test_n_closes_what_is_there_goes_to_the_link_and_on_with_a_promise(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7")
        hand.shows("n Close it", "Can be closed A project of your own is in the portfolio.")
        await hand.press("n")
        hand.shows("Done. u undoes.")
        assert one_called(hand.store, "Feedback form").column is Column.DONE
        assert current(hand).startswith("Send one-page")
        assert "n" in hand.offered
        await hand.press("n")
        assert not isinstance(hand.app.screen, GateScreen)
        assert hand.area == "People" or len(hand.app.screen_stack) > 1


async def test_a_leap_asks_for_a_reason_before_it_begins(empty_app: PivotApp, empty_workbook: Store) -> None:
    put_cards(empty_workbook, ("Apply to X", Column.READY, CardKind.APPLY), ("Walk", Column.READY, CardKind.TASK))
    async with hand_on(empty_app) as hand:
        await hand.press("7")
        assert current(hand) == "Apply to X"
        await hand.press("L")
        hand.shows("applying for a post or training, to Doing")
        await hand.press("escape", "escape")
        assert one_called(hand.store, "Apply").column is Column.READY
        await hand.press("L")
        await hand.write("the post closes on Monday")
        await hand.press("ctrl+s")
        assert current(hand) == "Apply to X"
        hand.shows("Doing  1 of 2")
        with hand.store.reading() as db:
            assert [kept.reason for kept in GATE_REASON.select(db)] == ["the post closes on Monday"]
        await hand.press("h", "L")
        assert one_called(hand.store, "Walk").column is Column.DOING


async def test_an_empty_board_names_the_seeds_and_the_line_and_shows_the_lamps(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("7")
        hand.shows("s  offers those seed cards", "a  adds a card", "○ project   ○ presentation   ○ mentors   ○ CV")
        assert hand.offered[:3] == ["c", "a", "s"]
        await hand.press("a")
        await hand.paste(HOSTILE + " on 18 mar")
        await hand.press("enter")
        assert "[/] [red]x[/] [$primary]" in hand.line("[red]")
        hand.shows("Backlog  1", "due Wed 18 Mar")
        await hand.press("L", "L")
        hand.shows("[/] [red]x[/]", "Doing  1 of 2")
        assert current(hand) == HOSTILE
        await hand.press("d")
        hand.shows("offers those seed cards", "In the trash. u undoes.")
        await hand.press("u", "p")
        hand.shows("Doing  1 of 2", "[/] [red]x[/] [$primary]")


async def test_500_cards_keep_their_places_when_one_moves(empty_app: PivotApp, empty_workbook: Store) -> None:
    columns = (Column.BACKLOG, Column.READY, Column.DOING, Column.WAITING)
    put_cards(empty_workbook, *((f"Card {n}", columns[n % 4], CardKind.TASK) for n in range(500)))
    async with hand_on(empty_app) as hand:
        await hand.press("7", "j", "j", "L")
        assert current(hand) == "Card 10"
        hand.shows("Doing  124 of 2", "Waiting  126", "Card 499")
        await hand.press("h")
        assert current(hand) == "Card 14"


async def test_a_record_is_shown_wherever_it_stands(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7")
        view = hand.app.screen.query_one(BoardView)
        third = cards.find_card(hand.store, "third mentor")
        first = cards.find_card(hand.store, "start teaching")
        assert isinstance(third, Card)
        assert isinstance(first, Card)
        view.show_record(third.id)
        await hand.settle()
        assert current(hand) == third.title
        view.show_record(first.id)
        await hand.settle()
        assert current(hand) == first.title
        hand.shows("+done")


async def test_due_days_are_written_to_a_calendar_from_the_board(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "E")
        hand.shows("Export the calendar")
        await hand.press("escape")
        hand.shows("Backlog  9")
