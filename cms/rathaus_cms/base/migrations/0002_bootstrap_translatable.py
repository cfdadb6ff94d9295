"""Adds what makes the base page translatable; only now Wagtail's own tables (Locale) may be relied upon."""

from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        BootstrapLocaleField("base.TownPage"),
        BootstrapTranslationKeyField("base.TownPage"),
        BootstrapTranslatableModel("base.TownPage"),
    ]
