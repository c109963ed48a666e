"""The fields of forms with ratings: lines and words beside them, the rows of the question, and the scale as typed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.content import Content
from textual.screen import Screen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.rating_scale import PointScale
from pivot_tui.screens.form import row
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook.evaluation_form import EvaluationForm, scale_of

_ANONYMOUS = (Anonymous.YES, Anonymous.NO, Anonymous.UNKNOWN)
_ANONYMOUS_NAMES = ("yes", "no", "not known")
_BEST = ("the highest", "the lowest")
_SYSTEMS = ("MedHub", "New Innovations", "E*Value", "OASIS", "paper", "QR form")
_QUESTION_INPUTS = ("item", "scale_min", "scale_max", "step", "anchors", "system")


def line(value: str, name: str, *, placeholder: str = "", select: bool = False) -> Input:
    """A field of one line.

    Args:
        value: What stands in it.
        name: Its id.
        placeholder: What is said where nothing stands.
        select: Whether coming to it selects what stands there, so that typing replaces it.
    """
    return Input(value, compact=True, select_on_focus=select, placeholder=placeholder, id=name)


def words(text: str, classes: str = "beside") -> Static:
    """Words beside a field."""
    return Static(Content(text), classes=classes)


def question_rows(form: EvaluationForm) -> Iterable[Widget]:
    """The rows of the question: its words, its scale, and how it was asked."""
    best = Choice(_BEST, 0 if form.higher_is_better else 1, id="higher_is_better")
    anonymous = Choice(_ANONYMOUS_NAMES, _ANONYMOUS.index(form.anonymous), id="anonymous")
    system = line(form.system, "system", placeholder="where it was collected")
    system.suggester = SuggestFromList(_SYSTEMS, case_sensitive=False)
    yield from row("Question", line(form.item, "item"))
    yield from row(
        "Scale",
        words("from", "between -first"),
        line(form.scale_min, "scale_min"),
        words("to", "between"),
        line(form.scale_max, "scale_max"),
        words("in steps of", "between"),
        line(form.step, "step"),
        classes="-short-inputs",
    )
    yield from row("Best is", best)
    yield from row("Its ends", line(form.anchors, "anchors", placeholder="such as: poor, excellent"))
    yield from row("Anonymous", anonymous)
    yield from row("System", system)


def read_question(screen: Screen[None], form: EvaluationForm) -> EvaluationForm:
    """A form with what stands in the rows of the question now."""
    typed = {name: screen.query_one(f"#{name}", Input).value for name in _QUESTION_INPUTS}
    return replace(
        form,
        **typed,  # type: ignore[arg-type]
        higher_is_better=screen.query_one("#higher_is_better", Choice).index == 0,
        anonymous=_ANONYMOUS[screen.query_one("#anonymous", Choice).index],
    )


def usable_scale(form: EvaluationForm, so_far: PointScale) -> PointScale:
    """The scale that is typed; while it cannot be one yet, that which was used so far."""
    scale = scale_of(form)
    return scale if scale is not None and scale.lowest < scale.highest and scale.step > 0 else so_far


def moved_counts(counts: Sequence[int], before: PointScale, scale: PointScale) -> tuple[int, ...]:
    """Counts of one scale on another one, at the points that both have."""
    by_point = dict(zip(before.points, counts, strict=False))
    moved = tuple(by_point.get(point, 0) for point in scale.points)
    return moved if any(moved) else ()
