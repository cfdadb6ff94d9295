"""`rathaus serve`, `worker` and `beat`: what the containers of a production deployment run, each in the foreground."""

import os
from pathlib import Path
from typing import Annotated

import typer

from rathaus_site.cli.site_commands import set_up_django
from rathaus_site.web_server import web_command


def serve(
    host: Annotated[str, typer.Option(help="Adresse, auf der das Web antwortet.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8000,
    processes: Annotated[int, typer.Option(help="Prozesse.")] = 2,
    threads: Annotated[int, typer.Option(help="Fäden je Prozess.")] = 8,
) -> None:
    """Das Web, ohne alles andere."""
    set_up_django()
    command = web_command("rathaus_site.wsgi:application", host=host, port=port, processes=processes, threads=threads)
    os.execv(command[0], command)  # noqa: S606 - signals must reach the server itself


def worker(
    queues: Annotated[str, typer.Option(help="Warteschlangen, mit Komma getrennt.")],
    concurrency: Annotated[int, typer.Option(help="Prozesse.")] = 2,
    heartbeat_file: Annotated[Path | None, typer.Option(help="Wird bei jedem Lebenszeichen berührt.")] = None,
) -> None:
    """Hintergrundarbeit für eine Gruppe von Warteschlangen."""
    set_up_django()
    from celery.signals import heartbeat_sent

    from rathaus_site.celery import app

    if heartbeat_file is not None:
        heartbeat_sent.connect(lambda **_: heartbeat_file.touch(), weak=False)
    arguments = ["worker", "--queues", queues, "--concurrency", str(concurrency), "--loglevel", "INFO"]
    app.worker_main([*arguments, "--hostname", f"{queues.replace(',', '-')}@%h"])


def beat(schedule: Annotated[Path, typer.Option(help="Wo der Zeitplan seinen Stand hält.")]) -> None:
    """Der Zeitplan. Es läuft immer nur einer."""
    set_up_django()
    from rathaus_site.celery import app

    app.start(["beat", "--schedule", str(schedule), "--loglevel", "INFO"])
