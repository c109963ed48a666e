"""The situation: the gap in one line, hours for the pivot, the household and the days, and why a plan cannot fit."""

from pathlib import PurePath
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.situation import Situation, cannot_fit
from pivot_tui.screens.form import form_keys
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import situation
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.situation import SITUATION_FORM, SITUATION_ID, SituationForm


class SituationScreen(LayeredFormScreen):
    """What there is room for.

    Args:
        session: The open workbook.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "situation.tcss"]
    HELP_NAME = "situation"
    TABLE = "situation"
    PRIVACY_UNDER = "household"
    BINDINGS: ClassVar[list[BindingType]] = form_keys("situation", "Save the gap and the limits")
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("gap", "The gap", hint="what lies between this work and work you would keep", is_free=True),
        FormField("hours", "For the pivot", hint="hours a week that are really there, such as 4 or 1.5", begins=True),
        FormField("household", "Household", "text", is_free=True),
        FormField("no_move_before", "No move before", hint="2027-07-01, or open", begins=True),
        FormField("earliest_start", "Earliest start", hint="the first day in a new post that would suit"),
        FormField("latest_start", "Latest start", hint="the last one"),
    )

    def __init__(self, session: Session) -> None:
        self._found = situation.situation(session.store)
        super().__init__(session, situation.form_of(self._found), (SITUATION_FORM, SITUATION_ID), SITUATION_ID)

    def form_title(self) -> str:
        """What this is."""
        return "The gap and the limits"

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands; without one, that it is private."""
        super().say_state(state or "private, like everything here", warn=warn)

    def note(self) -> Content:
        """What cannot fit; while a field cannot be read, what stood there last stays."""
        today = self.session.clock.now().day
        found = situation.read_form(self.typed(), today)
        self._found = found if isinstance(found, Situation) else self._found
        reasons = "\n".join(f"! {reason}" for reason in cannot_fit(self._found, today))
        return Content.styled(reasons, "$text-warning")

    def save_form(self, form: SituationForm) -> Situation | tuple[Problem, ...]:
        """Save the gap and the limits.

        Raises:
            Fault: Nothing was saved.
        """
        return situation.save_situation(self.session.store, form, self.session.clock.now().day)
