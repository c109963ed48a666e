"""The keys of the whole program: all of them found, none meeting another by default, and one's own put over them."""

import pytest
from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.app.keymap import all_bound, apply_keymap, checked_keymap
from pivot_tui.config import Settings
from pivot_tui.domain.keymap import Bound, Layer, key_named
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock


@pytest.fixture
def app(sample_workbook: Store, clock: Clock) -> PivotApp:
    """An app over the sample physician's workbook."""
    return PivotApp(sample_workbook.path, clock, sample_workbook)


def named(identifier: str) -> list[Bound]:
    """Everything that has this name in the settings file."""
    return [bound for bound in all_bound() if bound.id == identifier]


def test_keys_of_the_app_of_screens_and_of_widgets_are_found() -> None:
    assert named("capture.anywhere")[0].keys == ("ctrl+n", "f2")
    assert {bound.layer for bound in named("list.down")} == {Layer.WIDGET}
    assert {bound.scope for bound in named("form.save")} >= {"Entry form", "Kind form", "One field"}
    assert any(bound.keys == ("ctrl+q",) and not bound.id for bound in all_bound())


def test_every_key_of_the_program_has_a_name_that_the_settings_file_knows() -> None:
    keys = {key for bound in all_bound() if bound.id for key in bound.keys}

    assert {key for key in keys if key_named(key) != key} == set()


def test_everything_may_be_given_the_keys_that_it_has() -> None:
    wanted = {bound.id: ",".join(bound.keys) for bound in all_bound() if bound.id}

    _, problems = checked_keymap(Settings(keymap=wanted))

    assert problems == ()


def test_without_keys_of_ones_own_nothing_changes() -> None:
    assert checked_keymap(Settings()) == ({}, ())


async def test_a_key_of_ones_own_acts_and_the_old_one_no_longer_does(app: PivotApp) -> None:
    async with hand_on(app) as hand:
        assert apply_keymap(app, Settings(keymap={"area.journal": "Q,insert", "help": "Y"})) == ()
        await hand.press("2")
        assert hand.area == "Today"
        await hand.press("Q")
        assert hand.area == "Journal"
        assert "Y Help" in hand.keys


async def test_a_clash_is_said_and_both_keep_their_keys(app: PivotApp) -> None:
    async with hand_on(app) as hand:
        problems = apply_keymap(app, Settings(keymap={"area.journal": "c"}))
        assert [problem.sentence.split(" (")[0] for problem in problems] == ["area.journal: c is taken by capture"]
        await hand.press("2")
        assert hand.area == "Journal"
        await hand.press("c")
        assert type(app.screen).__name__ == "CaptureScreen"
