"""Where the comparison with a new version joins Wagtail; the register's pages lead to it."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls", order=-1)  # type: ignore[untyped-decorator]
def alignment_urls() -> list[URLPattern | URLResolver]:
    """Before the register's, whose addresses begin alike."""
    return [path("leistungen/", include("rathaus_services.rollout.town_urls"))]
