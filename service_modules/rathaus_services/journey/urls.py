"""The citizen's addresses. They are printed in letters and mails: change none without a redirect."""

from django.urls import path

from rathaus_services.journey.views import groups, pausing, precheck, sending, services, status, steps

app_name = "journey"
urlpatterns = [
    path("leistungen/", services.index, name="index"),
    path("leistungen/<slug:key>/", services.detail, name="service"),
    path("leistungen/<slug:key>/beginnen/", services.begin, name="begin"),
    path("leistungen/<slug:key>/passt/", precheck.precheck, name="precheck"),
    path("antrag/fortsetzen/", pausing.resume, name="resume"),
    path("antrag/<uuid:draft>/datenschutz/", steps.privacy, name="privacy"),
    path("antrag/<uuid:draft>/pruefen/", sending.check, name="check"),
    path("antrag/<uuid:draft>/senden/", sending.send, name="send"),
    path("antrag/<uuid:draft>/spaeter/", pausing.later, name="later"),
    path("antrag/<uuid:draft>/halt/", steps.stop, name="stop"),
    path("antrag/<uuid:draft>/<slug:name>/", steps.step, name="step"),
    path("antrag/<uuid:draft>/<slug:name>/<slug:group>/<int:index>/", groups.entry, name="entry"),
    path("antrag/<uuid:draft>/<slug:name>/<slug:group>/<int:index>/entfernen/", groups.remove, name="remove"),
    path("vorgang/<uuid:case>/quittung/", status.receipt, name="receipt"),
    path("vorgang/<uuid:case>/bewertung/", status.rate, name="rate"),
    path("status/", status.find, name="find"),
    path("status/<uuid:case>/", status.status, name="status"),
    path("status/<uuid:case>/antwort/", status.answer, name="answer"),
    path("status/<uuid:case>/unterlagen/", status.hand_in, name="hand_in"),
    path("status/<uuid:case>/nachricht/", status.message, name="message"),
    path("status/<uuid:case>/zurueckziehen/", status.withdraw, name="withdraw"),
    path("status/<uuid:case>/dokument/<uuid:file>/", status.document, name="document"),
    path("vorgaenge/", status.mine, name="mine"),
]
