"""The addresses of the cooperative's host."""

from django.urls import path

from rathaus_tenants.console import views

app_name = "console"
urlpatterns = [path("", views.towns, name="towns"), path("betrieb/", views.operation, name="operation")]
