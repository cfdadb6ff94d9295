"""The app of the registry; its tables lie in the shared schema."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Label `registry`: towns, hosts, bells, templates, the state of provisioning and of periodic jobs."""

    name = "rathaus_tenants.registry"
    label = "registry"
