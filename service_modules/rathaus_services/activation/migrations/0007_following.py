"""How far a town goes along with the releases that reach it, and which values keep it from going further."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activation", "0006_decisions"), ("releases", "0003_rings")]

    operations = [
        migrations.AddField(
            model_name="activation",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="releases.rollout",
            ),
        ),
        migrations.AddField(
            model_name="activation",
            name="waits_for",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
