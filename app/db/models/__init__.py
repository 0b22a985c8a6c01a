"""All tables; import them from here."""

from app.db.models.accounts import ApiToken, AttemptLog, Role, SetupLink, User, WebSession
from app.db.models.base import Base
from app.db.models.catalogue import Chapter, Problem, ProblemTag, ProblemVersion, Salt
from app.db.models.desk import EditorKeys, KeptDraft, Note, Preferences, ProblemReport
from app.db.models.learning import Draft, GaveUp, HintTaken
from app.db.models.publishing import (
    PlanState,
    PublishedProblem,
    PublishPlan,
    Rejudged,
    Rejudging,
)
from app.db.models.submissions import (
    IS_QUEUED,
    IS_RUN,
    IS_RUNNING,
    CaseResult,
    Kind,
    Priority,
    Status,
    Submission,
)

__all__ = [
    "IS_QUEUED",
    "IS_RUN",
    "IS_RUNNING",
    "ApiToken",
    "AttemptLog",
    "Base",
    "CaseResult",
    "Chapter",
    "Draft",
    "EditorKeys",
    "GaveUp",
    "HintTaken",
    "KeptDraft",
    "Kind",
    "Note",
    "PlanState",
    "Preferences",
    "Priority",
    "Problem",
    "ProblemReport",
    "ProblemTag",
    "ProblemVersion",
    "PublishPlan",
    "PublishedProblem",
    "Rejudged",
    "Rejudging",
    "Role",
    "Salt",
    "SetupLink",
    "Status",
    "Submission",
    "User",
    "WebSession",
]
