"""Practising again, at growing intervals, what was solved after a mistake."""

from app.services.review.pausing import pause, resume
from app.services.review.reading import Mistake, Review, ReviewItem, find, review
from app.services.review.schedule import INTERVALS_DAYS, Attempt, Standing, standing

__all__ = [
    "INTERVALS_DAYS",
    "Attempt",
    "Mistake",
    "Review",
    "ReviewItem",
    "Standing",
    "find",
    "pause",
    "resume",
    "review",
    "standing",
]
