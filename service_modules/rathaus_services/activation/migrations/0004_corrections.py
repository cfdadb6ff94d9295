"""What stood in the by-law register before a correction stays with the value."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activation", "0003_pin")]

    operations = [
        migrations.AddField(
            model_name="parametervalue",
            name="corrections",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
