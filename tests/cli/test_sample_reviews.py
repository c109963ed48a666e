"""What the shell answers of the sample physician's reviews and questions: every figure expected of it (DOMAIN 8.2)."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from pivot_tui.domain.days import Now
from pivot_tui.printing.hard_questions import hard_question_lines
from pivot_tui.printing.review import review_json, trend_lines
from pivot_tui.store.store import Store
from pivot_tui.workbook import hard_questions, past_reviews, review

Run = Callable[..., CompletedProcess[str]]


def pages(store: Store) -> Iterator[dict[str, Any]]:
    """The saved reviews as a program reads them, the first week first."""
    for past in reversed(past_reviews.past_reviews(store)):
        yield json.loads(review_json(past_reviews.page_of(store, past)))["review"]


def test_each_saved_week_holds_what_was_counted_and_promised(sample_workbook: Store) -> None:
    found = list(pages(sample_workbook))
    assert [one["day"] for one in found] == ["2026-02-13", "2026-02-23", "2026-02-27"]
    assert {one["week"] for one in found} == {"off"}
    assert [(one["figures"]["captured"], one["figures"]["conversations"]) for one in found] == [(0, 0), (2, 0), (1, 2)]
    assert [one["kept_minutes"] for one in found] == [180, 240, 120]
    assert [sum(promise["minutes"] for promise in one["next"]) for one in found] == [150, 210, 210]
    assert [len(one["figures"]["came_in"]) for one in found] == [0, 2, 2]
    assert {(one["promised_minutes"], one["real_minutes"]) for one in found} == {(None, None)}


def test_the_open_week_counts_five_captured_one_conversation_and_one_evaluation(
    sample_workbook: Store, now: Now
) -> None:
    found = review.read(sample_workbook, now).figures
    assert (found.captured, found.conversations, found.evaluations) == (5, 1, 1)
    assert [(one.what, one.answers, one.invited) for one in found.came_in] == [
        ("Sepsis resuscitation: first hour", 22, 26)
    ]


def test_the_hours_kept_have_a_mean_of_three(sample_workbook: Store) -> None:
    said = [" ".join(line.split()) for line in trend_lines(past_reviews.trends(sample_workbook))]
    assert "hours kept last 2, mean 3.0 (n 3)" in said
    assert "16 Feb 2026 no review in this week" in said


def test_the_two_questions_stand_beside_their_evidence(sample_workbook: Store, now: Now) -> None:
    reading = hard_questions.read(sample_workbook, now.day)
    said = " ".join(" ".join(hard_question_lines(reading)).split())
    for words in (
        "gap 3.6, a strong first sign: teaching-like 4.0 (n 6), burden 0.4 (n 7)",
        "teaching 5, administration 2 of 5",
        "3.7% education (2 of 54 h), outside the 30 to 70%",
        "yes, 40%",
        "yes, at most 15%",
    ):
        assert words in said


def test_today_says_when_the_review_is_due_and_what_was_promised(pivot: Run, sample: Path) -> None:
    lines = pivot("--today", "2026-03-13", "show", "today", path=sample).stdout
    assert any(" ".join(line.split()) == "today Weekly review, step 2 of 6" for line in lines.splitlines())
    promised = [" ".join(line.split()) for line in lines.partition("Promised on Friday 27 February\n")[2].splitlines()]
    assert promised[:3] == [
        "● Write to L.K.",
        "● See M.O. with three portfolio lines",
        "● Finish the sepsis cases",
    ]
    found = json.loads(pivot("--today", "2026-03-13", "show", "today", "--json", path=sample).stdout)
    assert (found["plan"]["review_day"], found["plan"]["promised_on"]) == ("2026-03-13", "2026-02-27")


def test_the_copy_for_a_mentor_names_nobody(pivot: Run, sample: Path) -> None:
    copy = pivot("export", "review", "--profile", "mentor", path=sample)
    assert copy.returncode == 0
    assert "Weekly review, Friday 27 February 2026" in copy.stdout
    assert not [name for name in ("R.T.", "M.O.", "L.K.", "A.W.") if name in copy.stdout]
    refused = pivot("export", "review", "--profile", "public", path=sample)
    assert "R.T." not in refused.stdout + refused.stderr
