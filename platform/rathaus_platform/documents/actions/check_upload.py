"""Check what a citizen sends: size, kind, name, content, viruses; in this order, the cheap ones first."""

from collections.abc import Collection

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from rathaus_platform.documents import kinds, sandbox
from rathaus_platform.documents.errors import UploadRefused
from rathaus_platform.documents.inspection.result import Clean, Refused
from rathaus_platform.documents.names import clean_name
from rathaus_platform.documents.scan import scan
from rathaus_platform.documents.values import NOTE_TEXTS, CheckedUpload, State


def check_sent(sent: "UploadedFile[bytes]") -> CheckedUpload:
    """A file of a request after all checks. Raises what `check_upload` raises."""
    # A huge file is refused by its size alone and never read into memory.
    too_big = (sent.size or 0) > kinds.MAX_BYTES
    data = bytes(kinds.MAX_BYTES + 1) if too_big else sent.read()
    return check_upload(sent.name or "datei", data)


def check_upload(name: str, data: bytes, accept: Collection[str] = kinds.ACCEPTED) -> CheckedUpload:
    """The file as it may be stored: pictures without metadata, PDF without programs, HEIC as JPEG.

    `accept` holds media types out of `kinds.ACCEPTED`. Raises UploadRefused with a text for the citizen, and
    ScannerUnavailable when a virus scanner is set but does not answer.
    """
    if not data:
        raise UploadRefused("leer")
    if len(data) > kinds.MAX_BYTES:
        raise UploadRefused("zu_gross")
    found = _kind(name, data, accept)
    state = _scanned(data)
    clean = _inspected(data, found)
    stored_as = kinds.KINDS[found].stored_as
    return CheckedUpload(
        name=clean_name(name, stored_as),
        media_type=stored_as,
        data=clean.data,
        state=state,
        notes=tuple(NOTE_TEXTS[note] for note in clean.notes),
    )


def _kind(name: str, data: bytes, accept: Collection[str]) -> str:
    claimed = kinds.kind_of_name(name)
    found = kinds.kind_of_content(data)
    if found is not None and found in accept and kinds.fits(claimed, found):
        return found
    if claimed is not None and claimed in accept:
        raise UploadRefused("falsch_benannt")
    labels = ", ".join(kind.label for kind in kinds.KINDS.values() if kind.media_type in accept)
    raise UploadRefused("unbekannte_art", arten=labels)


def _scanned(data: bytes) -> State:
    url = settings.CLAMD_URL
    if not url:
        return "unchecked"
    if not scan(data, url).clean:
        raise UploadRefused("schadsoftware")
    return "clean"


def _inspected(data: bytes, media_type: str) -> Clean:
    try:
        return sandbox.inspect(data, media_type)
    except Refused as refusal:
        raise UploadRefused(refusal.reason) from refusal
