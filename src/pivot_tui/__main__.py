"""Lets ``python -m pivot_tui`` do what ``pivot`` does."""

from pivot_tui.cli import main

main()
