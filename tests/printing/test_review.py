"""A saved review as lines and as JSON: what was counted, decided, won and promised."""

import json

from pivot_tui.domain.days import Now
from pivot_tui.printing.review import NO_REVIEW, review_json, review_lines, trend_lines, week_said
from pivot_tui.store.store import Store
from pivot_tui.workbook import past_reviews
from pivot_tui.workbook.past_reviews import CorrectionForm


def test_the_last_review_as_lines(sample_workbook: Store) -> None:
    said = list(review_lines(past_reviews.latest_page(sample_workbook)))
    assert said[0] == "Weekly review, Friday 27 February 2026, off week"
    assert said[1] == "  Pulse         energy ▲3, dread ▼3; last off week, 13 Feb: ▲2 ▼4"
    assert said[2].startswith("  The week      since 23 Feb: captured 1, ")
    assert "conversations held 2" in said[2]
    assert "  Hours kept    2 h for the pivot" in said
    assert "  Loose ends    A.W.: no reply since 22 February; waits until 8 Mar" in said
    assert "  The win       R.T. explained how the clerkship seat gets filled" in said
    assert "  Promised      Write to L.K., 0.5 h; done" in said
    assert said[-2:] == ["                3.5 h in all", "Its figures are frozen as they were counted on that day."]


def test_the_last_review_as_json(sample_workbook: Store) -> None:
    found = json.loads(review_json(past_reviews.latest_page(sample_workbook)))
    assert (found["format"], found["version"]) == ("pivot-tui/review", 1)
    review = found["review"]
    assert (review["day"], review["week"], review["kept_minutes"]) == ("2026-02-27", "off", 120)
    assert (review["figures"]["captured"], review["figures"]["conversations"]) == (1, 2)
    assert review["figures"]["energy"] == {"mean": None, "n": 0}
    assert review["beside"] == {"day": "2026-02-13", "energy": 2, "dread": 4}
    assert [one["minutes"] for one in review["next"]] == [30, 60, 120]
    assert review["loose_ends"] == [
        {"what": "A.W.: no reply since 22 February", "choice": "wait", "until": "2026-03-08"}
    ]


def test_with_none_saved_that_is_said(empty_workbook: Store) -> None:
    assert list(review_lines(past_reviews.latest_page(empty_workbook))) == [NO_REVIEW]
    assert json.loads(review_json(None))["review"] is None
    assert list(trend_lines(past_reviews.trends(empty_workbook))) == [
        "Two saved reviews make a trend; none is saved so far."
    ]


def test_trends_as_lines_have_gaps_and_no_noughts_for_missing_weeks(sample_workbook: Store, now: Now) -> None:
    weeks = past_reviews.trends(sample_workbook)
    said = list(trend_lines(weeks))
    assert said[1].split() == ["13", "Feb", "2026", "2", "4", "3", "–", "1", "0", "0"]
    assert said[2] == "16 Feb 2026     no review in this week"
    assert said[4].split() == ["27", "Feb", "2026", "3", "3", "2", "3.5", "1", "4", "2"]
    assert "hours kept      last 2, mean 3.0 (n 3)" in said
    assert week_said(weeks[1], now.day) == "Week of 16 Feb: no review, so nothing is known of it."


def test_a_hostile_win_is_one_line_that_commands_no_terminal(sample_workbook: Store) -> None:
    newest = past_reviews.past_reviews(sample_workbook)[0]
    past_reviews.correct(sample_workbook, CorrectionForm("[/] [red]x[/]\n日本語 👩🏽‍⚕️"), newest.id)
    assert "  The win       [/] [red]x[/] 日本語 👩🏽‍⚕️" in list(review_lines(past_reviews.latest_page(sample_workbook)))
