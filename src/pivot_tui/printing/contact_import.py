"""What a file of contacts holds and what importing it would do, as lines."""

from collections.abc import Iterator, Sequence

from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.contact_merge import Fate, Proposal
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.rounding import many
from pivot_tui.printing.parts import and_more, shortened
from pivot_tui.workbook.contact_import import ContactPreview, ImportedContacts, count

_MOST = 20  # people of one fate that are shown
_MOST_DROPPED = 8
_FIELD_NAMES = {
    "email": "e-mail",
    "phone": "phone",
    "institution": "institution",
    "position": "position",
    "tags": "tags",
    "card_uid": "the identifier of the card",
}
_TITLES = {
    Fate.NEW: "New",
    Fate.FILLS: "Here already; only empty fields are filled",
    Fate.REPEATED: "More than once in this file",
    Fate.UNCLEAR: "Unclear, so left out unless you choose",
}
_SHELL_CHOICES = "On the screen (People, Contacts, i) you can say who they are."


def preview_lines(preview: ContactPreview) -> Iterator[str]:
    """The whole preview; what stands in the file is made safe to look at."""
    yield f"{printable(preview.path.name)}, read as {preview.form}: {many(len(preview.merge.proposals), 'contact')}"
    yield from counts_lines(preview)
    for title, rows in preview_parts(preview):
        yield ""
        yield title
        yield from (f"  {row}" for row in rows)
    if preview.merge.questions:
        yield _SHELL_CHOICES


def counts_lines(preview: ContactPreview) -> Iterator[str]:
    """What would be added and what would not, a line each."""
    new = count(preview, Fate.NEW)
    names = "whole names are kept" if preview.keep_names else "of names only the initials are kept"
    yield f"{new:,} new; {names}" if new else "Nobody new"
    if filled := count(preview, Fate.FILLS):
        yield f"{filled:,} here already, with empty fields to fill"
    if here := count(preview, Fate.HERE):
        yield f"{here:,} here already"
    if repeated := count(preview, Fate.REPEATED):
        yield f"{repeated:,} more than once in this file, taken once"
    if unclear := count(preview, Fate.UNCLEAR):
        yield f"{unclear:,} unclear, left out"
    if preview.missed:
        yield f"{len(preview.missed):,} not taken in, named below"
    if preview.groups:
        yield f"{many(preview.groups, 'list')} of people passed over"
    if preview.dropped:
        shown = ", ".join(f"{shortened(name, 30)} {times:,}" for name, times in preview.dropped[:_MOST_DROPPED])
        yield " ".join([f"Not kept: {shown}", *and_more(len(preview.dropped), _MOST_DROPPED)])
    if new:
        yield "Types are guessed from plain titles only; the others are somebody elsewhere until you change that."
    yield from preview.notes


def preview_parts(preview: ContactPreview) -> Iterator[tuple[str, Sequence[str]]]:
    """The people by what would happen with them, each with its title; who cannot come in at the end."""
    for fate, title in _TITLES.items():
        if found := preview.merge.of(fate):
            rows = [person_line(preview, proposal) for proposal in found[:_MOST]]
            yield f"{title} ({len(found):,})", rows + and_more(len(found), _MOST)
    if preview.missed:
        rows = [f"{preview.unit.capitalize()} {one.number:,}: {one.sentence}" for one in preview.missed[:_MOST]]
        yield f"Not taken in ({len(preview.missed):,})", rows + and_more(len(preview.missed), _MOST)


def person_line(preview: ContactPreview, proposal: Proposal) -> str:
    """One person of the file, and what would happen with them."""
    person = proposal.candidate
    where = f"{preview.unit} {person.number:,}"
    match proposal.fate:
        case Fate.NEW:
            about = [TYPE_NAMES[person.type], shortened(person.position, 30), shortened(person.institution, 20)]
        case Fate.UNCLEAR:
            about = [f"{proposal.why}: {_other(preview, proposal)}"]
        case Fate.REPEATED:
            about = [f"{proposal.why}: {_other(preview, proposal)}", _filled_said(proposal)]
        case _:
            about = [proposal.why, _filled_said(proposal)]
    return "   ".join([f"{shortened(person.who, 24)} ({where})", *filter(None, about)])


def question_parts(preview: ContactPreview, proposal: Proposal) -> tuple[str, str]:
    """Somebody of whom it is unclear whether they are here: who it is in the file, and the doubt."""
    person = proposal.candidate
    about = ", ".join(filter(None, (person.name, person.position, person.institution)))
    return shortened(about, 30), f"{proposal.why}: {_other(preview, proposal)}"


def imported_said(imported: ImportedContacts) -> str:
    """What an import did, in one line."""
    parts = []
    if imported.added:
        parts.append(f"{many(imported.added, 'contact')} imported")
    if imported.filled:
        parts.append(f"empty fields of {imported.filled:,} filled")
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}" if said else "Nothing was added"


def _other(preview: ContactPreview, proposal: Proposal) -> str:
    """Whom somebody is, or may be."""
    if proposal.contact is not None:
        contact = proposal.contact
        return ", ".join([shortened(contact.who, 20), *filter(None, [shortened(contact.position, 30)])])
    return f"{preview.unit} {proposal.first:,}" if proposal.first is not None else "somebody of this file"


def _filled_said(proposal: Proposal) -> str:
    return "fills " + ", ".join(_FIELD_NAMES[name] for name in proposal.filled) if proposal.filled else ""
