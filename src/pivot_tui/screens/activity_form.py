"""The forms of an activity: five fields for a new one with its first session, and behind them all that a CV may ask."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.content import Content
from textual.widget import Widget

from pivot_tui.domain.activity import (
    DOMAIN_NAMES,
    INCLUDED,
    MILLER_NAMES,
    OUTCOME_NAMES,
    EducatorDomain,
    OutcomeLevel,
    Reach,
)
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import heads, read_roster
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.ticks import Ticks
from pivot_tui.widgets.turning_choice import TurningChoice
from pivot_tui.workbook import activities
from pivot_tui.workbook.activity_form import ACTIVITY_FORM, ActivityForm, Described, form_of, save_activity
from pivot_tui.workbook.session import Session

_TITLE = (
    FormField("title", "Title", hint="what it is called, such as a talk's title", is_free=True),
    FormField("type", "Type", hint="begin to write: noon conference, rounds, workshop"),
)
_FIRST_SESSION = (
    FormField("day", "Date", hint="2026-03-11, wed, yesterday or 3 days ago"),
    FormField("hours", "Hours", hint="1, 1.5, 1:30 or 90 min"),
    FormField("learners", "Learners", hint="PGY-1 10, PGY-2 8, MS3 2"),
)
_DOMAINS = (("", "by its type"), *((domain.value, name.lower()) for domain, name in DOMAIN_NAMES.items()))
_LEVELS = (
    ("", "not said"),
    *((level.value, name) for level, name in OUTCOME_NAMES.items() if level is not OutcomeLevel.REACTION),
)
_MILLER = (("", "not said"), *((level.value, name) for level, name in MILLER_NAMES.items()))
_MORE = (
    FormField("domain", "Domain", "turning", options=_DOMAINS, is_more=True, begins=True),
    FormField("role", "Your role", hint="presenter, designer and lead, preceptor", is_more=True, is_free=True),
    FormField("setting", "Where", hint="classroom, ward, clinic, online", is_more=True, is_free=True),
    FormField("reach", "Reach", "choice", options=tuple((reach.value, reach.value) for reach in Reach), is_more=True),
    FormField("reach_reason", "It reaches", hint="where it ran, who came, who took it up", is_more=True, is_free=True),
    FormField("about", "About", "text", hint="what it is about; lessons, never cases", is_more=True, is_free=True),
    FormField(
        "approach", "Rests on", "text", hint="literature, a needs assessment, a theory", is_more=True, is_free=True
    ),
    FormField(
        "scholarship", "Made public", "text", hint="how others reviewed it or took it up", is_more=True, is_free=True
    ),
    FormField("outcome_level", "It changed", "turning", options=_LEVELS, is_more=True, begins=True),
    FormField("miller", "It tests if one", "choice", options=_MILLER, is_more=True),
    FormField("assessed", "Assessed", hint="learners assessed with it: PGY-1 12, PGY-2 12", is_more=True),
    FormField("adopters", "Used by", hint="how many people or programmes use it", is_more=True),
    FormField("unique_learners", "People taught", hint="different people, only if you have counted them", is_more=True),
    FormField("prep", "Preparation", hint="hours that belong to no session; private", is_more=True),
    FormField("presented_on", "Presented on", hint="the day, at your own institution", is_more=True, begins=True),
    FormField("presented_where", "Presented at", hint="the occasion", is_more=True, is_free=True),
    FormField("include_in", "Show in", "ticks", is_more=True),
    FormField("products", "Came of it", "text", hint="what, and where it is to be found", is_more=True, is_free=True),
)


class ActivityFormScreen(LayeredFormScreen):
    """An activity that is there, with all its fields.

    Args:
        session: The open workbook.
        identifier: The activity.
    """

    HELP_NAME = "activity_form"
    TABLE = "activity"
    MORE_SAID = "domain, role, reach, what it changed, where to show it"
    FIELDS: ClassVar[tuple[FormField, ...]] = (*_TITLE, *_MORE)

    def __init__(self, session: Session, identifier: str) -> None:
        found = activities.activity(session.store, identifier)
        super().__init__(session, form_of(found), (ACTIVITY_FORM, identifier), identifier)

    def form_title(self) -> str:
        """What this is."""
        return "Activity"

    def begins_open(self) -> bool:
        """Of an activity that is there, the rest is what one comes for."""
        return True

    def suggestions(self, name: str) -> Iterable[str]:
        """The types are known."""
        return (kind.name for kind in activities.activity_types()) if name == "type" else ()

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """What a field is filled in with: boxes to tick, for one."""
        if field.shape == "ticks":
            return Ticks(INCLUDED, value.split(), id=field.name)
        return super().make_widget(field, value)

    def read_widget(self, field: FormField, widget: Widget) -> Any:
        """What stands in a field now."""
        return " ".join(widget.ticked) if isinstance(widget, Ticks) else super().read_widget(field, widget)

    def on_ticks_ticked(self) -> None:
        """Something was ticked."""
        self.changed()

    def show_note(self) -> None:
        """Show what fits the type, and say what there is to say."""
        super().show_note()
        form: ActivityForm = self.typed()
        kind = activities.find_type(form.type)
        domain = form.domain or (kind.domain.value if kind else "")
        guessed = DOMAIN_NAMES[kind.domain].lower() if kind else ""
        self.query_one("#domain", TurningChoice).rename(0, f"{guessed}, by its type" if guessed else "by its type")
        self._show_field("about", is_shown=bool(form.about) or not (kind and kind.no_cases))
        for name in ("miller", "assessed"):
            self._show_field(name, is_shown=bool(getattr(form, name)) or domain == EducatorDomain.ASSESSMENT.value)

    def _show_field(self, name: str, *, is_shown: bool) -> None:
        row = self.query_one(f"#{name}").parent
        assert isinstance(row, Widget)
        row.display = is_shown

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field, and bring a field that was hidden back."""
        for problem in problems:
            if problem.field in ("about", "miller", "assessed"):
                self._show_field(problem.field, is_shown=True)
        super().show_problems(problems)

    def save_form(self, form: Any) -> Any:
        """Save what is typed.

        Raises:
            Fault: Nothing was saved.
        """
        found = save_activity(self.session.store, form, self.session.clock.now().day, self.identifier)
        return found.activity if isinstance(found, Described) else found


class NewActivityFormScreen(ActivityFormScreen):
    """A new activity with its first session: five fields, and the rest behind ``f``."""

    FIELDS: ClassVar[tuple[FormField, ...]] = (*_TITLE, *_FIRST_SESSION, *_MORE)

    def __init__(self, session: Session) -> None:
        LayeredFormScreen.__init__(self, session, ActivityForm(), (ACTIVITY_FORM, ""))

    def form_title(self) -> str:
        """What this is."""
        return "New activity"

    def begins_open(self) -> bool:
        """Five fields are enough to begin with; a draft that has more shows it."""
        begun: ActivityForm = self.form
        return any(getattr(begun, field.name) != getattr(ActivityForm(), field.name) for field in _MORE)

    def note(self) -> Content:
        """How many are in the room, or that there are no sessions."""
        form: ActivityForm = self.typed()
        kind = activities.find_type(form.type)
        if kind is not None and kind.no_sessions:
            said = f"An {kind.name} has no sessions: leave date, hours and learners open."
            return Content.styled(said, "$text-muted")
        roster = read_roster(form.learners)
        if isinstance(roster, Problem) or not roster:
            return Content("")
        return Content.styled(f"{heads(roster):,} in the room", "$text-muted")
