"""How far each release has come, what was done with it, and which one every town uses."""

import django.db.models.deletion
from django.db import migrations, models

RINGS = [(0, "zurückgenommen"), (1, "Pilotstädte"), (2, "10 % der Städte"), (3, "alle Städte")]


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_pilot"), ("releases", "0002_content_as_text")]

    operations = [
        migrations.CreateModel(
            name="Rollout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                ("ring", models.PositiveSmallIntegerField(choices=RINGS)),
                ("halted", models.BooleanField(default=False)),
                ("begun_at", models.DateTimeField()),
                ("ring_since", models.DateTimeField()),
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
            options={"indexes": [models.Index(fields=["key", "-id"], name="releases_rollout_newest")]},
        ),
        migrations.CreateModel(
            name="RolloutStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=12)),
                ("ring", models.PositiveSmallIntegerField(choices=RINGS)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=100)),
                ("reason", models.TextField(blank=True)),
                ("figures", models.JSONField(default=dict)),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="releases.rollout"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                ("held_until", models.DateField(null=True)),
                ("since", models.DateTimeField()),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="releases.modulerelease"
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.town"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("town", "key"), name="releases_standing_once")]
            },
        ),
    ]
