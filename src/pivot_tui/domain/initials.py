"""Initials in place of a name, for learners, patients and whoever else need not be named (DOMAIN 6.2)."""

from pivot_tui.domain.privacy import Finding


def initials(name: str) -> str:
    """The initials of a name: ``Jordan Avery`` is ``J.A.``, and what has no letters stays as it is."""
    first = [part[0].upper() for part in name.replace("-", " ").split() if part[0].isalpha()]
    return "".join(f"{letter}." for letter in first) or name


def with_initials(text: str, finding: Finding) -> str | None:
    """The text with initials for the name that was found; nothing where the finding is no name."""
    if finding.name is None:
        return None
    start, end = finding.name
    short, rest = initials(text[start:end]), text[end:]
    return text[:start] + short + (rest[1:] if rest[:1] == "." else rest)
