"""What an inspection ends in: clean bytes or a reason to refuse. Reasons are words for machines."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "beschaedigt",
    "passwort",
    "zu_viele_bildpunkte",
    "zu_viele_seiten",
    "signiert_mit_programm",
    "nicht_pruefbar",
]
Note = Literal["programme_entfernt"]


@dataclass(frozen=True)
class Clean:
    """The bytes to keep. `notes` say what was taken out that the sender should know of."""

    data: bytes
    notes: tuple[Note, ...] = ()


class Refused(Exception):
    """The file is not to be kept."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
