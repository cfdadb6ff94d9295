"""Django's settings: values come from `env`, structure is decided here. There is no second settings file in use."""

from pathlib import Path

from rathaus_platform.observability.logging import logging_config
from rathaus_site import env
from rathaus_site.installed import PLAIN_APPS, SHARED_APPS, TOWN_APPS

ENVIRONMENT = env.read()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the town middleware answers unknown hosts with 404 before anything else
USE_TZ = True
TIME_ZONE = ENVIRONMENT.timezone
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("de-ls", "Leichte Sprache"), ("en", "English")]
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WSGI_APPLICATION = "rathaus_site.wsgi.application"

# -- towns
TENANT_APPS = [*TOWN_APPS]
INSTALLED_APPS = list(dict.fromkeys([*PLAIN_APPS, *SHARED_APPS, *TOWN_APPS]))
SHARED_APPS = [*SHARED_APPS]
TENANT_MODEL = "registry.Town"
TENANT_DOMAIN_MODEL = "registry.Domain"
TENANT_LIMIT_SET_CALLS = True
PUBLIC_SCHEMA_NAME = "public"
ROOT_URLCONF = "rathaus_site.urls_town"
PUBLIC_SCHEMA_URLCONF = "rathaus_site.urls_public"
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
_url = ENVIRONMENT.owner_database_url if ENVIRONMENT.database_role == "owner" else ENVIRONMENT.database_url
DATABASES = {
    "default": {
        **env.database(_url),
        "CONN_MAX_AGE": 600,  # connections are recycled: each remembers the tables of every town it met
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 2, "options": "-c statement_timeout=15000 -c lock_timeout=5000"},
        "TEST": {"MIGRATE": False},
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": ENVIRONMENT.cache_url,
        "KEY_FUNCTION": "rathaus_tenants.keys.make_key",
        "TIMEOUT": 600,
    }
}

# -- the way of a request
MIDDLEWARE = [
    "rathaus_platform.web.middleware.RequestId",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rathaus_tenants.middleware.TownMiddleware",
    "rathaus_platform.web.translated.PathLanguage",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "rathaus_cms.page_cache.PageCache",  # before sessions: a kept page touches none
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rathaus_platform.identity.watch.SessionWatch",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rathaus_platform.web.middleware.PlatformErrors",
    "rathaus_cms.redirects.TownRedirects",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rathaus_tenants.context_processors.town",
                "rathaus_cms.theming.context.look",
                "rathaus_cms.pages.context.site",
            ],
        },
    }
]

# -- hooks that the bottom layer calls without knowing who answers
RATHAUS_TOWN_KEY_SOURCE = "rathaus_tenants.keys.town_key"
RATHAUS_TOWN_SENDER = "rathaus_tenants.sender.sender"
RATHAUS_TOWN_LOOK = "rathaus_cms.theming.context.current_look"
RATHAUS_LOOK = "rathaus_cms.theming.context.remembered"
RATHAUS_EACH_TOWN = "rathaus_tenants.context.each_town"
RATHAUS_DEPARTED_TOWNS = "rathaus_tenants.lifecycle.departed.departed"
RATHAUS_IN_TOWN = "rathaus_tenants.context.in_town"
RATHAUS_CURRENT_TOWN = "rathaus_tenants.context.current_town"
RATHAUS_BACKCHANNEL_URL = "rathaus_tenants.backchannel.backchannel_url"
RATHAUS_ADMIT_GUEST = "rathaus_tenants.guests.door.admit"
RATHAUS_LOOK_AT_GUEST = "rathaus_tenants.guests.door.look"
RATHAUS_STAFF_CHANGED = "rathaus_tenants.guests.seats.staff_changed"

# -- rights in the database, given by provisioning and by `rathaus migrate` (rathaus_tenants.grants)
RATHAUS_APPEND_ONLY = ["audit_entry"]  # in a town: its role may insert and read, nothing else
RATHAUS_TOWN_READS = ["releases_modulerelease", "releases_rollout"]  # in the shared schema: what towns may read
RATHAUS_LOGIN_WRITES = {  # there: what the login role may write without a town
    "releases_modulerelease": "INSERT",
    "releases_rollout": "INSERT, UPDATE",
    "releases_rolloutstep": "INSERT",
    "releases_standing": "INSERT, UPDATE, DELETE",
    "releases_tally": "INSERT, UPDATE, DELETE",
}

# -- people
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["rathaus_platform.identity.backend.SignedInThroughKeycloak"]
LOGIN_URL = "/anmelden/"
# Who manages a town's staff proves more than a password (TR-03172-3, A3.9.03); demonstrations do without the telephone.
RATHAUS_STAFF_ADMIN_TRUST = "basis" if ENVIRONMENT.demo else "substanziell"
RATHAUS_VISIT_MINUTES = ENVIRONMENT.visit_minutes  # how long an operator may look into a town's desk at most
RATHAUS_STAFF_REFRESH = 600  # seconds: so long at most somebody works on whose account was closed in Keycloak
RATHAUS_DIRECTORY_PROOF = 3600  # seconds: so long a town's own directory is taken at its word about a person
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_FAILURE_VIEW = "rathaus_platform.web.errors.csrf_failure"
_secure = ENVIRONMENT.scheme == "https"
# Host-only by name: a browser accepts __Host- only with Secure, path / and no domain. Plain http on localhost
# (the demonstration) cannot carry Secure in every browser, so there the prefix falls away.
_prefix = "__Host-" if _secure else ""
SESSION_COOKIE_NAME = f"{_prefix}sitzung"
CSRF_COOKIE_NAME = f"{_prefix}csrf"
RATHAUS_LOOK_COOKIES = (f"{_prefix}ansicht", f"{_prefix}hinweise")  # light or dark; warnings put away
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
SECURE_HSTS_SECONDS = 31536000 if _secure else 0
# Against a flood of drafts and files. Generous: a family, an office or a telephone network shares one address.
RATHAUS_MOST_BEGUN_PER_HOUR = ENVIRONMENT.most_begun
RATHAUS_MOST_FILES_PER_HOUR = ENVIRONMENT.most_files
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows a town's page inside the same town's admin

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'", ENVIRONMENT.keycloak_url],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
    }
}

# -- files
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.media_root.parent / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = str(ENVIRONMENT.media_root)
STORAGES = {
    "default": {"BACKEND": "rathaus_tenants.object_store.TownObjects", "OPTIONS": ENVIRONMENT.object_store.options()}
    if ENVIRONMENT.object_store
    else {"BACKEND": "rathaus_tenants.storage.TownStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31536000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CLAMD_URL = ENVIRONMENT.clamd_url

# -- work in the background
CELERY_BROKER_URL = ENVIRONMENT.broker_url

# -- mail
EMAIL_URL = ENVIRONMENT.smtp_url
DEFAULT_FROM_EMAIL = "Rathaus <noreply@rathaus.invalid>"

# -- Wagtail
WAGTAIL_SITE_NAME = "Rathaus"
WAGTAIL_PAGE_MODEL = "base.TownPage"
WAGTAILADMIN_BASE_URL = f"{ENVIRONMENT.scheme}://{ENVIRONMENT.base_domain}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "/anmelden/verwaltung/"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "german",
        "FUZZY_SIMILARITY_THRESHOLD": 0.6,  # a slip of the pen, not another word
    },
}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]

BASE_DIR = Path(__file__).resolve().parent

LOGGING = logging_config(ENVIRONMENT.log_level)
