"""The square code that leads to the status page."""

import io

import segno


def qr_svg(url: str) -> str:
    """An SVG of the address without a border, of a size that can be read from paper (error correction M)."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, scale=4, dark="#17211c")
    return out.getvalue().decode()
