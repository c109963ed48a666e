"""The sheet as lines and as JSON: the three questions with their rows, the two lists, the gap and the limits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.sheet import BUCKET_NAMES, WorkElement, is_answered, say_hours, unanswered
from pivot_tui.domain.situation import Side, Situation
from pivot_tui.printing.parts import document, one_line
from pivot_tui.workbook.sheet import Question, Sheet

_SIDE_NAMES = {Side.DONE_WITH: "Done with", Side.WOULD_KEEP: "Would keep"}
_DAY_NAMES = {
    "no_move_before": "No move before",
    "earliest_start": "Earliest start",
    "latest_start": "Latest start",
}


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """What was said in the first step, a line each."""
    for number, question in enumerate(sheet.questions, 1):
        yield ("" if number == 1 else "\n") + f"{number}  {question.question}"
        yield from _rows(question, sheet)
    yield "\n" + _answered(sheet)
    for side, name in _SIDE_NAMES.items():
        lines = "; ".join(map(one_line, sheet.on_list(side)))
        yield f"{name + ':':<16}{lines or 'nothing yet'}"
    yield from _frame(sheet.situation)
    yield from (f"! {reason}" for reason in sheet.cannot_fit)


def _rows(question: Question, sheet: Sheet) -> Iterator[str]:
    for element in question.elements:
        yield f"   {_figures(element):<16}{'   '.join(_words(element, sheet))}"
    if not question.elements:
        yield "   nothing yet"


def _figures(element: WorkElement) -> str:
    """Both ratings and the hours, in columns; what is missing stays blank."""
    energy = f"▲{element.energy}" if element.energy is not None else "  "
    dread = f"▼{element.dread}" if element.dread is not None else "  "
    hours = f"{say_hours(element.minutes):>5} h" if element.minutes is not None else ""
    return f"{energy} {dread}  {hours}"


def _words(element: WorkElement, sheet: Sheet) -> Iterator[str]:
    yield one_line(element.text)
    if name := sheet.kind_name(element):
        yield printable(name)
    if element.bucket is not None:
        yield f"({BUCKET_NAMES[element.bucket].lower()})"
    if element.is_counted and element.dread is None and element.energy is None:
        yield "not rated"


def _answered(sheet: Sheet) -> str:
    left = unanswered(sheet.elements)
    if not left:
        return "All three questions are answered."
    return f"{3 - len(left)} of 3 questions answered."


def _frame(frame: Situation) -> Iterator[str]:
    if frame.gap:
        yield f"{'The gap:':<16}{printable(frame.gap)}"
    if frame.pivot_minutes is not None:
        yield f"{'For the pivot:':<16}{say_hours(frame.pivot_minutes)} h a week"
    if frame.household:
        yield f"{'Household:':<16}{one_line(frame.household)}"
    for field, name in _DAY_NAMES.items():
        if (day := getattr(frame, field)) is not None:
            yield f"{name + ':':<16}{day.isoformat()}"


def sheet_json(sheet: Sheet, today: date) -> str:
    """The same as one JSON document."""
    return document(
        "sheet",
        today=today.isoformat(),
        answered=is_answered(sheet.elements),
        questions=[
            {
                "prompt": question.prompt.value,
                "question": question.question,
                "rows": [_row_fields(element, sheet) for element in question.elements],
            }
            for question in sheet.questions
        ],
        done_with=list(sheet.on_list(Side.DONE_WITH)),
        would_keep=list(sheet.on_list(Side.WOULD_KEEP)),
        situation=_frame_fields(sheet.situation),
        cannot_fit=list(sheet.cannot_fit),
    )


def _row_fields(element: WorkElement, sheet: Sheet) -> dict[str, Any]:
    return {
        "id": element.id,
        "text": element.text,
        "kind": sheet.kind_name(element) or None,
        "dread": element.dread,
        "energy": element.energy,
        "minutes": element.minutes,
        "bucket": element.bucket.value if element.bucket else None,
    }


def _frame_fields(frame: Situation) -> dict[str, Any]:
    days = {field: day.isoformat() if (day := getattr(frame, field)) is not None else None for field in _DAY_NAMES}
    return {
        "gap": frame.gap or None,
        "pivot_minutes": frame.pivot_minutes,
        "household": frame.household or None,
        **days,
    }
