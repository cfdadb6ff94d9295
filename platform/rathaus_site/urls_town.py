"""A town's addresses. Wagtail's pages come last: they answer everything that is not a fixed address."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from rathaus_platform.web.api import translated

urlpatterns = [
    path("health/", include("rathaus_platform.observability.urls")),
    path("", include("rathaus_platform.identity.urls")),  # anmelden/ abmelden/
    path("", include("rathaus_platform.web.urls")),  # ansicht/ hinweis/
    path("verwaltung/", include(wagtailadmin_urls)),  # the desk registers itself in here
    path("dokumente/", include(wagtaildocs_urls)),
    translated(path("", include("rathaus_services.journey.urls"))),  # leistungen/ antrag/ status/ vorgaenge/, ls/ en/
    path("graphql/", include("rathaus_graphql.urls")),
    path("", include("rathaus_cms.urls")),  # theme/ medien/ suche/
    path("", include(wagtail_urls)),
]

handler404 = "rathaus_platform.web.errors.not_found"
handler500 = "rathaus_platform.web.errors.server_error"
handler403 = "rathaus_platform.web.errors.forbidden"
handler400 = "rathaus_platform.web.errors.bad_request"
