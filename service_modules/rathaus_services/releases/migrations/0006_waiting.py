"""Which release a town waits for, and the parameters that it has to set before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0005_open_questions")]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="waits_release",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="releases.modulerelease",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="waits_for",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
