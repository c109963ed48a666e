"""The form for one window of evaluation: its numbers along the scale, or as a mean or share, and then the rest."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pivot_tui.domain.evaluation import Evaluation, Phase
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.evaluation_fields import line, question_rows, read_question, words
from pivot_tui.screens.form import row
from pivot_tui.screens.rated_form import RatedFormScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import activities, evaluation_windows
from pivot_tui.workbook.activities import read_session_day
from pivot_tui.workbook.evaluation_form import (
    EVALUATION_FORM,
    EvaluationForm,
    Given,
    evaluation_draft,
    evaluation_from_draft,
    form_of_evaluation,
)
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.session_reading import look_at_window, say_window_days

_PORTFOLIO = 3
_GIVEN = {
    Given.COUNTS: "counts",
    Given.MEAN: "mean and n",
    Given.PROPORTION: "k of n",
}
_PHASES: dict[Phase | None, str] = {
    None: "by its day",
    Phase.SINGLE: "by itself",
    Phase.BEFORE: "before a change",
    Phase.AFTER: "after one",
}
_FIRST = {Given.COUNTS: "#counts", Given.MEAN: "#mean", Given.PROPORTION: "#successes"}
_INPUTS = (
    "date_from",
    "date_to",
    "sessions",
    "by_level",
    "comparison_mean",
    "comparison_responses",
    "comparison_source",
    "comparison_period",
)
_OFFERED = 3
"""Earlier windows that are offered to be compared with."""


class EvaluationFormScreen(RatedFormScreen):
    """A window of evaluation of an activity, new or there already.

    Args:
        session: The open workbook.
        activity_id: The activity.
        evaluation_id: The window that is edited; a new one without.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["rated_form.tcss", "evaluation_form.tcss"]
    HELP_NAME = "evaluation_form"
    AUTO_FOCUS = ""
    MORE_FROM = "#item"
    PROBLEMS_AT = "counts"

    def __init__(self, session: Session, activity_id: str, evaluation_id: str | None = None) -> None:
        store = session.store
        self._activity = activities.activity(store, activity_id)
        self._identifier = evaluation_id
        self._windows = evaluation_windows.windows_of(store, activity_id)
        kind = f"{activities.type_of(self._activity.type).name}, {self._activity.reach.value}"
        super().__init__(session, (EVALUATION_FORM, evaluation_id or activity_id), (self._activity.title, kind))
        self._untouched = (
            form_of_evaluation(evaluation_windows.find_window(store, evaluation_id))
            if evaluation_id
            else evaluation_windows.new_evaluation(store, activity_id)
        )
        self._form = evaluation_from_draft(json.loads(self.kept)) if self.kept else self._untouched
        self.use(self._form)
        self._earlier = self._offered()

    def _offered(self) -> tuple[Evaluation | None, ...]:
        """The windows that this one can be compared with: the nearest one first, which nothing stands for."""
        others = [window for window in self._windows if window.id != self._identifier]
        chosen = [window for window in others if window.id == self._form.compared_with]
        first = read_session_day(self._form.date_from, self.session.clock.now().day)
        earlier = [window for window in others if not isinstance(first, date) or window.date_to <= first]
        return (None, *dict.fromkeys([*chosen, *earlier[:_OFFERED]]))

    # The form

    def compose(self) -> ComposeResult:
        """When it was, the numbers and how many were asked, what may be said; and behind a key the rest."""
        form = self._form
        given = Choice(tuple(_GIVEN.values()), list(Given).index(self.given), id="given")
        yield AreaBar(_PORTFOLIO)
        yield from self.compose_heading()
        with VerticalScroll(id="rated-form", can_focus=False):
            days = (
                line(form.date_from, "date_from", placeholder="such as wed", select=True),
                words("to", "between"),
                line(form.date_to, "date_to", placeholder="the same day", select=True),
                Static(id="days-read"),
            )
            yield from row("When", *days, fields=("date_from", "date_to"), classes="-days")
            yield from self.compose_ratings(form)
            yield from row("Given as", given, classes="-given")
            yield PrivacyLine(self.session, "evaluation", self._identifier or "", save_key="ctrl+s")
            with Vertical(id="more"):
                yield from self._compose_more(form)
        yield KeyLine()

    def _compose_more(self, form: EvaluationForm) -> Iterable[Widget]:
        names = [say_window_days(window) if window else "the nearest" for window in self._earlier]
        chosen = [window.id if window else None for window in self._earlier]
        place = chosen.index(form.compared_with) if form.compared_with in chosen else 0
        yield from question_rows(form)
        yield from row("It stands", Choice(tuple(_PHASES.values()), list(_PHASES).index(form.phase), id="phase"))
        yield from row("Beside", Choice(tuple(names), place, id="compared_with"))
        yield from row("Sessions", line(form.sessions, "sessions", placeholder="how many fell into the window"))
        levels = line(form.by_level, "by_level", placeholder="PGY-1 10 4.3; PGY-2 8 4.0")
        yield from row("By level", levels)
        yield from row(
            "Mean of others",
            line(form.comparison_mean, "comparison_mean"),
            words("from", "between"),
            line(form.comparison_responses, "comparison_responses"),
            words("answers", "between"),
            classes="-short-inputs",
        )
        source = line(form.comparison_source, "comparison_source", placeholder="such as: programme, same form")
        period = line(form.comparison_period, "comparison_period", placeholder="such as: 2025-07 to 2026-02")
        yield from row("Whose it is", source)
        yield from row("From when", period)

    def on_mount(self) -> None:
        """Say what this is, read what is there, and go to the numbers."""
        self.say_state("a draft, not saved yet" if self.kept else "")
        self.read_again()
        self.query_one(_FIRST[self.given]).focus()

    # What is typed, and what is understood of it

    def _typed(self) -> EvaluationForm:
        form = replace(read_question(self, self._form), **self.typed_numbers())  # type: ignore[arg-type]
        beside = self._earlier[self.query_one("#compared_with", Choice).index]
        return replace(
            form,
            **{name: self.value(name) for name in _INPUTS},  # type: ignore[arg-type]
            phase=list(_PHASES)[self.query_one("#phase", Choice).index],
            compared_with=beside.id if beside else None,
        )

    def free_texts(self) -> tuple[str, ...]:
        """The question and whose the other mean is; the other fields hold single words."""
        return tuple(self.value(name) for name in ("item", "comparison_source", "comparison_period"))

    def draft_body(self) -> str:
        """The fields as JSON; nothing while they are as they were."""
        form = self._typed()
        same = replace(form, given=self._untouched.given) == self._untouched and not form.has_numbers
        if same or form == self._untouched:
            return ""
        return json.dumps(evaluation_draft(form), ensure_ascii=False)

    def choose(self, name: str | None, index: int) -> None:
        """Take another form of the numbers."""
        if name == "given":
            self.given = list(Given)[index]
            if self.given is Given.COUNTS and self.scale.is_long:
                self.say("This scale has too many points to count; its mean can be given.")

    def read_again(self) -> None:
        """Read the form, and say at once what is understood of it and what may be said."""
        self.take_scale(self._typed())
        self.query_one("#given", Choice).index = list(Given).index(self.given)
        form, today = self._typed(), self.session.clock.now().day
        window, before = look_at_window(form, self._activity.id, today, self._windows, self._identifier or "")
        said = say_window_days(window) if window is not None else ""
        self.query_one("#days-read", Static).update(Content.styled(said, "$text-success"))
        self.show_window(form, window, before)

    # Saving

    def save(self) -> Evaluation | tuple[Problem, ...]:
        """Save the window.

        Raises:
            Fault: Nothing was saved.
        """
        store, today = self.session.store, self.session.clock.now().day
        place = self._activity.id, today, self._identifier, self.draft_place
        return evaluation_windows.save_evaluation(store, self._typed(), *place)
