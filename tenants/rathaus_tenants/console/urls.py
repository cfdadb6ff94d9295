"""The addresses of the cooperative's host."""

from django.urls import path

from rathaus_tenants.console import views, visits

app_name = "console"
urlpatterns = [
    path("", views.towns, name="towns"),
    path("betrieb/", views.operation, name="operation"),
    path("betrieb/einsicht/<slug:slug>/", visits.visit, name="visit"),
    path("betrieb/einsicht/<uuid:visit_id>/beenden/", visits.end, name="end-visit"),
]
