"""One way of writing values as JSON bytes, so that equal contents have equal bytes. Pure."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID


def encode(value: Mapping[str, Any]) -> bytes:
    """Sorted keys, no blanks, UTF-8. Decimals, dates and UUIDs as text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_as_text).encode()


def decode(data: bytes) -> dict[str, Any]:
    """What `encode` wrote; texts stay texts."""
    value: dict[str, Any] = json.loads(data)
    return value


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in sealed content")
