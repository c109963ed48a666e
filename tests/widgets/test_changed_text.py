"""A field that has changed: its name, what was taken out and what was put in, told apart without colour."""

from tests.screens.driving import HOSTILE

from pivot_tui.domain.differences import Change, Run
from pivot_tui.widgets.changed_text import changed_field


def test_marks_set_off_what_was_taken_out_and_what_was_put_in() -> None:
    runs = [Run("an ", Change.KEPT), Run("old", Change.REMOVED), Run("new", Change.ADDED), Run(" word", Change.KEPT)]

    assert changed_field("text", runs).plain == "  text: an [-old-]{+new+} word"


def test_what_was_typed_is_shown_literally() -> None:
    runs = [Run(HOSTILE, Change.ADDED)]

    assert changed_field("text", runs).plain == f"  text: {{+{HOSTILE}+}}"
