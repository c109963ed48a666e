"""The seed cards of the plan, by phase and with their due days: pick some, and they stand on the board."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from pivot_tui import guide
from pivot_tui.domain.card import PHASE_NAMES, Phase
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import seed_cards
from pivot_tui.workbook.seed_cards import OfferedSeed, Taken
from pivot_tui.workbook.session import Session

_PHASE_WIDTH = max(map(len, PHASE_NAMES.values())) + 2


class SeedCardsScreen(WorkbookDialog[None]):
    """What the plan offers; where it has no start yet, its first field asks for that.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "seed_cards.tcss"
    HELP_NAME = "seed_cards"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", "Take them", id="seed_cards.take", tooltip="Put what is picked on the board"),
        Binding("space", "pick", "Pick", show=False, id="seed_cards.pick", tooltip="Pick this card, or leave it out"),
        Binding("tab", "next_field", "Next field", id="seed_cards.next", tooltip="Go to the start, or to the list"),
        Binding("escape", "leave", "Close", id="seed_cards.leave", tooltip="Leave the field, or take none"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._today: date = session.clock.now().day
        self._reading = seed_cards.read(session.store, self._today)
        self._start = self._today.isoformat()
        self._picked = {one.seed.key for one in self._reading.offered(None) if one.is_picked}

    def compose(self) -> ComposeResult:
        """The start where it is asked for, the seeds, and what the one under the cursor is."""
        words = guide.load("plan")["seeds"]
        with Vertical(id="seed-cards-box"):
            yield Static(Content.styled(words["title"], "bold"), id="seed-cards-title")
            with Horizontal(id="seed-cards-start"):
                yield Static(Content(words["start"]), id="seed-cards-label")
                yield Input(
                    self._start, placeholder=words["start_hint"], compact=True, select_on_focus=True, id="start"
                )
                yield Static(id="seed-cards-day", markup=False)
            yield Static(id="problem-start", markup=False)
            yield RecordList(id="seed-cards")
            yield Facts(id="seed-cards-about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is offered, with the cursor where the hands begin."""
        self._show()
        first = "#start" if self._reading.plan is None else "#seed-cards"
        self.query_one(first).focus()

    def refresh_records(self) -> None:
        """Read again what stands on the board."""
        found = self.attempt(lambda: seed_cards.read(self.session.store, self._today))
        if found is not None:
            self._reading = found
            self._show()

    @property
    def _plan(self) -> Plan | Problem:
        return self._reading.plan or seed_cards.plan_from(self._start, self._today)

    def _show(self) -> None:
        plan = self._plan
        self.set_class(self._reading.plan is None, "-starts")
        self.query_one("#seed-cards-day", Static).update(_said_of_start(plan))
        self._offered = {one.seed.key: one for one in self._reading.offered(plan if isinstance(plan, Plan) else None)}
        rows = self.query_one(RecordList)
        cursor = rows.current
        options = list(self._options())
        rows.set_options(options)
        keys = [option.id for option in options]
        rows.highlighted = keys.index(cursor) if cursor in keys else 0
        self._show_one()

    def _options(self) -> list[Option]:
        branch = guide.load("plan")["branch"]
        shown: list[Option] = []
        phase: Phase | None = None
        for one in self._offered.values():
            if phase is Phase(branch["phase"]) and one.seed.phase is not phase:
                left = Content(" " * _PHASE_WIDTH + "  – ")
                note = Row(left, Content.styled(branch["title"], "$text-muted"))
                shown.append(Option(note, id="branch"))
            name = PHASE_NAMES[one.seed.phase] if one.seed.phase is not phase else ""
            phase = one.seed.phase
            shown.append(Option(_row(one, name, one.seed.key in self._picked), id=one.seed.key))
        return shown

    def _show_one(self) -> None:
        words = guide.load("plan")
        one = self._offered.get(self.query_one(RecordList).current or "")
        how = "how_again" if self._reading.cards else "how"
        if all(offered.card for offered in self._offered.values()):
            how = "all_taken"
        lines = _about(one) if one else [Content(words["branch"]["words"])]
        self.query_one(Facts).show([*lines, Content.styled(words["seeds"][how], "$text-muted")])

    def described(self, binding: Binding) -> Binding:
        """Enter picks, like space."""
        return Binding(binding.key, binding.action, "Pick") if binding.action == "select" else binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space picks where the list has the cursor; the field is only there while the plan has no start."""
        if action == "pick":
            return isinstance(self.focused, RecordList)
        if action == "next_field":
            return self._reading.plan is None
        return super().check_action(action, parameters)

    def action_next_field(self) -> None:
        """From the start to the list, and back."""
        self.query_one("#seed-cards" if isinstance(self.focused, Input) else "#start").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another start was typed: every due day follows it at once."""
        self.query_one("#problem-start").display = False
        self._start = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Go on to the list."""
        self.query_one(RecordList).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the seed under the cursor is."""
        event.stop()
        self._show_one()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter picks as well."""
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Pick the seed under the cursor, or leave it out; one that is on the board stays there."""
        one = self._offered.get(self.query_one(RecordList).current or "")
        if one is None:
            return
        if one.card is not None:
            self.say("It is on the board already.")
            return
        self._picked ^= {one.seed.key}
        self._show()

    def action_take(self) -> None:
        """Put what is picked on the board with its due days, and begin the plan; one action."""
        store = self.session.store
        found = self.attempt(lambda: seed_cards.take_seeds(store, self._picked, self._today, self._start))
        if isinstance(found, Taken):
            count = len(found.cards)
            self.say(f"{count} {'card' if count == 1 else 'cards'} on the board. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found:
            problem = found[0]
            said = self.query_one("#problem-start", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
            self.query_one("#start" if problem.field == "start" else "#seed-cards").focus()

    def action_leave(self) -> None:
        """Leave the field first, then the seeds."""
        if isinstance(self.focused, Input):
            self.query_one(RecordList).focus()
        else:
            self.dismiss(None)


def _said_of_start(plan: Plan | Problem) -> Content:
    if isinstance(plan, Plan):
        return Content.styled(say_day_and_year(plan.start), "$text-muted")
    return Content("")


def _row(one: OfferedSeed, phase: str, is_picked: bool) -> Row:
    left = Content.styled(f"{phase:<{_PHASE_WIDTH}}", "$text-muted")
    if one.card is not None:
        words = Content.styled(one.seed.title, "$text-muted")
        return Row(
            left + Content("  ✓ "), words, Content.styled("on the board" if one.card.is_open else "done", "$text-muted")
        )
    tick = Content.styled("[x] ", "bold") if is_picked else Content("[ ] ")
    due = say_day_and_year(one.due, short=True) if one.due else "no day"
    return Row(left + tick, Content(one.seed.title), Content.styled(due, "$text-muted"))


def _about(one: OfferedSeed) -> list[Content | Fact]:
    board = first_line(one.card.title) if one.card else ""
    first = Fact("On the board", board) if board else Fact("Closes with", one.seed.closes)
    return [first, Fact("Now", one.condition.sentence), Fact("Helps", one.seed.helps)]
