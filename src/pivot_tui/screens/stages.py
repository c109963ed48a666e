"""The Plan's third view: its phases with their cards, lamps and answers, and the reviews at their ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.domain.days import say_day_and_year, say_day_near
from pivot_tui.domain.hard_question import OCCASION_NAMES, HardQuestion, Occasion
from pivot_tui.domain.phases import PhaseSpan
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.rounding import many
from pivot_tui.domain.stage_figures import frozen_figures
from pivot_tui.domain.stage_review import CHOICE_NAMES, StageReview
from pivot_tui.printing.hard_questions import newest_said
from pivot_tui.printing.stages import (
    all_cards_said,
    cards_said,
    days_said,
    figure_facts,
    review_row_said,
    review_title,
    stage_lines,
    stage_review_lines,
    state_said,
)
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import hard_questions, stages
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.stages import Stage, Stages

_PHASE, _DAYS, _CARDS = 14, 28, 14  # cells


class StagesView(ListsRecords[Stage | StageReview], HasTraces, AreaView):
    """The phases, each with its reviews below it; beneath them how the plan stands, or one review as it was saved."""

    NEEDS_ONE = ("trash",)
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Review", id="stages.next", tooltip="Look back on a stage: continue, adjust or stop"),
        Binding("y", "questions", "Two questions", id="stages.questions", tooltip="The two hard questions"),
        Binding("o", "plan", "The plan", id="stages.plan", tooltip="Its start, its months, the day of the review"),
        Binding("s", "seeds", "Seed cards", id="stages.seeds", tooltip="What the plan offers for a phase"),
        Binding("d,delete", "trash", "Trash", show=False, id="stages.trash", tooltip="Put this review in the trash"),
        *trace_bindings("stages"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-stages")
        self._stages: Stages | None = None

    def compose(self) -> ComposeResult:
        """The phases, what stands below them, and words for when there is no plan."""
        yield Static(_empty_words(), id="stages-empty")
        with Vertical(id="stages-both"):
            yield RecordList(id="stages")
            with VerticalScroll(id="stages-pane"):
                yield Facts(id="stages-one")

    # What is shown

    def show_records(self) -> None:
        """Read the stages again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        before = self._stages
        found = self._stages = stages.read(self.session.store, self.session.clock.now().day)
        if found is None:
            self.show_listed(())
            self.say_fact("")
            self._follow_focus(before)
            return
        listed: list[Stage | StageReview] = []
        for stage in found.stages:
            listed += [stage, *stage.reviews]
        placed = {one.id for one in listed}
        listed += [review for review in found.reviews if review.id not in placed]  # of phases behind the horizon
        begin = found.next_review.phase.value if before is None and found.next_review else None
        self.show_listed(listed, begin)
        self.say_fact(f"review of {found.due.name} due" if found.due else all_cards_said(found))
        self._follow_focus(before)

    def _follow_focus(self, before: Stages | None) -> None:
        """Where a plan has begun or gone while the focus is in here, give it to what is there now."""
        focused = self.screen.focused
        if (before is None) != (self._stages is None) and focused is not None and self in focused.ancestors_with_self:
            self.focus_first()

    def rows_of(self, records: Iterable[Stage | StageReview]) -> Iterator[ListedRecord]:
        """The phases, each with its reviews below it."""
        found = self._stages
        return (ListedRecord(one.id, _row(one, found)) for one in records) if found else iter(())

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a review, or show an answer to a hard question.

        Raises:
            NotFound: It is not there any more.
        """
        self.show_records()
        if identifier in self.listed:
            self.put_cursor(identifier)
        elif any(answer.id == identifier for answer in hard_questions.answers(self.session.store)):
            self._open_questions(identifier)
        else:
            stages.find_review(self.session.store, identifier)

    def printed(self) -> Printed | None:
        """All stages as lines; with the cursor on a review that one.

        Raises:
            Fault: The workbook cannot be read.
        """
        if isinstance(self.current, StageReview):
            return Printed("Stage review", tuple(stage_review_lines(self.current)))
        found = stages.read(self.session.store, self.session.clock.now().day)
        return Printed("Stages", tuple(stage_lines(found))) if found else None

    def show_one(self) -> None:
        """Show the review under the cursor, or how the plan stands."""
        current, found = self.current, self._stages
        if isinstance(current, StageReview):
            self.query_one(Facts).show(list(_review_said(current)))
        else:
            self.query_one(Facts).show(list(_plan_said(found)) if found else [])
        self.query_one("#stages-pane").scroll_home(animate=False)

    def focus_first(self) -> None:
        """The phases; the view itself takes the keys while there is no plan."""
        self.can_focus = self._stages is None
        (self if self._stages is None else self.record_list).focus()

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The review under the cursor; a phase is no record."""
        current = self.current
        return Traced("stage_review", current.id, review_title(current)) if isinstance(current, StageReview) else None

    @property
    def _wanted(self) -> PhaseSpan | None:
        """The phase that ``n`` looks back on: the one under the cursor that has begun, else the one that is due."""
        found, current = self._stages, self.current
        if found is None:
            return None
        if isinstance(current, Stage) and self._has_begun(current):
            return current.span
        return found.next_review

    def _has_begun(self, stage: Stage) -> bool:
        return self._stages is not None and stage.span.first <= self._stages.day

    def described(self, binding: Binding) -> Binding:
        """Name the phase that ``n`` looks back on."""
        if binding.action == "next" and (span := self._wanted) is not None:
            return Binding(binding.key, binding.action, f"Review {span.name}")
        if binding.action == "plan" and self._stages is None:
            return Binding(binding.key, binding.action, "Begin a plan")
        if binding.action == "select" and isinstance(self.current, Stage):
            return Binding(binding.key, binding.action, "Review" if self._has_begun(self.current) else "When")
        return super().described(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only reviews can be deleted and opened, and only phases that have begun looked back on."""
        if action == "trash":
            return self.is_mounted and isinstance(self.current, StageReview)
        if action == "next":
            return self._wanted is not None
        if action == "seeds":
            return self._stages is None
        return super().check_action(action, parameters)

    # Acts

    def action_next(self) -> None:
        """Look back on a stage."""
        from pivot_tui.screens.stage_review import StageReviewFormScreen

        if (span := self._wanted) is not None:
            self.open_screen(lambda: StageReviewFormScreen(self.session, span.phase))

    def choose(self) -> None:
        """Open a saved review in full; on a phase, look back on it."""
        current = self.current
        if isinstance(current, StageReview):
            from pivot_tui.screens.print_lines import PrintScreen

            lines = tuple(stage_review_lines(current))
            self.open_screen(lambda: PrintScreen(self.session, "Stage review", lines))
        elif current is not None and not self._has_begun(current):
            said = say_day_and_year(current.span.first, short=True)
            self.notify(f"It begins on {said}; there is nothing to look back on yet.", timeout=4, markup=False)
        else:
            self.action_next()

    def action_questions(self) -> None:
        """Show the two hard questions."""
        self._open_questions()

    def _open_questions(self, identifier: str | None = None) -> None:
        from pivot_tui.screens.hard_questions import HardQuestionsScreen

        session, today = self.session, self.session.clock.now().day
        occasion = self.attempt(lambda: hard_questions.due(session.store, today)) or Occasion.OWN
        self.open_screen(lambda: HardQuestionsScreen(session, occasion, identifier))

    def action_plan(self) -> None:
        """Open the form of the plan."""
        from pivot_tui.screens.plan_form import PlanFormScreen

        self.open_screen(lambda: PlanFormScreen(self.session))

    def action_seeds(self) -> None:
        """Offer the seed cards."""
        from pivot_tui.screens.seed_cards import SeedCardsScreen

        self.open_screen(lambda: SeedCardsScreen(self.session))

    def action_trash(self) -> None:
        """Put the review in the trash; no question, since it can be taken back."""
        self.trash_current(lambda one: stages.trash_review(self.session.store, one.id))


def _row(one: Stage | StageReview, found: Stages) -> Row:
    if isinstance(one, StageReview):
        left = Content.assemble(
            "   ",
            (f"{say_day_near(one.day, found.day):<{_PHASE - 3}}", "$text-muted"),
            f"{CHOICE_NAMES[one.choice]:<10}",
        )
        return Row(left, plain(first_line(one.words)))
    runs = found.runs is not None and found.runs.phase is one.span.phase
    name = Content.styled(f"{one.span.name:<{_PHASE}}", "bold" if runs else "")
    middle = Content.assemble((f"{days_said(one):<{_DAYS}}", "$text-muted"), cards_said(one))
    right = state_said(one, found)
    is_due = found.due is not None and found.due.phase is one.span.phase
    return Row(name, middle, Content.styled("review due" if is_due else right, "bold" if is_due else "$text-muted"))


def _plan_said(found: Stages) -> Iterator[Content | Fact]:
    yield Fact("Pace", found.standing.words)
    if found.unplaced:
        yield Fact("", f"{many(found.unplaced, 'card')} in no phase")
    for number, lamp in enumerate(found.lamps):
        yield Fact("" if number else "Lamps", f"{lamp.mark} {lamp.name}: {lamp.words}")
    yield Content("")
    yield Fact("Teaching?", newest_said(found.newest, HardQuestion.TEACHING))
    yield Fact("The trade?", newest_said(found.newest, HardQuestion.TRADE))
    if found.asked is not None:
        yield Fact("", f"y asks both {'again ' if found.newest else ''}now, {OCCASION_NAMES[found.asked]}")
    for number, stage in enumerate(stage for stage in found.stages if stage.reviews):
        yield Fact("" if number else "Reviews", f"{stage.span.name}: {review_row_said(stage, found)}")
    if (span := found.next_review) is not None:
        when = "now" if found.due else say_day_and_year(found.runs_until or span.last, short=True)
        yield Fact("Next review", f"{span.name}, {when}; n looks back on it{'' if found.due else ' early'}")


def _review_said(review: StageReview) -> Iterator[Content | Fact]:
    yield Content.styled(review_title(review), "bold")
    if review.words.strip():
        yield plain(review.words)
    yield Content("")
    yield from (Fact(name, said) for name, said in figure_facts(frozen_figures(review.figures)))


def _empty_words() -> Content:
    words = guide.load("hard_questions")["stages"]
    keys = (
        ("s", "offers the cards of the first months, each with its day"),
        ("o", "begins a plan with no card: its start, months and review day"),
        ("y", "asks the two hard questions, for which no plan is needed"),
    )
    said = [Content.styled(words["empty_title"], "bold"), Content(f"\n{words['empty_words']}\n")]
    said += [Content.assemble((key, "$foreground bold"), (f"  {does}", "$text-muted")) for key, does in keys]
    return Content("\n").join(said)
