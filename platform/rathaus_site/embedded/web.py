"""The web tier's entry on one machine: workers of a main process that was killed end with it."""

import signal

from rathaus_site.embedded.death import end_with_parent
from rathaus_site.wsgi import application

__all__ = ["application"]

end_with_parent(signal.SIGKILL)  # a worker left behind would hold the port; SIGTERM is granian's own
