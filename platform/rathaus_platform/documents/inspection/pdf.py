"""PDF files are written anew without programs, attachments and media; signed ones stay or are refused.

Neutralising, not refusing: forms of authorities carry JavaScript and XFA, and citizens cannot help it.
"""

import io
from collections.abc import Iterator
from typing import Final

import pikepdf

from rathaus_platform.documents.inspection.result import Clean, Refused

MAX_PAGES: Final = 500
_DANGEROUS_ACTIONS: Final = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
_ACTION_KEYS: Final = ("/A", "/PA", "/Next", "/OpenAction")
_FORBIDDEN_KEYS: Final = ("/JavaScript", "/EmbeddedFiles", "/XFA", "/Collection")
_FORBIDDEN_ANNOTATIONS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def clean_pdf(data: bytes) -> Clean:
    """The pages without anything that runs, plays or hides. Raises Refused."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _demand_pages(pdf)
            signed, changed = _neutralise(pdf)
            if signed:
                return _signed(data, changed)
            return Clean(_written(pdf), ("programme_entfernt",) if changed else ())
    except pikepdf.PasswordError as problem:
        raise Refused("passwort") from problem
    except (pikepdf.PdfError, ValueError, RuntimeError) as problem:
        raise Refused("beschaedigt") from problem


def _demand_pages(pdf: pikepdf.Pdf) -> None:
    pages = len(pdf.pages)
    if pages == 0:
        raise Refused("beschaedigt")
    if pages > MAX_PAGES:
        raise Refused("zu_viele_seiten")


def _signed(data: bytes, changed: bool) -> Clean:
    # A changed byte breaks the signature, and with it the proof the citizen sends.
    if changed:
        raise Refused("signiert_mit_programm")
    return Clean(data)


def _neutralise(pdf: pikepdf.Pdf) -> tuple[bool, bool]:
    signed = changed = False
    for found in _dictionaries(pdf):
        signed = signed or "/ByteRange" in found
        for key in _keys_to_drop(found):
            del found[key]
            changed = True
        changed = _drop_annotations(found) or changed
    return signed, changed


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary of the file, direct or indirect; each indirect object is visited once, by itself."""
    waiting = list(pdf.objects)
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting.extend(inner for inner in found if _is_direct_container(inner))
        elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield found
            waiting.extend(inner for _, inner in found.items() if _is_direct_container(inner))
    yield pdf.trailer


def _is_direct_container(value: object) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect


def _keys_to_drop(found: pikepdf.Object) -> list[str]:
    if _is_dangerous(found):
        return list(found.keys())
    keys = [key for key in _FORBIDDEN_KEYS if key in found]
    keys += [key for key in _ACTION_KEYS if key in found and _is_gone(found[key])]
    # Short names may also be those of a font or a picture: only what has the shape is meant.
    if "/AA" in found and _holds_actions(found["/AA"]):
        keys.append("/AA")
    if "/EF" in found and ("/F" in found or "/UF" in found):
        keys.append("/EF")
    return keys


def _is_gone(action: object) -> bool:
    emptied = isinstance(action, pikepdf.Dictionary) and not action.keys()  # it was visited before its owner
    return emptied or _is_dangerous(action)


def _holds_actions(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary) and any(
        isinstance(action, pikepdf.Dictionary) and "/S" in action for action in value.values()
    )


def _is_dangerous(action: object) -> bool:
    if isinstance(action, pikepdf.Array):
        return any(_is_dangerous(inner) for inner in action)
    if not isinstance(action, pikepdf.Dictionary):
        return False
    return str(action.get("/S", "")) in _DANGEROUS_ACTIONS


def _drop_annotations(found: pikepdf.Object) -> bool:
    annotations = found.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return False
    kept = [one for one in annotations if not _is_forbidden(one)]
    if len(kept) == len(annotations):
        return False
    found["/Annots"] = pikepdf.Array(kept)
    return True


def _is_forbidden(annotation: object) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) in _FORBIDDEN_ANNOTATIONS


def _written(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    # Streams are copied as they are: nothing is unpacked, so nothing can swell.
    pdf.save(out, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()
