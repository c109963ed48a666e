"""What the command palette finds: every act that is possible here, and every record."""

from functools import partial
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from pivot_tui.domain.days import say_day
from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.workbook.search import Found, search
from pivot_tui.workbook.session import Session

_MOST = 30


@runtime_checkable
class HasSession(Protocol):
    """An app that has a workbook open, or none while it is locked."""

    session: Session | None


class ActsProvider(Provider):
    """The bindings of the screen that the palette was opened over, by what they do."""

    def _acts(self) -> list[tuple[str, Any]]:
        acts: dict[str, Any] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.tooltip and not (binding.id or "").startswith("list."):
                run = partial(self.app.run_action, binding.action, active.node)
                acts.setdefault(binding.tooltip, run)
        return list(acts.items())

    async def discover(self) -> Hits:
        """Every act, before anything is typed."""
        for name, run in self._acts():
            yield DiscoveryHit(Content(name), run, text=name)

    async def search(self, query: str) -> Hits:
        """The acts whose words match."""
        matcher = self.matcher(query)
        for name, run in self._acts():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), run, text=name)


class RecordsProvider(Provider):
    """Every record, through the one search; a few of the best."""

    SCORE: ClassVar[float] = 0.5

    async def search(self, query: str) -> Hits:
        """The records in which every word is found, shown literally."""
        app = self.app
        if not isinstance(app, HasSession) or app.session is None:
            return
        try:
            found = search(app.session.store, query, _MOST)
        except Fault:
            return  # the palette has no place for a sentence, and the area behind it will say it
        for number, hit in enumerate(found):
            yield Hit(self.SCORE - number / 1000, _shown(hit), partial(self._open, hit), text=hit.title)

    def _open(self, hit: Found) -> None:
        self.app.post_message(RecordWanted(hit.table, hit.id))


def _shown(hit: Found) -> Content:
    when = say_day(hit.day, short=True) if hit.day else hit.place
    return Content.assemble(Content(hit.title), Content.styled(f"   {when}", "$text-muted"))
