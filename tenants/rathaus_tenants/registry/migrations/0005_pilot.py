"""Towns to which new releases of services come first; those of a demonstration are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_departed")]

    operations = [
        migrations.AddField(
            model_name="town",
            name="pilot",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
