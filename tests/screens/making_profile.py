"""Making the sheet, the two lists and the situation for the tests of the screens: in hostile words."""

from tests.screens.driving import HOSTILE
from tests.screens.making import LONG_WORD

from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.domain.situation import Premise, Side, Situation
from pivot_tui.store.tables.profile import ELEMENT, PREMISE, SITUATION
from pivot_tui.workbook import Store
from pivot_tui.workbook.capture import kinds_of_work


def add_hostile_profile(store: Store) -> None:
    """Add rows of the sheet, lines of both lists and a situation whose words look like markup, or are endless."""
    kind = next(kind.id for kind in kinds_of_work(store) if kind.name == HOSTILE)
    elements = [
        WorkElement("e1", Prompt.DREADED, HOSTILE, kind, 5, 0, 600, Bucket.ADMIN),
        WorkElement("e2", Prompt.DREADED, LONG_WORD, kind, 4, None, 90, Bucket.CLINICAL),
        WorkElement("e3", Prompt.ENERGY, f"{HOSTILE} [/red]", kind, None, 5, None, None),
        WorkElement("e4", Prompt.FREE_WEEK, HOSTILE, None, None, None, None, None),
    ]
    premises = [Premise("p1", Side.DONE_WITH, HOSTILE), Premise("p2", Side.WOULD_KEEP, LONG_WORD)]
    situation = Situation(uuid5("situation", "one"), gap=HOSTILE, household=LONG_WORD, pivot_minutes=240)
    with store.transaction("sheet.add"):
        ELEMENT.insert(store.db, elements)
        PREMISE.insert(store.db, premises)
        SITUATION.insert(store.db, [situation])
