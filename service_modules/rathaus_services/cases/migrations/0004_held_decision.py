from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_second_person_and_fiction'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='held_until',
            field=models.DateField(null=True),
        ),
    ]
