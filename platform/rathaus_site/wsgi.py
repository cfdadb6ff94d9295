"""The web tier's entry."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")
application = get_wsgi_application()

# Everything the addresses lead to is loaded now: a worker that answers its first request is really ready.
for urlconf in (settings.ROOT_URLCONF, settings.PUBLIC_SCHEMA_URLCONF):
    get_resolver(urlconf).url_patterns  # noqa: B018 - asking loads them
