"""The address below /verwaltung/leistungen/<key>/abgleich/."""

from django.urls import path

from rathaus_services.rollout.town_page import AlignmentPage, decide

app_name = "abgleich"
urlpatterns = [
    path("<slug:key>/abgleich/", AlignmentPage.as_view(), name="show"),
    path("<slug:key>/abgleich/<slug:name>/", decide, name="decide"),
]
