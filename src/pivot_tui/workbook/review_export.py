"""A saved review as one reader is shown it, with a count of all that was left out, and the file it is written to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pivot_tui.domain.card import CardKind
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.export_profile import Profile, is_suppressed
from pivot_tui.domain.faults import Fault, NotFound
from pivot_tui.domain.privacy import findings
from pivot_tui.domain.review_copy import (
    NEVER_IN_IT,
    NOT_SHOWN,
    REVIEW_READERS,
    Withheld,
    roles_of,
    with_roles,
    withheld,
)
from pivot_tui.domain.review_figures import ReviewFigures
from pivot_tui.domain.suppression import TOTAL_NEEDS
from pivot_tui.interchange import portfolio_text
from pivot_tui.interchange.portfolio_text import Heading, Piece
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook.past_reviews import ReviewPage, page_of, past_reviews
from pivot_tui.workbook.private_files import check_target, named_file, write_private

_NO_REVIEW = "No weekly review is saved yet, so there is nothing to write."
_GONE = "That review is not there any more."


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """A saved review as one reader is shown it.

    Attributes:
        profile: Who reads it.
        day: The day the copy was made.
        page: The review, in which what the reader is not shown is missing.
        left_out: What was left out, with its number.
        to_look_at: How many of the texts look as if somebody could be known by them.
    """

    profile: Profile
    day: date
    page: ReviewPage
    left_out: tuple[tuple[Withheld, int], ...]
    to_look_at: int


def copy_for(store: Store, profile: Profile, today: date, review_id: str | None = None) -> ReviewCopy:
    """A copy of a saved review, the last one unless another is named.

    Args:
        store: The workbook.
        profile: Who reads it.
        today: The present day.
        review_id: The review.

    Raises:
        NotFound: It is not there.
        Fault: This reader is shown nothing of a review, or the workbook cannot be read.
    """
    if profile not in REVIEW_READERS:
        raise Fault(NOT_SHOWN)
    saved = past_reviews(store)
    past = next((one for one in saved if review_id in (None, one.id)), None)
    if past is None:
        raise NotFound(_GONE if review_id else _NO_REVIEW)
    page = page_of(store, past)
    if profile is Profile.MINE:
        return ReviewCopy(profile, today, page, (), _to_look_at(page))
    with store.reading() as db:
        roles = roles_of(CONTACT.select(db))
        offers = {card.id for card in CARD.select(db, "WHERE kind = ?", (CardKind.ACCEPT.value,))}
    shown = _Shown(roles, offers, is_suppressed=is_suppressed(profile))
    copied = shown.page(page)
    return ReviewCopy(profile, today, copied, shown.left_out, _to_look_at(copied))


def _to_look_at(page: ReviewPage) -> int:
    texts = (page.review.win, *(end.what for end in page.decided), *(one.commitment.text for one in page.promises))
    return sum(bool(findings(text)) for text in texts)


class _Shown:
    """Picks what a mentor is shown, and counts what is not."""

    def __init__(self, roles: Mapping[str, str], offers: set[str], *, is_suppressed: bool) -> None:
        self._roles = roles
        self._offers = offers
        self._is_suppressed = is_suppressed
        self._counts = dict.fromkeys(Withheld, 0)

    @property
    def left_out(self) -> tuple[tuple[Withheld, int], ...]:
        """What was left out, with its number."""
        return tuple((why, number) for why, number in self._counts.items() if number)

    def page(self, page: ReviewPage) -> ReviewPage:
        """The page without what the reader is not shown."""
        review = replace(page.review, win=self._text(page.review.win) or "")
        decided = [
            replace(end, what=text) for end in page.decided if (text := self._text(end.what, end.card)) is not None
        ]
        promises = [
            replace(one, commitment=replace(one.commitment, text=text))
            for one in page.promises
            if (text := self._text(one.commitment.text, one.commitment.card)) is not None
        ]
        return ReviewPage(
            replace(page.past, review=review), self._figures(page.figures), tuple(decided), tuple(promises)
        )

    def _text(self, text: str, card: str | None = None) -> str | None:
        """A text with people by their roles; nothing where it is not shown at all."""
        why = Withheld.OFFER if card in self._offers else withheld(text)
        if why is not None:
            self._counts[why] += 1
            return None
        said, named = with_roles(text, self._roles)
        self._counts[Withheld.WHO] += named
        return said

    def _figures(self, figures: ReviewFigures) -> ReviewFigures:
        shown = []
        for one in figures.came_in:
            if self._is_suppressed and one.answers is not None and one.answers < TOTAL_NEEDS:
                self._counts[Withheld.TOO_FEW] += 1
            elif (what := self._text(one.what)) is not None:
                shown.append(replace(one, what=what))
        return replace(figures, came_in=tuple(shown))


# The document


def report(copy: ReviewCopy) -> tuple[str, ...]:
    """What a reader of this copy is not shown, a line each, and whether texts should be read again first."""
    said = ["Left out:", *(f"- {why.value}: {number:,}" for why, number in copy.left_out)]
    found = said if copy.left_out else ["Nothing is left out."]
    found.append(NEVER_IN_IT)
    if copy.to_look_at:
        looks, it = ("1 text looks", "it") if copy.to_look_at == 1 else (f"{copy.to_look_at:,} texts look", "them")
        found.append(f"{looks} as if somebody could be identified by {it}; read before you pass this on.")
    return tuple(found)


def lines(copy: ReviewCopy, title: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The copy as lines of Markdown.

    Args:
        copy: The copy.
        title: Its day and its kind of week.
        facts: What is said in it, each with its name, or "" where it goes on with the one above.
    """
    return portfolio_text.markdown(_pieces(copy, title, facts))


def _pieces(copy: ReviewCopy, title: str, facts: Iterable[tuple[str, str]]) -> Iterator[Piece]:
    yield Heading(1, f"Weekly review, {title}")
    yield portfolio_text.Fact("As of", say_day_and_year(copy.day))
    before = ""
    for name, said in facts:
        before = name or before
        yield portfolio_text.Fact(before, said)


def file_name(copy: ReviewCopy) -> str:
    """A name for the file, after the reader and the day of the review: ``review-mentor-2026-02-27.md``."""
    return f"review-{copy.profile.value}-{copy.page.review.day.isoformat()}.md"


def write(store: Store, copy: ReviewCopy, document: Iterable[str], path: Path, *, force: bool = False) -> Path:
    """Write the document to a file that only this user may read; where it is.

    Args:
        store: The workbook.
        copy: Whose copy it is.
        document: Its lines.
        path: The file; ``~`` is the home folder, and in a folder it gets a name of its own.
        force: Write over a file that is there; never over the workbook itself.

    Raises:
        TargetExists: There is such a file, and it was not said to write over it.
        Fault: It was not written, and what was there is as it was.
    """
    target = named_file(path, file_name(copy))
    check_target(store, target, force=force)
    write_private(target, (f"{line}\n".encode() for line in document), force=force)
    return target
