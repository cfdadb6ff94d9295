"""People and pages for the tests of the town's site."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.test import Client

from rathaus_cms.pages.models import NewsPage
from rathaus_cms.pages.queries import news_index
from rathaus_platform.identity.models import User
from rathaus_platform.identity.session import SignedIn, remember

ROLES = {"Redaktion": "editor", "Sachbearbeitung": "clerk", "Leitung": "lead", "Verwaltung": "admin"}


def staff(group: str, **values: str) -> User:
    """Somebody of the bound town in a group."""
    subject = uuid4().hex
    given = {"realm": "verwaltung", "issuer": "https://login.example.org", "first_name": "Eva", **values}
    user = User.objects.create(subject=subject, username=subject, **given)
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(client: Client, group: str) -> Client:
    """The client with a staff session as Keycloak's sign-in leaves it; the client's town must be bound."""
    user = staff(group)
    client.force_login(user)
    session = client.session
    signed_in = SignedIn(
        realm=user.realm,
        issuer=user.issuer,
        subject=user.subject,
        sid=uuid4().hex,
        trust="normal",
        roles=(ROLES[group],),
        auth_time=int(datetime.now(UTC).timestamp()),
        id_token="",
    )
    remember(session, signed_in)
    session.save()
    return client


def publish_news(title: str, **values: Any) -> NewsPage:
    """A piece of news in the bound town, live."""
    page = NewsPage(title=title, **{"lead": f"Vorspann zu {title}.", **values})
    index = news_index()
    assert index is not None
    index.add_child(instance=page)
    page.save_revision().publish()
    return page
