"""Support lines, as shell and screens ask for them."""

from pivot_tui.guide.support import SupportLine as SupportLine
from pivot_tui.guide.support import checked as checked
from pivot_tui.guide.support import lines as lines
from pivot_tui.guide.support import promise as promise
from pivot_tui.guide.support import short as short
