"""The chart calls commands that exist, with options that exist."""

from typing import Any

import pytest
import typer.main
from tests.chart.test_chart import pods

from rathaus_site.cli.application import application

CALLS = sorted(
    {
        tuple(container["args"])
        for _, spec in pods("default")
        for container in [*spec["containers"], *spec.get("initContainers", [])]
        if "args" in container
    }
)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: str(call[0]))
def test_the_command_exists_with_its_options(call: tuple[str, ...]) -> None:
    root: Any = typer.main.get_command(application([call[0]]))

    command = root.commands[call[0]]
    known = {option for parameter in command.params for option in parameter.opts}

    assert {word for word in call if word.startswith("--")} <= known
