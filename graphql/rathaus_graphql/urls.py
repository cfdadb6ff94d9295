"""The API's addresses."""

from django.urls import path

from rathaus_graphql.views import endpoint

urlpatterns = [path("", endpoint(), name="graphql")]
