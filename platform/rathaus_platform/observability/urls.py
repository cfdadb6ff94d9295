"""Health: below /health/ on every host, also on those that are no town's."""

from django.urls import path

from rathaus_platform.observability import views

urlpatterns = [
    path("live", views.live, name="health_live"),
    path("ready", views.ready, name="health_ready"),
]
