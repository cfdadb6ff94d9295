"""Addresses of the operator's host. No town is bound here."""

from django.urls import path

from rathaus_tenants.console import views

app_name = "console"
urlpatterns = [path("", views.overview, name="overview")]
