"""The same site as an ordinary Wagtail with one site: Django's own database backend, no towns, no kept pages.

It reads the tables of one town as their owner, so pages, templates and rows are the very same.
"""

import os

from rathaus_site import env
from rathaus_site.settings_test import *  # noqa: F403
from rathaus_site.settings_test import CACHES, ENVIRONMENT, MIDDLEWARE

DATABASES = {
    "default": {
        **env.database(ENVIRONMENT.owner_database_url),
        "NAME": os.environ["PLAIN_DATABASE"],
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": f"-c search_path={os.environ['PLAIN_SCHEMA']},public"},
    }
}
CACHES = {"default": {**CACHES["default"], "KEY_FUNCTION": None, "KEY_PREFIX": "plain"}}
_REPLACED = {
    "rathaus_tenants.middleware.TownMiddleware": "tests.harness.plain.OneTown",
    "rathaus_cms.page_cache.PageCache": "",
    "rathaus_cms.redirects.TownRedirects": "wagtail.contrib.redirects.middleware.RedirectMiddleware",
}
MIDDLEWARE = [name for name in (_REPLACED.get(name, name) for name in MIDDLEWARE) if name]
