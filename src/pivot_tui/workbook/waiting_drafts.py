"""Drafts that were left open: what each is called, and whether what it belongs to is still there."""

from typing import NamedTuple

from pivot_tui.domain.identifiers import is_identifier
from pivot_tui.store.drafts import Draft, read_drafts
from pivot_tui.store.recorded import is_there
from pivot_tui.store.store import Store


class DraftedForm(NamedTuple):
    """A form whose drafts can be gone on with.

    Attributes:
        called: What a draft of it is called.
        tables: The tables of the records that it may be about; what its row names otherwise is always there.
    """

    called: str
    tables: tuple[str, ...] = ()


FORMS = {
    "capture": DraftedForm("A capture"),
    "entry": DraftedForm("An entry", ("entry",)),
    "prompt": DraftedForm("An answer"),
    "element": DraftedForm("An answer", ("element",)),
    "element_offer": DraftedForm("An answer", ("entry",)),
    "situation": DraftedForm("An answer"),
    "quote": DraftedForm("A quote", ("quote",)),
    "activity": DraftedForm("An activity", ("activity",)),
    "attachment": DraftedForm("A file of an activity", ("activity",)),
    "session_log": DraftedForm("A session", ("session", "activity")),
    "evaluation": DraftedForm("An evaluation", ("evaluation", "activity")),
    "peer_observation": DraftedForm("A peer observation", ("peer_observation",)),
    "mentee_outcome": DraftedForm("A mentee's outcome", ("mentee_outcome",)),
    "referee": DraftedForm("A referee", ("referee",)),
    "experiment": DraftedForm("An experiment", ("experiment",)),
    "experiment_first": DraftedForm("A first experiment"),
    "experiment_closing": DraftedForm("The closing of an experiment", ("experiment",)),
    "project": DraftedForm("A project", ("project",)),
    "contact": DraftedForm("A contact", ("contact",)),
    "seen_work": DraftedForm("A line of what somebody has seen", ("seen_work", "contact")),
    "ask": DraftedForm("A message", ("contact",)),
    "thanks": DraftedForm("A message", ("conversation",)),
    "follow_up": DraftedForm("A message", ("conversation",)),
    "conversation_day": DraftedForm("The day of a conversation", ("contact",)),
    "conversation_met": DraftedForm("A conversation that was held", ("contact",)),
    "conversation": DraftedForm("A conversation", ("conversation",)),
    "preparation": DraftedForm("A sheet for a conversation", ("conversation",)),
    "after_note": DraftedForm("An after-note", ("conversation",)),
    "learned": DraftedForm("A line of what you learned", ("learned",)),
    "card": DraftedForm("A card", ("card",)),
    "card_line": DraftedForm("A card"),
    "gate": DraftedForm("A reason to go on", ("card",)),
    "plan": DraftedForm("The plan"),
    "hard_question": DraftedForm("An answer to the hard questions"),
    "stage_review": DraftedForm("A stage review"),
    "weekly_review": DraftedForm("A weekly review", ("weekly_review",)),
    "past_review": DraftedForm("The correction of a review", ("weekly_review",)),
    "incumbent": DraftedForm("A line of the ledger", ("incumbent",)),
}
"""By the form's name among the drafts. A request is not among them: it waits where it was asked, and hurries nobody."""


def waiting(store: Store) -> tuple[Draft, ...]:
    """The drafts that can be gone on with, the newest first; those of records in the trash wait there with them."""
    return tuple(draft for draft in read_drafts(store) if can_go_on(store, draft))


def can_go_on(store: Store, draft: Draft) -> bool:
    """Whether what a draft belongs to is still there."""
    form = FORMS.get(draft.form)
    if form is None:
        return False
    if not form.tables or not is_identifier(draft.row):
        return True
    return any(is_there(store, table, draft.row) for table in form.tables)


def called(draft: Draft) -> str:
    """What a draft is called, at the beginning of a sentence."""
    return FORMS[draft.form].called
