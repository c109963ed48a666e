"""One evaluated window or pair: how the answers are spread, what may be said, and what stands beside it."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.evaluation_details import more_lines
from pivot_tui.domain.evaluation_words import goes_with_it, may_be_said
from pivot_tui.domain.rounding import half_up
from pivot_tui.printing.evaluations import levels_said, observation_said, question_said, quote_said, windows_said
from pivot_tui.widgets.distribution import distribution
from pivot_tui.widgets.entry_row import plain
from pivot_tui.workbook.evaluations import Beside, Evaluated, shown_to_others

_BARS, _WIDE_BARS = 28, 42
_LONGEST_TITLE, _LONGEST_QUESTION = 140, 280  # cells, so that the words below stay in sight


class EvaluationPane(VerticalScroll):
    """What is known of a window or a pair; it scrolls where that is more than fits."""

    def __init__(self) -> None:
        super().__init__(id="evaluation-pane")
        self._one: Evaluated | None = None

    def compose(self) -> ComposeResult:
        """The question, the bars and the words."""
        yield Static(id="evaluation-title", markup=False)
        with Container(id="evaluation-body"):
            yield Static(id="evaluation-bars", markup=False)
            yield Static(id="evaluation-words", markup=False)

    def show(self, one: Evaluated, beside: Beside | None, *, detailed: bool) -> None:
        """Show another window or pair.

        Args:
            one: The window or pair.
            beside: What stands beside the ratings of its activity.
            detailed: Whether more detail is wanted.
        """
        self._one = one
        title = plain(" ".join(one.activity.title.split())).truncate(_LONGEST_TITLE, ellipsis=True)
        question = plain(question_said(one.comparison)).truncate(_LONGEST_QUESTION, ellipsis=True)
        said = Content.assemble(title.stylize("bold"), "\n", question.stylize("$text-muted"))
        self.query_one("#evaluation-title", Static).update(said)
        self.query_one("#evaluation-words", Static).update(_words(one, beside, detailed=detailed))
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw the bars for the room there is."""
        self._draw()

    def _draw(self) -> None:
        """Draw how the answers are spread, where they are known point by point."""
        one = self._one
        if one is None:
            return
        now, then = one.comparison.now, one.comparison.then
        labels = [half_up(point.value, 2).rstrip("0").rstrip(".") for point in now.points]
        before = [point.given for point in then.points] if then is not None and _is_same_scale(one) else []
        width = _WIDE_BARS if self.screen.has_class("-wide") else _BARS
        drawn = distribution(labels, [point.given for point in now.points], before, width)
        self.query_one("#evaluation-bars", Static).update(drawn)
        self.set_class(not drawn, "-undrawn")


def _is_same_scale(one: Evaluated) -> bool:
    then, now = one.comparison.then, one.comparison.now
    return then is not None and [point.value for point in then.points] == [point.value for point in now.points]


def _words(one: Evaluated, beside: Beside | None, *, detailed: bool) -> Content:
    comparison = one.comparison
    pieces = [Content.styled(may_be_said(comparison), "bold")]
    for name, days, numbers in windows_said(comparison):
        pieces.append(Content.assemble((f"{name + ': ' if name else ''}{days}, ", "$text-muted"), numbers))
    pieces += [Content(line) for line in goes_with_it(comparison)]
    pieces += [Content(line) for line in levels_said(one, shown_to_others(one))]
    if beside is not None:
        pieces += [Content(observation_said(found)) for found in beside.observations]
        pieces += [Content(quote_said(found)) for found in beside.quotes]
    if detailed:
        pieces += [Content.styled(line, "$text-muted") for line in more_lines(comparison)]
    return Content("\n").join(pieces)
