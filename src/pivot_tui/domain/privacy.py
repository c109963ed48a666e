"""What in a text may identify a patient, a learner or anybody else: found by pattern, then checked (DOMAIN 6.3)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pivot_tui.domain.privacy_patterns import HELP_LINES, INSTITUTIONS, PATTERNS, STOP_WORDS, Pattern

_TO_CONFIRM = "A"


class Finding(NamedTuple):
    """Something that may identify somebody.

    Attributes:
        pattern: Which pattern found it.
        level: "A", "B" or "C".
        start: Where it begins in the text.
        end: Where it ends.
        words: What was found; of a cluster all of it, with `` … `` between.
        name: Where in the text a person's name begins and ends, if the pattern is one for names.
    """

    pattern: str
    level: str
    start: int
    end: int
    words: str
    name: tuple[int, int] | None = None

    @property
    def needs_confirmation(self) -> bool:
        """Whether it is confirmed before it is saved, and never ignored for good."""
        return self.level == _TO_CONFIRM

    def overlaps(self, other: "Finding") -> bool:
        """Whether two findings share a part of the text."""
        return self.start < other.end and other.start < self.end


def findings(text: str) -> tuple[Finding, ...]:
    """Everything in a text that may identify somebody, in the order of the patterns.

    Most texts give no reason to look closely: counting digits and capitals, and looking for a few words, comes before
    any expression, since compiling them all would take longer than a whole capture.
    """
    digits, capitals = sum(map(str.isdigit, text)), sum(map(str.isupper, text))
    names = sum(word[:1].isupper() and word[1:2].islower() for word in text.split())
    words = ""
    found: list[Finding] = []
    for pattern in PATTERNS:
        if digits < pattern.digits or capitals < pattern.capitals or names < pattern.names:
            continue
        words = words or _as_words(text)
        if not pattern.words or any(word in words for word in pattern.words):
            found += _found_by(pattern, text)
    return tuple(found)


def distinct(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings that share no part of the text: of two that do, the one that counts more, or was found first."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: one.level):
        if not any(finding.overlaps(other) for other in kept):
            kept.append(finding)
    return tuple(kept)


def _as_words(text: str) -> str:
    """The text in lower case, with a blank for whatever is no part of a word, and one in front."""
    return " " + "".join(character if character.isalnum() or character == "@" else " " for character in text.lower())


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _found_by(pattern: Pattern, text: str) -> Iterator[Finding]:
    matches = [match for match in _compiled(pattern.expression).finditer(text) if _is_meant(pattern.name, match)]
    if pattern.cluster == 1:
        for match in matches:
            yield Finding(pattern.name, pattern.level, *match.span(), match[0], _name_in(pattern.name, match))
    elif len(matches) >= pattern.cluster:
        words = " … ".join(match[0].strip() for match in matches)
        yield Finding(pattern.name, pattern.level, matches[0].start(), matches[-1].end(), words)


def _is_meant(name: str, match: re.Match[str]) -> bool:
    """What an expression alone cannot tell."""
    if name == "ssn":
        area, group, serial = match[0].split("-")
        return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"
    if name == "age90":
        behind = match.string[match.end() : match.end() + 60].lower().split()[:2]
        return not any(word.strip(".,;:!?") in INSTITUTIONS for word in behind)
    if name in ("ptname", "learner"):
        return not STOP_WORDS.intersection(match.groups())
    if name == "phone":
        digits = "".join(character for character in match[0] if character.isdigit())
        return f"1{digits[-10:]}" not in HELP_LINES
    return True


def _name_in(name: str, match: re.Match[str]) -> tuple[int, int] | None:
    if name in ("ptname", "learner"):
        return match.start(1), match.end(2)
    if name == "titled":
        return match.end() - len(match[0].split()[-1]), match.end()
    return None
