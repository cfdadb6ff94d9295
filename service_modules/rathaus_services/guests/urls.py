"""The addresses below /verwaltung/zugaenge/."""

from django.urls import path

from rathaus_services.guests.views.answer import AnswerPage
from rathaus_services.guests.views.end import EndPage
from rathaus_services.guests.views.go import go
from rathaus_services.guests.views.index import IndexPage
from rathaus_services.guests.views.offer import OfferPage
from rathaus_services.guests.views.one import StandInPage, VisitPage

app_name = "guests"
urlpatterns = [
    path("", IndexPage.as_view(), name="index"),
    path("vertretung/neu/", OfferPage.as_view(), name="offer"),
    path("vertretung/<uuid:grant>/", StandInPage.as_view(), name="stand-in"),
    path("vertretung/<uuid:grant>/annehmen/", AnswerPage.as_view(), name="answer"),
    path("vertretung/<uuid:grant>/hingehen/", go, name="go"),
    path("einsicht/<uuid:grant>/", VisitPage.as_view(), name="visit"),
    path("<str:kind>/<uuid:grant>/beenden/", EndPage.as_view(), name="end"),
]
