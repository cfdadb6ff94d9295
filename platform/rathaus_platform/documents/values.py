"""The values that go in and out of the file store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Text

State = Literal["unchecked", "clean", "refused", "own"]

STATE_TEXTS: Final[Mapping[State, Text]] = {
    "unchecked": _("nicht auf Viren geprüft"),
    "clean": _("auf Viren geprüft"),
    "refused": _("gesperrt: Schadsoftware gefunden"),
    "own": _("selbst erstellt"),
}
NOTE_TEXTS: Final[Mapping[str, Text]] = {
    "programme_entfernt": _(
        "Die PDF-Datei enthielt Programme oder Anhänge. Wir haben sie entfernt. Die Seiten sind unverändert."
    ),
}


@dataclass(frozen=True)
class CheckedUpload:
    """A file that passed the checks, ready to be stored: `data` is what will be kept, not what was sent."""

    name: str
    media_type: str
    data: bytes
    state: State
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class FileRef:
    """A stored file without its content; `size` in bytes and `sha256` are those of the plain content."""

    id: UUID
    purpose: str
    name: str
    media_type: str
    size: int
    sha256: str
    state: State
    created_at: datetime
