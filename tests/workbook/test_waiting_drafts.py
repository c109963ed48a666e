"""Which drafts can be gone on with: those whose record is there, and those that are about nothing yet."""

import re
from pathlib import Path

import pytest

import pivot_tui.workbook
from pivot_tui.store.store import Store
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import drafts, waiting_drafts
from pivot_tui.workbook.requests import REQUEST_FORM
from pivot_tui.workbook.waiting_drafts import FORMS

ABOUT = [(form, table) for form, drafted in FORMS.items() for table in drafted.tables]


def forms_waiting(store: Store) -> list[str]:
    return [draft.form for draft in waiting_drafts.waiting(store)]


@pytest.mark.parametrize(("form", "table"), ABOUT)
def test_a_draft_waits_while_its_record_is_there_and_in_the_trash_with_it(
    sample_workbook: Store, form: str, table: str
) -> None:
    (identifier,) = sample_workbook.db.execute(f"SELECT id FROM {table} ORDER BY n LIMIT 1").fetchone()
    drafts.save_draft(sample_workbook, form, identifier, "half a line")
    assert forms_waiting(sample_workbook) == [form]
    put_in_trash(sample_workbook, table, [identifier], f"{table}.trash")
    assert forms_waiting(sample_workbook) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_of_something_new_always_waits(sample_workbook: Store, form: str) -> None:
    drafts.save_draft(sample_workbook, form, "", "half a line")
    assert forms_waiting(sample_workbook) == [form]
    assert waiting_drafts.called(waiting_drafts.waiting(sample_workbook)[0]).startswith(("A ", "An ", "The "))


def test_a_request_hurries_nobody_and_an_unknown_form_is_not_offered(sample_workbook: Store) -> None:
    for form in (REQUEST_FORM, "a form of another version"):
        drafts.save_draft(sample_workbook, form, "new", "half a line")
    assert waiting_drafts.waiting(sample_workbook) == ()


def test_every_form_that_keeps_drafts_is_known_here() -> None:
    source = Path(pivot_tui.workbook.__path__[0]).parent
    kept = re.compile(r"^[A-Z_]+_FORM(?:, [A-Z_]+_FORM)* = (.+)$", re.MULTILINE)
    named = {
        name
        for module in (*source.glob("workbook/*.py"), *source.glob("screens/*.py"))
        for line in kept.findall(module.read_text(encoding="utf-8"))
        for name in re.findall(r'"([a-z_]+)"', line)
    }
    assert len(named) > 10
    assert named <= {*FORMS, REQUEST_FORM}
