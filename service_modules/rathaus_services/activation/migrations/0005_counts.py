"""How applications go with each release: numbers per day, nothing about anybody."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activation", "0004_corrections"), ("releases", "0002_content_as_text")]

    operations = [
        migrations.CreateModel(
            name="ReleaseCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("number", models.PositiveIntegerField()),
                (
                    "release",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.modulerelease",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("day", "release", "kind"), name="activation_count_once")
                ]
            },
        ),
    ]
