"""What keeps a quote from being saved."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pivot_tui.domain.quote import Quote, quote_problems

TODAY = date(2026, 3, 13)
QUOTE = Quote("q", TODAY, datetime(2026, 3, 13, 12, tzinfo=UTC), 0, "now I get it")


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        (QUOTE, []),
        (replace(QUOTE, level="PGY-1", vetted=True, selected=True), []),
        (replace(QUOTE, text=" \n"), ["text"]),
        (replace(QUOTE, text="bell \x07"), ["text"]),
        (replace(QUOTE, level="mood"), ["level"]),
        (replace(QUOTE, day=date(2026, 3, 14)), ["day"]),
        (replace(QUOTE, selected=True), ["selected"]),
        (
            replace(QUOTE, text="", level="mood", day=date(2027, 1, 1), selected=True),
            ["text", "level", "day", "selected"],
        ),
    ],
)
def test_each_thing_that_is_wrong_is_said_at_its_field(changed: Quote, fields: list[str]) -> None:
    assert [problem.field for problem in quote_problems(changed, TODAY)] == fields


def test_a_new_quote_is_neither_checked_nor_selected() -> None:
    assert (QUOTE.vetted, QUOTE.selected) == (False, False)
