"""Addresses of the theme."""

from django.urls import path

from rathaus_cms.theming import views

urlpatterns = [
    path("theme/<slug:version>.css", views.theme_css, name="theme"),
    path("theme/<slug:version>.svg", views.theme_icon, name="theme_icon"),
]
