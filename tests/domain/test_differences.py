"""What an edit shows as taken out, put in and left alone."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.differences import Change, Run, differences

KEPT, REMOVED, ADDED = Change.KEPT, Change.REMOVED, Change.ADDED


def test_a_word_that_was_replaced_stands_between_those_that_were_kept() -> None:
    assert differences("Inbox again on Monday", "Inbox again on Tuesday") == (
        Run("Inbox again on ", KEPT),
        Run("Monday", REMOVED),
        Run("Tuesday", ADDED),
    )


def test_words_put_in_the_middle_leave_both_ends_alone() -> None:
    assert differences("one three", "one two three") == (
        Run("one ", KEPT),
        Run("two ", ADDED),
        Run("three", KEPT),
    )


def test_words_taken_off_the_end_are_shown_as_removed() -> None:
    assert differences("Journal club went well", "Journal club") == (
        Run("Journal club", KEPT),
        Run(" went well", REMOVED),
    )


def test_one_letter_changes_its_whole_word() -> None:
    assert differences("sepsis", "Sepsis") == (Run("sepsis", REMOVED), Run("Sepsis", ADDED))


def test_a_line_break_in_place_of_a_space_is_a_difference() -> None:
    assert differences("one two", "one\ntwo") == (
        Run("one", KEPT),
        Run(" ", REMOVED),
        Run("\n", ADDED),
        Run("two", KEPT),
    )


def test_the_same_text_is_one_run_and_no_text_is_none() -> None:
    assert differences("as it was", "as it was") == (Run("as it was", KEPT),)
    assert differences("", "") == ()


def test_a_text_that_is_new_or_gone_is_shown_whole() -> None:
    assert differences("", "all new") == (Run("all new", ADDED),)
    assert differences("all gone", "") == (Run("all gone", REMOVED),)


def test_a_very_long_text_is_shown_whole_instead_of_compared() -> None:
    before = " ".join(f"word{n}" for n in range(1000))
    longest = before + " "
    assert differences(longest, longest) == (Run(longest, KEPT),)
    after = longest + "more"
    assert differences(longest, after) == (Run(longest, REMOVED), Run(after, ADDED))
    assert differences(before * 2, "") == (Run(before * 2, REMOVED),)


PIECES = st.sampled_from(["a", "b", "inbox", "é", "👩\u200d⚕️", " ", "  ", "\n", "\t", "\u2028", "\xa0"])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)


@settings(deadline=None, database=None)
@given(TEXTS, TEXTS)
def test_nothing_is_lost_between_the_two_versions(before: str, after: str) -> None:
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.change is not ADDED) == before
    assert "".join(run.text for run in runs if run.change is not REMOVED) == after
    assert all(run.text for run in runs)
    assert all(one.change is not two.change for one, two in pairwise(runs))
