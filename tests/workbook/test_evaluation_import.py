"""Importing evaluations: what is found in a file, what is saved of it, and what happens when it comes again."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.interchange import making_evaluations as making

from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Measure
from pivot_tui.domain.faults import Fault, NotUnderstood
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.response import Response
from pivot_tui.domain.response_import import Layout, Role
from pivot_tui.domain.response_scales import Scale
from pivot_tui.interchange.imported import CannotImport
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import EVALUATION, IMPORT_MAPPING, QUOTE, RESPONSE
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import evaluation_import as imports
from pivot_tui.workbook import history
from pivot_tui.workbook.evaluation_import import Imported, Wishes

OVERALL = "Overall quality of this session"
Bring = Callable[..., Imported]


@pytest.fixture
def activity(sample_workbook: Store) -> str:
    """An activity that has no ratings yet."""
    return imports.find_activity(sample_workbook, "in-situ").id


@pytest.fixture
def bring(sample_workbook: Store, now: Now, activity: str) -> Bring:
    """Import a file of evaluations of that activity."""

    def run(path: Path, **wishes: object) -> Imported:
        found = imports.preview(sample_workbook, path, now, Wishes(activity=activity, **wishes))  # type: ignore[arg-type]
        assert found.asks == ()
        return imports.run(sample_workbook, found, now)

    return run


def windows(store: Store) -> dict[str, Evaluation]:
    """The windows that came from files, by question; of several of the same question the last."""
    with store.reading() as db:
        return {window.item: window for window in EVALUATION.select(db, "ORDER BY n") if window.source}


def responses(store: Store) -> list[Response]:
    with store.reading() as db:
        return list(RESPONSE.select(db, "ORDER BY n"))


def quotes(store: Store, activity: str) -> list[Quote]:
    with store.reading() as db:
        return list(QUOTE.select(db, "WHERE activity = ? AND NOT vetted ORDER BY n", (activity,)))


def everything(store: Store) -> list[object]:
    """All that an import could have added or changed."""
    with store.reading() as db:
        return [
            row for table in (EVALUATION, RESPONSE, QUOTE, IMPORT_MAPPING) for row in table.select(db, "ORDER BY n")
        ]


def test_a_question_becomes_a_window_with_its_counts_days_levels_and_comments(
    sample_workbook: Store, bring: Bring, activity: str, tmp_path: Path
) -> None:
    done = bring(making.write(tmp_path / "q.csv", making.qualtrics()))

    assert done == Imported(windows_new=2, responses_new=8, quotes_new=2)
    window = windows(sample_workbook)[OVERALL]
    assert (window.counts, window.scale_min, window.scale_max) == ((0, 0, 1, 1, 2), 1, 5)
    assert (window.date_from, window.date_to) == (date(2026, 3, 11), date(2026, 3, 11))
    assert window.by_level == ("MS3:1:3000", "PGY-1:2:5000", "PGY-2:1:4000")
    assert (window.source, window.system, window.anonymous) == ("Qualtrics", "Qualtrics", Anonymous.NO)
    said = quotes(sample_workbook, activity)
    assert [quote.text for quote in said] == ["Fewer slides,\nmore cases", "Keep the drill"]
    assert {(quote.vetted, quote.selected, quote.evaluation) for quote in said} == {(False, False, window.id)}


@pytest.mark.parametrize("mapping", ["", "My form"])
def test_the_same_file_twice_adds_nothing(sample_workbook: Store, bring: Bring, tmp_path: Path, mapping: str) -> None:
    path = making.write(tmp_path / "q.csv", making.qualtrics())
    bring(path, mapping=mapping)
    before = everything(sample_workbook)

    assert bring(path, mapping=mapping) == Imported()
    assert everything(sample_workbook) == before


def test_the_same_answers_in_another_file_format_add_nothing(bring: Bring, tmp_path: Path) -> None:
    bring(making.write(tmp_path / "q.csv", making.qualtrics()))

    assert bring(making.write(tmp_path / "q.tsv", making.qualtrics(), "\t", "utf-16")) == Imported()
    assert bring(making.write_xlsx(tmp_path / "q.xlsx", making.qualtrics())) == Imported()


def test_a_later_export_with_more_responses_updates_the_same_window(
    sample_workbook: Store, bring: Bring, tmp_path: Path
) -> None:
    bring(making.write(tmp_path / "q.csv", making.qualtrics()))
    before = windows(sample_workbook)[OVERALL]
    later = [*making.RESPONSES, making.qualtrics_row(5, "Poor", "Agree", day="12")]

    done = bring(making.write(tmp_path / "later.csv", making.qualtrics(later)))

    assert done == Imported(windows_changed=2, responses_new=2)
    window = windows(sample_workbook)[OVERALL]
    assert (window.id, window.counts) == (before.id, (1, 0, 1, 1, 2))
    assert (window.date_from, window.date_to) == (date(2026, 3, 11), date(2026, 3, 12))


def test_an_edited_response_replaces_its_old_value(sample_workbook: Store, bring: Bring, tmp_path: Path) -> None:
    bring(making.write(tmp_path / "q.csv", making.qualtrics()))
    edited = [making.qualtrics_row(1, "Fair", "Strongly agree", "Fewer slides"), *making.RESPONSES[1:]]

    done = bring(making.write(tmp_path / "q2.csv", making.qualtrics(edited)))

    assert done == Imported(windows_changed=1, responses_changed=1, quotes_changed=1)
    assert windows(sample_workbook)[OVERALL].counts == (0, 1, 1, 1, 1)
    assert len(responses(sample_workbook)) == 8


def test_a_comment_that_the_user_has_changed_is_not_written_over(
    sample_workbook: Store, bring: Bring, activity: str, tmp_path: Path
) -> None:
    from dataclasses import replace

    bring(making.write(tmp_path / "q.csv", making.qualtrics()))
    quote = quotes(sample_workbook, activity)[0]
    with sample_workbook.transaction("quote.edit"):
        QUOTE.update(sample_workbook.db, replace(quote, text="Fewer slides"))

    assert bring(making.write(tmp_path / "q2.csv", making.qualtrics())) == Imported()
    assert quotes(sample_workbook, activity)[0].text == "Fewer slides"


def test_what_the_user_has_deleted_stays_away_and_what_was_taken_back_may_come_again(
    sample_workbook: Store, bring: Bring, activity: str, tmp_path: Path
) -> None:
    path = making.write(tmp_path / "q.csv", making.qualtrics())
    bring(path)
    history.undo(sample_workbook)
    assert windows(sample_workbook) == {}
    assert bring(path).windows_new == 2
    put_in_trash(sample_workbook, "evaluation", [windows(sample_workbook)[OVERALL].id], "evaluation.trash")
    put_in_trash(sample_workbook, "quote", [quotes(sample_workbook, activity)[0].id], "quote.trash")

    assert bring(path) == Imported()
    assert set(windows(sample_workbook)) == {"The pace was right"}
    assert len(quotes(sample_workbook, activity)) == 1


def test_a_file_of_another_session_gets_a_window_of_its_own_unless_told_otherwise(
    sample_workbook: Store, bring: Bring, tmp_path: Path
) -> None:
    def one(number: int, day: str) -> Path:
        return making.write(
            tmp_path / f"{number}.csv", making.qualtrics([making.qualtrics_row(number, "Good", "Agree", day=day)])
        )

    bring(one(1, "04"))
    assert bring(one(2, "11")).windows_new == 2
    assert bring(one(3, "12"), own_window=False) == Imported(windows_changed=2, responses_new=2)
    window = windows(sample_workbook)[OVERALL]
    assert (window.counts, window.date_from, window.date_to) == ((0, 0, 2, 0, 0), date(2026, 3, 11), date(2026, 3, 12))


def test_only_the_days_that_are_wanted_come_out_of_a_form_that_goes_on(
    sample_workbook: Store, bring: Bring, tmp_path: Path
) -> None:
    rows = [making.qualtrics_row(n, "Good", "Agree", day=day) for n, day in enumerate(("04", "04", "11"), 1)]
    path = making.write(tmp_path / "q.csv", making.qualtrics(rows))
    bring(path, last_day=date(2026, 3, 5))
    bring(path, first_day=date(2026, 3, 6))

    with sample_workbook.reading() as db:
        found = [w.counts for w in EVALUATION.select(db, "ORDER BY n") if w.source and w.item == OVERALL]
    assert found == [(0, 0, 2, 0, 0), (0, 0, 1, 0, 0)]


def test_two_people_who_tick_the_same_are_two_responses_and_stay_two(
    sample_workbook: Store, bring: Bring, tmp_path: Path
) -> None:
    rows = [["Overall", "Comments"], ["4", ""], ["4", ""], ["5", "Clear aims"]]
    path = making.write(tmp_path / "t.csv", rows)
    bring(path, first_day=date(2026, 3, 11))

    assert windows(sample_workbook)["Overall"].counts == (0, 0, 0, 2, 1)
    assert bring(path, first_day=date(2026, 3, 11)) == Imported()


def test_ids_of_two_activities_do_not_mix(sample_workbook: Store, bring: Bring, now: Now, tmp_path: Path) -> None:
    path = making.write(tmp_path / "r.csv", making.redcap())
    other = imports.find_activity(sample_workbook, "orientation").id
    bring(path, mapping="Form")
    found = imports.preview(sample_workbook, path, now, Wishes(activity=other, mapping="Form"))

    assert imports.run(sample_workbook, found, now).responses_new == 12


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("label_headers", [False, True])
def test_redcap_is_read_raw_or_with_labels(
    sample_workbook: Store, bring: Bring, tmp_path: Path, labels: bool, label_headers: bool
) -> None:
    bring(making.write(tmp_path / "r.csv", making.redcap(labels=labels, label_headers=label_headers)))

    found = windows(sample_workbook)
    assert found["Overall quality" if label_headers else "overall"].counts == (0, 0, 1, 2, 1)
    ward = found["Will you use it? (choice=Ward)" if label_headers else "use___1"]
    assert (ward.measure, ward.successes, ward.trials) == (Measure.PROPORTION, 3, 4)


def test_codes_that_run_the_other_way_are_mapped_by_the_user(
    sample_workbook: Store, bring: Bring, tmp_path: Path
) -> None:
    codes = {str(code): (6 - code) * 1000 for code in range(1, 6)}
    bring(making.write(tmp_path / "r.csv", making.redcap()), mapping="Turned", points={"overall": codes})

    assert windows(sample_workbook)["overall"].counts == (1, 2, 1, 0, 0)


@pytest.mark.parametrize("stamp", ["Timestamp", "Zeitstempel", "Horodateur", "タイムスタンプ"])
def test_google_forms_is_known_in_other_languages(
    sample_workbook: Store, bring: Bring, activity: str, tmp_path: Path, stamp: str
) -> None:
    bring(making.write(tmp_path / "g.csv", making.google_forms(stamp)))

    window = windows(sample_workbook)[OVERALL]
    assert (window.counts, window.system, window.date_from) == ((0, 0, 0, 2, 1), "Google Forms", date(2026, 3, 11))
    assert [quote.text for quote in quotes(sample_workbook, activity)] == ["The cases from the ward"]


def test_rows_that_are_means_become_windows_without_responses(
    sample_workbook: Store, bring: Bring, activity: str, tmp_path: Path
) -> None:
    path = making.write(tmp_path / "s.csv", making.SUMMARY, ";", "cp1252")
    bring(path, first_day=date(2026, 1, 1), last_day=date(2026, 2, 1))

    window = windows(sample_workbook)["Overall teaching"]
    assert (window.mean, window.deviation, window.responses, window.scale_max) == (4250, 620, 12, 5)
    assert responses(sample_workbook) == []
    assert [quote.text for quote in quotes(sample_workbook, activity)] == ["Clear and kind", "More cases please"]
    assert bring(path, first_day=date(2026, 1, 1), last_day=date(2026, 2, 1)) == Imported()


def test_means_that_cannot_be_are_reported_and_stop_nothing_else(
    sample_workbook: Store, now: Now, activity: str, tmp_path: Path
) -> None:
    rows = [
        ["Question", "Scale", "N", "Mean", "SD"],
        ["Above", "5", "4", "5.2", ""],
        ["Wide", "5", "4", "3", "4.5"],
        ["Fine", "1-7", "1,204", "6.1", "0.4"],
        ["Nobody", "5", "0", "4", ""],
    ]
    found = imports.preview(
        sample_workbook, making.write(tmp_path / "s.csv", rows), now, Wishes(activity, first_day=date(2026, 3, 1))
    )

    assert [(bad.place, bad.sentence) for bad in found.bad] == [
        ("Line 2", "Its mean lies outside its scale, 1 to 5."),
        ("Line 3", "Its deviation is larger than its scale allows."),
        ("Line 5", "Nobody answered it."),
    ]
    assert found.plan is not None
    assert [(w.window.item, w.window.responses, w.window.scale_max) for w in found.plan.windows] == [("Fine", 1204, 7)]


def test_a_bad_row_is_reported_with_its_line_and_stops_nothing_else(
    sample_workbook: Store, now: Now, activity: str, tmp_path: Path
) -> None:
    rows: list[list[str]] = [
        ["Response ID", "Date", "Overall", "Comments"],
        ["1", "2026-03-11", "5", "two\nlines"],
        ["2", "2026-03-11", "banana", ""],
        ["3", "2026-03-40", "4", ""],
        ["4", "2026-03-12", "4", "", "one too many"],
        ["1", "2026-03-12", "4", ""],
        ["6", "2027-01-01", "4", ""],
        ["7", "2026-03-12", "9", ""],
        ["8", "2026-03-12", "4", "bell \x07 rings"],
    ]
    wishes = Wishes(activity, scales={"Overall": Scale(1, 5)})
    found = imports.preview(sample_workbook, making.write(tmp_path / "t.csv", rows), now, wishes)

    assert sorted((bad.place, bad.sentence) for bad in found.bad) == [
        (
            "Line 10",
            "The comment is left out. There is a control character in this text; take it out and it can be saved.",
        ),
        ("Line 4", "This is no point of Overall, which is 1 to 5."),
        ("Line 5", "Its date cannot be read."),
        ("Line 6", "It has 5 cells, the table only 4 columns."),
        ("Line 7", "Its response id stands further up already."),
        ("Line 8", "Its day is still to come."),
        ("Line 9", "This is no point of Overall, which is 1 to 5."),
    ]
    assert found.plan is not None
    assert found.plan.windows[0].window.counts == (0, 0, 0, 1, 1)


def test_who_answered_and_from_where_is_dropped_and_stands_nowhere(
    sample_workbook: Store, bring: Bring, now: Now, tmp_path: Path
) -> None:
    path = making.write(tmp_path / "q.csv", making.qualtrics())
    found = imports.preview(sample_workbook, path, now)

    assert {column.name for column in found.dropped} == {
        "IPAddress", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
        "LocationLatitude", "LocationLongitude",
    }  # fmt: skip
    bring(path)
    file = b"".join(path.read_bytes() for path in sample_workbook.path.parent.rglob("*") if path.is_file())
    assert b"Keep the drill" in file
    for private in ("pat.invented", "203.0.113.7", "51.500137"):
        assert private not in repr(found.contents) + repr(found.columns)
        assert private.encode() not in file


def test_a_column_that_is_only_called_like_a_place_may_be_kept_and_is_remembered(
    sample_workbook: Store, bring: Bring, now: Now, tmp_path: Path
) -> None:
    rows = [["Timestamp", "Overall", "Site"], ["2026-03-11 12:00:00", "5", "Near the window, far from the screen"]]
    path = making.write(tmp_path / "g.csv", rows)
    assert bring(path).quotes_new == 0
    assert bring(path, roles={"Site": Role.COMMENT}).quotes_new == 1
    assert imports.preview(sample_workbook, path, now).dropped == ()


def test_a_mapping_is_remembered_by_name(sample_workbook: Store, bring: Bring, now: Now, tmp_path: Path) -> None:
    rows = [["Timestamp", "Worth it", "Pace"], ["2026-03-11 12:00:00", "Superb", "3"]]
    path = making.write(tmp_path / "g.csv", rows)
    bring(
        path,
        mapping="Noon form",
        roles={"Worth it": Role.RATING, "Pace": Role.IGNORED},
        scales={"Worth it": Scale(1, 4, higher_is_better=False)},
        points={"Worth it": {"superb": 1000}},
    )
    later = making.write(tmp_path / "later.csv", [*rows, ["2026-03-12 12:00:00", "superb", "4"]])
    found = imports.preview(sample_workbook, later, now)

    assert (found.mapping, found.is_remembered) == ("Noon form", True)
    assert [column.role for column in found.columns] == [Role.DATE, Role.RATING, Role.IGNORED]
    assert found.columns[1].scale == Scale(1, 4, higher_is_better=False)
    assert found.columns[1].unread == ()


def test_what_is_missing_is_asked_for_and_nothing_can_be_imported(
    sample_workbook: Store, now: Now, activity: str, tmp_path: Path
) -> None:
    path = making.write(tmp_path / "t.csv", [["Overall"], ["4"]])

    asked = imports.preview(sample_workbook, path, now)
    undated = imports.preview(sample_workbook, path, now, Wishes(activity))

    assert asked.asks[0] == "Say which activity these evaluations are of."
    assert undated.asks == ("The file names no days; say from when to when this was collected.",)
    assert not asked.can_import
    assert imports.run(sample_workbook, asked, now) == Imported()


def test_an_activity_is_found_by_part_of_its_name_or_not_at_all(sample_workbook: Store) -> None:
    assert imports.find_activity(sample_workbook, "journal club").title == "Resident journal club coaching"
    with pytest.raises(NotUnderstood, match="No activity is called that"):
        imports.find_activity(sample_workbook, "plumbing")
    with pytest.raises(NotUnderstood, match="Several activities"):
        imports.find_activity(sample_workbook, "s")


def bomb() -> bytes:
    """A spreadsheet that is small and unpacks to more than the memory should hold."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("xl/worksheets/sheet1.xml", b" " * (129 * 1024 * 1024))
    return packed.getvalue()


def far_away() -> bytes:
    """A spreadsheet with one cell in the last corner."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "xl/worksheets/sheet1.xml", '<row><c r="A1"><v>1</v></c><c r="XFD1048576" t="n"><v>1</v></c></row>'
        )
    return packed.getvalue()


HOSTILE_FILES: Sequence[tuple[str, bytes | Callable[[], bytes], str]] = (
    ("empty.csv", b"", "There is nothing in"),
    ("blank.csv", b"\n,,\n \n", "There is nothing in"),
    ("nul.csv", b"a,b\n1,\0\n", "NUL characters"),
    ("wide.csv", b"a," * 10_000 + b"a\n" + b"1," * 10_000 + b"1\n", "10,001 columns"),
    ("open.csv", b'a,b\n1,2\n3,"never closed\n4,5\n', "opened at line 3"),
    ("header.csv", b"a,b\n", "no answers below"),
    ("cut.txt", b"\xff\xfea\x00b", "cut off or damaged"),
    ("data.bin", bytes(range(256)) * 20, "NUL characters|neither text nor a spreadsheet|encoding"),
    ("cell.csv", b"a,b\n1," + b"x" * 120_000 + b"\n", "too long"),
    ("not.xlsx", b"PK\x03\x04 nothing of the kind", "damaged"),
    ("not.xls", b"\xd0\xcf\x11\xe0 nothing of the kind", "cannot be read as a spreadsheet|damaged"),
    ("bomb.xlsx", bomb, "unpacks to far more"),
    ("far.xlsx", far_away, "unpacks to far more"),
)


@pytest.mark.parametrize(("name", "content", "sentence"), HOSTILE_FILES, ids=[one[0] for one in HOSTILE_FILES])
def test_a_file_that_is_none_gets_one_sentence(
    sample_workbook: Store, now: Now, tmp_path: Path, name: str, content: bytes | Callable[[], bytes], sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content() if callable(content) else content)

    with pytest.raises(CannotImport, match=sentence):
        imports.preview(sample_workbook, path, now)


def test_an_import_that_is_stopped_saves_nothing(
    sample_workbook: Store, now: Now, activity: str, tmp_path: Path
) -> None:
    found = imports.preview(
        sample_workbook, making.write(tmp_path / "q.csv", making.qualtrics()), now, Wishes(activity)
    )
    before = everything(sample_workbook)

    with pytest.raises(Fault, match="Stopped; nothing was saved"):
        imports.run(sample_workbook, found, now, cancelled=lambda: True)
    assert everything(sample_workbook) == before


def test_previews_of_a_survey_are_no_responses(sample_workbook: Store, now: Now, tmp_path: Path) -> None:
    rows = [*making.RESPONSES, making.qualtrics_row(9, "Poor", "Agree", status="Survey Preview")]
    found = imports.preview(sample_workbook, making.write(tmp_path / "q.csv", making.qualtrics(rows)), now)

    assert found.responses == 4
    assert "Left out as previews or spam of the survey: 1." in found.notes


def test_the_old_qualtrics_layout_is_known_too(sample_workbook: Store, now: Now, tmp_path: Path) -> None:
    found = imports.preview(sample_workbook, making.write(tmp_path / "q.csv", making.legacy_qualtrics()), now)

    assert found.layout is Layout.QUALTRICS
    assert [column.name for column in found.columns if column.role is Role.RATING] == ["Q1"]
    assert {column.name for column in found.dropped} >= {"Name", "EmailAddress", "IPAddress"}
