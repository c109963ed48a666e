"""The pulses as words, lines and JSON: each beside the last one of the same kind of week."""

from collections.abc import Iterator

from pivot_tui.domain.days import say_day
from pivot_tui.domain.pulse import ComparedPulse, Pulse
from pivot_tui.printing.parts import document
from pivot_tui.workbook.pulse import PulseReading


def pulse_lines(reading: PulseReading) -> Iterator[str]:
    """The pulses and the answers as lines, newest last."""
    for pulse in reading.pulses:
        yield pulse_line(pulse)
    if not reading.pulses:
        yield "No pulses yet."
    if reading.answers:
        yield ""
        yield "Single item on burnout, 1 to 5"
        yield from (f"  {answer.day.isoformat()}  {answer.answer}" for answer in reading.answers)
    if reading.is_due:
        yield ""
        yield "This week has no pulse yet."


def pulse_json(reading: PulseReading) -> Iterator[str]:
    """The pulses and the answers as one JSON document."""
    yield document(
        "pulse",
        today=reading.today.isoformat(),
        due=reading.is_due,
        pulses=[
            {
                "day": compared.pulse.day.isoformat(),
                "energy": compared.pulse.energy,
                "dread": compared.pulse.dread,
                "week": compared.week,
                "compared_with": compared.before.day.isoformat() if compared.before else None,
                "energy_change": compared.energy_change,
                "dread_change": compared.dread_change,
            }
            for compared in reading.pulses
        ],
        single_item=[
            {"day": answer.day.isoformat(), "answer": answer.answer, "wording": answer.wording}
            for answer in reading.answers
        ],
    )


def pulse_line(compared: ComparedPulse) -> str:
    """One pulse with what has changed."""
    pulse = compared.pulse
    week = f"  {compared.week:<4}" if compared.week else ""
    given = f"{pulse.day.isoformat()}{week}  ▲ {pulse.energy}  ▼ {pulse.dread}"
    return f"{given}  {change_said(pulse.energy, pulse.dread, compared.before)}" if compared.before else given


def change_said(energy: int, dread: int, before: Pulse) -> str:
    """By how much both numbers differ from those of an earlier pulse."""
    changes = f"▲ {_signed(energy - before.energy)}, ▼ {_signed(dread - before.dread)}"
    return f"{changes} against {say_day(before.day, short=True)} (▲ {before.energy}, ▼ {before.dread})"


def _signed(change: int) -> str:
    return f"{change:+d}".replace("-", "−") if change else "no change"
