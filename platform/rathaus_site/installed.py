"""Which apps have their tables in the shared schema and which in every town's.

`django.contrib.contenttypes` is shared only: its cache is one dictionary per process, and with a table per town
threads would answer one town's content types to another.
"""

SHARED_APPS = [
    "django_tenants",
    "django.contrib.contenttypes",
    "rathaus_tenants.registry",
    "rathaus_tenants.guests",
    "rathaus_services.releases",
    "rathaus_platform.audit",  # the operators' chain; every town has its own, below
]

TOWN_APPS = [
    "rathaus_platform.identity",
    "rathaus_platform.identity.api_clients",
    "rathaus_platform.audit",
    "rathaus_platform.outbox",
    "rathaus_platform.documents",
    "rathaus_tenants.preferences",
    "rathaus_services.activation",
    "rathaus_services.cases",
    "rathaus_services.journey",
    "rathaus_cms.base",
    "rathaus_cms.pages",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "rathaus_cms.admin.users_app.StaffUsersConfig",  # wagtail.users, staff only
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
]

# Code without tables of its own.
PLAIN_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "wagtail.contrib.typed_table_block",
    "rathaus_platform.web",
    "rathaus_platform.messaging",
    "rathaus_tenants",
    "rathaus_services",
    "rathaus_services.desk",
    "rathaus_services.rollout",
    "rathaus_services.guests",
    "rathaus_services.offices",
    "rathaus_services.register",
    "rathaus_cms",
    "rathaus_graphql",
    "rathaus_site",
]
