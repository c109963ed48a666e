"""A private terminal workbook for a physician weighing a pivot into medical education."""

__version__ = "0.1.0"
