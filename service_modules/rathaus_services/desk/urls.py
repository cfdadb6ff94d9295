"""The desk's addresses below /verwaltung/vorgaenge/."""

from django.urls import path

from rathaus_services.desk.views.acts import assign, check_off, complete, extend, go_on, write
from rathaus_services.desk.views.assign import assign_many
from rathaus_services.desk.views.case import CasePage
from rathaus_services.desk.views.decide import DecisionPage, preview
from rathaus_services.desk.views.files import file
from rathaus_services.desk.views.inbox import Inbox

app_name = "desk"
urlpatterns = [
    path("", Inbox.as_view(), name="inbox"),
    path("zuteilen/", assign_many, name="assign_many"),
    path("<uuid:case_id>/", CasePage.as_view(), name="case"),
    path("<uuid:case_id>/schreiben/", write, name="write"),
    path("<uuid:case_id>/weiterpruefen/", go_on, name="go_on"),
    path("<uuid:case_id>/pruefliste/", check_off, name="check_off"),
    path("<uuid:case_id>/vollstaendig/", complete, name="complete"),
    path("<uuid:case_id>/verlaengern/", extend, name="extend"),
    path("<uuid:case_id>/zuweisen/", assign, name="assign"),
    path("<uuid:case_id>/entscheiden/<str:outcome>/", DecisionPage.as_view(), name="decide"),
    path("<uuid:case_id>/entscheiden/<str:outcome>/vorschau/", preview, name="preview"),
    path("<uuid:case_id>/dateien/<uuid:file_id>/", file, name="file"),
]
