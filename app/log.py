"""Log lines with fields: readable in a terminal, JSON for a collector. No code, no secrets."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

FIELDS = "ndjudge_fields"


def configure(log_format: Literal["human", "json"] = "human", stream: TextIO | None = None) -> None:
    """Send the log of this process to `stream` (standard error when not given)."""
    handler = logging.StreamHandler(stream) if stream else _StandardError()
    handler.setFormatter(_JsonFormatter() if log_format == "json" else _HumanFormatter())
    logger = logging.getLogger("ndjudge")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def info(area: str, message: str, **fields: Any) -> None:
    """Log what happened in `area` (`worker`, `web` …), with `fields` such as ids and times."""
    _logger(area).info(message, extra={FIELDS: fields})


def warning(area: str, message: str, **fields: Any) -> None:
    """Log what went wrong and was mended."""
    _logger(area).warning(message, extra={FIELDS: fields})


def exception(area: str, message: str, **fields: Any) -> None:
    """Log a fault of ours with the traceback of the exception being handled."""
    _logger(area).exception(message, extra={FIELDS: fields})


def _logger(area: str) -> logging.Logger:
    return logging.getLogger(f"ndjudge.{area}")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return dict(getattr(record, FIELDS, {}))


def _at(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at that moment: who runs us may exchange and close it."""

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        """The base class sets what it was made with."""


class _HumanFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        area = record.name.removeprefix("ndjudge.")
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        line = f"{_at(record):%H:%M:%S} {record.levelname.lower():7} {area}: {record.getMessage()}"
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"{line}{fields}{trace}"


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": _at(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "area": record.name.removeprefix("ndjudge."),
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)
