"""Answers to evaluation forms as they were imported, one by one, and the mappings by which files are read."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.evaluation import Thousandths
from pivot_tui.domain.journal import FROM_OUTSIDE


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to the question of an evaluation, without anything that says whose it is.

    Attributes:
        id: UUIDv5 of the mapping, the question and the response's own id, or else of the hash of its row.
        evaluation: The id of the window it belongs to; it goes with it.
        value: The point of the scale in thousandths; nothing where the question was left open.
        level: The learner level that was given, as in a roster, or "".
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    evaluation: Annotated[str, NotEmpty()]
    value: Thousandths | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """How the columns of a kind of file are read, remembered by name.

    Attributes:
        id: UUIDv5 of its name.
        name: What the user calls it.
        layout: ``qualtrics``, ``redcap``, ``google_forms`` or ``other``.
        columns: What each column is, as ``role:header``, in the file's order.
        settings: Everything else that was chosen, as ``name:value``: scale, delimiter, decimal mark, encoding, sheet.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    name: Annotated[str, NotEmpty()]
    layout: Annotated[str, NotEmpty()]
    columns: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
