"""What a form sent, as raw answers: one reader per kind of field, no judgement. `forms` normalises and checks."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from rathaus_platform.clock import today
from rathaus_services.forms import dates
from rathaus_services.manifest import Field


def read(fields: tuple[Field, ...], post: QueryDict, parameters: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Raw answers by field name. Uploads and groups are changed one entry at a time, calculated fields never typed."""
    readable = (field for field in fields if field.kind not in ("upload", "group", "calculated"))
    return {field.name: _read(field, post, parameters, prefix + field.name) for field in readable}


def _read(field: Field, post: QueryDict, parameters: Mapping[str, Any], name: str) -> Any:
    if field.is_composite:
        return read(field.parts, post, parameters, f"{name}.")
    if field.kind == "date":
        return dates.from_parts(
            post.get(f"{name}.tag", ""), post.get(f"{name}.monat", ""), post.get(f"{name}.jahr", "")
        )
    if field.kind == "choices":
        return post.getlist(name)
    if field.kind == "consent":
        return True if post.get(name) else None
    if field.kind == "later":
        return later_day(field, parameters).isoformat() if post.get(name) else None
    return post.get(name, "")


def later_day(field: Field, parameters: Mapping[str, Any]) -> date:
    """The day by which a document that is missing now must follow."""
    days = parameters.get(str(field.rules.get("days", "")), 14)
    return today() + timedelta(days=int(days))
