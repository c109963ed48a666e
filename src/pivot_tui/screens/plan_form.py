"""The form of the plan: its start, its months and its review day, and whether open cards move with another start."""

from pathlib import PurePath
from typing import ClassVar

from textual.content import Content

from pivot_tui.domain.days import WEEKDAYS
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_shift import SHIFTED_NAMES
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import plan
from pivot_tui.workbook.plan import PLAN_FORM, PLAN_ID, PlanForm
from pivot_tui.workbook.session import Session

_DAYS = (("", "open"), *((str(number), name[:3]) for number, name in enumerate(WEEKDAYS)))


class PlanFormScreen(LayeredFormScreen):
    """When the plan runs.

    Args:
        session: The open workbook.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "plan_form.tcss"]
    HELP_NAME = "plan_form"
    TABLE = "plan"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("start", "It starts on", hint="a day, such as 2026-02-02 or 18 mar"),
        FormField("months", "Its months", hint="12 to 24"),
        FormField("review", "Weekly review", "choice", options=_DAYS),
        FormField(
            "cards",
            "Open cards",
            "choice",
            options=tuple((which.value, name) for which, name in SHIFTED_NAMES.items()),
            begins=True,
        ),
    )

    def __init__(self, session: Session) -> None:
        self._before = plan.plan_of(session.store)
        form = plan.form_of(self._before, session.clock.now().day)
        super().__init__(session, form, (PLAN_FORM, PLAN_ID), PLAN_ID)

    def form_title(self) -> str:
        """Whether it has begun."""
        return "The plan" if self._before else "A new plan"

    def note(self) -> Content:
        """What saving does to the cards."""
        store, today, form = self.session.store, self.session.clock.now().day, self.typed()
        self.set_class(plan.moves(store, form, today), "-moves")
        return Content.styled(plan.said_of_moves(store, form, today), "$text-muted")

    def save_form(self, form: PlanForm) -> Plan | tuple[Problem, ...]:
        """Save the plan, with the cards that move with its start.

        Raises:
            Fault: Nothing was saved.
        """
        return plan.save_plan(self.session.store, form, self.session.clock.now().day)
