"""Drafts: what stands in a form that was not saved yet."""

from pivot_tui.store.drafts import Draft as Draft
from pivot_tui.store.drafts import read_draft as read_draft
from pivot_tui.store.drafts import read_drafts as read_drafts
from pivot_tui.store.drafts import save_draft as save_draft

CAPTURE_FORM = "capture"
ENTRY_FORM = "entry"
