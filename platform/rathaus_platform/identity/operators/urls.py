"""Addresses at the operator's host."""

from django.urls import path

from rathaus_platform.identity.operators import views

app_name = "operators"

urlpatterns = [
    path("anmelden/", views.sign_in, name="sign-in"),
    path("anmelden/zurueck/", views.come_back, name="back"),
    path("anmelden/abgemeldet/", views.told_signed_out, name="told"),
    path("abmelden/", views.sign_out, name="sign-out"),
]
