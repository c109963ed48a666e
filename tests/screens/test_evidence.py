"""Evidence beside ratings on the screen: one list under its headings, the forms, and the trash."""

import contextlib
from collections.abc import AsyncIterator

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.evidence import RefereeStatus
from pivot_tui.screens.evidence import EvidenceScreen
from pivot_tui.screens.evidence_forms import ObservationFormScreen, screen_of_draft
from pivot_tui.workbook import Store, evidence


@contextlib.asynccontextmanager
async def evidence_on(app: PivotApp, size: tuple[int, int] = (80, 24), title: str | None = None) -> AsyncIterator[Hand]:
    """The app with the evidence open, of all activities or of one."""
    async with hand_on(app, size) as hand:
        await hand.go_home()
        assert app.session is not None
        titles = evidence.activity_titles(app.session.store)
        activity = next((identifier for identifier, found in titles.items() if found == title), None)
        await app.push_screen(EvidenceScreen(app.session, activity))
        await hand.settle()
        yield hand


async def test_the_sample_shows_its_evidence_under_three_headings(sample_app: PivotApp) -> None:
    async with evidence_on(sample_app) as hand:
        hand.shows("Peer observations   in words, never a number", "formative, followed up 18 Feb")
        hand.shows("What mentees achieved   the credit is theirs", "you as coach: Structure and two rehearsals")
        hand.shows("Referees   never on the CV", "for posts, not asked", "for posts, agreed 27 Feb")
        assert "N.B." in hand.cursor_line()


async def test_the_cursor_passes_over_the_headings(sample_app: PivotApp) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("j")
        assert "K.R." in hand.cursor_line()
        await hand.press("k", "k")
        assert "N.B." in hand.cursor_line()


async def test_an_observation_is_added(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("a", "enter")
        for value in ("scripted", "yesterday", "T.W.", "clerkship faculty"):
            await hand.write(value)
            await hand.press("tab")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.", "yesterday", "T.W.")
    assert evidence.read(sample_workbook).observations[0].observer_role == "clerkship faculty"
    assert waiting(sample_workbook) == []


async def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("a", "j", "enter")
        await hand.write("Jordan Avery")
        await hand.press("tab", "tab", "tab")
        await hand.write("A poster")
        await hand.press("tab")
        await hand.write("tomorrow")
        await hand.press("ctrl+s")
        hand.shows("A day is written like", "Jordan Avery")
        await hand.press("ctrl+u")
        await hand.write("today")
        await hand.press("ctrl+s")
        hand.shows("Initials are enough here, such as J.A.")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
    assert len(evidence.read(sample_workbook).outcomes) == 1
    assert "Jordan Avery" in waiting(sample_workbook)[0]


async def test_a_referee_goes_from_not_asked_to_asked(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("j", "j", "e")
        hand.shows("Extra teaching half-day in student clinic", "Referees never stand on a CV.")
        for _ in range(5):
            await hand.press("tab")
        await hand.press("right", "tab")
        await hand.write("today")
        await hand.press("enter")
        hand.shows("for posts, asked today")
    (referee,) = (one for one in evidence.read(sample_workbook).referees if one.initials == "R.T.")
    assert referee.status is RefereeStatus.ASKED


async def test_an_activity_is_in_the_form_where_its_evidence_is_open(sample_app: PivotApp) -> None:
    async with evidence_on(sample_app, title="Extra teaching half-day in student clinic") as hand:
        hand.shows("Other evidence   Extra teaching half-day in student clinic", "R.T.")
        hand.hides("N.B.")
        await hand.press("a", "enter")
        assert "Extra teaching half-day in student clinic" in hand.line("Activity")


async def test_what_is_trashed_comes_back(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("d")
        hand.shows("In the trash. u undoes.")
        hand.hides("Peer observations")
        assert "K.R." in hand.cursor_line()
        await hand.press("u")
        hand.shows("Peer observations")
    assert len(evidence.read(sample_workbook).records) == 4


async def test_without_any_it_says_what_belongs_here(empty_app: PivotApp) -> None:
    async with evidence_on(empty_app) as hand:
        hand.reads("Nothing here yet", "a adds one")
        assert "d" not in hand.offered


async def test_a_draft_goes_on_where_it_was_left(sample_app: PivotApp) -> None:
    async with evidence_on(sample_app) as hand:
        await hand.press("a", "enter")
        await hand.write("Scripted")
        await hand.press("escape", "escape")
        assert sample_app.session is not None
        form = screen_of_draft(sample_app.session, evidence.OBSERVATION_FORM, "")
        assert isinstance(form, ObservationFormScreen)
        await sample_app.push_screen(form)
        await hand.settle()
        hand.shows("a draft, not saved yet")
        assert "Scripted" in hand.line("Activity")
        assert screen_of_draft(sample_app.session, "entry", "") is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_words_are_shown_as_they_are(
    sample_app: PivotApp, sample_workbook: Store, size: tuple[int, int]
) -> None:
    with sample_workbook.transaction("evidence.edit"):
        sample_workbook.db.execute("UPDATE peer_observation SET strength = ?, observer_role = ?", (HOSTILE, HOSTILE))
        sample_workbook.db.execute("UPDATE mentee_outcome SET outcome = ?", (f"{HOSTILE}\nsecond line",))
        sample_workbook.db.execute("UPDATE referee SET role = ?", (HOSTILE,))
    async with evidence_on(sample_app, size) as hand:
        hand.shows("strength: [/] [red]x[/] [$primary]")
        await hand.press("j")
        assert "[/] [red]x[/]" in hand.cursor_line()
        await hand.press("e")
        hand.shows("The credit is theirs")
