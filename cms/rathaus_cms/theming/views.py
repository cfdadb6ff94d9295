"""The theme as files, a style sheet and an icon per town, cached for good: the content is in the name."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from rathaus_cms.theming.context import current_look

A_YEAR = 31_536_000


def theme_css(request: HttpRequest, version: str) -> HttpResponse:
    """The bound town's style sheet."""
    look = current_look()
    return _file(look.css, "text/css", fresh=version == look.version)


def theme_icon(request: HttpRequest, version: str) -> HttpResponse:
    """The bound town's mark as SVG."""
    look = current_look()
    return _file(look.icon, "image/svg+xml", fresh=version == look.version)


def _file(text: str, media_type: str, *, fresh: bool) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
    if fresh:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    else:  # a page from a cache names an older theme: it gets today's, but not for good
        patch_cache_control(response, public=True, max_age=60)
    return response
