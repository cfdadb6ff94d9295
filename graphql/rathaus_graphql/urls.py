"""The API's addresses."""

from django.urls import path

from rathaus_graphql import uploads
from rathaus_graphql.views import endpoint

urlpatterns = [
    path("", endpoint(), name="graphql"),
    path("uploads/answer/", uploads.for_answer, name="graphql-upload-answer"),
    path("uploads/application/", uploads.for_application, name="graphql-upload-application"),
]
