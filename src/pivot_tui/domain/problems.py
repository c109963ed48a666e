"""A problem with one field of a record, in one sentence that can stand beside the field."""

from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with a field.

    Attributes:
        field: The name of the record's field, or "" when the problem is with the whole.
        sentence: One sentence for the user: what is wrong and what would be right.
    """

    field: str
    sentence: str
