"""All tables; import them from here."""

from app.db.models.accounts import (
    ApiToken,
    AttemptLog,
    OutsideIdentity,
    PasswordReset,
    Role,
    SetupLink,
    User,
    WebSession,
)
from app.db.models.administration import (
    Announcement,
    AuditEntry,
    Errand,
    ErrandKind,
    ErrandState,
    SiteSetting,
    StoredVerification,
)
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
    "Announcement",
    "ApiToken",
    "AttemptLog",
    "AuditEntry",
    "Base",
    "CaseResult",
    "Chapter",
    "Draft",
    "EditorKeys",
    "Errand",
    "ErrandKind",
    "ErrandState",
    "GaveUp",
    "HintTaken",
    "KeptDraft",
    "Kind",
    "Note",
    "OutsideIdentity",
    "PasswordReset",
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
    "SiteSetting",
    "Status",
    "StoredVerification",
    "Submission",
    "User",
    "WebSession",
]
