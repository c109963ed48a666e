"""The tables of the portfolio: activities, sessions, evaluations, quotes, other evidence, experiments and projects."""

from pivot_tui.domain.academic_year import AcademicCalendar
from pivot_tui.domain.activity import Activity, TeachingSession
from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.evidence import MenteeOutcome, PeerObservation, Referee
from pivot_tui.domain.experiment import Experiment
from pivot_tui.domain.project import Project
from pivot_tui.domain.response import ImportMapping, Response
from pivot_tui.store.records import Table
from pivot_tui.store.tables.quotes import QUOTE as QUOTE

_OWNER = "REFERENCES activity (id) ON DELETE CASCADE"
_ABOUT = "REFERENCES activity (id) ON DELETE SET NULL"

ACTIVITY = Table(Activity, "activity")
SESSION = Table(TeachingSession, "session", {"activity": _OWNER})
ATTACHMENT = Table(Attachment, "attachment", {"activity": _OWNER})
EVALUATION = Table(
    Evaluation,
    "evaluation",
    {"activity": _OWNER, "compared_with": "REFERENCES evaluation (id) ON DELETE SET NULL"},
)
RESPONSE = Table(Response, "response", {"evaluation": "REFERENCES evaluation (id) ON DELETE CASCADE"})
IMPORT_MAPPING = Table(ImportMapping, "import_mapping")
PEER_OBSERVATION = Table(PeerObservation, "peer_observation", {"activity": _OWNER})
MENTEE_OUTCOME = Table(MenteeOutcome, "mentee_outcome", {"activity": _ABOUT})
REFEREE = Table(Referee, "referee")
EXPERIMENT = Table(Experiment, "experiment")
PROJECT = Table(Project, "project", {"activity": _ABOUT})
ACADEMIC_CALENDAR = Table(AcademicCalendar, "academic_calendar")
