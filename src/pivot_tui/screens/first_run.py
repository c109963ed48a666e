"""The first run: what this is and what it is not, then the three questions, one at a time and each skippable."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from pivot_tui import guide
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import Prompt
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, RecordWanted
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import once, sheet
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.sheet import LINES_FORM

_PROMPTS = tuple(Prompt)


def support_line() -> str:
    """Where to turn when things are hard right now, in one line; "" while the guide has none."""
    try:
        return str(guide.load("support")["short"])
    except (FileNotFoundError, KeyError):
        return ""


class LinesScreen(DraftedScreen[None]):
    """One question with a box in which every line becomes a row of the sheet.

    Args:
        session: The open workbook.
        prompt: The question.
    """

    CSS_PATH = "first_run.tcss"
    HELP_NAME = "lines"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="lines.save", tooltip="Make each line a row of the sheet"),
        Binding("escape", "leave", "Close, keep the draft", id="lines.leave", tooltip="Go on without saving"),
    ]

    def __init__(self, session: Session, prompt: Prompt) -> None:
        self.prompt = prompt
        self.first_row: str | None = None
        super().__init__(session, LINES_FORM, prompt.value)

    def compose(self) -> ComposeResult:
        """The question, what helps to answer it, and the box."""
        with Vertical(id="page"):
            yield Static(id="step")
            yield Static(id="question")
            yield Static(id="hint")
            yield LongText(self.kept, compact=True, show_line_numbers=False, id="lines")
            yield Static(id="lines-problem")
            yield PrivacyLine(self.session, "element", save_key="ctrl+s")
            yield Static(Content(guide.load("prompts")["lines"]["how"]), id="how")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        self.show_first()

    def show_first(self) -> None:
        """Show what comes first."""
        self.show_question()

    def show_question(self) -> None:
        """Ask the question, with what was typed to it before in the box."""
        words = guide.load("prompts")["question"][_PROMPTS.index(self.prompt)]
        self.query_one("#question", Static).update(Content.styled(words["question"], "bold"))
        self.query_one("#hint", Static).update(Content(words["hint"]))
        self.query_one("#lines-problem", Static).update("")
        box = self.query_one("#lines", TextArea)
        with box.prevent(TextArea.Changed):
            box.text = self.kept
        box.move_cursor(box.document.end)
        box.focus()
        self.look()
        self.say_state("a draft, not saved yet" if self.kept else "")

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say above the question how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        where = Content.styled(f"Question {_PROMPTS.index(self.prompt) + 1} of 3   ", "$text-muted")
        self.query_one("#step", Static).update(Content.assemble(where, said))

    def free_texts(self) -> tuple[str, ...]:
        """All lines as one text, since a pasted note shows only as a whole."""
        return (self.query_one("#lines", TextArea).text,)

    def draft_body(self) -> str:
        """What stands in the box."""
        text = self.query_one("#lines", TextArea).text
        return text if text.strip() else ""

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def save_lines(self) -> bool:
        """Make each line a row; whether nothing stands in the way of going on."""
        self.stop_keeping()
        text = self.query_one("#lines", TextArea).text
        if not text.strip():
            return True
        if not self.may_save():
            self.changed()
            return False
        added = self.attempt(lambda: sheet.add_lines(self.session.store, self.prompt, text))
        if isinstance(added, Problem):
            self.query_one("#lines-problem", Static).update(Content.styled(added.sentence, "$text-warning"))
            self.changed()
        if added is None or isinstance(added, Problem):
            return False
        self.first_row = self.first_row or added[0].id
        self.attempt(lambda: self.query_one(PrivacyLine).saved((row.id, row.text) for row in added))
        self.kept = ""
        with self.prevent(TextArea.Changed):
            self.query_one("#lines", TextArea).clear()
        self.say("1 row on the sheet." if len(added) == 1 else f"{len(added)} rows on the sheet.")
        self.post_message(RecordsChanged())
        return True

    def action_save(self) -> None:
        """Save, and close."""
        if self.save_lines():
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close; what is typed is kept as a draft."""
        self.close_keeping()


class FirstRunScreen(LinesScreen):
    """A first page, and then the three questions, each saved or skipped; it ends at the rows that were written."""

    HELP_NAME = "first_run"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="first_run.begin", tooltip="On to the first question"),
        Binding("ctrl+s", "save", "Save, next question", id="first_run.save", tooltip="Save the lines and go on"),
        Binding("escape", "leave", "Skip", id="first_run.skip", tooltip="Go on without saving; a draft is kept"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session, _PROMPTS[0])
        self._welcoming = True

    def compose(self) -> ComposeResult:
        """The first page, and behind it the questions."""
        words = guide.load("prompts")["first_run"]
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(Content.styled(words["title"], "bold"))
            for name in ("welcome", "what_it_is", "what_it_is_not"):
                yield Static(Content(words[name]))
            yield Static(Content(support_line()), id="support")
            yield Static(Content(words["next"]))
        yield from super().compose()

    def show_first(self) -> None:
        """Begin with the first page."""
        self.query_one("#page").display = False
        self.query_one("#support").display = bool(support_line())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter belongs to the box as soon as there is one."""
        if action in ("begin", "save"):
            return self._welcoming is (action == "begin")
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Say what going on means on the page that is shown."""
        if binding.action == "leave" and self._welcoming:
            return Binding(binding.key, binding.action, "Skip all")
        if binding.action == "save" and self.prompt is _PROMPTS[-1]:
            return Binding(binding.key, binding.action, "Save, finish")
        return binding

    def action_save(self) -> None:
        """Save what stands in the box and go on; an empty box skips its question."""
        if self.save_lines():
            self._go_on()

    def action_leave(self) -> None:
        """Skip the question, what is typed kept as a draft; on the first page skip all three."""
        if self._welcoming:
            self._finish()
            return
        self.stop_keeping()
        if not self.keep_draft():
            self.say("It cannot be kept just now, so it stays here.", warn=True)
            return
        self._go_on()

    def action_begin(self) -> None:
        """Go on from the first page to the questions."""
        self._welcoming = False
        self.query_one("#welcome").display = False
        self.query_one("#page").display = True
        self.show_question()
        self.refresh_bindings()

    def _go_on(self) -> None:
        following = _PROMPTS.index(self.prompt) + 1
        if following == len(_PROMPTS):
            self._finish()
            return
        self.prompt = _PROMPTS[following]
        self.attempt(lambda: self.open_draft(LINES_FORM, self.prompt.value))
        self.show_question()
        self.refresh_bindings()

    def _finish(self) -> None:
        """Never come by itself again; the questions stay in the Journal, under Prompts, at the first row."""
        self.attempt(lambda: once.mark_said(self.session.store, once.FIRST_RUN))
        self.post_message(RecordsChanged())
        self.dismiss(None)
        if self.first_row is not None:
            self.app.post_message(RecordWanted("element", self.first_row))
