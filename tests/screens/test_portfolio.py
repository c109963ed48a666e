"""The Portfolio as an area: its four views, and the ways that lead to a record in it."""

import pytest
from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.evidence import EvidenceScreen
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.screens.quotes import QuotesScreen


def identifier_of(app: PivotApp, table: str) -> str:
    assert app.session is not None
    found: str = app.session.store.db.execute(f"SELECT id FROM {table} ORDER BY n DESC LIMIT 1").fetchone()[0]
    return found


async def test_the_digit_goes_through_the_four_views_and_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 24)) as hand:
        seen = []
        for _ in range(5):
            await hand.press("3")
            seen.append(hand.view)
        assert seen == ["Sessions", "Evaluations", "Projects", "Totals", "Sessions"]


@pytest.mark.parametrize(
    ("table", "view"),
    [
        ("activity", "Sessions"),
        ("evaluation", "Evaluations"),
        ("experiment", "Projects"),
        ("project", "Projects"),
    ],
)
async def test_a_record_is_shown_in_its_view(sample_app: PivotApp, table: str, view: str) -> None:
    async with hand_on(sample_app) as hand:
        sample_app.post_message(RecordWanted(table, identifier_of(sample_app, table)))
        await hand.settle()
        assert (hand.area, hand.view) == ("Portfolio", view)


@pytest.mark.parametrize("table", ["peer_observation", "mentee_outcome", "referee"])
async def test_evidence_beside_ratings_opens_in_its_own_list_at_its_row(sample_app: PivotApp, table: str) -> None:
    async with hand_on(sample_app) as hand:
        sample_app.post_message(RecordWanted(table, identifier_of(sample_app, table)))
        await hand.settle()
        assert isinstance(sample_app.screen, EvidenceScreen)
        initials = {"peer_observation": "N.B.", "mentee_outcome": "K.R.", "referee": "S.B."}[table]
        assert initials in hand.cursor_line()


async def test_a_quote_opens_in_the_list_of_quotes(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        sample_app.post_message(RecordWanted("quote", identifier_of(sample_app, "quote")))
        await hand.settle()
        assert isinstance(sample_app.screen, QuotesScreen)
        assert "Nurses and residents finally practised together." in hand.cursor_line()
