"""How the process logs: one JSON object a line on standard error, redacted, with the log context."""

from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from rathaus_platform.observability.redaction import redact


def logging_config(level: str) -> dict[str, Any]:
    """Django's LOGGING. Lines carry timestamp, level, logger, message; town, request and task where bound."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _before(),
                "processors": _after(),
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own handlers write to elsewhere or by mail; all lines go one way here.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            "django_tasks": {"level": "WARNING"},  # it remarks on every index update
            # Statements hold answers: never, whatever the level.
            "django.db.backends": {"level": "INFO"},
        },
    }


def _before() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _after() -> list[Any]:
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        _redacted,
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _redacted(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    return {key: redact(value) if isinstance(value, str) else value for key, value in event.items()}
