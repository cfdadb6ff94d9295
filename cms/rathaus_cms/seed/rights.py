"""Rights on pages: they hang on the home page. All other rights of the groups come with the migrations."""

from typing import Final

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage

ON_PAGES: Final = {
    "Redaktion": ("add", "change", "publish"),
    "Verwaltung": ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}


def give_rights(home: HomePage) -> None:
    """Editors and the town's administration may work on everything below (and on) the home page."""
    model = TownPage._meta.model_name
    for name, verbs in ON_PAGES.items():
        group = Group.objects.get(name=name)
        for verb in verbs:
            permission = Permission.objects.get(content_type__app_label="base", codename=f"{verb}_{model}")
            GroupPagePermission.objects.create(group=group, page_id=home.pk, permission=permission)
