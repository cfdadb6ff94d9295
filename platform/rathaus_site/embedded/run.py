"""`python -m rathaus_site.embedded.run FILE COMMAND…` becomes the command with the file's environment added.

So no secret stands on a command line or in the process manager's own file.
"""

import os
import sys
from pathlib import Path

from rathaus_site.embedded import environment_file


def main() -> None:
    """Never returns: the process becomes the command."""
    file, *command = sys.argv[1:]
    environment = {**os.environ, **environment_file.read(Path(file))}
    os.execvpe(command[0], command, environment)  # noqa: S606 - the command line is ours


if __name__ == "__main__":
    main()
