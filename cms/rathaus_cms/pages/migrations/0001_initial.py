import django.db.models.deletion
import rathaus_cms.pages.fields
import rathaus_platform.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0003_complete_base_page'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('townpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('headline', models.CharField(default='Was möchten Sie erledigen?', max_length=60, verbose_name='Überschrift')),
                ('notices', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Warnungen')),
                ('pinned_services', rathaus_cms.pages.fields.ContentField([], blank=True, help_text='Sie stehen vorn. Die übrigen Plätze füllt das Rathaus selbst.', verbose_name='Feste Leistungen')),
                ('calls', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Aufrufe')),
            ],
            options={
                'verbose_name': 'Startseite',
                'verbose_name_plural': 'Startseiten',
            },
            bases=('base.townpage',),
        ),
        migrations.CreateModel(
            name='InfoPage',
            fields=[
                ('townpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='Das Wichtigste in einem Satz.', max_length=300, verbose_name='Vorspann')),
                ('body', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Inhalt')),
                ('contact', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Fragen?')),
            ],
            options={
                'verbose_name': 'Informationsseite',
                'verbose_name_plural': 'Informationsseiten',
            },
            bases=('base.townpage',),
        ),
        migrations.CreateModel(
            name='LegalPage',
            fields=[
                ('townpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('impressum', 'Impressum'), ('datenschutz', 'Datenschutz'), ('barrierefreiheit', 'Erklärung zur Barrierefreiheit'), ('leichte-sprache', 'Leichte Sprache'), ('gebaerdensprache', 'Gebärdensprache')], editable=False, max_length=20, unique=True, verbose_name='Art')),
                ('body', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Inhalt')),
            ],
            options={
                'verbose_name': 'Pflichtseite',
                'verbose_name_plural': 'Pflichtseiten',
            },
            bases=('base.townpage',),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('townpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, max_length=300, verbose_name='Vorspann')),
            ],
            options={
                'verbose_name': 'Nachrichtenliste',
                'verbose_name_plural': 'Nachrichtenlisten',
            },
            bases=('base.townpage',),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('townpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(help_text='Das Wichtigste in einem oder zwei Sätzen.', max_length=300, verbose_name='Vorspann')),
                ('date', models.DateField(default=rathaus_platform.clock.today, verbose_name='Datum')),
                ('category', models.CharField(choices=[('rathaus', 'Rathaus'), ('bauen', 'Bauen'), ('familie', 'Familie'), ('kultur', 'Kultur'), ('verkehr', 'Verkehr'), ('umwelt', 'Umwelt'), ('wirtschaft', 'Wirtschaft'), ('sport', 'Sport')], default='rathaus', max_length=20, verbose_name='Thema')),
                ('district', models.CharField(blank=True, help_text='Nur, wenn es einen Ortsteil betrifft.', max_length=80, verbose_name='Ortsteil')),
                ('source', models.CharField(choices=[('stadt', 'Stadt oder Gemeinde'), ('landkreis', 'Landkreis'), ('land', 'Land'), ('verein', 'Verein')], default='stadt', max_length=20, verbose_name='Quelle')),
                ('picture_alt', models.CharField(blank=True, help_text='Für alle, die das Bild nicht sehen.', max_length=200, verbose_name='Was ist zu sehen?')),
                ('picture_decorative', models.BooleanField(default=False, verbose_name='Das Bild schmückt nur')),
                ('picture_credit', models.CharField(blank=True, max_length=120, verbose_name='Bildnachweis')),
                ('body', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Inhalt')),
                ('attachments', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Unterlagen')),
                ('contact', rathaus_cms.pages.fields.ContentField([], blank=True, verbose_name='Fragen?')),
                ('picture', models.ForeignKey(blank=True, help_text='Ohne Bild zeigt die Seite eine Zeichnung Ihrer Stadt.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='Bild')),
            ],
            options={
                'verbose_name': 'Nachricht',
                'verbose_name_plural': 'Nachrichten',
            },
            bases=('base.townpage',),
        ),
    ]
