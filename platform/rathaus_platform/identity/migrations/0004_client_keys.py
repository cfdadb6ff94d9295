from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0003_directory_and_offices'),
    ]

    operations = [
        migrations.AddField(
            model_name='oidcclient',
            name='keys',
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
