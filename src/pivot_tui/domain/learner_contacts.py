"""Learner contacts: the learners at a session times its sessions, said together with how they were reckoned."""

from collections.abc import Iterable

from pivot_tui.domain.activity import TeachingSession
from pivot_tui.domain.roster import heads
from pivot_tui.domain.rounding import many

Sizes = tuple[tuple[int, int], ...]
"""Learners at one session, and how many sessions had so many; the largest first."""

_MOST_TERMS = 3
"""Rosters of different sizes that a formula names one by one."""


def sizes_of(sessions: Iterable[TeachingSession]) -> Sizes:
    """How many learners were at how many sessions; those where nobody was counted are left out."""
    found: dict[int, int] = {}
    for session in sessions:
        if session.roster:
            size = heads(session.roster)
            found[size] = found.get(size, 0) + session.times
    return tuple(sorted(found.items(), reverse=True))


def contacts(sizes: Sizes) -> int:
    """Learner contacts; sessions logged one by one add up their own rosters (DOMAIN 2.3)."""
    return sum(size * sessions for size, sessions in sizes)


def formula(sizes: Sizes) -> str:
    """How learner contacts come about: ``26 learners × 2 sessions``; "" where nobody was counted (DOMAIN 2.3).

    Rosters of different sizes are named one by one; where they are many, their range stands for them.
    """
    if not sizes:
        return ""
    if len(sizes) == 1:
        ((size, sessions),) = sizes
        return f"{many(size, 'learner')} × {many(sessions, 'session')}"
    if len(sizes) <= _MOST_TERMS:
        return " + ".join(f"{size:,} × {sessions:,}" for size, sessions in sizes)
    held = sum(sessions for _, sessions in sizes)
    return f"{sizes[-1][0]:,} to {sizes[0][0]:,} learners × {many(held, 'session')}, added up"


def contacts_said(sizes: Sizes) -> str:
    """Learner contacts with their formula; "" where nobody was counted."""
    return f"{many(contacts(sizes), 'learner contact')} ({formula(sizes)})" if sizes else ""
