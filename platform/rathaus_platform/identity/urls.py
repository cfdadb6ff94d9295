"""Addresses of signing in and out. Wagtail's own login and logout addresses lead here too."""

from django.urls import path

from rathaus_platform.identity import session_views, views

app_name = "identity"

urlpatterns = [
    path("anmelden/", views.choose, name="anmelden"),
    path("anmelden/buerger/", views.begin, {"realm": "buerger"}, name="buerger"),
    path("anmelden/verwaltung/", views.begin, {"realm": "verwaltung"}, name="verwaltung"),
    path("anmelden/buerger/zurueck/", views.come_back, {"realm": "buerger"}, name="buerger-zurueck"),
    path("anmelden/verwaltung/zurueck/", views.come_back, {"realm": "verwaltung"}, name="verwaltung-zurueck"),
    path("anmelden/buerger/abgemeldet/", views.told_signed_out, {"realm": "buerger"}, name="buerger-abgemeldet"),
    path(
        "anmelden/verwaltung/abgemeldet/",
        views.told_signed_out,
        {"realm": "verwaltung"},
        name="verwaltung-abgemeldet",
    ),
    path("anmelden/sitzungen/", session_views.sessions, name="sitzungen"),
    path("anmelden/sitzungen/beenden/", session_views.end, name="sitzung-beenden"),
    path("anmelden/bleiben/", session_views.stay, name="bleiben"),
    path("abmelden/", views.leave, name="abmelden"),
    path("abgemeldet/", views.signed_out, name="abgemeldet"),
    # Before Wagtail's: its login knows passwords, its logout would leave the session at Keycloak alive.
    path("verwaltung/login/", views.begin, {"realm": "verwaltung"}, name="wagtail-login"),
    path("verwaltung/logout/", views.leave, name="wagtail-logout"),
]
