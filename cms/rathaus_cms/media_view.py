"""Pictures of a town's site. Only they are public; all other files of a town have views of their own."""

from typing import Final

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

PUBLIC_FOLDER: Final = "images/"  # Wagtail's renditions; originals and documents lie elsewhere
A_YEAR: Final = 31_536_000


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition of the bound town. Its name changes with its content, so it may be kept for good.

    The name is one part of a path: with a slash or a dot in front it could lead to files that are not public.
    """
    if "/" in name or name.startswith("."):
        raise Http404
    try:
        opened = default_storage.open(PUBLIC_FOLDER + name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
    response = FileResponse(opened)
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response
