"""The forms for evidence beside ratings: a peer observation, what a mentee achieved, a referee."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual.content import Content

from pivot_tui.domain.evidence import MentoringRole, OutcomeKind, Purpose, RefereePurpose, RefereeStatus
from pivot_tui.domain.roster import LEVELS
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import evidence
from pivot_tui.workbook.evidence_form import EvidenceForm, ObservationForm, OutcomeForm, RefereeForm
from pivot_tui.workbook.session import Session

_DAY_HINT = "2026-03-13, yesterday, on tue"
_TITLE_HINT = "its title, or the beginning of it"


class EvidenceFormScreen(LayeredFormScreen):
    """One record of evidence beside ratings.

    Args:
        session: The open workbook.
        identifier: The record; a new one without.
        activity_id: For a new one, the activity that it is about.
    """

    HELP_NAME = "evidence_form"
    EMPTY: ClassVar[EvidenceForm]
    NEW: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    NOTE: ClassVar[str] = ""

    def __init__(self, session: Session, identifier: str | None = None, activity_id: str | None = None) -> None:
        store = session.store
        self._titles = evidence.activity_titles(store)
        form = evidence.form_of(store, self.TABLE, identifier) if identifier else self.EMPTY
        if identifier is None and activity_id in self._titles:
            form = _about(form, self._titles[activity_id])
        super().__init__(session, form, (self.TABLE, identifier or ""), identifier)

    def form_title(self) -> str:
        """What the form is called."""
        return self.NAME if self.identifier else self.NEW

    def suggestions(self, name: str) -> Iterable[str]:
        """Activities by their titles, and learner levels."""
        if name == "activity":
            return self._titles.values()
        return [level for levels in LEVELS.values() for level in levels] if name == "level" else ()

    def note(self) -> Content:
        """What this kind of evidence is worth, and what it is not."""
        return Content.styled(self.NOTE, "$text-muted")

    def save_form(self, form: Any) -> Any:
        """Save the record.

        Raises:
            Fault: Nothing was saved.
        """
        today = self.session.clock.now().day
        return evidence.save_evidence(self.session.store, form, today, self.identifier, self.draft_place)


class ObservationFormScreen(EvidenceFormScreen):
    """A colleague watched the user teach."""

    TABLE = evidence.OBSERVATION_FORM
    EMPTY = ObservationForm()
    NEW, NAME = "New peer observation", "Peer observation"
    NOTE = "It stands in words beside the ratings, and is never turned into a number."
    FIELDS = (
        FormField("activity", "Activity", hint=_TITLE_HINT),
        FormField("day", "When", hint=_DAY_HINT),
        FormField("observer", "Observer", hint="initials, such as N.B."),
        FormField("observer_role", "What they are", hint="faculty peer, same division", is_free=True),
        FormField("form", "Form used", hint="the checklist, or none", is_free=True),
        FormField("purpose", "Purpose", "choice", options=tuple((one.value, one.value) for one in Purpose)),
        FormField("strength", "One strength", "text", is_free=True, begins=True),
        FormField("change_agreed", "Change agreed", "text", is_free=True),
        FormField("followed_up", "Followed up", hint="the day it was looked at again, or open"),
    )


class OutcomeFormScreen(EvidenceFormScreen):
    """A mentee achieved something."""

    TABLE = evidence.OUTCOME_FORM
    EMPTY = OutcomeForm()
    NEW, NAME = "New mentee outcome", "Mentee outcome"
    NOTE = "The credit is theirs; your part is said beside it. Initials and level, nothing that could harm them."
    FIELDS = (
        FormField("mentee", "Mentee", hint="initials, such as K.R."),
        FormField("level", "Level", hint="MS3, PGY-2, fellow"),
        FormField("kind", "Kind", "choice", options=tuple((one.value, one.value) for one in OutcomeKind)),
        FormField("outcome", "What it was", "text", is_free=True),
        FormField("day", "When", hint=_DAY_HINT),
        FormField("my_role", "You were", "choice", options=tuple((one.value, one.value) for one in MentoringRole)),
        FormField("my_part", "Your part", "text", is_free=True),
        FormField("since", "Since", hint="2025, 2025-09 or a day", is_free=True),
        FormField("activity", "Grew out of", hint=f"{_TITLE_HINT}; or open"),
    )


class RefereeFormScreen(EvidenceFormScreen):
    """Somebody could write a letter."""

    TABLE = evidence.REFEREE_FORM
    EMPTY = RefereeForm()
    NEW, NAME = "New referee", "Referee"
    NOTE = "Who can speak to what. Referees never stand on a CV."
    FIELDS = (
        FormField("initials", "Initials", hint="such as R.T."),
        FormField("role", "What they are", hint="clerkship director", is_free=True),
        FormField("activities", "Activities seen", "text", hint="titles, or their beginnings, one a line"),
        FormField("has_seen", "Seen, in words", "text", is_free=True),
        FormField(
            "purpose", "Would write for", "choice", options=tuple((one.value, one.value) for one in RefereePurpose)
        ),
        FormField("status", "Status", "choice", options=tuple((one.value, one.value) for one in RefereeStatus)),
        FormField("day", "On", hint="the day of that status, or open"),
    )


FORMS: dict[str, type[EvidenceFormScreen]] = {
    form.TABLE: form for form in (ObservationFormScreen, OutcomeFormScreen, RefereeFormScreen)
}
"""The forms, by the tables of their records, which are also the names of their drafts."""


def screen_of_draft(session: Session, form: str, row: str) -> EvidenceFormScreen | None:
    """The form that a draft belongs to, with the draft in it; nothing where it is none of these.

    Raises:
        Fault: What the draft belongs to is not there any more.
    """
    return FORMS[form](session, row or None) if form in FORMS else None


def _about(form: EvidenceForm, title: str) -> EvidenceForm:
    """A new form that is about an activity."""
    return replace(form, activities=title) if isinstance(form, RefereeForm) else replace(form, activity=title)
