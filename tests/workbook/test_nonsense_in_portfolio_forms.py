"""Nonsense in every field of every form of the portfolio: a sentence at the field, or saved as typed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.export_profile import Profile
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import (
    ACTIVITY,
    ATTACHMENT,
    EVALUATION,
    EXPERIMENT,
    MENTEE_OUTCOME,
    PEER_OBSERVATION,
    PROJECT,
    REFEREE,
)
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.workbook import (
    attachments,
    drafts,
    evaluations,
    evidence,
    experiment_forms,
    experiments,
    history,
    projects,
    quotes,
    today,
    totals,
)
from pivot_tui.workbook.attachments import AttachmentForm
from pivot_tui.workbook.evaluation_form import EvaluationForm, Given
from pivot_tui.workbook.evaluation_windows import save_evaluation
from pivot_tui.workbook.evidence_form import ObservationForm, OutcomeForm, RefereeForm
from pivot_tui.workbook.experiment_forms import ClosingForm, ExperimentForm
from pivot_tui.workbook.portfolio_export import read_export
from pivot_tui.workbook.projects import ProjectForm
from pivot_tui.workbook.quotes import QuoteForm

NONSENSE = (
    "", " \t ", "x" * 10_000, "9" * 10_000, "a\x1b[31mb", "\x07", "\x00", "a\x00b", "\x9b2J", "a\ud800b", "\udfff",
    "\u202eabc\u202c", "\u200b", "\ufeff", "one\ntwo", "one\r\ntwo", "1e999", "-1", "-1e999", "nan", "inf", "\u00bd",
    "\u0661\u0662", "\u0968", "\u00b2", "2026-02-30", "9999-12-31", "0000-00-00", "0001-01-01", "2026-03-14",
    "tomorrow", "in 999999999 days", "999999999999 days ago", "[/]", "[red]x[/] [$primary] \\", "%s {0} {x}",
    "'; DROP TABLE project; --", "\U0001f469\U0001f3fd\u200d\u2695\ufe0f", "e\u0301" * 50, "0", "1:99", "24h",
    "1_000", "+5", "0x10", ":", "::", ";", ",", "-", ".", "~", "~nobody", "*", '"', "(", "NEAR(", "a OR", "/", "\\",
)  # fmt: skip
"""What is typed by mistake, pasted by accident, or meant to break things."""


class Form(NamedTuple):
    """A form as this test fills it in.

    Attributes:
        good: Fields that are saved as they are.
        save: Saves the form.
        table: Where the record goes.
    """

    good: Any
    save: Callable[[Store, Any, Now, str], Any]
    table: Table[Any]


def _closing(store: Store, form: ClosingForm, now: Now, _: str) -> Any:
    found = next(one for one in all_of(store, EXPERIMENT) if one.is_open)
    return experiment_forms.close_experiment(store, form, now.day, found.id)


def _evidence(store: Store, form: Any, now: Now, _: str) -> Any:
    return evidence.save_evidence(store, form, now.day)


COUNTED = EvaluationForm(counts=(0, 2, 7, 8, 3), invited="26", date_from="2026-03-11")
FORMS = {
    "project": Form(ProjectForm("Pocket guide"), lambda store, form, *_: projects.save_project(store, form), PROJECT),
    "experiment": Form(
        ExperimentForm("A", "B", "2026-03-01", "2026-04-01"),
        lambda store, form, now, _: experiment_forms.save_experiment(store, form, now.day),
        EXPERIMENT,
    ),
    "closing": Form(ClosingForm("2026-03-13", verdict="keep"), _closing, EXPERIMENT),
    "quote": Form(QuoteForm("now I get it"), lambda store, form, now, _: quotes.save(store, form, now), QUOTE),
    "observation": Form(ObservationForm("Scripted bedside", "yesterday"), _evidence, PEER_OBSERVATION),
    "outcome": Form(OutcomeForm("P.Q.", outcome="A poster", day="2026-03-01"), _evidence, MENTEE_OUTCOME),
    "referee": Form(RefereeForm("A.B.", status="asked"), _evidence, REFEREE),
    "address": Form(
        AttachmentForm("Deck", "https://example.org/deck"),
        lambda store, form, _, activity: attachments.add(store, form, activity),
        ATTACHMENT,
    ),
    "counts": Form(
        COUNTED, lambda store, form, now, activity: save_evaluation(store, form, activity, now.day), EVALUATION
    ),
    "mean": Form(
        EvaluationForm(given=Given.MEAN, mean="4,25", deviation="0.7", responses="10", date_from="2026-03-11"),
        lambda store, form, now, activity: save_evaluation(store, form, activity, now.day),
        EVALUATION,
    ),
    "share": Form(
        EvaluationForm(given=Given.PROPORTION, successes="17", trials="41", date_from="2026-03-11"),
        lambda store, form, now, activity: save_evaluation(store, form, activity, now.day),
        EVALUATION,
    ),
}


def typed_in(form: Any) -> list[str]:
    """The fields of a form into which something is typed."""
    chosen = ("status", "portability", "hypothesis", "seed", "verdict", "purpose", "my_role", "kind")
    assert is_dataclass(form)
    return [one.name for one in fields(form) if isinstance(getattr(form, one.name), str) and one.name not in chosen]


CASES = [(kind, name) for kind, form in FORMS.items() for name in typed_in(form.good)]


NOT_AS_TYPED = {("quote", "activity"), ("address", "name"), ("address", "place")}
"""Where words stand for something else: a title for its activity, nothing for the address, a path for all of it."""


def all_of(store: Store, table: Table[Any]) -> list[Any]:
    """All records of a table."""
    with store.reading() as db:
        return list(table.select(db, "ORDER BY n"))


def look_at_all(store: Store, now: Now, activity: str, profile: Profile) -> None:
    """Read everything that shows the portfolio, and hand it out under one profile."""
    experiments.read(store, now.day)
    for reading in (projects.projects, evidence.read, quotes.first_page, evaluations.first_page, totals.read):
        reading(store)
    evaluations.of_activity(store, activity)
    attachments.of_activity(store, activity)
    today.read(store, now)
    read_export(store, profile, now.day)
    for action in history.actions(store):
        history.changes_of(store, action)


@pytest.mark.parametrize(("kind", "name"), CASES, ids=str)
def test_nonsense_is_refused_in_a_sentence_or_kept_as_typed(
    sample_workbook: Store, now: Now, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    form, store = FORMS[kind], sample_workbook
    activity = all_of(store, ACTIVITY)[0].id
    for words in NONSENSE:
        before = all_of(store, form.table)
        found = form.save(store, replace(form.good, **{name: words}), now, activity)
        after = all_of(store, form.table)
        if isinstance(found, tuple):
            assert after == before, words
            at = [problem.field for problem in found]
            assert len(set(at)) == len(at), (words, found)
            assert all(sentence.endswith((".", "B.")) for _, sentence in found)
            continue
        assert found in after, words
        kept = getattr(found, name, None)
        if isinstance(kept, str) and (kind, name) not in NOT_AS_TYPED:
            assert " ".join(kept.split()) == " ".join(words.split()), words
            assert text_problem(kept) is None or not kept, words
        if kind == "closing":
            history.undo(store)
    profiles = tuple(Profile)  # in turn, for each of them leaves other things out of the same records
    look_at_all(store, now, activity, profiles[CASES.index((kind, name)) % len(profiles)])


def test_half_a_character_does_not_cost_the_rest_of_a_draft(empty_workbook: Store) -> None:
    drafts.save_draft(empty_workbook, "quote", "", "a\ud800b")
    assert [draft.body for draft in drafts.read_drafts(empty_workbook)] == ["a?b"]
