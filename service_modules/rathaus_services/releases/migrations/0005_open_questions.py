"""How many changes of the centre wait for a decision in each town."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_tally")]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="open_questions",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
    ]
