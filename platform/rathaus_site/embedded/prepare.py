"""`python -m rathaus_site.embedded.prepare`: what needs Django before the stack is ready.

Each line on standard output says what is being done; errors go to standard error and end with 1.
"""

import os
import sys

import django

from rathaus_platform.errors import PlatformError
from rathaus_site.embedded.problems import EmbeddedProblem


def main() -> int:
    """Collects files, then brings tables, sign-in and towns to their newest state."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
    django.setup()
    # Models can only be imported after the set-up.
    from rathaus_site.embedded import prepare_static, prepare_towns

    try:
        prepare_static.run(_tell)
        prepare_towns.run(_tell)
    except (PlatformError, EmbeddedProblem) as problem:
        print(f"{type(problem).__name__}: {problem}", file=sys.stderr)  # noqa: T201 - goes to the log
        return 1
    return 0


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the lines are the result


if __name__ == "__main__":
    sys.exit(main())
