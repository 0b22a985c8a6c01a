"""The catalogue: importing packages, listing and reading problems and chapters."""

from app.services.catalogue.importing import ImportSummary, import_library
from app.services.catalogue.lessons import BareLesson, bare_lessons, store_worked
from app.services.catalogue.listing import facets, list_problems, pick
from app.services.catalogue.packages import misconception_message, package
from app.services.catalogue.reading import (
    daily,
    find,
    find_any,
    get,
    get_chapter,
    lesson,
    list_chapters,
    rows_of,
)
from app.services.catalogue.samples import (
    SampleLine,
    SampleView,
    busiest_versions,
    current_versions,
    sample_views,
    store_samples,
    versions_without_samples,
)
from app.services.catalogue.views import (
    ChapterPage,
    ChapterRow,
    Facets,
    LessonText,
    ProblemPage,
    ProblemQuery,
    ProblemRow,
    ProblemSort,
    ProblemView,
)
from app.services.catalogue.walkthroughs import (
    read_step_values,
    store_step_values,
    versions_without_step_values,
)
from app.services.progress import LearnerStatus

__all__ = [
    "BareLesson",
    "ChapterPage",
    "ChapterRow",
    "Facets",
    "ImportSummary",
    "LearnerStatus",
    "LessonText",
    "ProblemPage",
    "ProblemQuery",
    "ProblemRow",
    "ProblemSort",
    "ProblemView",
    "SampleLine",
    "SampleView",
    "bare_lessons",
    "busiest_versions",
    "current_versions",
    "daily",
    "facets",
    "find",
    "find_any",
    "get",
    "get_chapter",
    "import_library",
    "lesson",
    "list_chapters",
    "list_problems",
    "misconception_message",
    "package",
    "pick",
    "read_step_values",
    "rows_of",
    "sample_views",
    "store_samples",
    "store_step_values",
    "store_worked",
    "versions_without_samples",
    "versions_without_step_values",
]
