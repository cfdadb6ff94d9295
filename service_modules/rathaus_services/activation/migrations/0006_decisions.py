"""What a town decided where the centre and the town both changed a parameter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activation", "0005_counts")]

    operations = [
        migrations.AddField(
            model_name="activation",
            name="decisions",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
