"""The eight areas and the few screens beside them, each with its .tcss beside it."""
