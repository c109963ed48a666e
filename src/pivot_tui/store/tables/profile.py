"""The tables of the first step: the sheet, the premise, the limits, hours and pulses, and where entries came from."""

from pivot_tui.domain.origin import Origin
from pivot_tui.domain.pulse import BurnoutAnswer, Pulse
from pivot_tui.domain.sheet import WorkElement
from pivot_tui.domain.situation import Premise, Situation
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.domain.work_week import TargetWeek, WeekLog
from pivot_tui.store.records import Table

ELEMENT = Table(WorkElement, "element", {"kind": "REFERENCES kind (id) ON DELETE SET NULL"})
PREMISE = Table(Premise, "premise")
SITUATION = Table(Situation, "situation")
TARGET_WEEK = Table(TargetWeek, "target_week")
WORK_PATTERN = Table(WorkPattern, "work_pattern")
WEEK_LOG = Table(WeekLog, "week_log")
PULSE = Table(Pulse, "pulse")
BURNOUT_ANSWER = Table(BurnoutAnswer, "burnout_answer")
ORIGIN = Table(Origin, "origin", {"entry": "REFERENCES entry (id) ON DELETE CASCADE"})
