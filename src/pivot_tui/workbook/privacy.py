"""Privacy while writing: what a text should not hold, without what the user has chosen to ignore in that record."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pivot_tui.domain.distress import speaks_of_self_harm
from pivot_tui.domain.privacy import Finding, distinct, findings
from pivot_tui.store.store import Store

Mark = tuple[str, str]
"""A pattern and a digest of the words it found: what is remembered of something ignored."""


class Found(NamedTuple):
    """A finding, and where it stands.

    Attributes:
        place: The number of the text among those checked, from 0.
        finding: What was found there.
    """

    place: int
    finding: Finding


class PrivacyReading(NamedTuple):
    """What was found in some texts.

    Attributes:
        to_confirm: Level A: not saved before the user has said so.
        warnings: All the others.
        speaks_of_self_harm: Whether the support lines are to be shown; nothing of this is kept.
    """

    to_confirm: tuple[Found, ...] = ()
    warnings: tuple[Found, ...] = ()
    speaks_of_self_harm: bool = False


def check(
    store: Store | None, table: str, row: str, texts: Sequence[str], also_ignored: Collection[Mark] = ()
) -> PrivacyReading:
    """What is to be said about some texts.

    Args:
        store: The workbook; nothing where no record can be meant.
        table: The table of the record that the texts belong to.
        row: Its id, or "" for one that is not saved yet.
        texts: What was typed.
        also_ignored: What is ignored in a record that is not saved yet.
    """
    found = [Found(place, finding) for place, text in enumerate(texts) for finding in findings(text)]
    if found:
        found = _without_ignored(found, {*also_ignored, *_ignored_in(store, table, row)}, len(texts))
    return PrivacyReading(
        tuple(one for one in found if one.finding.needs_confirmation),
        tuple(one for one in found if not one.finding.needs_confirmation),
        any(speaks_of_self_harm(text) for text in texts),
    )


def _ignored_in(store: Store | None, table: str, row: str) -> frozenset[Mark]:
    if store is None or not row:
        return frozenset()
    from pivot_tui.store.ignored import ignored

    return ignored(store, table, row)


def _without_ignored(found: Sequence[Found], ignored: Collection[Mark], texts: int) -> list[Found]:
    """What is left for each text; ignoring one warning ignores those about the same words."""
    left: list[Found] = []
    for place in range(texts):
        here = [one.finding for one in found if one.place == place]
        passed = [one for one in here if ignored and not one.needs_confirmation and mark(one) in ignored]
        heard = [
            one
            for one in here
            if one.needs_confirmation or not any(one.overlaps(ignored_one) for ignored_one in passed)
        ]
        left += [Found(place, one) for one in distinct(tuple(heard))]
    return left


def mark(finding: Finding) -> Mark:
    """What is remembered of a finding: its pattern and a digest of its words, in whichever case and spacing."""
    from hashlib import sha256

    words = " ".join(finding.words.casefold().split())
    return finding.pattern, sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def ignore(store: Store, table: str, row: str, finding: Finding) -> None:
    """Never warn of these words again in this record; what needs a confirmation needs it every time.

    Raises:
        Fault: It could not be kept.
    """
    if not finding.needs_confirmation:
        _keep(store, table, row, {mark(finding)})


def ignore_in_saved(store: Store, table: str, row: str, text: str, ignored: Collection[Mark]) -> None:
    """Remember, in a record that has just been saved, what was ignored in its text before it had an id.

    Raises:
        Fault: It could not be kept.
    """
    if ignored:
        _keep(store, table, row, {mark(one) for one in findings(text) if not one.needs_confirmation} & {*ignored})


def _keep(store: Store, table: str, row: str, marks: Collection[Mark]) -> None:
    from pivot_tui.store.ignored import ignore as keep

    if marks:
        keep(store, table, row, marks)


def sentence(finding: Finding, *, quoted: bool = True) -> str:
    """What a finding looks like, and what to write instead.

    Args:
        finding: What was found.
        quoted: Begin with the words that were found, and not with "This", as is better where it may be kept.
    """
    from pivot_tui import guide

    looks: str = guide.load("privacy")[finding.pattern]
    return f"{_quote(finding.words)} {looks}" if quoted else f"This {looks}"


def _quote(words: str) -> str:
    from pivot_tui.domain.plain_text import printable

    said = " ".join(printable(words).split())
    return f"“{said}”" if len(said) <= _LONGEST_QUOTE else f"“{said[: _LONGEST_QUOTE - 1].rstrip()}…”"


_LONGEST_QUOTE = 32
