"""Where an imported entry came from, with what its old program knew and an entry has no field for."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE


@dataclass(frozen=True, slots=True)
class Origin:
    """What was kept of an entry from elsewhere.

    Attributes:
        id: UUIDv5 of the entry's own id.
        entry: The id of the entry; its origin goes with it.
        source: The format it came in, such as ``jrnl``.
        kept: What could not be mapped, a line each, as ``name: value``; may be empty.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    entry: str
    source: Annotated[str, NotEmpty()]
    kept: str = ""
