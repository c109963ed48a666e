"""The workbook's own words and its reference data, as TOML, and the small loader that reads them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The content of one of the guide's files, by its name without the ending."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
