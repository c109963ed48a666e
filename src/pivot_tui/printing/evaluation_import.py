"""What a file of evaluations holds and what importing it would do, as lines."""

from collections.abc import Iterator, Sequence
from datetime import date

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.response_import import LAYOUT_NAMES, ROLE_NAMES, Role
from pivot_tui.domain.response_scales import write_points
from pivot_tui.domain.rounding import many
from pivot_tui.printing.parts import and_more, shortened
from pivot_tui.workbook.evaluation_import import Imported, Preview
from pivot_tui.workbook.evaluation_plan import Plan, WindowPlan
from pivot_tui.workbook.evaluation_preview import PreviewColumn

_MOST_BAD = 10


def preview_lines(preview: Preview) -> Iterator[str]:
    """The whole preview; what stands in the file is made safe to look at."""
    yield recognised_line(preview)
    yield mapping_line(preview)
    yield from dropped_lines(preview)
    yield from preview.notes
    yield ""
    yield "Columns"
    yield from (f"  {column_line(column)}" for column in preview.columns if _is_read(column))
    if others := [shortened(column.name, 30) for column in preview.columns if column.role is Role.IGNORED]:
        yield f"  ignored: {', '.join(others)}"
    yield ""
    yield "What will happen"
    yield from (f"  {line}" for line in plan_lines(preview))
    if preview.bad:
        yield ""
        yield f"Not taken in ({len(preview.bad):,})"
        yield from (f"  {line}" for line in bad_lines(preview))


def recognised_line(preview: Preview) -> str:
    """The file, the program that wrote it, and how much it holds."""
    held = (
        f"{many(preview.questions, 'question')} with {'its mean' if preview.questions == 1 else 'their means'}"
        if preview.reading.is_summary
        else many(preview.responses, "response")
    )
    return f"{printable(preview.path.name)}, read as {LAYOUT_NAMES[preview.layout]}: {held}"


def mapping_line(preview: Preview) -> str:
    """The name under which the columns are remembered."""
    known = "known already" if preview.is_remembered else "new"
    return f"Columns remembered as: {printable(preview.mapping)} ({known})"


def dropped_lines(preview: Preview) -> Iterator[str]:
    """What was dropped on reading, and that it was."""
    by_reason: dict[str, list[str]] = {}
    for column in preview.dropped:
        assert column.personal is not None
        by_reason.setdefault(column.personal.what, []).append(shortened(column.name, 30))
    for reason, names in by_reason.items():
        yield f"Dropped on reading, {reason}: {', '.join(names)}"
    if not by_reason:
        yield "No column with names, e-mail, IP or other addresses was found."


def column_line(column: PreviewColumn) -> str:
    """What one column is taken for."""
    scale = f", {column.scale}" if column.scale is not None else ""
    line = f"{shortened(column.name, 30)}: {ROLE_NAMES[column.role]}{scale}"
    if column.title != column.name:
        line += f"; {shortened(column.title)}"
    if column.points:
        line += f"; {shortened(write_points(column.points), 110)}"
    if column.unread:
        line += f"; not on it: {', '.join(shortened(answer, 20) for answer in column.unread)}"
    return line


def plan_lines(preview: Preview) -> Iterator[str]:
    """What importing the file would do, or what must be said first."""
    yield from preview.asks
    if preview.plan is None:
        return
    for window in preview.plan.windows:
        yield f"{shortened(window.window.item)}: {window_said(window)}"
    plan = preview.plan
    if plan.quotes_new:
        yield f"{many(len(plan.quotes_new), 'comment')} would be added to the quotes, not yet checked"
    if plan.quotes_changed:
        yield f"{many(len(plan.quotes_changed), 'comment')} would be replaced"
    if preview.outside:
        yield f"{many(preview.outside, 'response')} of other days left out"
    if plan.trashed:
        yield f"{plan.trashed:,} imported before and deleted here; not added again"
    if plan.is_idle:
        yield _idle_said(preview, plan)


def _idle_said(preview: Preview, plan: Plan) -> str:
    """Why there is nothing to add."""
    if plan.windows or plan.quotes_same:
        return "All of it is here already; there is nothing to add."
    if preview.bad or preview.outside or plan.trashed:
        return "Nothing is left that could be taken in."
    return "Nobody has answered anything in it."


def window_said(plan: WindowPlan) -> str:
    """What would become of one window."""
    window = plan.window
    days = _days(window.date_from, window.date_to)
    if not plan.new and not plan.changed:
        held = f"mean with {many(window.responses, 'response')}" if window.responses is not None else "mean"
        if plan.is_idle:
            return f"{many(plan.same, 'response')} here already, {days}"
        return f"{held} in a new window, {days}" if plan.before is None else f"{held} replaces what is here, {days}"
    parts = []
    if plan.new:
        where = "in a new window" if plan.before is None else "more in the window that is here"
        parts.append(f"{many(len(plan.new), 'response')} {where}")
    if plan.changed:
        parts.append(f"{len(plan.changed):,} replaced")
    if plan.same:
        parts.append(f"{plan.same:,} here already")
    said = f"{', '.join(parts)}, {days}"
    return f"{said}, beside the one that is here" if plan.is_beside else said


def bad_lines(preview: Preview, most: int = _MOST_BAD) -> list[str]:
    """What is not taken in, and why; of many the first."""
    lines = []
    for bad in preview.bad[:most]:
        place = f"{printable(bad.place)}: " if bad.place else ""
        words = f"  ({shortened(bad.words, 40)})" if bad.words else ""
        lines.append(f"{place}{printable(bad.sentence)}{words}")
    return lines + and_more(len(preview.bad), most)


def imported_said(imported: Imported) -> str:
    """What an import did, in one line."""
    parts = []
    if imported.responses_new:
        parts.append(many(imported.responses_new, "answer") + " added")
    if imported.responses_changed:
        parts.append(many(imported.responses_changed, "answer") + " replaced")
    if imported.windows_new:
        parts.append(many(imported.windows_new, "new window"))
    if imported.windows_changed:
        parts.append(many(imported.windows_changed, "window") + " updated")
    if comments := imported.quotes_new + imported.quotes_changed:
        parts.append(many(comments, "comment") + " to check")
    return ", ".join(parts) if parts else "Nothing was added"


def _is_read(column: PreviewColumn) -> bool:
    return column.role not in (Role.IGNORED, Role.DROPPED)


def _days(first: date, last: date) -> str:
    said: Sequence[str] = [say_day_and_year(day, short=True) for day in ((first,) if first == last else (first, last))]
    return " to ".join(said)
