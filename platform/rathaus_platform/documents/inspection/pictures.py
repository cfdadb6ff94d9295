"""Pictures are decoded and encoded anew: whatever else the file carried (place, comment, code) is gone."""

import io
from typing import Final

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from rathaus_platform.documents.inspection.result import Clean, Refused

MAX_PIXELS: Final = 50_000_000
_DECODERS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF"}
_JPEG_MODES: Final = ("L", "RGB")


def clean_picture(data: bytes, media_type: str) -> Clean:
    """The picture upright, in sRGB, without metadata; HEIC becomes JPEG. Raises Refused."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with Image.open(io.BytesIO(data), formats=[_DECODERS[media_type]]) as picture:
            if picture.width * picture.height > MAX_PIXELS:  # before a single pixel is decoded
                raise Refused("zu_viele_bildpunkte")
            return Clean(_encode(_upright(picture), media_type))
    except Image.DecompressionBombError as problem:
        raise Refused("zu_viele_bildpunkte") from problem
    except (OSError, SyntaxError, ValueError, EOFError) as problem:
        raise Refused("beschaedigt") from problem


def _upright(picture: Image.Image) -> Image.Image:
    ImageOps.exif_transpose(picture, in_place=True)  # a copy would be 200 MB for a phone's best picture
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        picture = _in_srgb(picture, profile)
    transparency = picture.info.get("transparency")
    picture.info = {} if transparency is None else {"transparency": transparency}
    return picture


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    source, srgb = io.BytesIO(profile), ImageCms.createProfile("sRGB")
    try:
        converted = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(source), srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile is no reason to refuse somebody's evidence
    return converted or picture


def _encode(picture: Image.Image, media_type: str) -> bytes:
    out = io.BytesIO()
    if media_type == "image/png":
        picture.save(out, "PNG")
    else:
        if picture.mode not in _JPEG_MODES:
            picture = picture.convert("RGB")
        picture.save(out, "JPEG", quality=88)
    return out.getvalue()
