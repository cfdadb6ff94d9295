"""Services for which nothing may be charged."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus_services.fees.values import FeeResult
from rathaus_services.manifest import Module


def free(
    module: Module, _answers: Mapping[str, Any], _parameters: Mapping[str, Any], _on: date, _language: str
) -> FeeResult:
    """Nothing, with the norm that says so."""
    return FeeResult(Decimal("0.00"), (), module.fee["source"].get("norm", ""))
