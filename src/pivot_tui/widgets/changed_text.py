"""What was taken out of a text and what was put in, told apart by marks and not by colour alone."""

from collections.abc import Iterable

from textual.content import Content

from pivot_tui.domain.differences import Change, Run

_STYLES = {Change.KEPT: "", Change.REMOVED: "$text-warning strike", Change.ADDED: "$text-success underline"}
_MARKS = {Change.KEPT: ("", ""), Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}


def changed_field(name: str, runs: Iterable[Run]) -> Content:
    """How the text of a field has changed, on a line that begins with its name."""
    return Content.assemble(Content.styled(f"  {name}: ", "$text-muted"), *map(_run, runs))


def _run(run: Run) -> Content:
    before, behind = _MARKS[run.change]
    return Content.styled(f"{before}{run.text}{behind}", _STYLES[run.change])
