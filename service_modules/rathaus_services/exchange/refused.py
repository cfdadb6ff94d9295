"""A file of another house that cannot be taken, with everything that is wrong with it."""

from collections.abc import Iterable

from rathaus_platform.errors import PlatformError
from rathaus_services.problems import Problem


class Refused(PlatformError):
    """`problems` name file, line and what to do; nothing has been written."""

    code = "datei_abgelehnt"
    status = 422

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def finding(file: str, rule: str, text: str, mend: str, line: int | None = None, *, warns: bool = False) -> Problem:
    """Something about a file that belongs to no service yet."""
    return Problem("", file, rule, text, mend, line, warns)
