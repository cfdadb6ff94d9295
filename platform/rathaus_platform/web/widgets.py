"""Form widgets that Django lacks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms


class DateTriple(forms.MultiWidget):
    """Day, month and year as three small boxes, posted as `<name>_0`, `_1`, `_2`.

    Takes a date or ISO text (as far as it goes: `2026-11`) and gives the three texts back as they were typed.
    """

    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        numeric = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__([forms.TextInput(attrs=numeric) for _ in range(3)], attrs=dict(attrs or {}))

    def decompress(self, value: Any) -> list[str]:
        """Day, month, year of a stored value."""
        if isinstance(value, date):
            value = value.isoformat()
        year, month, day = [*str(value or "").split("-"), "", ""][:3]
        return [day.lstrip("0"), month.lstrip("0"), year]
