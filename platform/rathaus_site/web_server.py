"""The command line of the web server, the same in a container and on one machine."""

import sys


def web_command(application: str, *, host: str, port: int, processes: int, threads: int) -> list[str]:
    """Granian in the foreground. Each thread holds a connection to the database while it answers."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--respawn-failed-workers"]
    command += ["--host", host, "--port", str(port), "--log-level", "warning"]
    return [*command, "--workers", str(processes), "--blocking-threads", str(threads), application]
