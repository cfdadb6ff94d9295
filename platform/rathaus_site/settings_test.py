"""What the tests change: plain static names, mails kept in memory. Servers, roles and rights stay the real ones."""

from rathaus_site.settings import *  # noqa: F403
from rathaus_site.settings import STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
