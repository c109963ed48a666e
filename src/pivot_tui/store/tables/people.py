"""The tables of People: contacts, conversations, what was seen and learned, the ledger, the roles of interest."""

from pivot_tui.domain.contact import Contact, SeenWork
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.role import RoleOfInterest
from pivot_tui.store.records import Table

_OWNER = "REFERENCES contact (id) ON DELETE CASCADE"
_SOURCE = "REFERENCES contact (id) ON DELETE SET NULL"

CONTACT = Table(Contact, "contact")
CONVERSATION = Table(Conversation, "conversation", {"contact": _OWNER})
SEEN_WORK = Table(SeenWork, "seen_work", {"contact": _OWNER, "activity": "REFERENCES activity (id) ON DELETE SET NULL"})
LEARNED = Table(
    Learned, "learned", {"contact": _SOURCE, "conversation": "REFERENCES conversation (id) ON DELETE SET NULL"}
)
INCUMBENT = Table(Incumbent, "incumbent", {"contact": _SOURCE})
ROLE_OF_INTEREST = Table(RoleOfInterest, "role_of_interest")
