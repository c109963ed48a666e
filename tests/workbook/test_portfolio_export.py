"""The portfolio for each reader: the sample's figures, what is kept from whom, and the count of what is left out."""

import csv
import io
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.export_profile import Profile, Reason
from pivot_tui.domain.faults import Fault, NotFound
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, ATTACHMENT, EVALUATION, PROJECT, QUOTE, SESSION
from pivot_tui.workbook import portfolio_document
from pivot_tui.workbook.portfolio_export import PortfolioExport, read_export
from pivot_tui.workbook.private_files import TargetExists

TODAY = date(2026, 3, 13)
SEPSIS = "Sepsis resuscitation: first hour"
SIMULATION = "Rapid-response in-situ simulation"
OTHERS = [Profile.MENTOR, Profile.COMMITTEE, Profile.PUBLIC]


def export(store: Store, profile: Profile = Profile.COMMITTEE) -> PortfolioExport:
    """The portfolio for a reader."""
    return read_export(store, profile, TODAY)


def markdown(store: Store, profile: Profile = Profile.COMMITTEE) -> str:
    """The portfolio for a reader, as Markdown."""
    return "\n".join(portfolio_document.lines(export(store, profile), "md"))


def left_out(found: PortfolioExport) -> dict[Reason, int]:
    """How much was left out for each reason."""
    return {one.reason: one.number for one in found.left_out}


def every(store: Store, table: Table[Any]) -> list[Any]:
    """All records of a table."""
    with store.reading() as db:
        return list(table.select(db, "ORDER BY n"))


def change(store: Store, table: Table[Any], record: Any, **values: Any) -> None:
    """Write other values over a record."""
    with store.transaction("activity.edit"):
        assert table.update(store.db, replace(record, **values))


def find(store: Store, table: Table[Any], **values: Any) -> Any:
    """The first record that has these values."""
    return next(one for one in every(store, table) if all(getattr(one, k) == v for k, v in values.items()))


def test_a_committee_is_told_how_many_evaluated_activities_it_sees(sample_workbook: Store) -> None:
    found = export(sample_workbook)
    assert found.evaluated_said == "8 of 8 evaluated activities shown"
    assert found.comments_said == "5 of 5 comments have 5 or more responses behind them"
    text = markdown(sample_workbook)
    assert "- Evaluations: 8 of 8 evaluated activities shown" in text
    assert text.count("- Selected comment: “") == 5


@pytest.mark.parametrize("profile", [Profile.MENTOR, Profile.COMMITTEE])
def test_of_the_simulations_rows_only_the_nurses_are_shown_to_others(sample_workbook: Store, profile: Profile) -> None:
    [simulation] = [one for one in export(sample_workbook, profile).activities if one.title == SIMULATION]
    [evaluation] = simulation.evaluations
    assert evaluation.levels == ("RN 8.8 (n=10)",)
    withheld = "2 levels (8 answers) are not shown, so that no small group can be made out"
    assert evaluation.levels_withheld == withheld
    text = markdown(sample_workbook, profile)
    assert f"By learner level: RN 8.8 (n=10); {withheld}" in text
    assert "PharmD" not in text
    assert "PGY-2 8.4" not in text


def test_the_total_gives_away_none_whose_level_is_not_known(sample_workbook: Store) -> None:
    window = find(sample_workbook, EVALUATION, item="Debrief quality")
    change(sample_workbook, EVALUATION, window, by_level=("RN:10:8800", "PGY-2:7:8400"))
    [simulation] = [one for one in export(sample_workbook).activities if one.title == SIMULATION]
    assert simulation.evaluations[0].levels == ("RN 8.8 (n=10)",)
    withheld = "1 level and the answers of no level (8 answers) are not shown, so that no small group can be made out"
    assert simulation.evaluations[0].levels_withheld == withheld


def test_rows_of_both_windows_are_told_apart(sample_workbook: Store) -> None:
    for counts, rows in (((0, 2, 7, 8, 3), ("PGY-1:20:3600",)), ((0, 0, 3, 9, 10), ("PGY-1:22:4318",))):
        change(sample_workbook, EVALUATION, find(sample_workbook, EVALUATION, counts=counts), by_level=rows)
    assert "- By learner level: PGY-1 4.3 (n=22); before: PGY-1 3.6 (n=20)" in markdown(sample_workbook)


def test_for_oneself_every_row_and_the_preparation_are_there(sample_workbook: Store) -> None:
    text = markdown(sample_workbook, Profile.MINE)
    assert "By learner level: RN 8.8 (n=10); PGY-2 8.4 (n=7); PharmD 8.0 (n=1)" in text
    assert "Preparation hours, private" in text
    assert "| All years | 57 | 26 | 130 | 75 | 460 | UME 80, GME 324, CME 40, IPE 16 |" in text
    assert "### R.T." in text
    assert left_out(export(sample_workbook, Profile.MINE)) == {}


def test_totals_are_those_of_the_sample(sample_workbook: Store) -> None:
    text = markdown(sample_workbook)
    assert "| 2025-26 | 56 | 20 | 130 | 448 | UME 80, GME 312, CME 40, IPE 16 |" in text
    assert "| 2024-25 | 1 | 6 | 0 | 12 | GME 12 |" in text
    assert "| All years | 57 | 26 | 130 | 460 | UME 80, GME 324, CME 40, IPE 16 |" in text


def test_evaluations_are_said_in_whole_sentences(sample_workbook: Store) -> None:
    text = markdown(sample_workbook)
    assert (
        "mean overall rating was 4.3 (n=22 of 26, 85%; 1 session) against 3.6 before (n=20 of 26, 77%; 1 session) "
        "on a 1-5 scale; difference 0.7 (95% CI 0.2 to 1.2). Some people may have answered both" in text
    )
    assert "Programme mean on the same form 4.0 (n=212)." in text
    assert text.count("otations with written feedback on file:") == 1


def test_a_window_finds_its_pair_behind_many_of_other_questions(sample_workbook: Store) -> None:
    before: Evaluation = find(sample_workbook, EVALUATION, counts=(0, 2, 7, 8, 3))
    other = [
        replace(before, id=f"other-{day}", item="Room", date_from=date(2025, 11, day), date_to=date(2025, 11, day))
        for day in range(1, 29)
    ]
    with sample_workbook.transaction("evaluation.import"):
        EVALUATION.insert(sample_workbook.db, other)
    assert "against 3.6 before (n=20 of 26, 77%; 1 session)" in markdown(sample_workbook)


@pytest.mark.parametrize("profile", OTHERS)
def test_private_preparation_is_in_no_copy_for_others(sample_workbook: Store, profile: Profile) -> None:
    found = export(sample_workbook, profile)
    assert found.all_years.prep is None
    assert "reparation, private" not in markdown(sample_workbook, profile)
    assert "Preparation hours" not in markdown(sample_workbook, profile)
    assert left_out(found)[Reason.PREPARATION] == 8


def test_a_mentor_sees_people_by_their_roles(sample_workbook: Store) -> None:
    text = markdown(sample_workbook, Profile.MENTOR)
    for initials in ("N.B.", "K.R.", "R.T.", "S.B."):
        assert initials not in text
    for role in ("faculty peer, same division", "clerkship director, internal medicine", "sim-centre director"):
        assert role in text
    assert left_out(export(sample_workbook, Profile.MENTOR))[Reason.WHO] == 4
    assert "Enjoyed the teaching: 5 of 5" in text


def test_a_committee_sees_neither_referees_nor_experiments(sample_workbook: Store) -> None:
    text = markdown(sample_workbook)
    for hidden in ("R.T.", "sim-centre director", "grading committee cycle", "Enjoyed the teaching"):
        assert hidden not in text
    assert left_out(export(sample_workbook))[Reason.REFEREES] == 2
    assert left_out(export(sample_workbook))[Reason.EXPERIMENTS] == 2
    assert "behaviour, as observed (Kirkpatrick 3b)" in text


def test_the_public_copy_is_a_line_for_each_activity_without_codes_or_initials(sample_workbook: Store) -> None:
    text = markdown(sample_workbook, Profile.PUBLIC)
    assert "###" not in text
    for hidden in ("Kirkpatrick", "Miller", "N.B.", "K.R.", "R.T.", "S.B.", "faculty peer", "PharmD", "CI 0.2"):
        assert hidden not in text
    assert "mean overall rating 3.6 of 5 before (n=20), 4.3 after (n=22); highest outcome:" in text
    assert "rotations with written feedback on file: 41.5% before (17 of 41), 78.0% after (32 of 41)" in text
    assert text.count("- Selected comment: “") == 2
    assert left_out(export(sample_workbook, Profile.PUBLIC))[Reason.COMMENT_PAGE] == 3


def test_an_activity_that_is_marked_for_something_else_is_left_out_with_all_it_has(sample_workbook: Store) -> None:
    change(sample_workbook, ACTIVITY, find(sample_workbook, ACTIVITY, title=SEPSIS), include_in=("one_page",))
    found = export(sample_workbook)
    assert found.evaluated_said == "7 of 8 evaluated activities shown"
    assert found.all_years.sessions == 55
    assert left_out(found)[Reason.NOT_MARKED] == 1
    assert left_out(found)[Reason.WITH_ACTIVITY] == 3
    assert "early fluids" not in markdown(sample_workbook)
    assert "early fluids" in markdown(sample_workbook, Profile.PUBLIC)


def test_an_evaluation_by_fewer_than_three_is_left_out_but_for_oneself(sample_workbook: Store) -> None:
    change(
        sample_workbook, EVALUATION, find(sample_workbook, EVALUATION, item="Debrief quality"), responses=2, by_level=()
    )
    found = export(sample_workbook)
    assert found.evaluated_said == "7 of 8 evaluated activities shown"
    assert left_out(found)[Reason.TOO_FEW] == 1
    assert "8.6" not in markdown(sample_workbook)
    assert "8.6 (n=2 of 24, 8%)" in markdown(sample_workbook, Profile.MINE)
    assert "finally practised together" not in markdown(sample_workbook), "two answers stand behind the comment"


def test_of_a_pair_with_a_small_side_the_other_side_stands_alone(sample_workbook: Store) -> None:
    before: Evaluation = find(sample_workbook, EVALUATION, counts=(0, 2, 7, 8, 3))
    change(sample_workbook, EVALUATION, before, counts=(0, 0, 1, 1, 0))
    text = markdown(sample_workbook)
    assert "Overall quality of this session: Mean 4.3 of 5 (n=22 of 26, 85%; 1 session)." in text
    assert left_out(export(sample_workbook))[Reason.TOO_FEW] == 1


def test_a_comment_that_was_not_checked_or_selected_stays_here(sample_workbook: Store) -> None:
    first, second, *_ = every(sample_workbook, QUOTE)
    change(sample_workbook, QUOTE, first, vetted=False, selected=False)
    change(sample_workbook, QUOTE, second, selected=False)
    for profile in OTHERS:
        text = markdown(sample_workbook, profile)
        assert first.text not in text
        assert second.text not in text
        assert left_out(export(sample_workbook, profile))[Reason.COMMENT_UNVETTED] == 1
    mine = markdown(sample_workbook, Profile.MINE)
    assert f"- Comment: “{first.text}” (11 Mar" in mine.replace("Wed ", "").replace("Wednesday ", "")
    assert "not checked yet" in mine


def test_notes_and_files_are_for_oneself(sample_workbook: Store) -> None:
    session = find(sample_workbook, SESSION, day=date(2026, 3, 11))
    change(sample_workbook, SESSION, session, note="ran long")
    with sample_workbook.transaction("attachment.add"):
        ATTACHMENT.insert(sample_workbook.db, [Attachment("f", session.activity, "slides", "/talks/sepsis")])
    assert "- Note of 11 Mar 2026: ran long" in markdown(sample_workbook, Profile.MINE)
    assert "- File: slides: /talks/sepsis" in markdown(sample_workbook, Profile.MINE)
    for profile in OTHERS:
        assert "ran long" not in markdown(sample_workbook, profile)
        assert "slides" not in markdown(sample_workbook, profile)
        assert left_out(export(sample_workbook, profile))[Reason.OWN_NOTES] == 1
        assert left_out(export(sample_workbook, profile))[Reason.FILES] == 1


def test_texts_that_may_identify_somebody_are_counted_where_they_are_shown(sample_workbook: Store) -> None:
    assert {profile: export(sample_workbook, profile).to_look_at for profile in Profile} == dict.fromkeys(Profile, 0)
    change(sample_workbook, PROJECT, every(sample_workbook, PROJECT)[0], problem="reach me at 555-867-5309 or a@b.com")
    assert export(sample_workbook).to_look_at == 1
    assert export(sample_workbook, Profile.PUBLIC).to_look_at == 0
    assert (
        "1 text looks as if somebody could be identified by it"
        in portfolio_document.report(export(sample_workbook))[-1]
    )


@pytest.mark.parametrize("profile", list(Profile))
def test_an_empty_portfolio_is_short(empty_workbook: Store, profile: Profile) -> None:
    text = markdown(empty_workbook, profile)
    assert text.startswith("# Teaching")
    assert "##" not in text
    assert portfolio_document.report(export(empty_workbook, profile)) == ("Nothing is left out.",)


def test_user_text_is_no_markup_and_no_formula(sample_workbook: Store) -> None:
    change(sample_workbook, ACTIVITY, find(sample_workbook, ACTIVITY, title=SEPSIS), title="=1+1 [x](y) | *z*")
    assert "### \\=1+1 \\[x\\](y) \\| \\*z\\*" in markdown(sample_workbook)
    rows = list(csv.reader(io.StringIO("\n".join(portfolio_document.lines(export(sample_workbook), "csv")))))
    assert rows[0] == ["section", "record", "field", "value"]
    assert {row[1] for row in rows} >= {"'=1+1 [x](y) | *z*"}
    assert ["Totals by academic year", "2025-26", "Sessions", "56"] in rows


def test_a_file_is_private_and_nothing_is_written_over_unasked(sample_workbook: Store, tmp_path: Path) -> None:
    found = export(sample_workbook)
    written = portfolio_document.write(sample_workbook, found, "md", tmp_path)
    assert written == tmp_path / "portfolio-committee-2026-03-13.md"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert written.read_text(encoding="utf-8") == markdown(sample_workbook) + "\n"
    with pytest.raises(TargetExists):
        portfolio_document.write(sample_workbook, found, "csv", written)
    assert written.read_text(encoding="utf-8").startswith("# Teaching portfolio")
    portfolio_document.write(sample_workbook, found, "csv", written, force=True)
    assert written.read_bytes().startswith(b"\xef\xbb\xbfsection,record")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [written.name]


def test_the_workbook_itself_and_what_is_not_there_are_refused(sample_workbook: Store, tmp_path: Path) -> None:
    found = export(sample_workbook)
    with pytest.raises(Fault, match="the workbook itself"):
        portfolio_document.write(sample_workbook, found, "md", sample_workbook.path, force=True)
    with pytest.raises(NotFound, match="There is no folder"):
        portfolio_document.write(sample_workbook, found, "md", tmp_path / "nowhere" / "x.md")
    with pytest.raises(Fault, match=r"No file can have that name|could not be written"):
        portfolio_document.write(sample_workbook, found, "md", tmp_path / ("x" * 400))
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("companion", ["-journal", "-wal", "-shm"])
def test_nothing_is_written_where_the_workbook_would_take_it_for_a_part_of_itself(
    sample_workbook: Store, companion: str
) -> None:
    beside = sample_workbook.path.with_name(sample_workbook.path.name + companion)

    with pytest.raises(Fault, match="the workbook itself"):
        portfolio_document.write(sample_workbook, export(sample_workbook), "md", beside, force=True)
