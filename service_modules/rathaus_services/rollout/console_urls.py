"""The addresses of releases at the cooperative's host, below /betrieb/leistungen/."""

from django.urls import path

from rathaus_services.rollout import console

app_name = "rollout"
urlpatterns = [
    path("", console.releases, name="releases"),
    path("<slug:key>/<slug:content_hash>/<str:action>/", console.step, name="step"),
]
