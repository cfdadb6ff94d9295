"""Turns a letter into PDF with typst. The letter's texts are data to the template, never markup."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import typst

from rathaus_platform.documents.letters.colours import tint
from rathaus_platform.documents.letters.fonts import letter_fonts
from rathaus_platform.documents.letters.qr import qr_svg
from rathaus_platform.documents.letters.typography import keep_together
from rathaus_platform.documents.letters.values import Letter

TEMPLATES: Final = Path(__file__).parents[1] / "typst"


def letter(content: Letter) -> bytes:
    """The letter as PDF/UA-1 and PDF/A-3a; the same letter gives the same bytes. Raises FontsMissing."""
    return typst.compile(
        str(TEMPLATES / "letter.typ"),
        root=str(TEMPLATES),
        format="pdf",
        pdf_standards=["ua-1", "a-3a"],
        sys_inputs={"letter": json.dumps(_data(content), ensure_ascii=False)},
        font_paths=letter_fonts(),
        ignore_system_fonts=True,
    )


def _data(content: Letter) -> dict[str, Any]:
    attachment, sender = content.attachment, content.sender
    data: dict[str, Any] = _kept(asdict(content))
    data["day"] = {"year": content.day.year, "month": content.day.month, "day": content.day.day}
    data["qr"] = qr_svg(content.qr_url) if content.qr_url else ""
    data["sender"]["mark_svg"] = _standalone(sender.mark_svg, sender.brand)
    data["sender"]["horizon_svg"] = _standalone(sender.horizon_svg, tint(sender.brand, 0.15))
    data["tint"] = tint(sender.brand, 0.07)
    if attachment:
        data["attachment"]["data"] = attachment.data.decode()
    return data


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return keep_together(value)
    if isinstance(value, dict):
        return {key: inner if key in _VERBATIM else _kept(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_kept(inner) for inner in value]
    return value


_VERBATIM: Final = frozenset({"attachment", "qr_url", "mark_svg", "horizon_svg", "day"})


def _standalone(svg: str, colour: str) -> str:
    """An SVG made for a page, as a picture of its own: with its name space, and its colour from here."""
    if svg and "xmlns=" not in svg:
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return svg.replace("currentColor", colour)
