"""Log lines are JSON with town and request, and hold nothing that names a person."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest

from rathaus_platform.observability.log_context import bind
from rathaus_platform.observability.logging import logging_config
from rathaus_platform.observability.redaction import redact


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written by a logger with the platform's formatter."""
    config = logging_config("INFO")
    formatter = logging.config.DictConfigurator(config).configure_formatter(config["formatters"]["json"])
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    logger = logging.getLogger("rathaus.test")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield out
    logger.removeHandler(handler)


def _only(lines: io.StringIO) -> dict[str, Any]:
    (line,) = lines.getvalue().splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_line_names_its_town_and_request_and_the_next_one_does_not(lines: io.StringIO) -> None:
    logger = logging.getLogger("rathaus.test")

    with bind(town="ahausen", request="r-1"):
        logger.info("Vorgang %s angenommen", "AHA-26-000123")

    found = _only(lines)
    assert found["message"] == "Vorgang AHA-26-000123 angenommen"
    assert (found["town"], found["request"]) == ("ahausen", "r-1")
    assert (found["level"], found["logger"]) == ("info", "rathaus.test")
    assert found["timestamp"].endswith("Z")

    lines.truncate(0)
    lines.seek(0)
    logger.info("später")
    assert "town" not in _only(lines)


def test_bindings_may_be_nested(lines: io.StringIO) -> None:
    with bind(town="ahausen"), bind(task="mail"):
        logging.getLogger("rathaus.test").info("x")
    assert {"town", "task"} <= set(_only(lines))


def test_an_error_keeps_its_trace_but_not_the_values_in_it(lines: io.StringIO) -> None:
    try:
        raise ValueError("Key violated\nDETAIL:  Key (email)=(erika@example.org) already exists.")
    except ValueError:
        logging.getLogger("rathaus.test").exception("Senden an erika@example.org gescheitert")

    found = _only(lines)
    assert found["message"] == "Senden an [E-Mail] gescheitert"
    assert "test_logging.py" in found["exception"]
    assert "DETAIL: […]" in found["exception"]
    assert "erika" not in json.dumps(found)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("an Erika.Mustermann+rathaus@mail.example.org.", "an [E-Mail]."),
        ("von DE89 3704 0044 0532 0130 00 abgebucht", "von [IBAN] abgebucht"),
        ("von DE89370400440532013000 abgebucht", "von [IBAN] abgebucht"),
        ("Code 7KQF-2M9X-WD4T falsch", "Code [Code] falsch"),
        ("GET /status/?nummer=AHA-26-1&code=x HTTP/1.1", "GET /status/?nummer=[…]&code=[…] HTTP/1.1"),
        ("Vorgang AHA-26-000123 um 14:32 angenommen", "Vorgang AHA-26-000123 um 14:32 angenommen"),
        ("f83a0001-7c11-4e5d-8a51-019ac2de1111", "f83a0001-7c11-4e5d-8a51-019ac2de1111"),
    ],
)
def test_what_names_a_person_is_taken_out(text: str, left: str) -> None:
    assert redact(text) == left
