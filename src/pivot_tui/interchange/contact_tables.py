"""Contacts as tables: what Google Contacts, Outlook and others export, and any table with a column for names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

from pivot_tui.interchange.evaluation_files import SheetRow, read_sheet
from pivot_tui.interchange.imported import CannotImport, Progress, no_progress
from pivot_tui.interchange.imported_people import FoundPeople, FoundPerson, Missed

_LOOKED_AT = 10  # rows among which the one with the names of the columns is looked for
_MANY = " ::: "  # what Google puts between several values in one cell
_FORMULA_GUARD = re.compile(r"'(?=[=+\-@])")


class _Role(Enum):
    """What a column is about."""

    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    EMAIL = "email"
    PHONE = "phone"
    INSTITUTION = "institution"
    DEPARTMENT = "department"
    POSITION = "position"
    TITLE = "title"  # a position, or a form of address where another column is the position
    CATEGORIES = "categories"
    LABEL = "label"  # what an address or a number is called; it says nothing by itself


_WORDS = {
    _Role.NAME: {"name", "full name", "display name", "contact", "contact name", "who", "initials", "person"},
    _Role.GIVEN: {"first name", "given name", "first", "forename", "vorname"},
    _Role.MIDDLE: {"middle name", "additional name", "middle", "weitere vornamen"},
    _Role.FAMILY: {"last name", "family name", "surname", "last", "nachname"},
    _Role.INSTITUTION: {
        "company",
        "organization",
        "organisation",
        "institution",
        "organization name",
        "employer",
        "hospital",
        "firma",
        "school",
    },
    _Role.DEPARTMENT: {"department", "organization department", "abteilung"},
    _Role.POSITION: {"job title", "position", "organization title", "jobtitle", "role", "function"},
    _Role.TITLE: {"title"},
    _Role.CATEGORIES: {"categories", "labels", "group membership", "tags", "groups", "kategorien"},
}
_EMAIL = re.compile(r"(e mail|email|mail)( address| adresse)?( \d+)?( value| address| adresse)?|(work|home) e ?mail")
_PHONE = re.compile(
    r"(phone|telephone|tel|mobile|cell|telefon)( number| phone| geschäftlich)?( \d+)?( value)?"
    r"|(business|work|mobile|home|primary|company main|other|cell) (phone|telephone|number)( \d+)?|mobiltelefon"
)
_LABEL = re.compile(r"(e mail|email|phone|telephone)( \d+)? (label|type|display name)")


def people(path: Path, step: Progress = no_progress) -> FoundPeople:
    """The people in a table.

    Args:
        path: A file of comma separated values, or a spreadsheet.
        step: Told now and then how far the reading is; whatever it raises ends it.

    Raises:
        CannotImport: It cannot be read, or has no column for names.
    """
    sheet = read_sheet(path, "", step)
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        roles = _roles(row)
        if {_Role.NAME, _Role.GIVEN, _Role.FAMILY} & set(roles):
            return _people(roles, row, sheet.rows[place + 1 :], sheet.unit, sheet.notes)
    raise CannotImport(
        f"{path.name} holds no address cards, and no column for names; call one column Name, or First and Last name."
    )


def _roles(row: SheetRow) -> list[_Role | None]:
    roles = [_role(cell) for cell in row.cells]
    if _Role.POSITION in roles:  # Outlook's title is Dr or Ms
        roles = [None if role is _Role.TITLE else role for role in roles]
    return [_Role.POSITION if role is _Role.TITLE else role for role in roles]


def _role(cell: str) -> _Role | None:
    words = " ".join(re.findall(r"[^\W_]+", cell.casefold()))
    if _LABEL.fullmatch(words):
        return _Role.LABEL
    if _EMAIL.fullmatch(words):
        return _Role.EMAIL
    if _PHONE.fullmatch(words):
        return _Role.PHONE
    words = re.sub(r"^organization \d+ ", "organization ", words)
    return next((role for role, known in _WORDS.items() if words in known), None)


def _people(
    roles: Sequence[_Role | None], names: SheetRow, rows: Sequence[SheetRow], unit: str, notes: tuple[str, ...]
) -> FoundPeople:
    kept: list[FoundPerson] = []
    missed: list[Missed] = []
    dropped: Counter[str] = Counter()
    for row in rows:
        person = _person(roles, row)
        if person is None:
            missed.append(Missed(row.line, "There is no name in it, and nothing that would do instead."))
            continue
        kept.append(person)
        dropped.update(_dropped(roles, names, row))
    if not kept and not missed:
        missed = [Missed(names.line, "Below the names of the columns there is nothing.")]
    return FoundPeople("Table", unit, tuple(kept), tuple(missed), tuple(dropped.most_common()), notes=notes)


def _person(roles: Sequence[_Role | None], row: SheetRow) -> FoundPerson | None:
    def of(*wanted: _Role) -> list[str]:
        cells = zip(roles, row.cells, strict=False)
        return [_FORMULA_GUARD.sub("", cell, count=1) for role, cell in cells if role in wanted and cell]

    emails, phones = _several(of(_Role.EMAIL)), _several(of(_Role.PHONE))
    parts = " ".join([*of(_Role.GIVEN)[:1], *of(_Role.MIDDLE)[:1], *of(_Role.FAMILY)[:1]])
    institutions = _several(of(_Role.INSTITUTION))[:1]
    name = next(iter(of(_Role.NAME)), "") or parts or next(iter((*emails, *institutions)), "")
    if not name:
        return None
    return FoundPerson(
        row.line,
        name,
        emails,
        phones,
        ", ".join([*institutions, *of(_Role.DEPARTMENT)[:1]]),
        next(iter(_several(of(_Role.POSITION))), ""),
        tuple(part for cell in of(_Role.CATEGORIES) for part in re.split(r" ::: |[;,]", cell) if part.strip()),
    )


def _several(cells: Sequence[str]) -> tuple[str, ...]:
    """Values, each once; several may stand in one cell."""
    return tuple(dict.fromkeys(part.strip() for cell in cells for part in cell.split(_MANY) if part.strip()))


def _dropped(roles: Sequence[_Role | None], names: SheetRow, row: SheetRow) -> Iterator[str]:
    """The columns that are not kept and in which something stands."""
    padded = [*roles, *[None] * (len(row.cells) - len(roles))]
    unnamed = False
    for place, (role, cell) in enumerate(zip(padded, row.cells, strict=False)):
        if role is None and cell:
            name = names.cells[place] if place < len(names.cells) else ""
            if name:
                yield name
            unnamed = unnamed or not name
    if unnamed:
        yield "columns without a name"
