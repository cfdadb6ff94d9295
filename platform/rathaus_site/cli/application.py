"""Puts the commands together and turns problems into one line and exit code 1."""

import sys
from collections.abc import Callable
from importlib.util import find_spec

import typer

from rathaus_platform.errors import PlatformError
from rathaus_site.cli import serving, site_commands
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.frontend.icons import UnknownIcons
from rathaus_site.frontend.packages import PackagesFailed

HELP = "Rathaus: ein Betrieb, viele Rathäuser."
Command = Callable[..., None]


def application(arguments: list[str]) -> typer.Typer:
    """The command line for these arguments. Commands that need Django are only loaded when one is called."""
    app = typer.Typer(
        help=HELP, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    commands: tuple[Command, ...] = (*_of_a_working_copy(), serving.serve, serving.worker, serving.beat)
    for command in commands:
        app.command()(command)
    site_commands.mount(app, arguments)
    return app


def _of_a_working_copy() -> tuple[Command, ...]:
    """The embedded stack and the tools of developers; an image for production carries none of what they need."""
    if find_spec("supervisor") is None:
        return ()
    from rathaus_site.cli import checks, figures, locks, stack

    here: tuple[Command, ...] = (stack.up, stack.down, stack.status)
    return (*here, checks.test, checks.lint, checks.types, checks.ci, figures.bench, locks.lock)


def main() -> None:
    """Runs the command line and leaves with its exit code."""
    try:
        application(sys.argv[1:])()
    except (EmbeddedProblem, PlatformError, PackagesFailed, UnknownIcons) as problem:
        typer.echo(f"rathaus: {problem}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(1)
