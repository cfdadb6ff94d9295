"""Addresses in several languages: `/antrag/…` is German, `/ls/antrag/…` and `/en/antrag/…` are the same page."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, URLResolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import override

from rathaus_platform import languages
from rathaus_platform.web.links import Link


class LanguagePrefix(LocalePrefixPattern):
    """Matches and writes the prefix of the language that is on, so that `reverse` stays in it by itself."""

    @property
    def regex(self) -> re.Pattern[str]:
        """What Django's checks look at."""
        return re.compile(re.escape(self.language_prefix))

    @property
    def language_prefix(self) -> str:
        """Empty for German."""
        return languages.current().prefix


def translated(*patterns: Any) -> URLResolver:
    """The addresses with a prefix for every language but German."""
    return URLResolver(LanguagePrefix(), list(patterns))


class PathLanguage:
    """Django middleware: the address says the language, so pages can be kept in caches and links passed on.

    On the pages for signing in, which have one address, the page that one comes from says it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Switch it on for this request only."""
        found = languages.of_path(request.path_info)
        if found is languages.GERMAN and "weiter" in request.GET:
            found = languages.of_path(unquote(request.GET["weiter"]))
        with override(found.code):
            return self.get_response(request)


def versions(request: HttpRequest | None) -> list[Link]:
    """This page in every language, the current one marked; nothing for a page that has one only."""
    match = getattr(request, "resolver_match", None)
    if request is None or match is None or request.method != "GET":
        return []  # what was posted cannot be opened by a link
    links = []
    for language in languages.ALL:
        with override(language.code):
            try:
                url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                return []
        links.append(Link(language.label, url, current=language is languages.current(), lang=language.tag))
    return links if len({link.url for link in links}) == len(links) else []
