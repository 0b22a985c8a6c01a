"""Explaining a finished submission: a short tutorial of what is known for certain.

Offline and without chance; made of the stored report, the package's public texts and the
learner's own code. It says nothing that the learner could not look up on the site.
"""

from app.services.explanations.composing import explain
from app.services.explanations.materials import case_label
from app.services.explanations.text import as_text
from app.services.explanations.values import (
    Block,
    BlockKind,
    Explanation,
    LessonPlace,
    Section,
    Step,
)

__all__ = [
    "Block",
    "BlockKind",
    "Explanation",
    "LessonPlace",
    "Section",
    "Step",
    "as_text",
    "case_label",
    "explain",
]
