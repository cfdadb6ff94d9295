"""The way to the status page for a phone's camera."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(url: str) -> SafeString:
    """A QR code as inline SVG: black on white in dark pages too, or no camera reads it."""
    drawn = segno.make(url, error="m", micro=False).svg_inline(
        scale=3, border=3, dark="#000", light="#fff", omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308 - drawn from an address of our own
