"""The register's addresses below /verwaltung/leistungen/."""

from django.urls import path

from rathaus_services.register.views.offer import offer, stop
from rathaus_services.register.views.overview import Overview
from rathaus_services.register.views.service import ServicePage
from rathaus_services.register.views.value import ValuePage
from rathaus_services.register.views.withdraw import withdraw

app_name = "register"
urlpatterns = [
    path("", Overview.as_view(), name="list"),
    path("<slug:key>/", ServicePage.as_view(), name="service"),
    path("<slug:key>/anbieten/", offer, name="offer"),
    path("<slug:key>/beenden/", stop, name="stop"),
    path("<slug:key>/werte/<slug:name>/", ValuePage.as_view(), name="value"),
    path("<slug:key>/werte/<slug:name>/zuruecknehmen/", withdraw, name="withdraw"),
]
