"""An entry as text: its row, and its whole self."""

import dataclasses

from tests.screens.driving import HOSTILE
from tests.screens.making import entry
from tests.widgets.showing import line_of

from pivot_tui.domain.journal import ENTRY_SIGNS, Group, Kind, Sign
from pivot_tui.widgets.entry_row import entry_detail, entry_record

KINDS = {"k": Kind("k", "", HOSTILE, "k", Group.OTHER)}


def test_a_row_has_day_numbers_sign_words_and_kind_in_their_columns() -> None:
    rated = entry("tea\nand more", sign=Sign.DRAIN, dread=5, energy=0, kind="k")
    line = line_of(entry_record(rated, KINDS).row, 70)
    assert line.startswith("13 Mar  ▲0 ▼5  - tea  ")
    assert line.endswith("  [/] [red]x[/] [$pri…")
    line = line_of(entry_record(dataclasses.replace(rated, dread=None), {}).row, 70)
    assert line == "13 Mar  ▲0     - tea"
    line = line_of(entry_record(dataclasses.replace(rated, energy=None), {}, with_day=False).row, 70)
    assert line == "           ▼5  - tea"


def test_signs_stand_in_one_column() -> None:
    lines = [line_of(entry_record(entry("tea", sign=sign), {}).row, 40) for sign in ENTRY_SIGNS]
    assert [line[15:] for line in lines] == ["- tea", "+ tea", "  tea"]


def test_a_tab_takes_one_cell_in_a_row_and_stays_in_the_whole() -> None:
    tabbed = entry("a\tb")
    assert line_of(entry_record(tabbed, {}).row, 40).endswith("a b")
    assert "a\tb" in entry_detail(tabbed, {}).plain


def test_the_whole_entry_says_when_what_how_much_and_every_word() -> None:
    whole = entry_detail(entry(f"one\n\n{HOSTILE}", sign=Sign.FEED, energy=4, kind="k", tags=("a", "b")), KINDS).plain
    assert whole.splitlines() == [
        "Friday 13 March 2026, 12:00",
        "Feeds   energy ▲4   dread not rated",
        f"{HOSTILE}   +a   +b",
        "",
        "one",
        "",
        HOSTILE,
    ]


def test_a_note_without_numbers_does_not_speak_of_them() -> None:
    assert "rated" not in entry_detail(entry("tea"), {}).plain
