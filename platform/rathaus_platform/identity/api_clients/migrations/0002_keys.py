from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("api_clients", "0001_programs")]

    operations = [
        migrations.AddField("apiclient", "keys", models.JSONField(blank=True, db_default=[], default=list)),
    ]
