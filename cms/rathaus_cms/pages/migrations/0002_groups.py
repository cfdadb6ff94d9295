"""The four groups of a town with their rights; Wagtail's English examples go.

Rights on pages follow when a town gets its home page (`rathaus_cms.seed`): the template has none. What is written
here travels with the town's template, so a new town needs no migration to have its groups.
"""

from django.conf import settings
from django.db import migrations

ADMIN = [("wagtailadmin", "admin", "access_admin")]
FILES = [
    ("wagtailimages", "image", "add_image"),
    ("wagtailimages", "image", "change_image"),
    ("wagtailimages", "image", "choose_image"),
    ("wagtaildocs", "document", "add_document"),
    ("wagtaildocs", "document", "change_document"),
    ("wagtaildocs", "document", "choose_document"),
]
REDIRECTS = [
    ("wagtailredirects", "redirect", f"{verb}_redirect") for verb in ("add", "change", "delete")
]
# Staff comes from Keycloak: the town's administration sees who is there, and changes it where it comes from.
PEOPLE = [(*settings.AUTH_USER_MODEL.lower().split("."), "view_user")]
GROUPS = {
    "Redaktion": (ADMIN, FILES),
    "Sachbearbeitung": (ADMIN, []),
    "Leitung": (ADMIN, []),
    "Verwaltung": (ADMIN + REDIRECTS + PEOPLE, FILES),
}


def permission(apps, app_label, model, codename):
    """The permission, made when Django has not come to it yet: it makes them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
    )
    return found


def add_groups(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    CollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = Collection.objects.order_by("path").first()
    for name, (plain, on_files) in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set([permission(apps, *key) for key in plain])
        for key in on_files:
            CollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission(apps, *key)
            )


def remove_examples(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "WorkflowTask").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.all().delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.all().delete()
    apps.get_model("wagtailcore", "Task").objects.all().delete()
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    pages = apps.get_model("base", "TownPage").objects
    if pages.filter(depth=2).count() == pages.filter(depth=2, slug="home", owner=None).count():
        pages.filter(depth=2).delete()
        pages.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(add_groups, migrations.RunPython.noop),
        migrations.RunPython(remove_examples, migrations.RunPython.noop),
    ]
