"""A new town moves into the pages of the template: its names in them, today's date on them, the search knows them.

Keys have been made its own when the template was replayed. A fixed number of statements, however many the pages are.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, Revision
from wagtail.search.backends import get_search_backend

from rathaus_cms.base.models import TownPage
from rathaus_cms.seed.texts import fill
from rathaus_platform.clock import now
from rathaus_tenants.values import TownRef


def move_in(town: TownRef) -> None:
    """Makes the start pages in the bound schema this town's; nobody else has changed them yet."""
    moment = now()
    dates = {"first_published_at": moment, "last_published_at": moment, "latest_revision_created_at": moment}
    TownPage.objects.filter(depth__gt=1).update(**dates)
    PageLogEntry.objects.update(timestamp=moment)
    pages = list(TownPage.objects.filter(depth__gt=1).specific())
    _keep([page for page in pages if _name_in(page, town)])
    _revise(pages, moment)


def _name_in(page: TownPage, town: TownRef) -> bool:
    """Whether one of the page type's own fields has changed by it."""
    before = [_plain(page, field) for field in _own_fields(page)]
    after = [fill(value, town) for value in before]
    for field, value in zip(_own_fields(page), after, strict=True):
        setattr(page, field.name, field.stream_block.to_python(value) if isinstance(field, StreamField) else value)
    return before != after


def _own_fields(page: TownPage) -> list[Any]:
    """The text fields and stream fields of the page's type; the base page has names only in its title: none."""
    kinds = (StreamField, models.CharField, models.TextField)
    return [field for field in page._meta.local_fields if isinstance(field, kinds) and not field.choices]


def _plain(page: TownPage, field: Any) -> Any:
    value = getattr(page, field.name)
    return value.get_prep_value() if isinstance(field, StreamField) else value


def _keep(changed: list[TownPage]) -> None:
    by_type = defaultdict(list)
    for page in changed:
        by_type[type(page)].append(page)
    for model, pages in by_type.items():
        model.objects.bulk_update(pages, [field.name for field in _own_fields(pages[0])])
        get_search_backend().add_bulk(model, pages)


def _revise(pages: list[TownPage], moment: datetime) -> None:
    """The one revision of each page says what the page says."""
    revisions = Revision.objects.in_bulk([page.latest_revision_id for page in pages])
    for page in pages:
        revision = revisions[page.latest_revision_id]
        revision.content, revision.created_at = page.serializable_data(), moment
    Revision.objects.bulk_update(revisions.values(), ["content", "created_at"])
