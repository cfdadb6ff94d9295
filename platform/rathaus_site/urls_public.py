"""The cooperative's host. It binds no town, so no town's table can be reached from here."""

from django.urls import include, path

urlpatterns = [
    path("health/", include("rathaus_platform.observability.urls")),
    path("", include("rathaus_platform.web.urls")),  # ansicht/ hinweis/
    path("", include("rathaus_cms.theming.urls")),
    path("", include("rathaus_platform.identity.operators.urls")),  # anmelden/ abmelden/
    path("betrieb/leistungen/", include("rathaus_services.rollout.console_urls")),
    path("", include("rathaus_tenants.console.urls")),
]

handler404 = "rathaus_platform.web.errors.not_found"
handler500 = "rathaus_platform.web.errors.server_error"
