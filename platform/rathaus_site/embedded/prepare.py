"""`python -m rathaus_site.embedded.prepare static|towns`: the steps of a start that need Django.

Each line on standard output says what is being done; errors go to standard error and end with 1.
"""

import os
import sys

import django

from rathaus_platform.errors import PlatformError
from rathaus_site.embedded.problems import EmbeddedProblem


def main() -> int:
    """Runs the step named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
    django.setup()
    # Models can only be imported after the set-up.
    from rathaus_site.embedded import prepare_static, prepare_towns

    step = {"static": prepare_static.run, "towns": prepare_towns.run}[sys.argv[1]]
    try:
        step(lambda text: print(text, flush=True))  # noqa: T201 - the lines are the result
    except (PlatformError, EmbeddedProblem) as problem:
        print(f"{type(problem).__name__}: {problem}", file=sys.stderr)  # noqa: T201 - goes to the log
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
