"""What the tests change: plain static names, mails kept in memory, a cache for each worker.

Servers, roles and rights stay the real ones.
"""

import os
from urllib.parse import urlsplit

from rathaus_site.settings import *  # noqa: F403
from rathaus_site.settings import CACHES, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # to clear a cache empties its whole numbered database
    number = int(worker.removeprefix("gw")) + 2  # 0 is the broker's, 1 the cache of everybody else
    location = urlsplit(str(CACHES["default"]["LOCATION"]))._replace(path=f"/{number}").geturl()
    CACHES = {**CACHES, "default": {**CACHES["default"], "LOCATION": location}}
