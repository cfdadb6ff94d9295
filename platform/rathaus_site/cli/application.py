"""Puts the commands together and turns problems into one line and exit code 1."""

import sys
from collections.abc import Callable

import typer

from rathaus_platform.errors import PlatformError
from rathaus_site.cli import checks, figures, locks, serving, site_commands, stack
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.frontend.icons import UnknownIcons
from rathaus_site.frontend.packages import PackagesFailed

HELP = "Rathaus: ein Betrieb, viele Rathäuser."


def application(arguments: list[str]) -> typer.Typer:
    """The command line for these arguments. Commands that need Django are only loaded when one is called."""
    app = typer.Typer(
        help=HELP, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    commands: tuple[Callable[..., None], ...] = (
        *(stack.up, stack.down, stack.status),
        *(checks.test, checks.lint, checks.types, checks.ci, figures.bench, locks.lock),
        *(serving.serve, serving.worker, serving.beat),
    )
    for command in commands:
        app.command()(command)
    site_commands.mount(app, arguments)
    return app


def main() -> None:
    """Runs the command line and leaves with its exit code."""
    try:
        application(sys.argv[1:])()
    except (EmbeddedProblem, PlatformError, PackagesFailed, UnknownIcons) as problem:
        typer.echo(f"rathaus: {problem}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(1)
