"""What day it is for the reader: the application's clock in the reader's time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from fastapi import Request

from app.services import preferences

ZONE_COOKIE = "time_zone"


def moment_of(request: Request) -> datetime:
    """The present time, by the clock that the application was given."""
    moment: datetime = request.app.state.clock()
    return moment


def zone_of(request: Request) -> ZoneInfo:
    """The zone that the user chose, else the one that the browser told, else UTC."""
    viewer = getattr(request.state, "viewer", None)
    chosen = None if viewer is None else viewer.choices.time_zone
    told = preferences.zone(request.cookies.get(ZONE_COOKIE))
    return preferences.zone(chosen) or told or ZoneInfo("UTC")


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)
