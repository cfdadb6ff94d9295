"""Django's system check of the catalogue. Findings are warnings: an unsound service is left out, the town goes on."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning

from rathaus_services import registry


def catalogue_is_sound(app_configs: Sequence[Any] | None, **_kwargs: Any) -> list[CheckMessage]:
    """One message per finding of any rule."""
    return [Warning(str(problem), hint=problem.mend, id=f"services.{problem.rule}") for problem in registry.problems()]
