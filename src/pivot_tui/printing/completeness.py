"""How complete the evidence for an activity is, as JSON fields."""

from typing import Any

from pivot_tui.domain.completeness import Completeness


def complete_fields(complete: Completeness) -> dict[str, Any]:
    """How complete the evidence for an activity is, and what is asked for next, as JSON fields."""
    return {
        "parts": sorted(part.value for part in complete.parts),
        "said": complete.said,
        "next_part": complete.next_part.value if complete.next_part else None,
        "asked": complete.asked or None,
        "outcome_level": complete.level.value if complete.level else None,
        "outcome": complete.outcome if complete.level else None,
        "outcome_asked": complete.outcome_asked or None,
    }
