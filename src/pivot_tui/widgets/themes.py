"""The workbook's own two themes, a dark and a light one, made together: shades of slate and one accent."""

from textual.theme import Theme

DARK = Theme(
    name="pivot-dark",
    primary="#7fa8c9",
    secondary="#8d99ae",
    accent="#7fa8c9",
    foreground="#d5dae1",
    background="#171b21",
    surface="#1d222a",
    panel="#242b35",
    success="#8fbf9f",
    warning="#d9b48f",
    error="#d98c8c",
    dark=True,
    variables={
        "text-muted": "#93a0ae",
        "text-disabled": "#93a0ae",
        "block-cursor-background": "#243a4e",
        "block-cursor-foreground": "#f2f5f8",
        "block-cursor-text-style": "none",
        "input-selection-background": "#3a5a75",
        "scrollbar": "#2c3440",
        "scrollbar-background": "#1a1f26",
    },
)

LIGHT = Theme(
    name="pivot-light",
    primary="#2f5f85",
    secondary="#5c677a",
    accent="#2f5f85",
    foreground="#2b323b",
    background="#f6f7f8",
    surface="#eceff2",
    panel="#e1e6ea",
    success="#3d7a55",
    warning="#8a5a24",
    error="#a23b3b",
    dark=False,
    variables={
        "text-muted": "#5a6673",
        "text-disabled": "#5a6673",
        "block-cursor-background": "#cfe0ec",
        "block-cursor-foreground": "#14202b",
        "block-cursor-text-style": "none",
        "input-selection-background": "#b9d2e4",
        "scrollbar": "#c8d0d8",
        "scrollbar-background": "#e9edf0",
    },
)
