"""The whole workbook out and in again: nothing lost, nothing half done, nothing written over by mistake."""

import dataclasses
import json
import stat
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.faults import Fault, InvalidRecord, NotFound, ReadOnly
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.journal import Entry, Group, Kind
from pivot_tui.domain.privacy import findings
from pivot_tui.store import backups as stored_backups
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables import RECORD_TABLES, record_tables
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.workbook import exchange, history, privacy
from pivot_tui.workbook.capture import kinds_of_work

Capture = Callable[..., tuple[Entry, ...]]
Texts = Callable[[Store], list[str]]

FIXTURES = Path(__file__).parent.parent / "interchange" / "fixtures"
KEPT = FIXTURES / "version-4.json"
OWN = "019cdd04-b840-7e29-8ec2-ec5259083f01"


def exported(store: Store) -> str:
    """The workbook's document."""
    return "".join(f"{line}\n" for line in exchange.export_document(store))


def own_records(store: Store) -> list[object]:
    """Every record of a workbook but the kinds that ship with the program."""
    with store.reading() as db:
        found = [record for table in record_tables() for record in table.select(db, "ORDER BY id")]
    return [record for record in found if not (isinstance(record, Kind) and record.key)]


def put_kept_document(folder: Path, **changes: list[dict[str, Any]]) -> Path:
    """The kept document with other records in some tables."""
    content = json.loads(KEPT.read_text(encoding="utf-8"))
    content["records"] |= changes
    path = folder / "changed.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def kept(table: str) -> list[dict[str, Any]]:
    """The records of a table of the kept document."""
    found: list[dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8"))["records"][table]
    return found


@pytest.fixture
def other_workbook(tmp_path: Path) -> Iterator[Store]:
    """A second new workbook."""
    with open_store(tmp_path / "other" / "workbook.db") as store:
        yield store


def test_what_was_exported_imports_and_exports_as_the_same_bytes(
    sample_workbook: Store, other_workbook: Store, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    exchange.write_document(sample_workbook, first)

    done = exchange.import_document(other_workbook, first)

    exchange.write_document(other_workbook, second)
    assert first.read_bytes() == second.read_bytes()
    assert own_records(other_workbook) == own_records(sample_workbook) != []
    assert done.records == len(own_records(sample_workbook)) + len(kinds_of_work(sample_workbook))
    assert (done.replaced, done.backup) == (0, None)


def test_every_table_and_every_hostile_text_comes_through(empty_workbook: Store) -> None:
    exchange.import_document(empty_workbook, KEPT)

    assert exported(empty_workbook) == KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("version-*.json")), ids=lambda path: path.stem)
def test_a_document_of_any_version_ever_written_imports(empty_workbook: Store, fixture: Path) -> None:
    exchange.import_document(empty_workbook, fixture)

    assert own_records(empty_workbook)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(min_size=1).filter(lambda text: text[0] != "\0"), max_size=4), tag=st.text())
def test_any_text_survives_the_way_out_and_in(
    empty_workbook: Store, other_workbook: Store, tmp_path: Path, texts: list[str], tag: str
) -> None:
    entries = [
        one | {"id": f"{OWN[:-2]}{n:02x}", "text": text, "tags": [tag]}
        for n, text in enumerate(texts)
        for one in kept("entry")[:1]
    ]
    out = tmp_path / "out.json"
    exchange.import_document(
        empty_workbook, put_kept_document(tmp_path, entry=entries, link=[], origin=[]), replace=True
    )
    exchange.write_document(empty_workbook, out, force=True)

    exchange.import_document(other_workbook, out, replace=True)

    assert exported(other_workbook).encode() == out.read_bytes()
    with other_workbook.reading() as db:
        assert [entry.text for entry in ENTRY.select(db, "ORDER BY id")] == texts


def test_an_import_is_one_action_that_can_be_taken_back(empty_workbook: Store) -> None:
    before = exported(empty_workbook)
    exchange.import_document(empty_workbook, KEPT)

    history.undo(empty_workbook)
    assert exported(empty_workbook) == before
    history.redo(empty_workbook)
    assert exported(empty_workbook) == KEPT.read_text(encoding="utf-8")


def test_what_was_imported_is_found_by_its_words(empty_workbook: Store) -> None:
    from pivot_tui.workbook.search import search

    exchange.import_document(empty_workbook, KEPT)

    assert search(empty_workbook, "prior auth")


def test_a_workbook_with_records_is_not_imported_into(
    empty_workbook: Store, capture: Capture, all_texts: Texts
) -> None:
    capture(empty_workbook, "mine")

    with pytest.raises(Fault, match=r"already holds 1 record, .* --replace"):
        exchange.import_document(empty_workbook, KEPT)

    assert all_texts(empty_workbook) == ["mine"]


def test_a_kind_of_work_of_ones_own_is_a_record_too(empty_workbook: Store) -> None:
    with empty_workbook.transaction("kind.add"):
        KIND.insert(empty_workbook.db, [Kind(OWN, "", "Mine", "mine", Group.OTHER)])

    with pytest.raises(Fault, match="already holds 1 record"):
        exchange.import_document(empty_workbook, KEPT)


def test_replacing_makes_a_backup_first_and_can_be_taken_back(
    empty_workbook: Store, capture: Capture, all_texts: Texts
) -> None:
    capture(empty_workbook, "mine", "- mine too 5 @inbox")
    before = exported(empty_workbook)

    done = exchange.import_document(empty_workbook, KEPT, replace=True)

    assert exported(empty_workbook) == KEPT.read_text(encoding="utf-8")
    assert done.replaced == 2
    assert done.changed == 2 + len(own_records(empty_workbook))
    assert done.backup is not None
    with open_store(done.backup) as backup:
        assert all_texts(backup) == ["mine", "mine too"]
    history.undo(empty_workbook)
    assert exported(empty_workbook) == before


def test_replacing_with_the_same_document_changes_nothing_and_keeps_the_history(empty_workbook: Store) -> None:
    exchange.import_document(empty_workbook, KEPT)
    entry = kept("entry")[0]["id"]
    versions = history.versions(empty_workbook, entry)

    done = exchange.import_document(empty_workbook, KEPT, replace=True)

    assert done.changed == 0
    assert history.versions(empty_workbook, entry) == versions
    assert exported(empty_workbook) == KEPT.read_text(encoding="utf-8")


def test_a_record_whose_kind_has_gone_keeps_its_new_one_when_replaced(empty_workbook: Store, tmp_path: Path) -> None:
    exchange.import_document(empty_workbook, KEPT)
    own = next(kind["id"] for kind in kept("kind") if not kind["key"])
    kinds = [kind for kind in kept("kind") if kind["key"]]
    entries = [entry | {"kind": uuid5("kind", "SIM")} if entry["kind"] == own else entry for entry in kept("entry")]

    exchange.import_document(empty_workbook, put_kept_document(tmp_path, kind=kinds, entry=entries), replace=True)

    with empty_workbook.reading() as db:
        assert KIND.get(db, own) is None
        assert sum(entry.kind == uuid5("kind", "SIM") for entry in ENTRY.select(db)) == 1
    history.undo(empty_workbook)
    assert exported(empty_workbook) == KEPT.read_text(encoding="utf-8")


def test_the_kinds_that_ship_with_the_program_stay_and_keep_their_order(empty_workbook: Store, tmp_path: Path) -> None:
    before = kinds_of_work(empty_workbook)
    renamed = next(kind for kind in kept("kind") if kind["key"] == "SIM") | {"name": "Manikins"}

    path = put_kept_document(tmp_path, kind=[renamed], **{name: [] for name in RECORD_TABLES if name != "kind"})
    exchange.import_document(empty_workbook, path)

    expected = [dataclasses.replace(kind, name="Manikins") if kind.key == "SIM" else kind for kind in before]
    assert list(kinds_of_work(empty_workbook)) == expected


def test_a_dry_run_says_what_would_be_done_and_changes_nothing(empty_workbook: Store, capture: Capture) -> None:
    would = exchange.import_document(empty_workbook, KEPT, dry_run=True)
    assert (would.records, would.replaced) == (sum(len(kept(name)) for name in RECORD_TABLES), 0)
    capture(empty_workbook, "mine")
    before = exported(empty_workbook)

    would = exchange.import_document(empty_workbook, KEPT, replace=True, dry_run=True)

    assert (would.replaced, would.backup) == (1, None)
    assert exported(empty_workbook) == before
    assert stored_backups.list_backups(empty_workbook.path) == ()


DOC, TALK = uuid5("kind", "DOC"), uuid5("kind", "TALK")
GONE = "00000000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("table", "changes", "said"),
    [
        ("entry", {"kind": GONE}, "entry 1, kind: There is no such kind in the document."),
        ("element", {"kind": GONE}, "element 1, kind: There is no such kind in the document."),
        ("origin", {"entry": DOC}, "origin 1, entry: There is no such entry in the document."),
        ("link", {"to_id": GONE}, "link 1, to_id: There is no such record in the document."),
        ("link", {"from_tbl": "private words"}, "link 1, from_id: There is no such record in the document."),
        ("link", {"to_tbl": "link", "to_id": kept("link")[0]["id"]}, "link 1, to_id: There is no such record"),
        ("entry", {"id": "entry-1"}, "entry 1, id: This must be a UUID in small letters."),
        ("entry", {"id": OWN.upper()}, "entry 1, id: This must be a UUID in small letters."),
        ("entry", {"id": kept("entry")[1]["id"]}, "entry 2, id: Another record before it has this id."),
        ("pulse", {"id": kept("entry")[0]["id"]}, "pulse 1, id: Another record before it has this id."),
        ("situation", {"id": OWN}, "situation 1, id: There is one such record at the most, and its id is 7c3521fc-"),
        ("week_log", {"week": "2026-02-23"}, "week_log 1, id: There is one such record at the most, and its id is"),
        ("burnout_answer", {"id": OWN}, "burnout_answer 1, id: There is one such record at the most, and its id is"),
        ("pulse", {"id": OWN}, "pulse 1, id: There is one such record at the most, and its id is bb66fca8-"),
        ("entry", {"sign": "quote"}, "entry 1, sign: A quote belongs to the table quote."),
        ("quote", {"utc_offset": -1441}, "quote 1, utc_offset: Local time is never that far from UTC."),
        ("quote", {"kind": GONE}, "quote 1, kind: There is no such kind in the document."),
        ("quote", {"activity": GONE}, "quote 1, activity: There is no such activity in the document."),
        ("quote", {"evaluation": GONE}, "quote 1, evaluation: There is no such evaluation in the document."),
        ("session", {"activity": GONE}, "session 1, activity: There is no such activity in the document."),
        ("attachment", {"activity": DOC}, "attachment 1, activity: There is no such activity in the document."),
        ("evaluation", {"activity": GONE}, "evaluation 1, activity: There is no such activity in the document."),
        ("evaluation", {"compared_with": GONE}, "evaluation 1, compared_with: There is no such evaluation in the"),
        ("response", {"evaluation": GONE}, "response 1, evaluation: There is no such evaluation in the document."),
        ("response", {"id": kept("activity")[0]["id"]}, "response 1, id: Another record before it has this id."),
        ("peer_observation", {"activity": GONE}, "peer_observation 1, activity: There is no such activity in the"),
        ("mentee_outcome", {"activity": GONE}, "mentee_outcome 1, activity: There is no such activity in the"),
        ("project", {"activity": GONE}, "project 1, activity: There is no such activity in the document."),
        ("import_mapping", {"name": "another"}, "import_mapping 1, id: There is one mapping of a name, and its id is"),
        ("academic_calendar", {"id": OWN}, "academic_calendar 1, id: There is one such record at the most, and its"),
        ("entry", {"utc_offset": 1441}, "entry 1, utc_offset: Local time is never that far from UTC."),
        ("entry", {"utc_offset": 2**63}, "entry 1, utc_offset: Give a whole number."),
        ("entry", {"text": "\0"}, "entry 1, text: This cannot be empty."),
        ("entry", {"text": "half \ud83d"}, "entry 1, text: Some of this is not UTF-8 text"),
        ("entry", {"day": "9999-12-31"}, "entry 1, day: That day is too far away to be meant."),
        ("entry", {"at": "0001-01-01T00:00:00+02:00"}, "entry 1, at: That day is too far away to be meant."),
        ("link", {"mood": 1}, "link 1, mood: This field is not known here."),
    ],
)
def test_records_that_are_wrong_are_named_and_nothing_is_imported(
    empty_workbook: Store, tmp_path: Path, table: str, changes: dict[str, Any], said: str
) -> None:
    before = exported(empty_workbook)
    first, *others = kept(table)

    with pytest.raises(InvalidRecord) as refused:
        exchange.import_document(empty_workbook, put_kept_document(tmp_path, **{table: [first | changes, *others]}))

    lines = refused.value.sentence.split("\n")
    assert any(line.startswith(said) for line in lines)
    assert "private" not in refused.value.sentence
    assert exported(empty_workbook) == before


def test_only_the_first_ten_dangling_records_are_named(empty_workbook: Store, tmp_path: Path) -> None:
    entries = [kept("entry")[0] | {"id": f"{OWN[:-2]}{n:02x}", "kind": GONE} for n in range(30)]

    with pytest.raises(InvalidRecord) as refused:
        exchange.import_document(empty_workbook, put_kept_document(tmp_path, entry=entries, link=[], origin=[]))

    assert refused.value.sentence.count("\n") == 10


def test_a_document_that_cannot_be_read_gets_one_sentence(empty_workbook: Store, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(NotFound, match="cannot be read"):
            exchange.import_document(empty_workbook, path)


def test_the_document_is_read_before_anything_is_locked(empty_workbook: Store, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    with (
        open_store(empty_workbook.path) as other,
        other.transaction("journal.add"),
        pytest.raises(InvalidRecord, match="is not JSON"),
    ):
        exchange.import_document(empty_workbook, broken)


def test_what_is_written_is_for_its_owner_alone(sample_workbook: Store, tmp_path: Path) -> None:
    document, folder = tmp_path / "out.json", tmp_path / "new" / "tables"

    exchange.write_document(sample_workbook, document)
    tables = exchange.write_tables(sample_workbook, folder)

    assert [stat.S_IMODE(path.stat().st_mode) for path in (document, *tables)] == [0o600] * (1 + len(tables))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.csv" for name in RECORD_TABLES)
    assert {path.name for path in tmp_path.iterdir()} == {"out.json", "new", "sample"}, "nothing half written stays"


def test_the_tables_hold_what_the_workbook_holds(sample_workbook: Store, tmp_path: Path) -> None:
    exchange.write_tables(sample_workbook, tmp_path / "tables")

    text = (tmp_path / "tables" / "entry.csv").read_bytes().decode("utf-8-sig")
    assert text.startswith("id,day,at,")
    assert all(entry.text in text for entry in own_records(sample_workbook) if isinstance(entry, Entry))


def test_nothing_is_written_over_unless_that_is_asked(sample_workbook: Store, tmp_path: Path) -> None:
    document, folder = tmp_path / "out.json", tmp_path / "tables"
    folder.mkdir()
    for path in (document, folder / "origin.csv"):
        path.write_text("mine")

    with pytest.raises(Fault, match=r"out.json is there already, so nothing was written"):
        exchange.write_document(sample_workbook, document)
    with pytest.raises(Fault, match=r"origin.csv is there already, so nothing was written"):
        exchange.write_tables(sample_workbook, folder)

    assert document.read_text() == "mine"
    assert [path.name for path in folder.iterdir()] == ["origin.csv"]
    exchange.write_document(sample_workbook, document, force=True)
    exchange.write_tables(sample_workbook, folder, force=True)
    assert "mine" not in {document.read_text(), (folder / "origin.csv").read_text()}
    assert stat.S_IMODE(document.stat().st_mode) == 0o600


def test_a_file_that_appears_meanwhile_is_not_written_over(
    sample_workbook: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("mine")
    monkeypatch.setattr(Path, "exists", lambda _: False)

    with pytest.raises(Fault, match="is there already, so nothing was written"):
        exchange.write_document(sample_workbook, path)

    assert path.read_text() == "mine"


def test_the_workbook_itself_is_never_written_over(sample_workbook: Store, tmp_path: Path) -> None:
    linked = tmp_path / "linked.db"
    linked.hardlink_to(sample_workbook.path)
    before = exported(sample_workbook)

    for path in (sample_workbook.path, linked, sample_workbook.path.with_name("workbook.db-wal")):
        with pytest.raises(Fault, match="is the workbook itself"):
            exchange.write_document(sample_workbook, path, force=True)

    assert exported(sample_workbook) == before


def test_a_place_that_cannot_be_written_gets_one_sentence(sample_workbook: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(NotFound, match="There is no folder"):
        exchange.write_document(sample_workbook, tmp_path / "missing" / "out.json")
    with pytest.raises(NotFound, match="There is no folder"):
        exchange.write_document(sample_workbook, tmp_path / "file" / "out.json")
    with pytest.raises(ReadOnly, match="cannot be made; name another"):
        exchange.write_tables(sample_workbook, tmp_path / "file" / "tables")


def test_an_export_shows_one_moment_whatever_others_write_meanwhile(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, "before")
    lines = exchange.export_document(empty_workbook)
    found = [next(lines) for _ in range(8)]

    with open_store(empty_workbook.path) as other:
        capture(other, "meanwhile")
    found += lines

    assert sum('"text": ' in line for line in found) == 1
    capture(empty_workbook, "afterwards")
    assert exported(empty_workbook).count('"text": ') == 3


def test_an_export_that_is_left_early_holds_nothing(empty_workbook: Store, capture: Capture, all_texts: Texts) -> None:
    lines = exchange.export_document(empty_workbook)
    next(lines)
    lines.close()

    capture(empty_workbook, "afterwards")

    assert all_texts(empty_workbook) == ["afterwards"]


def test_an_encrypted_workbook_goes_out_and_in_like_any_other(tmp_path: Path, key: str) -> None:
    with open_store(tmp_path / "locked.db", key) as store:
        exchange.import_document(store, KEPT)
        assert exported(store) == KEPT.read_text(encoding="utf-8")


def test_a_linked_record_is_still_linked_after_the_journey(empty_workbook: Store) -> None:
    exchange.import_document(empty_workbook, KEPT)

    with empty_workbook.reading() as db:
        assert list(LINK.select(db, "ORDER BY id")) == [Link(**link) for link in kept("link")]


def test_texts_that_could_identify_somebody_are_counted(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, "walked a student through an ECG")
    assert exchange.texts_to_look_at(empty_workbook) == 0

    capture(empty_workbook, "called back about MRN 12345678", "DOB 3/4/1956 on the form", "no patient in it")

    assert exchange.texts_to_look_at(empty_workbook) == 2


def test_a_text_whose_warning_was_ignored_is_not_counted_again(empty_workbook: Store, capture: Capture) -> None:
    text = "a 58 yo M in the story of the case conference"
    [entry] = capture(empty_workbook, text)
    assert exchange.texts_to_look_at(empty_workbook) == 1

    [found] = findings(text)
    privacy.ignore(empty_workbook, "entry", entry.id, found)

    assert exchange.texts_to_look_at(empty_workbook) == 0


def test_the_bytes_of_a_kept_file_are_no_text_to_look_at(empty_workbook: Store, tmp_path: Path) -> None:
    attachment = kept("attachment")[0] | {"kept_copy": "called back about MRN 12345678"}
    others: dict[str, list[dict[str, Any]]] = {name: [] for name in RECORD_TABLES if name not in ("kind", "activity")}
    path = put_kept_document(tmp_path, **others | {"attachment": [attachment]})
    exchange.import_document(empty_workbook, path)

    assert exchange.texts_to_look_at(empty_workbook) == 0


def test_a_window_may_be_compared_with_one_that_comes_later(empty_workbook: Store) -> None:
    exchange.import_document(empty_workbook, KEPT)

    first, second = kept("evaluation")[:2]
    assert (first["compared_with"], first["id"] < second["id"]) == (second["id"], True)
    with empty_workbook.reading() as db:
        found = dict(db.execute("SELECT id, compared_with FROM evaluation").fetchall())
    assert found[first["id"]] == second["id"]


def test_many_entries_import_in_one_go(empty_workbook: Store, tmp_path: Path) -> None:
    entries = [kept("entry")[0] | {"id": f"019cdd04-b840-7e29-8ec2-{n:012x}"} for n in range(12_000)]

    done = exchange.import_document(empty_workbook, put_kept_document(tmp_path, entry=entries, link=[], origin=[]))

    with empty_workbook.reading() as db:
        assert db.execute("SELECT count(*) FROM entry").fetchone()[0] == 12_000
    assert done.records > 12_000


def test_the_schema_is_json() -> None:
    assert json.loads(exchange.schema())["title"] == "A pivot-tui workbook"


def test_a_writing_that_fails_leaves_neither_a_file_nor_a_reading(
    sample_workbook: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = []

    def lines(_store: Store) -> Generator[str, None, None]:
        try:
            yield "first"
            yield "half \ud800"
        finally:
            ended.append(True)

    monkeypatch.setattr(exchange, "export_document", lines)
    with pytest.raises(UnicodeEncodeError):
        exchange.write_document(sample_workbook, tmp_path / "out.json")

    assert ended == [True]
    assert not [path for path in tmp_path.iterdir() if "out.json" in path.name]
