"""The seam between one machine and many: a queue of ids, and hints that something changed."""

from app.bus.local import local_bus
from app.bus.opening import open_bus
from app.bus.ports import Bus, Events, Hint, Queue, Subscription

__all__ = ["Bus", "Events", "Hint", "Queue", "Subscription", "local_bus", "open_bus"]
