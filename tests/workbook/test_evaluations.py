"""The sample's evaluations as their oracle has them (DOMAIN 8.2), their pages, and what others may see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.domain.comparison import Gate, pair_of
from pivot_tui.domain.evaluation import Evaluation, Phase, evaluation_problems
from pivot_tui.domain.evaluation_words import full_sentence, goes_with_it, may_be_said, say_mean, say_n
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.figures import Grade
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, PEER_OBSERVATION, QUOTE, REFEREE
from pivot_tui.workbook import Store, evaluations
from pivot_tui.workbook.evaluations import Evaluated

SEASON = "The first window began in July-September, the second later in the year."
SAME = "Some people may have answered both; the interval treats them as separate groups."
TOO_FEW = "too few responses to rule out chance."


def of(store: Store, title: str) -> Evaluated:
    """The one window or pair of an activity of the sample."""
    (found,) = [one for one in evaluations.evaluated(store) if one.activity.title.startswith(title)]
    return found


def said_of(found: Evaluated) -> list[str]:
    """Means with their n, the earlier first."""
    sides = [side for side in (found.comparison.then, found.comparison.now) if side is not None]
    return [f"{say_mean(side)} ({say_n(side)})" for side in sides]


def test_a1_is_higher_after_with_its_season_and_its_programme_beside_it(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Sepsis")
    assert said_of(found) == ["3.6 (n=20 of 26, 77%)", "4.3 (n=22 of 26, 85%)"]
    assert may_be_said(found.comparison) == "Higher after than before (difference 0.7, 95% CI 0.2 to 1.2)."
    assert goes_with_it(found.comparison) == (SAME, SEASON, "Programme mean on the same form 4.0 (n=212).")
    assert full_sentence(found.comparison) == (
        "After the change the mean overall rating was 4.3 (n=22 of 26, 85%; 1 session) against 3.6 before "
        "(n=20 of 26, 77%; 1 session) on a 1-5 scale; difference 0.7 (95% CI 0.2 to 1.2). "
        f"{SAME} {SEASON} Programme mean on the same form 4.0 (n=212)."
    )


def test_a2_is_one_window(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Inpatient service")
    assert said_of(found) == ["4.5 (n=10 of 12, 83%)"]
    assert (found.comparison.gate, found.comparison.now.deviation) == (Gate.SINGLE, 0.7)
    assert goes_with_it(found.comparison) == ()


def test_a3_may_say_different_anonymous_groups_and_has_its_observation_beside_it(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Scripted")
    assert said_of(found) == ["5.9 (n=11 of 16, 69%)", "7.3 (n=14 of 18, 78%)"]
    assert may_be_said(found.comparison) == "Higher after than before (difference 1.4, 95% CI 0.4 to 2.3)."
    department = "Department mean on the same form 6.8 (n=96)."
    assert goes_with_it(found.comparison) == ("Different, anonymous groups.", department)
    beside = evaluations.beside(sample_workbook, found.activity.id)
    assert [(seen.day, seen.followed_up) for seen in beside.observations] == [(date(2026, 1, 21), date(2026, 2, 18))]
    assert [quote.text for quote in beside.quotes] == ["Clear goals every morning."]


def test_a4_has_no_interval_and_both_rates_below_the_guide(sample_workbook: Store) -> None:
    found = of(sample_workbook, "M&M")
    assert said_of(found) == ["3.9 (n=9 of 40, 23%)", "4.1 (n=12 of 40, 30%)"]
    assert found.comparison.interval is None
    assert may_be_said(found.comparison) == f"Spread not recorded; {TOO_FEW}"
    assert goes_with_it(found.comparison) == (
        "Not known whether the same people answered both.",
        SEASON,
        "Both response rates lie below the 40% that a guide names for groups of this size.",
    )
    assert full_sentence(found.comparison).startswith(
        f"3.9 then 4.1 of 5 (n=9, then 12, of 40 invited); spread not recorded; {TOO_FEW}"
    )


def test_a5_is_a_proportion_with_its_season_and_no_word_on_raters(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Structured")
    assert said_of(found) == ["41.5% (17 of 41)", "78.0% (32 of 41)"]
    assert "difference 36.6 percentage points, 95% CI 15.4 to 53.5" in may_be_said(found.comparison)
    assert goes_with_it(found.comparison) == (SEASON,)


def test_a6_is_one_window_below_the_guide(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Extra teaching")
    assert said_of(found) == ["4.7 (n=6 of 8, 75%)"]
    assert goes_with_it(found.comparison) == (
        "The response rate lies below the 80% that a guide names for groups of this size.",
    )
    assert "nonymous" not in full_sentence(found.comparison)


def test_a7_has_too_few_responses_to_rule_out_chance(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Resident journal club")
    assert said_of(found) == ["3.5 (n=6 of 12, 50%)", "4.3 (n=7 of 12, 58%)"]
    assert may_be_said(found.comparison) == f"Difference 0.8 (95% CI -0.4 to 2.0); {TOO_FEW}"
    guide = "Both response rates lie below the 60% that a guide names for groups of this size."
    assert goes_with_it(found.comparison) == (SAME, SEASON, guide)


def test_a8_hides_two_of_its_rows_from_others(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Rapid")
    assert said_of(found) == ["8.6 (n=18 of 24, 75%)"]
    assert (found.comparison.now.grade, found.comparison.now.deviation) == (Grade.SPREAD, 1.1)
    assert goes_with_it(found.comparison) == ()
    shown = evaluations.shown_to_others(found)
    assert [row.level for row in shown.levels] == ["RN"]
    assert sorted(row.level for row in shown.hidden) == ["PGY-2", "PharmD"]
    assert shown.reason == (
        "Hidden by level, 8 answers together: PharmD with fewer than 5 answers; "
        "PGY-2 too, so that the total gives nothing away."
    )


def test_a_committee_sees_eight_of_eight(sample_workbook: Store) -> None:
    assert evaluations.shown_of_evaluated(sample_workbook).said == "8 of 8 evaluated activities shown"


def test_every_window_of_the_sample_is_possible(sample_workbook: Store, now: object) -> None:
    with sample_workbook.reading() as db:
        windows = list(EVALUATION.select(db))
    assert len(windows) == 13
    for window in windows:
        others = [other for other in windows if other.activity == window.activity]
        assert evaluation_problems(window, date(2026, 3, 13), pair_of(window, others)) == ()


# Pages


def fill(store: Store, number: int, **values: object) -> list[Evaluation]:
    """An activity with many windows, a day apart, one of each pair before and one after."""
    first = date(2024, 1, 1)
    activity = Activity("many", "Many", EducatorDomain.TEACHING, "lecture")
    made = []
    for n in range(number):
        day = first + timedelta(days=n)
        phase = Phase.AFTER if n % 2 else Phase.BEFORE
        window = Evaluation(f"w{n:05}", "many", "Overall", day, day, phase=phase, counts=(0, 1, 2, 3, 4))
        made.append(replace(window, **values))  # type: ignore[arg-type]
    with store.transaction("evaluation.add"):
        ACTIVITY.insert(store.db, [activity])
        EVALUATION.insert(store.db, made)
    return made


def test_pages_hold_every_pair_once_in_either_direction(empty_workbook: Store) -> None:
    fill(empty_workbook, 60)
    expected = [f"w{n:05}" for n in range(59, 0, -2)]
    assert [one.id for one in evaluations.evaluated(empty_workbook)] == expected
    page = evaluations.first_page(empty_workbook, 7)
    forward = [one.id for one in page.evaluated]
    while page.older:
        assert page.last is not None
        page = evaluations.older_page(empty_workbook, page.last, 7)
        forward += [one.id for one in page.evaluated]
    assert forward == expected
    page = evaluations.last_page(empty_workbook, 7)
    backward = [one.id for one in page.evaluated]
    while page.newer:
        assert page.first is not None
        page = evaluations.newer_page(empty_workbook, page.first, 7)
        backward = [*(one.id for one in page.evaluated), *backward]
    assert backward == expected


def test_the_last_page_is_not_empty_where_the_oldest_windows_stand_in_pairs(empty_workbook: Store) -> None:
    made = fill(empty_workbook, 12)
    with empty_workbook.transaction("evaluation.edit"):
        for before, after in zip(made[:6], made[6:], strict=True):
            EVALUATION.update(empty_workbook.db, replace(before, phase=Phase.BEFORE))
            EVALUATION.update(empty_workbook.db, replace(after, compared_with=before.id))
    page = evaluations.last_page(empty_workbook, 3)
    assert [one.id for one in page.evaluated] == ["w00008", "w00007", "w00006"]
    assert (page.newer, page.older) == (True, False)


def test_pages_agree_with_the_rule_that_pairs_windows(empty_workbook: Store) -> None:
    made = fill(empty_workbook, 20)
    for one in evaluations.of_activity(empty_workbook, "many"):
        assert one.before == pair_of(one.window, made)


def test_a_window_that_the_user_pairs_is_shown_with_its_choice(empty_workbook: Store) -> None:
    made = fill(empty_workbook, 4)
    with empty_workbook.transaction("evaluation.edit"):
        EVALUATION.update(empty_workbook.db, replace(made[3], compared_with="w00000"))
    found = evaluations.of_activity(empty_workbook, "many")
    assert [(one.id, one.before.id if one.before else None) for one in found] == [
        ("w00003", "w00000"),
        ("w00002", None),
        ("w00001", "w00000"),
    ]


def test_a_window_between_two_others_stands_in_both_pairs(empty_workbook: Store) -> None:
    made = fill(empty_workbook, 3)
    with empty_workbook.transaction("evaluation.edit"):
        EVALUATION.update(empty_workbook.db, replace(made[2], phase=Phase.AFTER, compared_with="w00001"))
    found = [(one.id, one.before.id if one.before else None) for one in evaluations.evaluated(empty_workbook)]
    assert found == [("w00002", "w00001"), ("w00001", "w00000")]
    assert evaluations.find(empty_workbook, "w00001").id == "w00001"


def test_only_what_is_marked_for_a_committee_counts_as_shown_to_it(sample_workbook: Store) -> None:
    with sample_workbook.transaction("activity.edit"):
        activity = of(sample_workbook, "Sepsis").activity
        ACTIVITY.update(sample_workbook.db, replace(activity, include_in=("one_page",)))
    assert evaluations.shown_of_evaluated(sample_workbook).said == "7 of 8 evaluated activities shown"


def test_answers_of_no_level_hide_a_row_with_them(sample_workbook: Store) -> None:
    with sample_workbook.transaction("evaluation.edit"):
        window = of(sample_workbook, "Rapid").window
        EVALUATION.update(sample_workbook.db, replace(window, by_level=("RN:10:8800", "PGY-2:7:8400")))
    shown = evaluations.shown_to_others(of(sample_workbook, "Rapid"))
    assert [row.level for row in shown.levels] == ["RN"]
    assert shown.reason == (
        "Hidden by level, 8 answers together: 1 answer of no level; PGY-2 too, so that the total gives nothing away."
    )


def test_an_earlier_window_is_found_in_its_pair_and_one_that_has_gone_is_said(sample_workbook: Store) -> None:
    found = of(sample_workbook, "Sepsis")
    assert found.before is not None
    assert evaluations.find(sample_workbook, found.before.id).id == found.id
    with pytest.raises(NotFound):
        evaluations.find(sample_workbook, "gone")
    evaluations.trash(sample_workbook, found.id)
    assert of(sample_workbook, "Sepsis").window == found.before


def test_other_evidence_leads_to_the_windows_of_its_activity(sample_workbook: Store) -> None:
    with sample_workbook.reading() as db:
        quote = next(QUOTE.select(db, "WHERE text LIKE 'Clear goals%'"))
        observation, referee = next(PEER_OBSERVATION.select(db)), next(REFEREE.select(db))
    wanted = of(sample_workbook, "Scripted").id
    for identifier in (quote.id, observation.id):
        place = evaluations.place_of(sample_workbook, identifier)
        assert place is not None
        assert place.id == wanted
    assert evaluations.place_of(sample_workbook, referee.id) is None


def test_few_answers_keep_an_activity_from_a_committee(empty_workbook: Store) -> None:
    fill(empty_workbook, 1, counts=(0, 0, 0, 1, 1))
    assert evaluations.shown_of_evaluated(empty_workbook) == (0, 1)
    (found,) = evaluations.evaluated(empty_workbook)
    shown = evaluations.shown_to_others(found)
    assert not shown.is_shown
    assert shown.levels == ()


def test_an_empty_workbook_has_an_empty_page(empty_workbook: Store) -> None:
    assert evaluations.first_page(empty_workbook) == ((), None, None, False, False)
    assert evaluations.count(empty_workbook) == 0
